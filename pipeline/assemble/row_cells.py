"""Which cells of a table's row say when it is and what it is."""

from __future__ import annotations

import re

from pipeline.assemble import words
from pipeline.assemble.view import View
from pipeline.assemble.when import is_clock
from pipeline.assemble.words import sign
from pipeline.model import Block, Cell, Span, Time

NAME_HEADER = re.compile(sign("name_column"))
SKIP_HEADER = re.compile(sign("other_column"))
WHEN_HEADER = re.compile(r"日|時|月")
NOTICE_HEADER = re.compile(sign("notice_column"))
CLOCKS = 4  # columns in which the clock times beside a column of days stand
LABELLED_CLOCK = re.compile(rf"{sign('clock_label')}[\s　]*[:：][\s　]*")
LABELLED_PLACE = re.compile(rf"{sign('place_label')}[\s　]*[:：][\s　]*([^\s　][^\n　]{{1,40}}?)(?=[\s　]|$)")
LINK_HEADER = re.compile(sign("link_column"))


def when_cells(view: View, block: Block, roles: list[str]) -> list[int]:
    """The columns that say when: their header does, else those that hold little but a time. Where a row has lost its
    first cell the headers stand over the wrong ones."""
    timed = [k for k, c in enumerate(block.cells) if view.times_in(c.start, c.end)]
    own = [k for k in timed if roles[k] == "when"]
    if not own and any(c.header for c in block.cells):
        own = [k for k in timed[:2] if k < 2 and WHEN_HEADER.search(block.cells[k].header)]
    own = own or [k for k in timed if k < 3 and _mostly_time(view, block.cells[k])][:2]
    if not own and len(timed) == 1 and timed[0] == len(block.cells) - 1 and _only_day(view, block.cells[timed[0]]):
        own = timed  # 12 | 春の大会 | 市民体育館 | 2031.4.5
    own += [k for k in timed if own and k not in own and k < CLOCKS and _only_clock(view, block.cells[k])][:1]
    return [k for k in own if not NOTICE_HEADER.search(block.cells[k].header)]


def _only_clock(view: View, cell: Cell) -> bool:
    """A cell of nothing but a clock time: 開議時刻 beside the day's column."""
    return all(is_clock(t) for t in view.times_in(cell.start, cell.end)) and _mostly_time(view, cell)


def _only_day(view: View, cell: Cell) -> bool:
    """A cell of nothing but a day or a range of days."""
    rows = view.times_in(cell.start, cell.end)
    length = sum(t.end_char - t.start_char for t in rows)
    return rows[0].precision == "day" and length * 5 >= (cell.end - cell.start) * 4


def below_name(view: View, cell: Cell) -> tuple[tuple[Time, ...], Span]:
    """The clock time and the place that stand with their labels below the name in its cell: 時刻：10時 場所：議場."""
    first = next(iter(view.lines(cell.start, cell.end)), (cell.start, cell.end))
    clock = LABELLED_CLOCK.search(view.text, first[1], cell.end)
    rows = [t for t in view.times_in(clock.end(), cell.end) if is_clock(t)] if clock else []
    place = LABELLED_PLACE.search(view.text, first[1], cell.end)
    return tuple(rows[:1]), place.span(1) if place else (0, 0)


def _mostly_time(view: View, cell: Cell) -> bool:
    rows = view.times_in(cell.start, cell.end)
    return bool(rows) and sum(t.end_char - t.start_char for t in rows) * 2 >= cell.end - cell.start


def name_cell(view: View, block: Block, roles: list[str], when: list[int]) -> int | None:
    """The column that names the event: its header says so, else the first with an event noun, else a link's text."""
    rest = [k for k, c in enumerate(block.cells) if k not in when and view.text[c.start : c.end].strip()]
    headers = [block.cells[k].header for k in range(len(block.cells))]
    for test in (
        lambda k: roles[k] == "title",
        lambda k: bool(NAME_HEADER.search(headers[k])) and not SKIP_HEADER.search(headers[k]),
        lambda k: roles[k] in ("theme", "content", "programme"),
        lambda k: (
            not roles[k]
            and not SKIP_HEADER.search(headers[k])
            and words.noun_at_end(_first_line(view, block.cells[k])) is not None
        ),
        lambda k: roles[k] == "when" and words.noun_at_end(_first_line(view, block.cells[k])) is not None,
        lambda k: not roles[k] and not headers[k] and k == (when[-1] + 1 if when else 0),
        lambda k: bool(LINK_HEADER.search(headers[k])),
    ):
        for k in rest:
            if test(k):
                return k
    return None


def _first_line(view: View, cell: Cell) -> str:
    span = next(iter(view.lines(cell.start, cell.end)), (cell.start, cell.start))
    return view.text[slice(*span)]


def names_in(view: View, cell: Cell, diary: bool, titled: bool) -> list[Span]:
    """The name in a cell: its first line; in a diary each line is one, and each of its items, unless the column is one
    of names (行事名)."""
    found = list(view.lines(cell.start, cell.end))
    if diary and all(b - a <= 60 for a, b in found[1:]):
        return found if titled else [part for line in found for part in _spaced(view, line)]
    if len(found) > 1 and _bare_noun(view, found[0]) and view.text[found[1][0]] in "「『":
        return [(found[0][0], found[1][1])]  # 基調講演 / 「光の道」
    return found[:1]


def _bare_noun(view: View, span: Span) -> bool:
    text = words.fold(view.text[slice(*span)])
    noun = words.noun_at_end(text)
    return noun is not None and noun.word == text


def _spaced(view: View, line: Span) -> list[Span]:
    """Several items in one line of a diary's cell, by spaces: 本会議 部長会議; whole unless two of them name events.
    A noun alone belongs to the words before it: 第5回彫刻展 授賞式."""
    parts: list[Span] = []
    for m in re.finditer(r"[^\s　]+", view.text[slice(*line)]):
        part = (line[0] + m.start(), line[0] + m.end())
        if parts and _bare_noun(view, part):
            parts[-1] = (parts[-1][0], part[1])
        else:
            parts.append(part)
    named = [p for p in parts if words.noun_at_end(view.text[slice(*p)])]
    if len(named) < 2 or 2 * len(named) < len(parts) or any(b - a < 3 for a, b in parts):
        return [line]
    return parts
