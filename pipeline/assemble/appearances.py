"""Names with their days in brackets, several in one cell or field: people with the sessions in which they appear
(氏名 | 役職 | 登壇, with 開会式(13日)、市長会議(14日)), and contents (内容 協議（29日、市役所）、視察（30日）)."""

from __future__ import annotations

import re

from pipeline.assemble import words
from pipeline.assemble.record import Record
from pipeline.assemble.view import View
from pipeline.model import Block, Span, Time

OPEN = re.compile(r"[（(]")
CLOSED = re.compile(r"[^（()）\n]{0,40}[）)]")
PLACE = re.compile(r"[、,　 ]+([^（()）\n]{2,30})[）)]")
BETWEEN = "、，,・/／) ）　 \n"
CONTENT = ("content", "programme", "purpose", "theme")


def records(view: View) -> list[Record]:
    """A record for each name and place in which it stands; those of one session become one statement."""
    out: list[Record] = []
    for i, block in enumerate(view.body):
        if block.kind == "table_row" and len(block.cells) >= 2:
            out += _of_row(view, block)
        elif block.kind == "field" and view.role_of(block.label) in CONTENT:
            value = block.cells[-1] if block.cells else None
            if value is not None:
                found = _named(view, (value.start, value.end), (0, 0), _owner(view, i))
                out += found if len(found) > 1 else []
    return out


def _owner(view: View, position: int) -> str:
    owner = view.owner(position)
    return view.block_text(owner) if owner >= 0 else ""


def _of_row(view: View, block: Block) -> list[Record]:
    """The sessions of a row that is a person's."""
    roles = [view.role_of(c.header) if c.header else "" for c in block.cells]
    if "person" not in roles and not view.mentions_in(block.cells[0].start, block.cells[0].end, "PERSON"):
        return []
    spans = [(c.start, c.end) for c, role in zip(block.cells, roles, strict=True) if role not in ("person", "when")]
    return [r for span in spans for r in _named(view, span, (block.start, block.end), "")]


def _named(view: View, span: Span, scope: Span, parent: str) -> list[Record]:
    """The names of a cell or value, if each of its days stands in brackets behind one."""
    out: list[Record] = []
    at = span[0]
    for t in view.times_in(*span):
        name = _before(view, at, t)
        if name is None or t.precision not in ("day", "minute"):
            return []
        closed = CLOSED.match(view.text, t.end_char, span[1])
        place = PLACE.match(view.text, t.end_char, span[1])
        at = closed.end() if closed else t.end_char
        where = place.span(1) if place else (0, 0)
        line = (name[0], at)
        around = scope if scope != (0, 0) else line
        out.append(Record("session", name, (around,), (t,), (), line, parent, where, trust=0.7))
    return out


def _before(view: View, start: int, row: Time) -> Span | None:
    """The name before a day in brackets, None where it is no event's."""
    opened = OPEN.match(view.text, row.start_char - 1, row.start_char)
    while start < row.start_char and view.text[start] in BETWEEN:
        start += 1
    name = (start, row.start_char - 1)
    text = view.text[slice(*name)]
    if opened is None or len(text) < 2 or not (words.noun_at_end(text) or words.noun_inside(text)):
        return None
    return name
