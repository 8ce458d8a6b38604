"""Several items in one line of a day, `9日(水)音楽集会、健康診断、研修会(図書室)`, on pages that list their days so."""

from __future__ import annotations

import re

from pipeline.assemble import words
from pipeline.assemble.entry import PLACE_TAIL, WHOLE_DAY
from pipeline.assemble.line_times import bare_day, leading, segments
from pipeline.assemble.view import View
from pipeline.model import Block, Span

KINDS = ("list_item", "paragraph", "other", "caption", "date_line")
OPENING, CLOSING = "（(「『【〈《〔[", "）)」』】〉》〕]"
DAY_ITEM = re.compile(rf"{words.sign('day_item')}$")
COMMAS = "、，,"
COMMA = re.compile(f"[{COMMAS}]")
AFTER = re.compile(r"の(?:後|あと)[、,，]?|[、，]")
LEAST = 3  # lines of several items on a page, from which a comma parts items and no words of one name
SHORTEST, LONGEST = 2, 40  # characters of an item
NUMBERS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮ 　0123456789０１２３４５６７８９"


def items_of(view: View, span: Span) -> list[Span]:
    """What stands between the commas of a line behind its day, [] where it is one item or running text."""
    if view.text[span[1] - 1] == "。" or not COMMA.search(view.text, *span):
        return []
    own, at = leading(view, *span)
    if not own or own[0].precision != "day":
        return []
    cuts, depth = [at], 0
    for k in range(at, span[1]):
        sign = view.text[k]
        depth += (sign in OPENING) - (sign in CLOSING and depth > 0)
        if sign in COMMAS and depth == 0:
            cuts.append(k + 1)
    parts = [_trim(view.text, a, b) for a, b in zip(cuts, [*(c - 1 for c in cuts[1:]), span[1]], strict=True)]
    if len(parts) < 2 or not all(SHORTEST <= b - a <= LONGEST for a, b in parts):
        return []
    return [] if any(t.start_char > at and _between(t.start_char, parts) for t in view.times_in(at, span[1])) else parts


def one_after_another(view: View, span: Span, commas: bool) -> list[Span]:
    """The items of a day's line, `4月3日:水族館視察の後、港湾局との協議`, each of which names an event."""
    text = view.text
    if commas and (items := items_of(view, span)):
        return [(span[0], items[0][1]), *items[1:]]
    own, at = leading(view, *span)
    cuts = [m.span() for m in AFTER.finditer(text, at, span[1])]
    if not own or not any(text[a] == "の" for a, _ in cuts):
        return [span]
    starts = [span[0], *(b for _, b in cuts)]
    parts = [p for p in zip(starts, [*(a for a, _ in cuts), span[1]], strict=True) if p[1] - p[0] >= 4]
    named = [p for p in parts if words.noun_at_end(text[slice(*p)])]
    return named if len(named) >= 2 and parts[0] == named[0] else [span]


def itemized(view: View) -> bool:
    """Whether the page lists the items of a day with commas: several of its lines do, and most items name events."""
    found = [
        parts
        for block in view.body
        if block.kind in KINDS
        for line in view.lines(block.start, block.end)
        if (parts := items_of(view, line))
    ]
    every = [p for parts in found for p in parts]
    return len(found) >= LEAST and 2 * sum(_named(view, p) for p in every) >= len(every)


def _named(view: View, part: Span) -> bool:
    text = PLACE_TAIL.sub("", view.text[slice(*part)].strip()).rstrip(NUMBERS)
    return DAY_ITEM.search(text) is not None or words.noun_at_end(text) is not None


def _between(at: int, parts: list[Span]) -> bool:
    """A time at the beginning of an item: a list of days, or items with hours of their own."""
    return any(a == at for a, _ in parts)


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def lists_items(view: View, block: Block) -> bool:
    """A field whose value is a programme: 日程 with several clock times, or several lines with a time, each named."""
    spans = view.lines(block.start, block.end)
    if any(len(segments(view, s)) > 1 for s in spans):
        return True
    days = [bool(bare_day(view, s)) for s in spans]
    if sum(days) and any(
        d and not e and WHOLE_DAY.match(view.text, *s) for d, e, s in zip(days, days[1:], spans[1:], strict=False)
    ):
        return True  # 9月25日 / 午前 全体会議
    named = 0
    for span in spans:
        own, at = leading(view, *span)
        named += bool(own) and words.noun_at_end(view.text[at : span[1]]) is not None
    return named >= 2
