"""Tables that came apart: a line with nothing but days, the line below it with as many names: `22 (月) 25 (木)` /
`連絡会議(会館) 研修会(会館)`; a day, a place and a name each on a line of its own, row after row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.assemble import words
from pipeline.assemble.entry import PLACE_TAIL, entry_name, is_name
from pipeline.assemble.line_times import bare_day
from pipeline.assemble.record import Record
from pipeline.assemble.row_cells import NAME_HEADER
from pipeline.assemble.view import View
from pipeline.assemble.when import is_clock
from pipeline.assemble.words import sign
from pipeline.model import Span, Time

FEWEST = 3  # rows that a table has at least
REACH = 4  # blocks of one row below its days
GAP = re.compile(r"(?<=[）)】])[\s　]+(?=[^\s　（(【及並])|[　\t]+|[ ]{2,}|\n\s*|[\s　]*[|｜][\s　]*")
SPACE = re.compile(r"(?<=[^\sA-Za-z0-9])[\s　]+(?=[^\sA-Za-z0-9（(])")
PROSE = re.compile(rf"。|{sign('polite')}(?:[。！!]|$)|https?:|^[\s　]*[（(※]")
NUMBER = re.compile(r"[\s　]*[0-9０-９]{1,3}[.．\s　]+")
REMARK = re.compile(rf"[0-9０-９]|{sign('called_off', 'unsettled', 'settled')}")
JOINED = re.compile(rf"^[\s　]*(?:{sign('and')}|・)|(?:{sign('and')}|・)[\s　]*$")

Row = tuple[
    list[Time], list[tuple[int, Span]], list[int]
]  # its days, the lines below with their blocks, all its blocks


def records(view: View) -> tuple[list[Record], frozenset[int]]:
    """The rows of a table that came apart, and the positions of the blocks that they are made of."""
    rows = list(_rows(view))
    if len(rows) < FEWEST:
        return [], frozenset()
    first = rows[0][2][0]
    if view.context(view.above[first]) is False:
        return [], frozenset()
    several = any(len(_groups(view, _days(view, k))) > 1 for r in rows for k in r[2])
    if not several and not _even(view, rows):
        return [], frozenset()
    out = [r for row in rows for r in _of_row(view, row)]
    used = {k for _, _, blocks in rows for k in blocks}
    certain = sum(words.noun_at_end(view.text[slice(*r.name)]) is not None for r in out)
    if len(out) < FEWEST or 2 * certain < len(out):
        return [], frozenset()
    return out, frozenset(used)


def _of_row(view: View, row: Row) -> list[Record]:
    """The records of one row; a bracket at the end of a name is its place."""
    days, below, _ = row
    out = []
    pairs = _paired(view, days, below)
    for group, span in pairs:
        name, venue = entry_name(view, *span)
        place = PLACE_TAIL.search(view.text, *name) if venue == (0, 0) else None
        if place and place.start() - name[0] >= 3 and not REMARK.search(place[1]):
            name, venue = (name[0], place.start()), place.span(1)
        if is_name(view, name):
            line = (below[0][1][0], below[-1][1][1]) if len(pairs) == 1 else span
            out.append(Record("columns", name, (line,), tuple(group), (), line, "", venue, trust=0.72))
    return out


def _even(view: View, rows: list[Row]) -> bool:
    """Whether rows of one day each are those of a table: its columns' words stand above, and all have as many lines,
    two at least."""
    first = rows[0][2][0]
    headed = any(NAME_HEADER.search(view.block_text(k)) for k in range(max(0, first - 5), first) if k != view.title)
    counts = [len(below) for _, below, _ in rows]
    return headed and min(counts) >= 2 and counts.count(counts[0]) * 4 >= len(counts) * 3


def _rows(view: View) -> Iterator[Row]:
    """Each run of blocks that are only days, with the blocks up to the next."""
    k = 0
    while k < len(view.body):
        days = _days(view, k)
        if not days:
            k += 1
            continue
        blocks = [k]
        k += 1
        while k < len(view.body) and (more := _days(view, k)):
            days += more
            blocks.append(k)
            k += 1
        below: list[tuple[int, Span]] = []
        while k < len(view.body) and k - blocks[0] <= REACH + len(blocks) and not _any_day(view, k):
            block = view.body[k]
            spans = [(k, s) for s in view.lines(block.start, block.end)]
            if block.kind in ("table_row", "title", "footnote") or any(PROSE.search(view.text, *s) for _, s in spans):
                break
            below += spans
            blocks.append(k)
            k += 1
        if below:
            yield days, below, blocks


def _any_day(view: View, k: int) -> bool:
    block = view.body[k]
    return bool(_days(view, k)) or bool(bare_day(view, (block.start, block.end)))


def _days(view: View, k: int) -> list[Time]:
    """The days of a block that has nothing else but a row's number: `22 (月) 25 (木)`, `3 6月28日`."""
    block = view.body[k]
    rows = list(bare_day(view, (block.start, block.end)))
    if not rows and view.times_in(block.start, block.end):
        m = NUMBER.match(view.text, block.start, block.end)
        rows = list(bare_day(view, (m.end(), block.end))) if m else []
    return rows if rows and rows[0].precision == "day" and not any(is_clock(t) for t in rows) else []


def _groups(view: View, days: list[Time]) -> list[list[Time]]:
    """The days by row: those of one event are joined by ・ or ~."""
    out: list[list[Time]] = []
    for t in days:
        joined = out and re.search(r"[~～〜・、,]", view.text[out[-1][-1].end_char : t.start_char])
        if joined:
            out[-1].append(t)
        else:
            out.append([t])
    return out


def _paired(view: View, days: list[Time], below: list[tuple[int, Span]]) -> list[tuple[list[Time], Span]]:
    groups = _groups(view, days)
    if len(groups) == 1:
        spans = [s for _, s in below if not _only_region(view, s)]
        items = _items(view, spans[:1], GAP)
        named = [s for s in items if words.noun_at_end(entry_text(view, s))]
        return [(groups[0], s) for s in (named if len(named) == len(items) else spans[:1])]
    spans = [s for _, s in below]
    for gap in (GAP, SPACE):
        items = _items(view, spans, gap)
        if len(items) == len(groups):
            return list(zip(groups, items, strict=True))
    return []


def entry_text(view: View, span: Span) -> str:
    return view.text[slice(*entry_name(view, *span)[0])]


def _items(view: View, spans: list[Span], gap: re.Pattern[str]) -> list[Span]:
    """The names in lines, cut where a bracket ends or a wide space stands, but not before or behind 及び."""
    out: list[Span] = []
    for a, b in spans:
        while b > a and view.text[b - 1] in " 　|｜":
            b -= 1
        at = a
        for m in gap.finditer(view.text, a, b):
            if JOINED.search(view.text[at : m.start()][-4:]) or JOINED.match(view.text[m.end() : b]):
                continue
            out.append((at, m.start()))
            at = m.end()
        out.append((at, b))
    return [s for s in out if s[1] - s[0] >= 2]


def _only_region(view: View, span: Span) -> bool:
    """A line of nothing but a prefecture or a country: 東京都."""
    found = view.mentions_in(*span, "CITY")
    return bool(found) and found[0].start == span[0] and found[-1].end == span[1]
