"""The entries of dated lines: each line's day or clock, its name and its place, before it is known what they are."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.assemble import words
from pipeline.assemble.entry import entry_name, skip
from pipeline.assemble.lines_of import lines
from pipeline.assemble.view import View
from pipeline.assemble.when import is_clock
from pipeline.model import Block, Span, Time

ITEMS = ("list_item", "paragraph", "other", "field", "caption", "date_line")
WITHIN = re.compile(
    r"(?:庁|市|町|村|区|県|都|府|道|国|館|学|構|社|院)(?:外|内)|本庁|オンライン|曜日?|[月火水木金土日]曜?日?(?:[（(]祝日?[）)])?|内容|場所|日|備考|時間|行事|公務"
)
NOTED = re.compile(r"[、,　 ]([^（()）]{2,30})[）)]")
PROSE = re.compile(r"(?:ました|ます|です|ください|ません|でした)[。！!]?$|。$|。.")
MAX_NAME = 90


@dataclass(frozen=True, slots=True)
class Entry:
    position: int
    line: Span
    name: Span
    times: tuple[Time, ...]
    venue: Span
    dated: bool  # the line has its own date
    marked: bool  # it begins with a bullet


def _lists(view: View, block: Block) -> bool:
    """A field whose value is a programme: 日程 with several clock times, each with a name."""
    return any(len(_segments(view, s)) > 1 for s in lines(view.text, block.start, block.end))


def entries_of(view: View) -> list[Entry]:
    out: list[Entry] = []
    day: tuple[Time, ...] = ()
    over: int = -1
    pending: tuple[Time, ...] = ()
    trailing = False  # the last entry had its day behind its name
    for i, block in enumerate(view.body):
        if block.level and over >= 0 and over not in view.above[i]:
            day, over = (), -1
        alone = block.kind == "table_row" and len(block.cells) <= 1
        if block.kind in ("date_line", "heading", "paragraph", "list_item") or alone:
            found = _day(view, block)
            if found and trailing and not block.level:  # `ふるさと祭り 8月23日(土)` / `24日(日)`
                out[-1] = replace(out[-1], times=(*out[-1].times, *found))
                continue
            if found:
                day, over = found, i
                continue
        if block.kind == "heading" and block.level and view.context(view.above[i]) is not True:
            day, over = (), -1  # a heading that is no day begins something else
        labelled = bool(block.label) and bool(words.role_of(block.label, view.settings))
        if (block.kind not in ITEMS and not alone) or (labelled and not _lists(view, block)):
            continue
        for span in lines(view.text, block.start, block.end):
            bare = _bare_clock(view, span)
            if bare:
                pending = bare
                continue
            parts = _segments(view, span)
            if len(parts) > 1:
                day = _several(view, i, block, parts, day, out)
                continue
            entry, own = _entry(view, i, block, span, day)
            if own:
                day, over = own, i
            if pending:
                entry = _clocked(view, i, block, span, entry, pending)
                pending = ()
            if entry is not None:
                out.append(entry)
                trailing = bool(entry.times) and entry.times[0].start_char >= entry.name[1]
    return out


def _segments(view: View, span: Span) -> list[Span]:
    """The pieces of a line that has several items, each with its clock time: `13:00 評議員会　15:00 自由集会`."""
    cuts = [span[0]]
    rows = view.times_in(*span)
    named = False
    for a, b in pairwise(rows):
        between = view.text[a.end_char : b.start_char]
        words_between = len(re.sub(r"[\s　〜~～:：、・()（）|｜-]|から|まで|[月火水木金土日祝曜]", "", between)) >= 2
        if is_clock(b) and words_between and between[-1:] in (" ", "　", "\n"):
            if named or is_clock(a):
                cuts.append(b.start_char)
            named = True
    return [(a, b) for a, b in pairwise([*cuts, span[1]])]


def _several(
    view: View, i: int, block: Block, parts: list[Span], day: tuple[Time, ...], out: list[Entry]
) -> tuple[Time, ...]:
    """The entries of a line with several items; all stand under the day that the line begins with."""
    for part in parts:
        own, _ = _leading(view, *part)
        days = tuple(t for t in own if not is_clock(t))
        day = days or day
        entry, _ = _entry(view, i, block, part, day)
        if entry is not None:
            out.append(entry)
    return day


def _bare_clock(view: View, span: Span) -> tuple[Time, ...]:
    """The clock rows of a line that has nothing else: the name stands on the next line."""
    rows = view.times_in(*span)
    if not rows or not all(is_clock(t) for t in rows):
        return ()
    rest = view.text[span[0] : rows[0].start_char] + view.text[rows[-1].end_char : span[1]]
    return tuple(rows) if len(re.sub(r"[\s　~～〜\-|｜・()（）]", "", rest)) == 0 else ()


def _clocked(
    view: View, i: int, block: Block, span: Span, entry: Entry | None, pending: tuple[Time, ...]
) -> Entry | None:
    """The entry of a line whose clock time stood alone on the line before."""
    if entry is not None:
        return entry if any(is_clock(t) for t in entry.times) else replace(entry, times=(*entry.times, *pending))
    built, _ = _entry(view, i, block, span, pending)
    return built


def _day(view: View, block: Block) -> tuple[Time, ...]:
    """The day that a date line, or a heading or a row of nothing but a date, stands for."""
    rows = view.times_in(block.start, block.end)
    days = [t for t in rows if t.precision == "day" and t.kind != "fiscal_year"]
    if not days or (block.kind != "date_line" and not _bare_date(view, block, days)):
        return ()
    return tuple(days)


def _bare_date(view: View, block: Block, days: list[Time]) -> bool:
    rest = view.text[block.start : days[0].start_char] + view.text[days[-1].end_char : block.end]
    return not re.sub(r"[\s　（()）月火水木金土日曜祝・■●◆~～〜-]", "", rest)


def _entry(
    view: View, i: int, block: Block, span: Span, day: tuple[Time, ...]
) -> tuple[Entry | None, tuple[Time, ...]]:
    """One line: its own date or clock at its beginning, or the day it stands under; then the name. And the day that
    the line begins, if a clock follows it: the lines below are of that day."""
    start, end = span
    own, at = _leading(view, start, end)
    days = tuple(t for t in own if not is_clock(t))
    begun = days if days and len(own) > len(days) else ()
    if own and own[0].precision not in ("day", "minute"):
        return None, ()
    behind = () if days else _trailing(view, at, end)
    if behind:
        day, days, own = (), tuple(t for t in behind if not is_clock(t)), behind
    if (not own and not day) or (not own and block.kind in ("field", "caption", "date_line")):
        return None, begun
    while end > at and view.text[end - 1] in " 　|｜\t":
        end -= 1
    line_end, end = end, min(end, *(t.start_char for t in behind)) if behind else end
    name, venue = entry_name(view, at, end)
    if behind and view.text[name[1] - 1 : name[1]] in ("（", "("):
        name = (name[0], name[1] - 1)
        tail = NOTED.match(view.text, behind[-1].end_char, line_end)
        venue = tail.span(1) if tail else venue
    elif behind and (
        put := re.compile(r"[\s　]+([^\s　。]{2,24})").fullmatch(view.text, behind[-1].end_char, line_end)
    ):
        venue = put.span(1)
    text = view.text[slice(*name)]
    if len(text) > MAX_NAME or PROSE.search(text):
        return None, ()
    if len(text) < 2 or (text.endswith("未定") and not own) or words.is_filler(text) or _only_place(view, name):
        return None, begun
    later = [t for t in view.times_in(at, end) if is_clock(t)]
    times = (*own, *(() if len(own) > len(days) else later[:1]))
    if not days and day:
        times = (*day, *times)
    marked = block.kind == "list_item" or view.text[start] in "・-*●○■▪•－"
    return Entry(i, span, name, times, venue, bool(days), marked), begun


def _trailing(view: View, start: int, end: int) -> tuple[Time, ...]:
    """The day that a line has behind its name, with a space, a colon or a bracket before it: `夏祭り  8月23日(土)`,
    `総会　5月12日(日)13時　講堂`, `出場報告(12月9日、会議室)`."""
    rows = [t for t in view.times_in(start, end) if t.kind != "fiscal_year"]
    if not rows or rows[0].precision != "day":
        return ()
    used = [rows[0]]
    for t in rows[1:]:
        if view.text[used[-1].end_char : t.start_char].strip(" 　・、~〜～-（）()月火水木金土日祝"):
            break
        used.append(t)
    rest = view.text[used[-1].end_char : end]
    noted = NOTED.fullmatch(rest) is not None  # (12月9日、401会議室)
    place = re.fullmatch(r"[\s　]+[^\s　。]{2,24}", rest) is not None
    if not noted and not place and rest.strip(" 　)）。~～から〜"):
        return ()
    gap = view.text[start : rows[0].start_char]
    if gap[-1:] in ("（", "(") and len(gap) > 3:
        return tuple(used)
    return tuple(used) if re.search(r"(?:[\s　:：…・／/|]|\.{2,})$", gap) and len(gap.strip()) >= 2 else ()


def _leading(view: View, start: int, end: int) -> tuple[tuple[Time, ...], int]:
    """The time rows that a line begins with, and where its words begin."""
    at = skip(view, start, end)
    own: list[Time] = []
    for t in view.times_in(start, end):
        if t.start_char > at or t.kind == "fiscal_year":
            break
        own.append(t)
        at = skip(view, t.end_char, end)
    return tuple(own), at


def _only_place(view: View, name: Span) -> bool:
    """A cell of a place column that stands as a line of its own: 鳥羽市, 庁内."""
    cities = view.mentions_in(*name, "CITY")
    text = view.text[slice(*name)]
    whole = bool(cities) and cities[0].start == name[0] and cities[-1].end == name[1]
    return whole or bool(WITHIN.fullmatch(text))
