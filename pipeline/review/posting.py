"""From what the browser asks for to a decision: words are anchored here, from the page's own text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pipeline.decisions import Anchor, Decision, Target, anchor, standing
from pipeline.decisions.edits import COLUMNS, TAKING_PART, fault
from pipeline.decisions.record import digest
from pipeline.errors import GyojiError
from pipeline.review.desk import Desk, State
from pipeline.review.items import Item, Said

Asked = Mapping[str, Any]
LONGEST = 1_000  # characters of a reason
MINUTES = 16  # characters of a moment before its offset
MOST = 50  # statements of one thing that a decision names


class Refused(GyojiError):
    """Ask for something else: what was asked cannot be decided. The text is the key of a message."""


def post(desk: Desk, asked: Asked) -> list[Decision]:
    """Write what was asked into the log.

    Raises:
        Refused: it makes no sense, or is about something that is not there.
        OutputError: the log cannot be written.
    """
    make = MAKERS.get(_text(asked, "what"))
    if make is None:
        raise Refused("refused.what")
    why = _text(asked, "why")[:LONGEST]
    return [desk.decide(why=why, **parts) for parts in make(desk, desk.state(), asked)]


def _judge(desk: Desk, state: State, asked: Asked) -> list[dict[str, Any]]:
    item = _item(state, asked, "id")
    return [{"what": asked["what"], "targets": _targets(desk, item, 0)}]


def _edit(desk: Desk, state: State, asked: Asked) -> list[dict[str, Any]]:
    """One decision for each column that gets another value, about the statement of the page that is shown."""
    item = _item(state, asked, "id")
    values = asked.get("values")
    if item.table != "events" or not isinstance(values, dict) or not values:
        raise Refused("refused.edit")
    said = _said(item, _text(asked, "page_id"))
    at = asked.get("at")
    targets = (_target(desk, item, said, 0), *(_target(desk, item, s, 1) for s in item.said[:MOST] if s is not said))
    given = state.verdicts.of.get(item.id)
    known = {c: d.value for c, d in given.values.items()} if given else {}
    if {"start", "end"} & set(values):
        _check_order({"start": item.start, "end": item.end, **known, **values})
    made = []
    for column, value in values.items():
        if fault(column, value) or (column == "name" and not value.strip()):
            raise Refused(f"refused.value.{column}" if column in (*COLUMNS, *TAKING_PART) else "refused.edit")
        where = _words(desk, at) if isinstance(at, dict) else None
        made.append({"what": "edit", "targets": targets, "column": column, "value": value, "at": where})
    return made


def _check_order(values: dict[str, Any]) -> None:
    """An event does not end before it starts, compared as far as both are given."""
    start, end = values.get("start"), values.get("end")
    if isinstance(start, str) and isinstance(end, str) and start[:1].isdigit() and end[:1].isdigit():
        n = min(len(start), len(end), MINUTES)
        if end[:n] < start[:n]:
            raise Refused("refused.order")


def _add(desk: Desk, _state: State, asked: Asked) -> list[dict[str, Any]]:
    value = asked.get("value")
    if not isinstance(value, dict):
        raise Refused("refused.edit")
    kept = {c: v for c, v in value.items() if c in (*COLUMNS, *TAKING_PART) and v}
    _check_order(kept)
    bad = next((c for c, v in kept.items() if fault(c, v)), "")
    if bad:
        raise Refused(f"refused.value.{bad}")
    words = _words(desk, asked)
    target = Target("events", words, str(kept.get("name") or words.text), kept.get("start", ""), kept.get("end", ""))
    return [{"what": "add", "targets": (target,), "value": kept}]


def _tie(desk: Desk, state: State, asked: Asked) -> list[dict[str, Any]]:
    """Two things that are one, or that are not."""
    one, other = _item(state, asked, "id"), _item(state, asked, "other")
    if one.id == other.id or one.table != other.table:
        raise Refused("refused.tie")
    return [{"what": asked["what"], "targets": (*_targets(desk, one, 0), *_targets(desk, other, 1))}]


def _split(desk: Desk, state: State, asked: Asked) -> list[dict[str, Any]]:
    """One page's statement is about something else than all others of the thing."""
    item = _item(state, asked, "id")
    leaving = [s for s in item.said if s.key == _text(asked, "statement")]
    staying = [s for s in item.said if s not in leaving]
    if not leaving or not staying:
        raise Refused("refused.split")
    targets = [_target(desk, item, s, 0) for s in leaving] + [_target(desk, item, s, 1) for s in staying[:MOST]]
    return [{"what": "split", "targets": tuple(targets)}]


def _page_done(desk: Desk, _state: State, asked: Asked) -> list[dict[str, Any]]:
    found = desk.tables.page(_text(asked, "page_id"))
    if found is None:
        raise Refused("refused.gone")
    page = found.page
    a = Anchor(page.page_id, page.source, page.title, page.url)
    return [{"what": "page_done", "targets": (Target("pages", a, digest(page.text)),)}]


def _undo(desk: Desk, state: State, asked: Asked) -> list[dict[str, Any]]:
    """Take back one decision, else the last one of this reviewer that stands."""
    wanted = _text(asked, "of")
    if wanted:
        if not any(d.id == wanted for d in state.log.decisions):
            raise Refused("refused.gone")
        return [{"what": "undo", "of": wanted}]
    mine = [d for d in standing(state.log.decisions) if d.who == desk.who]
    if not mine:
        raise Refused("refused.undo")
    return [{"what": "undo", "of": mine[-1].id}]


def _targets(desk: Desk, item: Item, side: int) -> tuple[Target, ...]:
    return tuple(_target(desk, item, s, side) for s in item.said[:MOST])


def _target(desk: Desk, item: Item, said: Said, side: int) -> Target:
    found = desk.tables.page(said.page_id)
    if found is None:
        raise Refused("refused.gone")
    words = anchor(found.page, said.start_char, said.end_char)
    return Target("events" if item.table == "events" else "people", words, said.name, said.start, said.end, side)


def _words(desk: Desk, at: Asked) -> Anchor:
    """The anchor of characters that the reviewer has selected."""
    found = desk.tables.page(_text(at, "page_id"))
    start, end = at.get("start"), at.get("end")
    if found is None or not isinstance(start, int) or not isinstance(end, int):
        raise Refused("refused.selection")
    text = found.page.text
    if not 0 <= start < end <= len(text) or end - start > LONGEST or not text[start:end].strip():
        raise Refused("refused.selection")
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return anchor(found.page, start, start + len(piece.strip()))


def _item(state: State, asked: Asked, name: str) -> Item:
    item = state.items.get(_text(asked, name))
    if item is None:
        raise Refused("refused.gone")
    return item


def _said(item: Item, page_id: str) -> Said:
    """The statement of a page, else the first."""
    return next((s for s in item.said if s.page_id == page_id), item.said[0])


def _text(asked: Asked, name: str) -> str:
    value = asked.get(name, "")
    return value if isinstance(value, str) else ""


MAKERS: dict[str, Callable[[Desk, State, Asked], list[dict[str, Any]]]] = {
    "accept": _judge,
    "reject": _judge,
    "edit": _edit,
    "add": _add,
    "merge": _tie,
    "not_same": _tie,
    "split": _split,
    "page_done": _page_done,
    "undo": _undo,
}
