"""The nouns of deciding, and a decision as one line of JSON that stands by itself."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, TypeAlias, get_args

from pipeline.ids import make_id

What: TypeAlias = Literal["accept", "reject", "edit", "add", "merge", "not_same", "split", "page_done", "undo"]
Reviewed: TypeAlias = Literal["events", "people", "pages"]

WHATS: tuple[str, ...] = get_args(What)
REVIEWED: tuple[str, ...] = get_args(Reviewed)
WHEN = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")  # UTC to the millisecond: sorted as text it is in order


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of a page, so described that they are found again when the page was scraped again."""

    page_id: str
    source: str
    text: str
    url: str = ""
    before: str = ""  # what stands around it
    after: str = ""
    nth: int = 0  # of the places where the page has these words, from 0


@dataclass(frozen=True, slots=True)
class Target:
    """A statement of a page as it was when somebody decided about it; of a page itself `name` is its text's digest."""

    table: Reviewed
    anchor: Anchor
    name: str = ""
    start: str = ""
    end: str = ""
    side: int = 0  # of a merge, a split or a "not the same": which of the two things it belongs to


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the log. `value` is text for an edit, a list of objects for an edit of who takes part, and an object
    of columns for an added event."""

    id: str
    who: str
    when: str
    what: What
    targets: tuple[Target, ...] = ()
    column: str = ""
    value: Any = ""
    at: Anchor | None = None  # of an edit: the words that the new value stands in
    of: str = ""  # of an undo: the id of the decision that no longer stands
    why: str = ""

    @property
    def order(self) -> tuple[str, str]:
        return self.when, self.id


def decision(who: str, when: str, what: What, **parts: Any) -> Decision:
    """A new decision; its id is a hash of all that it says."""
    parts = {**parts, "why": _line(parts.get("why", ""))}
    new = Decision("", _line(who), when, what, **parts)
    return replace(new, id=make_id("de", json.dumps(_plain(new), ensure_ascii=False, sort_keys=True)))


def _line(text: str) -> str:
    """Without control characters, which a reason or a name may have been pasted with."""
    return " ".join("".join(c if c >= " " else " " for c in text).split())


def digest(text: str) -> str:
    """What a page that was called complete is known by: its text."""
    return make_id("tx", text)


def to_line(d: Decision) -> str:
    """The decision as one line of JSON without its line end; parts that say nothing are left out."""
    return json.dumps({"id": d.id, **_plain(d)}, ensure_ascii=False, separators=(",", ":"))


def _plain(d: Decision) -> dict[str, Any]:
    out: dict[str, Any] = {"who": d.who, "when": d.when, "what": d.what}
    if d.targets:
        out["targets"] = [{"table": t.table, "anchor": _said(t.anchor), **_said(t, ("anchor", "table"))}
                          for t in d.targets]  # fmt: skip
    out |= _said(d, ("id", "who", "when", "what", "targets", "at"))
    if d.at is not None:
        out["at"] = _said(d.at)
    return out


def _said(noun: Any, without: tuple[str, ...] = ()) -> dict[str, Any]:
    """The fields that hold something of their own."""
    said = {f.name: (getattr(noun, f.name), f.default) for f in fields(noun) if f.name not in without}
    return {name: value for name, (value, default) in said.items() if value != default}


def from_line(line: str) -> Decision:
    """The decision of a line.

    Raises:
        ValueError: it is none; the text says why.
    """
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError("is not JSON") from error
    if not isinstance(data, dict):
        raise ValueError("is not a JSON object")
    try:
        json.dumps(data, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError as error:
        raise ValueError("has half of a character") from error
    _check(data, Decision, ("id", "who", "when", "what"))
    if data["what"] not in WHATS:
        raise ValueError(f"decides {data['what']!r}, which is none of {', '.join(WHATS)}")
    if not WHEN.fullmatch(data["when"]):
        raise ValueError(f"has the time {data['when']!r}, which is not like 2024-01-31T09:30:00.000Z")
    if any(c < " " for c in data["who"] + data.get("why", "")):
        raise ValueError("has a control character")
    targets = data.pop("targets", [])
    if not isinstance(targets, list):
        raise ValueError("has targets that are no list")
    at = data.pop("at", None)
    return Decision(**data, targets=tuple(map(_target, targets)), at=None if at is None else _anchor(at))


def _target(data: Any) -> Target:
    _check(data, Target, ("table", "anchor"), loose=("anchor",))
    if data["table"] not in REVIEWED:
        raise ValueError(f"is about the table {data['table']!r}, which is none of {', '.join(REVIEWED)}")
    return Target(**{**data, "anchor": _anchor(data["anchor"])})


def _anchor(data: Any) -> Anchor:
    _check(data, Anchor, ("page_id", "source", "text"))
    return Anchor(**data)


def _check(data: Any, noun: type[Any], needed: tuple[str, ...], loose: tuple[str, ...] = ()) -> None:
    """Known keys of the right type, and all that are needed."""
    if not isinstance(data, dict):
        raise ValueError(f"has {data!r} where an object belongs")
    known = {f.name for f in fields(noun)}
    if unknown := sorted(set(data) - known):
        raise ValueError(f"has the unknown part {unknown[0]!r}")
    if lost := [name for name in needed if name not in data]:
        raise ValueError(f"lacks {lost[0]!r}")
    for name, value in data.items():
        kind = int if name in ("nth", "side") else str
        if name not in (*loose, "value", "targets", "at") and (not isinstance(value, kind) or value is True):
            raise ValueError(f"has {value!r} as its {name}")
