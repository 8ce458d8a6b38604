"""The queue: which items, in which order, and what a filter can choose from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pipeline.model import CityRole, EventKind, EventStatus, PersonRole
from pipeline.review.desk import State
from pipeline.review.items import Item, folded

MOST = 200  # items of one answer
CHOICES = 300  # of one filter

SORTS = {
    "sure": lambda i: (i.confidence, i.start, i.id),
    "date": lambda i: (not i.start, i.start, i.id),
    "name": lambda i: (i.name, i.id),
}


@dataclass(frozen=True, slots=True)
class Filter:
    """What the reviewer wants to see; "" is everything. `state` is open, accepted, rejected, merged, edited or all."""

    table: str = "events"
    state: str = "open"
    site: str = ""
    kind: str = ""
    status: str = ""
    city: str = ""
    since: str = ""
    until: str = ""
    words: str = ""
    changed: bool = False
    problems: bool = False
    sort: str = "sure"

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> Filter:
        names = ("table", "state", "site", "kind", "status", "city", "since", "until", "words", "sort")
        given: dict[str, Any] = {name: asked[name][:200] for name in names if name in asked}
        return cls(**given, changed=asked.get("changed") == "1", problems=asked.get("problems") == "1")


def queue(state: State, wanted: Filter, offset: int, limit: int, key: str = "") -> dict[str, Any]:
    """One stretch of the queue, how long all of it is, how much is done, and where the item `key` stands in it."""
    own = [i for i in state.items.values() if i.table == wanted.table]
    words = folded(wanted.words).split()
    found = [i for i in own if _passes(i, wanted, state) and all(w in i.searched for w in words)]
    found.sort(key=SORTS.get(wanted.sort, SORTS["sure"]))
    shown = found[max(0, offset) : max(0, offset) + min(max(0, limit), MOST)]
    decided = sum(1 for i in own if state.verdicts.state(i.id))
    return {
        "total": len(found),
        "of": len(own),
        "decided": decided,
        "offset": offset,
        "at": next((n for n, i in enumerate(found) if i.id == key), -1) if key else -1,
        "items": [brief(i, state) for i in shown],
    }


def _passes(item: Item, wanted: Filter, state: State) -> bool:
    verdict = state.verdicts.state(item.id) or "open"
    if wanted.state == "edited":
        if not state.verdicts.edited(item.id):
            return False
    elif wanted.state not in ("all", "", verdict):
        return False
    if (wanted.changed and not item.changed) or (wanted.problems and not item.problems):
        return False
    if wanted.site and wanted.site not in item.sites:
        return False
    for own, asked in ((item.kind, wanted.kind), (item.status, wanted.status), (item.city, wanted.city)):
        if asked and own != asked:
            return False
    return _in_time(item, wanted)


def _in_time(item: Item, wanted: Filter) -> bool:
    """ISO texts of different precision: each is compared as far as the shorter one goes."""
    if not (wanted.since or wanted.until):
        return True
    if not item.start[:1].isdigit():
        return False
    last = item.end if item.end[:1].isdigit() else item.start
    after = not wanted.since or last[: len(wanted.since)] >= wanted.since[: len(last)]
    return after and (not wanted.until or item.start[: len(wanted.until)] <= wanted.until[: len(item.start)])


def brief(item: Item, state: State) -> dict[str, Any]:
    """An item as a row of the queue, with the values that reviewers have given it."""
    columns = ("name", "start", "end", "kind", "status", "city")
    verdict = state.verdicts.of.get(item.id)
    given = {c: d.value for c, d in verdict.values.items() if c in columns} if verdict else {}
    return {
        "id": item.id,
        "table": item.table,
        **{c: getattr(item, c) for c in columns},
        **given,
        "site": min(item.sites, default=""),
        "pages": len(item.pages),
        "confidence": item.confidence,
        "problems": item.problems,
        "changed": item.changed,
        "state": state.verdicts.state(item.id),
        "edited": state.verdicts.edited(item.id),
    }


def choices(state: State) -> dict[str, Any]:
    """What each filter can choose from, with counts, the commonest first; and what some columns may hold."""
    events = [i for i in state.items.values() if i.table == "events"]
    filters = {
        "site": _counted(s for i in events for s in i.sites),
        "kind": _counted(i.kind for i in events),
        "status": _counted(i.status for i in events),
        "city": _counted(i.city for i in events),
    }
    values = {"kind": get_args(EventKind), "status": get_args(EventStatus)}
    roles = {"people": get_args(PersonRole), "cities": [r for r in get_args(CityRole) if r != "venue"]}
    return {"filters": filters, "values": values, "roles": roles}


def _counted(values: Iterable[str]) -> list[list[Any]]:
    counts = Counter(v for v in values if v)
    return [[value, n] for value, n in sorted(counts.items(), key=lambda vn: (-vn[1], vn[0]))[:CHOICES]]
