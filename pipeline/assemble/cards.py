"""Cards: a line that is only a day, then the event's name, then what is told of it: photo diaries, event calendars.

A diary that lists several happenings a day with bullets is no card; see lines.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.assemble import words
from pipeline.assemble.entry import PLACE_TAIL, entry_name, place_off
from pipeline.assemble.line_times import bare_day, column_words
from pipeline.assemble.record import Record
from pipeline.assemble.view import View
from pipeline.assemble.when import is_clock
from pipeline.assemble.words import sign
from pipeline.model import Span, Time

PIECE = re.compile(r"[^｜|]+")
PROSE = re.compile(rf"。|[｜|]|{sign('polite')}$")
# lines whose clock is not the event's
ASIDE = re.compile(rf"{sign('apply', 'deadline')}|まで(?:に)?[\s　]*$|^[\s　]*※|{sign('no_hour')}")
ADMISSION = re.compile(rf"[0-9０-９]円|{sign('admission')}")
BULLETS = "・-*●○■▪•－◆"
MAX_NAME = 70


def records(view: View) -> tuple[list[Record], frozenset[int]]:
    """The cards of a page, and the positions of the blocks that they are made of."""
    days = [(i, rows) for i in range(len(view.body)) if (rows := _days(view, i))]
    out: list[Record] = []
    used: set[int] = set()
    kinds, days_with = column_words(view), 0
    for n, (i, rows) in enumerate(days):
        if rows[0].precision != "day":
            continue  # a month ends the card before it
        stop = days[n + 1][0] if n + 1 < len(days) else min(len(view.body), i + 8)
        found = _card(view, i, stop, rows, kinds)
        if found is not None:
            out += _with_further(view, found, rows)
            used.update(range(i, stop))
            days_with += 1
            for k in _headings(view, i, stop):
                further = _card(view, k - 1, stop, rows)
                out += [further] if further is not None else []
    return (_with_places(view, out), frozenset(used)) if days_with >= 2 else ([], frozenset())


def _days(view: View, position: int) -> tuple[Time, ...]:
    """The rows of a block that is nothing but a day, with its clock times."""
    block = view.body[position]
    if block.kind not in ("date_line", "paragraph", "heading", "list_item"):
        return ()
    return bare_day(view, (block.start, block.end))


def _headings(view: View, position: int, stop: int) -> list[int]:
    """The further happenings of a day whose first is a heading: headings of the same level below it."""
    first = view.body[position + 1] if position + 1 < stop else None
    if first is None or first.kind != "heading":
        return []
    return [k for k in range(position + 2, stop) if (view.body[k].kind, view.body[k].level) == ("heading", first.level)]


def _card(
    view: View, position: int, stop: int, days: tuple[Time, ...], kinds: frozenset[str] = frozenset()
) -> Record | None:
    """The card under a day: its name is the first line, and something is told below that is no further item. `kinds`
    are the words of a column, no names."""
    spans: list[tuple[int, Span]] = []
    end = stop
    for k in range(position + 1, stop):
        block = view.body[k]
        if (spans and block.kind in ("heading", "table_row")) or block.kind == "title":
            end = k
            break
        if view.block_text(k) not in kinds:
            spans += [(k, s) for s in view.lines(block.start, block.end)]
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


def _with_further(view: View, card: Record, days: tuple[Time, ...]) -> list[Record]:
    """A card and the other happenings of its day: lines with an event's name and its place in brackets behind it
    (`山の会総会(公会堂)`), each over a sentence that tells it, as in a mayor's diary."""
    below = view.lines(*card.scope[0])[1:]
    heads = [n for n, s in enumerate(below[:-1]) if _heads(view, s) and PROSE.search(view.text, *below[n + 1])]
    if not heads:
        return [card]
    own = (card.scope[0][0], below[heads[0]][0])
    out = [replace(card, scope=(own,), fields=view.fields_in(*own), told=own)]
    for n, after in zip(heads, [*heads[1:], len(below)], strict=True):
        name, venue = entry_name(view, *below[n])
        scope = (below[n][0], below[after - 1][1])
        out.append(Record("card", name, (scope,), days, (), scope, "", venue, trust=0.74))
    return out


def _with_places(view: View, cards: list[Record]) -> list[Record]:
    """Where cards end with a place in brackets, the short brackets at the ends of the others are places too."""
    if 3 * sum(c.venue != (0, 0) for c in cards) < len(cards):
        return cards
    places = [place_off(view, c.name, c.venue) for c in cards]
    return [replace(c, name=name, venue=venue) for c, (name, venue) in zip(cards, places, strict=True)]


def _heads(view: View, line: Span) -> bool:
    """A line that can name a further happening: no sentence, and a place in brackets at its end."""
    text = view.text[slice(*line)]
    if PROSE.search(text) or len(text) > MAX_NAME or view.times_in(*line) or text[0] in BULLETS:
        return False
    m = PLACE_TAIL.search(text)
    head = text[: m.start()] if m else text
    if view.mentions_in(*line, "PERSON") and words.noun_at_end(head) is None:
        return False  # 岬 香(みどり大学): who speaks
    return m is not None and len(head) >= 2 and not words.is_filler(text)


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
