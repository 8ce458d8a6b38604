"""Dated lines: diaries, lists of events, calendars; a line is a date and a name, or stands under its day."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.assemble import words
from pipeline.assemble.entry import entry_name, skip
from pipeline.assemble.lines_of import lines
from pipeline.assemble.record import Record
from pipeline.assemble.rows import parent_name
from pipeline.assemble.view import NUMBERED, View
from pipeline.assemble.when import is_clock
from pipeline.model import Block, Span, Time

MAX_NAME = 90
PROSE = re.compile(r"(?:ました|ます|です|ください|ません|でした)[。！!]?$|。$|。.")
NOTED = re.compile(r"[、,　 ]([^（()）]{2,30})[）)]")
WITHIN = re.compile(
    r"(?:庁|市|町|村|区|県|都|府|道|国|館|学|構|社|院)(?:外|内)|本庁|オンライン|曜日?|[月火水木金土日]曜?日?(?:[（(]祝日?[）)])?|内容|場所|日|備考|時間|行事|公務"
)
REACH = 6  # blocks that a line of a diary or a photo record may have under it
ITEMS = ("list_item", "paragraph", "other", "field", "caption", "date_line")
PROGRAMME = re.compile(
    r"プログラム|スケジュール|次第|タイムテーブル|時間割|当日の流れ|内容|日程|program|Program|PROGRAM"
)


@dataclass(frozen=True, slots=True)
class Entry:
    position: int
    line: Span
    name: Span
    times: tuple[Time, ...]
    venue: Span
    dated: bool  # the line has its own date
    marked: bool  # it begins with a bullet


def records(view: View, used: frozenset[int] = frozenset()) -> list[Record]:
    """The dated lines of the page that are happenings, by what stands over them or by their own event nouns. `used` are the
    positions of blocks that are part of another layout."""
    entries = [e for e in _entries(view) if e.position not in used]
    by_section: dict[tuple[int, ...], list[Entry]] = {}
    for e in entries:
        by_section.setdefault(_place(view, e), []).append(e)
    out: list[Record] = []
    for group in by_section.values():
        out += _group(view, group)
    return sorted(out, key=lambda r: r.name)


def _place(view: View, entry: Entry) -> tuple[int, ...]:
    """The headings over a line without the days: a diary's lines belong together."""
    return tuple(h for h in view.above[entry.position] if view.body[h].kind != "date_line")


def _group(view: View, group: list[Entry]) -> list[Record]:
    headings = [view.block_text(h) for h in reversed(_place(view, group[0]))] + [view.page.title]
    context = view.context(_place(view, group[0]))
    if context is False:
        return []
    clocked = [e for e in group if _clock_only(e)]
    ends = {a.line: b.line[0] for a, b in pairwise(group)}
    days = {_day_of(e) for e in group}
    listed = {_day_of(e) for e in group if e.marked}
    out = []
    for e in group:
        text = view.text[slice(*e.name)]
        noun = words.noun_at_end(text)
        strong = noun is not None and not noun.weak
        programme = _clock_only(e) and len(clocked) >= 2 and context is not True
        if _only_where(view, e) and view.lead >= 0 and view.names_event(view.lead):
            lead = view.body[view.lead]
            out.append(
                Record("line", (lead.start, lead.end), (e.line,), e.times[:1], (), e.line, "", e.name, trust=0.66)
            )
            continue
        sure = strong or text[:1] in "「『" or (noun is not None and bool(NUMBERED.search(text)))
        if not programme and context is None and (not sure or (len(group) < 3 and not NUMBERED.search(text))):
            continue
        if not e.dated and noun is None and not e.marked and len(days) < 2:
            continue  # what stands under the one day of an event's page is no diary
        people = view.mentions_in(e.name[0], e.name[0] + 1, "PERSON")
        if people and not strong and not _clock_only(e) and not e.marked:
            continue  # a list of speakers
        if e.dated and noun is None and _names_owner(view, e, group):
            continue  # a dated line alone under the heading of an event is that event's date
        if not e.dated and not strong and _day_of(e) in listed and not e.marked:
            continue  # a caption or a remark between the items of a diary
        parent = parent_name(view, e.position) if programme or (_clock_only(e) and _programme(headings)) else ""
        trust = 0.72 if context else 0.6
        scope = (e.line[0], _until(view, e, ends))
        out.append(Record("line", e.name, (scope,), e.times, (), e.line, parent, e.venue, trust=trust))
    return out


def _names_owner(view: View, entry: Entry, group: list[Entry]) -> bool:
    owner = view.owner(entry.position)
    return owner >= 0 and owner not in (view.title, view.lead) and len(group) == 1 and view.names_event(owner)


def _until(view: View, entry: Entry, ends: dict[Span, int]) -> int:
    """Where what is told under a line ends: at the next line of its kind, at a heading, or with the page."""
    stop = ends.get(entry.line, view.body[-1].end)
    for k in range(entry.position + 1, min(entry.position + 1 + REACH, len(view.body))):
        block = view.body[k]
        if block.start >= stop:
            return stop
        if block.level or block.kind in ("date_line", "list_item", "table_row"):
            return view.body[k - 1].end
    return max(entry.line[1], min(stop, view.body[min(entry.position + REACH, len(view.body) - 1)].end))


def _only_where(view: View, entry: Entry) -> bool:
    """A line of a day, a clock time and a place, under a title that names what is held there each time."""
    text = view.text[slice(*entry.name)]
    clocked = any(is_clock(t) for t in entry.times)
    return entry.dated and clocked and words.noun_at_end(text) is None and bool(words.venue_end().search(text))


def _lists(view: View, block: Block) -> bool:
    """A field whose value is a programme: 日程 with several clock times, each with a name."""
    return any(len(_segments(view, s)) > 1 for s in lines(view.text, block.start, block.end))


def _day_of(entry: Entry) -> str:
    return entry.times[0].start[:10] if entry.times else ""


def _clock_only(entry: Entry) -> bool:
    return bool(entry.times) and all(is_clock(t) for t in entry.times)


def _programme(headings: list[str]) -> bool:
    return any(PROGRAMME.search(h) for h in headings)


def _entries(view: View) -> list[Entry]:
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
        if block.kind == "heading" and block.level:
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
    """The day that a line has behind its name, where spaces, a colon or a bracket stand before it: `ふるさと祭り  8月23日(土)`,
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
