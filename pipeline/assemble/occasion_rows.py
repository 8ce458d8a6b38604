"""One event that is held in several places: the rows of a table of days and places, whose column between lists what is
to be seen there (`5月3日 | 手芸展、合唱、朝市ほか | みどり公民館`). Each row is the event of the title, held once more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from pipeline.assemble import naming, words
from pipeline.assemble.occasion_lines import Occasion
from pipeline.assemble.occasions import FEWEST, name_over, occasion_record
from pipeline.assemble.patterns import BRACKET, NOTE
from pipeline.assemble.record import Record
from pipeline.assemble.view import View
from pipeline.assemble.when import is_clock
from pipeline.assemble.words import sign
from pipeline.model import Block, Cell, Span

LISTED = ("content", "programme")
BRACKETED = re.compile(rf"{BRACKET}|「[^「」]{{0,80}}」|『[^『』]{{0,80}}』")
ITEM = re.compile(rf"[、，]|{sign('and_others')}[\s　]*$")
HOUR = re.compile(rf"{NOTE}[（(](?P<times>[^（）()]{{3,40}})[）)][\s　]*$")  # (縁日、展示)(2日15時～)
OPENING, CLOSING = frozenset("（(「『"), frozenset("）)」』")
MOST_WORDS = 300  # characters of a cell that lists


def records(view: View) -> list[Record]:
    """A record for each row of each such table."""
    out: list[Record] = []
    for _, rows in groupby((b for b in view.body if b.kind == "table_row" and b.cells), lambda b: b.table):
        found = list(_occasions(view, [b for b in rows if not all(c.is_header for c in b.cells)]))
        places = {view.text[slice(*o.place)] for o in found if o.place != (0, 0)}
        name = name_over(view, found[0].line[0]) if len(places) >= FEWEST and len(places) >= len(found) - 1 else None
        if name is not None and found[0].line[0] > name[0]:
            out += [occasion_record(view, o, name) for o in found]
            out += [r for o in found for r in _own_hours(view, o, view.text[slice(*naming.trim(view, name))])]
    return out


def _own_hours(view: View, occasion: Occasion, parent: str) -> list[Record]:
    """The things of a row that have a day and an hour of their own in brackets: 落成記念式典(7日10時～)."""
    out: list[Record] = []
    for item in _items(view.text, (occasion.times[-1].end_char, occasion.line[1])):
        m = HOUR.search(view.text, *item)
        rows = view.times_in(*m.span("times")) if m else []
        if m is None or len(rows) < 2 or is_clock(rows[0]) or not all(is_clock(t) for t in rows[1:]):
            continue
        name = (item[0], m.start())
        if words.noun_at_end(view.text[slice(*name)]) is not None:
            out.append(
                Record("line", name, (item,), tuple(rows), (), item, naming.clean(parent), occasion.place, trust=0.66)
            )
    return out


def _items(text: str, span: Span) -> Iterator[Span]:
    """What a list names, split at its commas and cells, none of which stands in brackets."""
    start, depth = span[0], 0
    for at in range(*span):
        depth += (text[at] in OPENING) - (text[at] in CLOSING)
        if (depth <= 0 and text[at] in "、，|｜\n") or at == span[1] - 1:
            while start < at and text[start].isspace():
                start += 1
            yield start, at + (at == span[1] - 1)
            start, depth = at + 1, 0


def _occasions(view: View, rows: list[Block]) -> Iterator[Occasion]:
    """The rows as occasions; none unless every row has its day and a list, and no column names events."""
    found: list[Occasion] = []
    for block in rows:
        roles = {view.role_of(c.header): c for c in block.cells if c.header}
        listed = next((roles[r] for r in LISTED if r in roles), None)
        when = roles.get("when")
        if "title" in roles or when is None or listed is None or not _lists(view, listed):
            return
        times = tuple(t for t in view.times_in(when.start, when.end) if t.kind != "fiscal_year")
        if not times or is_clock(times[0]) or times[0].precision != "day":
            return
        where = roles.get("where")
        place = next(iter(view.lines(where.start, where.end)), (0, 0)) if where else (0, 0)
        found.append(Occasion((block.start, block.end), times, place))
    yield from found


def _lists(view: View, cell: Cell) -> bool:
    """Several things in one cell, 手芸展、合唱、朝市ほか, and no sentence."""
    text = BRACKETED.sub("", view.text[cell.start : min(cell.end, cell.start + MOST_WORDS)])
    return "。" not in text and len(ITEM.findall(text)) >= FEWEST
