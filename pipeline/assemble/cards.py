"""Cards: a line that is only a day, then the event's name, then what is told of it: photo diaries, event calendars.

A diary that lists several happenings a day with bullets is no card; see lines.
"""

from __future__ import annotations

import re

from pipeline.assemble import words
from pipeline.assemble.entry import entry_name
from pipeline.assemble.line_times import bare_day
from pipeline.assemble.lines_of import lines
from pipeline.assemble.record import Record
from pipeline.assemble.view import View
from pipeline.assemble.when import is_clock
from pipeline.assemble.words import sign
from pipeline.model import Span, Time

PIECE = re.compile(r"[^｜|]+")
PROSE = re.compile(rf"。|[｜|]|{sign('polite')}$")
# lines whose clock is not the event's
ASIDE = re.compile(rf"{sign('apply', 'deadline')}|まで(?:に)?[\s　]*$|^[\s　]*※|現地時間では|受付")
ADMISSION = re.compile(rf"[0-9０-９]円|{sign('admission')}")
BULLETS = "・-*●○■▪•－◆"
MAX_NAME = 70


def records(view: View) -> tuple[list[Record], frozenset[int]]:
    """The cards of a page, and the positions of the blocks that they are made of."""
    days = [(i, rows) for i in range(len(view.body)) if (rows := _days(view, i))]
    out: list[Record] = []
    used: set[int] = set()
    for n, (i, rows) in enumerate(days):
        if rows[0].precision != "day":
            continue  # a month ends the card before it
        stop = days[n + 1][0] if n + 1 < len(days) else min(len(view.body), i + 8)
        found = _card(view, i, stop, rows)
        if found is not None:
            out.append(found)
            used.update(range(i, stop))
    return (out, frozenset(used)) if len(out) >= 2 else ([], frozenset())


def _days(view: View, position: int) -> tuple[Time, ...]:
    """The rows of a block that is nothing but a day, with its clock times."""
    block = view.body[position]
    if block.kind not in ("date_line", "paragraph", "heading", "list_item"):
        return ()
    return bare_day(view, (block.start, block.end))


def _card(view: View, position: int, stop: int, days: tuple[Time, ...]) -> Record | None:
    """The card under a day: its name is the first line, and something is told below that is no further item."""
    spans: list[tuple[int, Span]] = []
    end = stop
    for k in range(position + 1, stop):
        block = view.body[k]
        if (spans and block.kind in ("heading", "table_row")) or block.kind == "title":
            end = k
            break
        spans += [(k, s) for s in lines(view.text, block.start, block.end)]
    if not spans or end == position + 1:
        return None
    first = spans[0][1]
    below = [s for _, s in spans[1:]]
    marked = sum(view.text[s[0]] in BULLETS or view.body[k].kind == "list_item" for k, s in spans)
    told = any(PROSE.search(view.text, *s) for s in below) or any(view.body[k].kind == "field" for k, _ in spans[1:])
    single = len(below) == 1 and bool(view.mentions_in(*below[0], "PERSON"))
    single = single and words.noun_at_end(view.text[slice(*below[0])]) is None
    if marked or not (told or single) or PROSE.search(view.text, *first):
        return None
    name, venue = entry_name(view, *first)
    text = view.text[slice(*name)]
    if not 2 <= len(text) <= MAX_NAME or words.is_filler(text) or view.times_in(*first):
        return None
    scope = (first[0], view.body[end - 1].end)
    clocks = [t for s in below if not ASIDE.search(view.text, *s) for t in view.times_in(*s) if is_clock(t)][:1]
    place = venue if venue != (0, 0) else _piece(view, below)
    return Record("card", name, (scope,), (*days, *clocks), view.fields_in(*scope), scope, "", place, trust=0.74)


def _piece(view: View, below: list[Span]) -> Span:
    """The place in a line `京都市｜スタジオ｜14:00～16:00｜500円`: the first piece that is no city, clock or fee."""
    for span in below:
        pieces = [(span[0] + m.start(), span[0] + m.end()) for m in PIECE.finditer(view.text[slice(*span)])]
        if len(pieces) < 3:
            continue
        for a, b in pieces:
            cities = view.mentions_in(a, b, "CITY")
            plain = view.text[a:b].strip(" 　")
            if (cities and cities[-1].end - a >= len(plain)) or view.times_in(a, b) or ADMISSION.search(plain):
                continue
            return a, b
    return 0, 0
