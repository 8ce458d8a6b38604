"""Set faulty rows of an annotation aside: neither a reward nor a miss, the rest is scored."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from typing import Any

from pipeline.annotate.faults import Pointer

# What a row that cannot be used is still good for: its name or text is one that may be extracted or not.
OPTIONAL = {"times": "times_optional", "people": "people_optional", "cities": "cities_optional"}


def aside(data: Any, faulty: Iterable[Pointer]) -> dict[str, Any] | None:
    """The annotation without the smallest rows around the faulty values; None where the fault is that of the whole."""
    rows = sorted({_row(pointer) for pointer in faulty}, key=str, reverse=True)
    if not isinstance(data, dict) or any(len(row) == 0 for row in rows):
        return None
    out: dict[str, Any] = copy.deepcopy(data)
    for row in sorted(rows, key=lambda r: (len(r), r[-1] if isinstance(r[-1], int) else -1), reverse=True):
        if not _drop(out, row):
            return None
    return out


def _row(pointer: Pointer) -> Pointer:
    """The row of a value: an event's person, a row of a list, a fact of the page, the body as a whole."""
    match pointer:
        case ("events", int(), "people", int(), *_):
            return pointer[:4]
        case ("body_lines", *_):
            return pointer[:1]
        case (str(), int(), *_) | ("page", str(), *_):
            return pointer[:2]
    return ()


def _drop(out: dict[str, Any], row: Pointer) -> bool:
    """Take one row out; False where the page cannot be used without it."""
    match row:
        case ("body_lines",):
            out.pop("body_lines", None)
        case ("page", str(key)):
            out["page"].pop(key, None)
        case ("events", int(i), "people", int(k)):
            del out["events"][i]["people"][k]
        case ("events", int(i)):
            _event_aside(out, i)
        case (str(kind), int(i)):
            _optional(out, kind, out[kind].pop(i))
        case _:
            return False
    return True


def _event_aside(out: dict[str, Any], i: int) -> None:
    """An event keeps its name where it has one: finding it is not an error."""
    row = out["events"][i]
    name = row.get("name") if isinstance(row, dict) else None
    if isinstance(name, str) and name:
        out["events"][i] = {"name": name, "start": None, "end": None, "optional": True}
    else:
        del out["events"][i]


def _optional(out: dict[str, Any], kind: str, row: Any) -> None:
    name = row.get("text" if kind == "times" else "name") if isinstance(row, dict) else None
    if kind not in OPTIONAL or not isinstance(name, str) or not name:
        return
    entry = {"text": name, "line": 1} if kind == "times" else name
    out.setdefault(OPTIONAL[kind], []).append(entry)
