"""Lists of people that say in which session each appears: 氏名 | 役職 | 登壇, with 開会式(13日)、市長会議(14日)."""

from __future__ import annotations

import re

from pipeline.assemble import words
from pipeline.assemble.record import Record
from pipeline.assemble.view import View
from pipeline.model import Cell, Span

NAMED = re.compile(r"[（(]")


def records(view: View) -> list[Record]:
    """A record for each session and row; rows of one session become one statement."""
    out: list[Record] = []
    for block in view.body:
        if block.kind != "table_row" or len(block.cells) < 2:
            continue
        roles = [words.role_of(c.header, view.settings) if c.header else "" for c in block.cells]
        if "person" not in roles and not any(view.mentions_in(c.start, c.end, "PERSON") for c in block.cells[:1]):
            continue
        for cell, role in zip(block.cells, roles, strict=True):
            if role not in ("person", "when"):
                out += _of_cell(view, cell, (block.start, block.end))
    return out


def _of_cell(view: View, cell: Cell, row: Span) -> list[Record]:
    """The sessions of a cell whose days stand in brackets behind their names."""
    rows = [t for t in view.times_in(cell.start, cell.end) if t.precision in ("day", "minute")]
    out: list[Record] = []
    at = cell.start
    for t in rows:
        opened = NAMED.search(view.text, max(at, t.start_char - 2), t.start_char)
        if opened is None or opened.end() != t.start_char:
            return []
        start = at
        while start < opened.start() and view.text[start] in "、，,・/／) ）　 \n":
            start += 1
        name = (start, opened.start())
        text = view.text[slice(*name)]
        if len(text) < 2 or (words.noun_at_end(text) is None and words.noun_inside(text) is None):
            return []
        out.append(Record("session", name, (row,), (t,), (), row, "", trust=0.7))
        at = t.end_char
    return out
