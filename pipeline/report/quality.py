"""What a person should look at before trusting the tables: what is missing, what conflicts, what was refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from pipeline.tables.happenings import Happening, PageLink, Tables, page_links

MOST_ROWS, MOST_REASONS = 12, 25


@dataclass(frozen=True, slots=True)
class Measure:
    """`count` of `total` rows."""

    key: str
    count: int
    total: int

    @property
    def share(self) -> float:
        return self.count / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """A row to look at: what it says, what is wrong with it, and its page."""

    text: str
    detail: str
    page: PageLink | None


@dataclass(frozen=True, slots=True)
class Trouble:
    """One kind of problem: all of its rows counted, the first of them shown."""

    code: str
    count: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """Candidates refused for one reason, with an example."""

    stage: str
    label: str
    reason: str
    count: int
    example: str


@dataclass(frozen=True, slots=True)
class Quality:
    measures: tuple[Measure, ...]
    bases: tuple[Measure, ...]  # what settled the dates of events
    troubles: tuple[Trouble, ...]
    pages: tuple[tuple[str, int], ...]  # why pages were rejected
    refused: tuple[Refused, ...]
    refused_in_all: int


MISSING: dict[str, Callable[[Happening], bool]] = {
    "no_date": lambda h: not h.start,
    "no_year": lambda h: h.start.startswith(("--", "T")),
    "no_day": lambda h: h.start[:1].isdigit() and len(h.start) < 10,
    "no_place": lambda h: not (h.venue or h.city or h.country_code),
    "no_people": lambda h: not h.people,
    "unsure": lambda h: h.confidence < 0.5,
}


def quality(tables: Tables, happenings: Sequence[Happening]) -> Quality:
    """All counts of the report's last part."""
    pages = tables["pages"]
    lost = pages[pages.status != "ok"]
    reasons = Counter(reason.split(": ")[0] for reason in lost.reason)
    rejects = tables["rejects"]
    return Quality(
        measures=tuple(Measure(key, sum(map(rule, happenings)), len(happenings)) for key, rule in MISSING.items()),
        bases=_bases(tables["event_pages"]),
        troubles=_troubles(tables, happenings),
        pages=tuple(sorted(reasons.items(), key=lambda item: (-item[1], item[0]))),
        refused=_refused(rejects),
        refused_in_all=len(rejects),
    )


def _bases(statements: pd.DataFrame) -> tuple[Measure, ...]:
    dated = statements[statements.start != ""]
    counts = Counter(dated.basis)
    return tuple(Measure(b, n, len(dated)) for b, n in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _troubles(tables: Tables, happenings: Sequence[Happening]) -> tuple[Trouble, ...]:
    """What the run calls problems, by code, then events without any date."""
    pages, texts = page_links(tables), _texts(tables)
    found: dict[str, list[Row]] = {}
    for row in tables["problems"].to_dict("records"):
        text = texts.get(row["row_id"], "")
        found.setdefault(row["code"], []).append(Row(text, row["detail"], pages.get(row["page_id"])))
    undated = [Row(h.name, "", h.pages[0] if h.pages else None) for h in happenings if not h.start]
    if undated and "no_date" not in found:
        found["no_date"] = undated
    return tuple(
        Trouble(code, len(rows), tuple(rows[:MOST_ROWS]))
        for code, rows in sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    )


def _texts(tables: Tables) -> Mapping[str, str]:
    """What the rows that problems are about say."""
    out: dict[str, str] = {}
    for name, key, text in (("times", "time_id", "text"), ("event_pages", "statement_id", "name")):
        out |= dict(zip(tables[name][key], tables[name][text], strict=True))
    for name, key in (("events", "event_id"), ("people", "person_id"), ("cities", "city_id")):
        out |= dict(zip(tables[name][key], tables[name].name, strict=True))
    return out


def _refused(rejects: pd.DataFrame) -> tuple[Refused, ...]:
    counts: Counter[tuple[str, str, str]] = Counter()
    examples: dict[tuple[str, str, str], str] = {}
    for row in rejects.to_dict("records"):
        key = (row["stage"], row["label"], row["reason"])
        counts[key] += 1
        examples.setdefault(key, row["text"])
    ordered = sorted(counts, key=lambda key: (-counts[key], key))[:MOST_REASONS]
    return tuple(Refused(*key, counts[key], examples[key]) for key in ordered)
