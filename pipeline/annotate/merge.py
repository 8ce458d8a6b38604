"""Spans that an annotator has corrected, brought into an annotation.

What was shown and has been taken away goes, what is new comes, everything else stays as it is: values that no span
tells (roles, venues, parents) are kept from the annotation that was there, or from the tables.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from pipeline.annotate.marked import Mark, Marked, meaning
from pipeline.annotate.paper import fold

Json = dict[str, Any]
Key = tuple[int, str, int]  # line, text, which of several on that line
KINDS = {"people": "PERSON", "cities": "CITY", "organizations": "ORG", "events": "EVENT"}
SHORTEST = 2  # characters of a name that may be the short form of another


@dataclass(frozen=True, slots=True)
class Merged:
    data: Json
    open: tuple[str, ...]  # what a person has to fill in


def merge(base: Json, shown: Sequence[Mark], given: Marked) -> Merged:
    """`base` with the marks of `given`; `shown` are those that the annotator began with."""
    out, todo = copy.deepcopy(base), list[str]()
    given = replace(given, marks=_noted(given.marks, shown))
    for kind, label in KINDS.items():
        before, after = _names(shown, given, label), _names(given.marks, given, label)
        gone = before.keys() - after.keys()
        kept = [row for row in out.get(kind, []) if not _is_gone(row, gone, after.keys())]
        new = [after[key] for key in after if key not in before and not any(key in _keys(row) for row in kept)]
        if kept or new or kind in out:
            out[kind] = kept
            _add(kind, kept, new, todo)
    _forget(out)
    out["times"] = list(_times(base, shown, given, todo))
    return Merged(out, tuple(f"{given.name}: {word}" for word in todo))


def _noted(marks: Iterable[Mark], shown: Iterable[Mark]) -> tuple[Mark, ...]:
    """Marks with the notes that they were shown with: not every tool gives them back."""
    notes = {(m.start, m.end, m.label): m.note for m in shown}
    return tuple(m if m.note else replace(m, note=notes.get((m.start, m.end, m.label), "")) for m in marks)


def _names(marks: Iterable[Mark], page: Marked, label: str) -> dict[str, str]:
    """Folded name → the name: that of the row that the mark belongs to, else as it first stands; in order."""
    out: dict[str, str] = {}
    for mark in sorted(marks):
        if mark.label == label:
            text = mark.note or " ".join(page.text[mark.start : mark.end].split())
            out.setdefault(fold(text), "".join(text.split()) if label == "PERSON" else text)
    return out


def _keys(row: Json) -> set[str]:
    return {fold(name) for name in (row["name"], *row.get("aliases", ()))}


def _is_gone(row: Json, gone: Iterable[str], left: Iterable[str]) -> bool:
    """One of its names was shown and taken away, and none is left."""
    keys = _keys(row)
    return bool(keys & set(gone)) and not keys & set(left)


def _add(kind: str, rows: list[Json], names: Iterable[str], todo: list[str]) -> None:
    """A short form of one longer name is its alias, anything else a row of its own; the longest first."""
    order = list(names)
    for name in sorted(order, key=lambda n: (-len(n), order.index(n))):
        long = [row for row in rows if kind == "people" and len(name) >= SHORTEST and _is_short(name, row["name"])]
        if len(long) == 1:
            long[0].setdefault("aliases", []).append(name)
        else:
            rows.append(_row(kind, name, todo))


def _is_short(name: str, full: str) -> bool:
    return len(name) < len(full) and (full.startswith(name) or full.endswith(name))


def _row(kind: str, name: str, todo: list[str]) -> Json:
    if kind == "people":
        return {"name": name, "aliases": [], "titles": [], "affiliations": []}
    if kind == "cities":
        return {"name": name, **_place(name, todo)}
    if kind == "organizations":
        return {"name": name, "aliases": []}
    todo.append(f"the event {name!r} has no dates yet")
    empty = dict.fromkeys(("start", "end", "venue", "city", "country", "parent"))
    return {"name": name, "aliases": [], **empty, "people": [], "cities": [], "optional": False}


def _place(name: str, todo: list[str]) -> Json:
    """Kind and country of the best known place of this name."""
    from pipeline.gazetteer import load

    places = load().lookup(name)
    if not places:
        todo.append(f"nobody knows where the city {name!r} is")
        return {"kind": "city", "country": None}
    return {"kind": places[0].kind, "country": places[0].country_code or None}


def _forget(out: Json) -> None:
    """Events lose people and cities that are no rows any more."""
    people = {row["name"] for row in out.get("people", ())} | set(out.get("people_optional", ()))
    cities = {row["name"] for row in out.get("cities", ())} | set(out.get("cities_optional", ()))
    for event in out.get("events", ()):
        event["people"] = [part for part in event.get("people", ()) if part["name"] in people]
        event["cities"] = [name for name in event.get("cities", ()) if name in cities]


def _times(base: Json, shown: Sequence[Mark], given: Marked, todo: list[str]) -> Iterable[Json]:
    """Rows in the order of the text: those that nobody touched, and those of new spans."""
    known = _keyed([mark for mark in shown if mark.label == "TIME"], given, {})
    now = _keyed([mark for mark in given.marks if mark.label == "TIME"], given, known)
    rows = {(row["line"], row["text"], n): row for n, row in _numbered(base.get("times", ()))}
    kept = {key: row for key, row in rows.items() if key in now or key not in known}
    changed = {
        key: _time(key, mark, kept.get(key), todo)
        for key, mark in now.items()
        if key not in kept or (key in known and mark.note != known[key].note)
    }
    merged = kept | changed
    column = {key: mark.start for key, mark in (known | now).items()}
    return [merged[key] for key in sorted(merged, key=lambda k: (k[0], column.get(k, 0), k[2], k[1]))]


def _keyed(marks: Iterable[Mark], page: Marked, known: dict[Key, Mark]) -> dict[Key, Mark]:
    """Marks by line, text and which of several on that line; a span that is known keeps its key."""
    keys = {(mark.start, mark.end): key for key, mark in known.items()}
    out: dict[Key, Mark] = {}
    for mark in sorted(marks):
        line, text = _place_of(page, mark)
        free = next(n for n in count() if (line, text, n) not in known and (line, text, n) not in out)
        out[keys.get((mark.start, mark.end), (line, text, free))] = mark
    return out


def _place_of(page: Marked, mark: Mark) -> tuple[int, str]:
    """Line and text; of a span over a line's end those of its first line."""
    return page.text.count("\n", 0, mark.start) + 1, page.text[mark.start : mark.end].split("\n")[0]


def _numbered(rows: Iterable[Json]) -> Iterable[tuple[int, Json]]:
    seen: dict[tuple[int, str], int] = {}
    for row in rows:
        key = (row["line"], row["text"])
        seen[key] = seen.get(key, -1) + 1
        yield seen[key], row


def _time(key: Key, mark: Mark, old: Json | None, todo: list[str]) -> Json:
    """What the annotator's note says, else what was there, else nothing, which the check of the file will tell."""
    line, text, _ = key
    start, end, zone = meaning(mark.note)
    if not start and old is not None:
        return old
    if not start:
        todo.append(f"{text!r} on line {line} has no start and end yet")
    return {"text": text, "line": line, "start": start, "end": end, "timezone": zone or None}
