"""What the log says of the things in the tables, also where the tables are older than the log."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.decisions import Decision, Target, find, standing
from pipeline.review.items import Item, Said
from pipeline.review.tables import Tables

TYING = ("merge", "not_same", "split")


@dataclass(slots=True)
class Verdict:
    """What stands of one thing: accepted, rejected or merged (into another) or "" for open; and the values given."""

    state: str = ""
    values: dict[str, Decision] = field(default_factory=dict)  # column → the edit that gave it last
    decisions: list[Decision] = field(default_factory=list)
    tied: set[str] = field(default_factory=set)  # things that it was called one with, or not the same as


@dataclass(slots=True)
class Verdicts:
    """Over all things; `added` are events that are in no table yet, by page, `done` the pages called complete."""

    of: dict[str, Verdict] = field(default_factory=lambda: defaultdict(Verdict))
    added: dict[str, list[Decision]] = field(default_factory=lambda: defaultdict(list))
    done: dict[str, Decision] = field(default_factory=dict)

    def state(self, key: str) -> str:
        verdict = self.of.get(key)
        return verdict.state if verdict else ""

    def edited(self, key: str) -> bool:
        verdict = self.of.get(key)
        return bool(verdict and verdict.values)


def verdicts(decisions: Sequence[Decision], where: Where) -> Verdicts:
    """The log, laid over the tables."""
    out = Verdicts()
    for d in standing(decisions):
        sides: tuple[list[str], list[str]] = ([], [])
        for target in d.targets:
            page_id = where.page(target)
            if d.what == "page_done":
                out.done[page_id] = d
            key = where.thing(target, page_id)
            if key and key not in sides[target.side > 0]:
                sides[target.side > 0].append(key)
            elif not key and d.what == "add":
                out.added[page_id].append(d)
        _take(out, d, sides)
    return out


def _take(out: Verdicts, d: Decision, sides: tuple[list[str], list[str]]) -> None:
    for key in dict.fromkeys([*sides[0], *(sides[1] if d.what in TYING else ())]):
        verdict = out.of[key]
        verdict.decisions.append(d)
        if d.what in ("merge", "not_same"):
            verdict.tied |= {*sides[0], *sides[1]} - {key}
        if d.what in ("accept", "reject"):
            verdict.state = "accepted" if d.what == "accept" else "rejected"
        elif d.what == "edit":
            verdict.values[d.column] = d
        elif d.what == "add":
            verdict.state = "accepted"
        elif d.what == "merge" and key in sides[1] and key not in sides[0]:
            verdict.state = "merged"


class Where:
    """From targets to the things of the tables."""

    def __init__(self, items: Mapping[str, Item], tables: Tables) -> None:
        self.tables = tables
        self.said: dict[tuple[str, str], list[tuple[Said, str]]] = defaultdict(list)
        for item in items.values():
            for said in item.said:
                self.said[item.table, said.page_id].append((said, item.id))
        self._pages: dict[str, str] | None = None

    def page(self, target: Target) -> str:
        """The page's id now: what it was, unless the page has another id by now."""
        a = target.anchor
        if self._pages is None:
            rows = self.tables.rows("SELECT page_id, source, url FROM pages")
            self._pages = {key: row["page_id"] for row in rows for key in (row["source"], row["url"]) if key}
            self._pages |= {row["page_id"]: row["page_id"] for row in rows}
        return self._pages.get(a.page_id) or self._pages.get(a.url) or self._pages.get(a.source, "")

    def thing(self, target: Target, page_id: str) -> str:
        """The thing that the target's statement belongs to, "" where the tables have none."""
        rows = self.said.get((target.table, page_id), [])
        same = [(said, key) for said, key in rows if said.text == target.anchor.text and _when(said, target)]
        if len(same) == 1:
            return same[0][1]
        page = self.tables.page(page_id) if rows else None
        found = find(target, [said for said, _ in rows], page.page.text) if page else None
        return next((key for said, key in rows if said is found), "")


def _when(said: Said, target: Target) -> bool:
    return said.start == target.start or target.table != "events"
