"""The day that a title's or heading's section tells."""

from __future__ import annotations

import re

from pipeline.assemble import words
from pipeline.assemble.day_lines import day_below, day_line, day_over
from pipeline.assemble.patterns import BRACKET
from pipeline.assemble.sentence import AS_OF, BEFORE, DEADLINE, HISTORY, SELF, day_rows, is_prose
from pipeline.assemble.view import View
from pipeline.assemble.words import sign, to_land
from pipeline.model import Span, Time

HELD = re.compile(
    rf"{sign('took_place', 'attending', 'visiting', 'coming', 'receiving', 'meeting', 'signing', 'giving')}"
    rf"|{sign('opening', 'also_held')}|{sign('joining')}(?:し|い)|{to_land()}"
)

TODAY = re.compile(rf"(?<![^。、，！!\s　]){sign('today', 'tonight')}(?!的|まで|から)")
ENDS = re.compile(  # what a report's sentence ends with, whatever history stands before it
    rf"{sign('holding', 'hold', 'hold_wide', 'attending', 'visiting', 'coming', 'meeting', 'signing', 'giving')}"
    r"(?:いた|致)?(?:し|され|れ)?ました。?[\s　]*$"
)
CALL = re.compile(rf"表敬|{sign('coming')}")
RELATIVE = re.compile(
    rf"{sign('holding', 'hold')}(?:され|れ)(?:る|た|ている)(?=[^。、\s])|{sign('holding')}(?:予定)?の(?=[「『])"
)
VISITED = re.compile(rf"{sign('visiting', 'coming', 'called')}(?:し|され|いたし|ま)")
POSTED_ON = re.compile(rf"[\s　]*(?:付|現在|{sign('put_out', 'announced')})")
NEAR = 40  # characters between a day and the clause that it belongs to
BRACKETS = re.compile(r"[()「」『』]")


def is_title(view: View, head: int) -> bool:
    if head == view.title or head != view.lead:
        return head == view.title
    level = view.body[head].level
    return not level or not any(b.level == level and b.kind == "heading" for b in view.body[head + 1 :])


def bare_name(name: str) -> str:
    return words.undecorated(name.strip(" 　。")).strip()


def day_of(view: View, head: int, scope: Span, strong: bool) -> tuple[Span, list[Time]]:
    """The sentence that says when, and its time rows: the first with an event verb, else the title's own, else the
    first day in the beginning of the section, else the day that the section stands under."""
    block = view.body[head]
    title_times = [
        t for t in view.times_in(block.start, block.end) if t.precision in ("day", "minute") and t.kind != "fiscal_year"
    ]
    title_times = [t for t in title_times if not AS_OF.match(view.text, t.end_char)]
    told = _against(view, head, scope, title_times) or _of_the_day(view, head, title_times)
    if told is not None:
        return told
    if title_times and not POSTED_ON.match(view.text[title_times[-1].end_char :][:6]):
        return (block.start, block.end), title_times
    first: tuple[Span, list[Time]] | None = None
    count = 0
    for span in _section_sentences(view, head):
        count += 1
        if count > 12:
            break
        rows = day_rows(view, span)
        text = view.text[slice(*span)]
        if not rows or _not_when(view, head, span, rows):
            continue
        past = HISTORY.search(text) and not ENDS.search(text)
        if DEADLINE.search(text) or past or BEFORE.match(text.lstrip(" 　・")):
            continue
        if HELD.search(text):
            return span, rows
        first = first or (span, rows)
    if title_times:
        return (block.start, block.end), title_times
    if (below := None if is_title(view, head) else day_below(view, head)) is not None:
        return below
    if first is not None and strong:
        return first
    over = day_over(view, head)
    return ((block.start, block.end), over) if over and strong else ((0, 0), [])


def of_another(view: View, told: Span, times: list[Time]) -> list[Time] | None:
    """The days of a visit that a sentence tells, without that of what they take part in: 6月2日に行われる大会に
    出場する選手が市長を訪問しました. None where the day is the visit's own."""
    if not times or times[0].start_char < told[0]:
        return None
    m = RELATIVE.search(view.text, times[0].end_char, min(told[1], times[0].end_char + NEAR))
    if m is None or "。" in view.text[times[0].end_char : m.end()] or not VISITED.search(view.text, m.end(), told[1]):
        return None
    return []


def _of_the_day(view: View, head: int, title_times: list[Time]) -> tuple[Span, list[Time]] | None:
    """The day of the line at a heading, for a press conference, and for what is told as of today before another day
    is told."""
    line = day_line(view, head)
    if line is None or title_times:
        return None
    noun = words.noun_at_end(bare_name(view.block_text(head)))
    if noun is not None and noun.kind == "press_conference":
        return line
    for span in _section_sentences(view, head)[:4]:
        if TODAY.search(view.text, *span) and not view.times_in(span[0], span[1]):
            return span, line[1]
        if [t for t in day_rows(view, span) if t.precision in ("day", "minute")] and span != line[0]:
            return None
    return None


def _against(view: View, head: int, scope: Span, title_times: list[Time]) -> tuple[Span, list[Time]] | None:
    """A first sentence that names the title's event and says that it was held on another day than a title's last
    bracket, or its first words: 総会 (2007.03.22), 3月22日 総会を開催 over 総会が15日に開かれ. That is the page's."""
    block = view.body[head]
    if len(title_times) == 1 and title_times[0].start < title_times[0].end:
        return _inside(view, head, title_times[0])
    if len(title_times) != 1:
        return None
    if title_times[0].start_char - block.start <= 1:
        name = _behind_stamp(view.text[title_times[0].end_char : block.end])
    elif re.match(r"[\s　]*[）)】][\s　]*$", view.text[title_times[0].end_char : block.end]):
        name = re.sub(r"[（(【].*", "", bare_name(view.block_text(head))).strip()
    else:
        return None
    for span in _section_sentences(view, head)[:6]:
        rows = [t for t in day_rows(view, span) if t.precision in ("day", "minute")]
        if len(name) >= 4 and name in view.text[slice(*span)] and rows and HELD.search(view.text, *span):
            return (span, rows) if rows[0].start != title_times[0].start else None
    return None


def _behind_stamp(title: str) -> str:
    """The name behind the day at a title's begin, which may be that of the posting: what it has in quotes."""
    bare = re.sub(rf"^[\s　]*{sign('weekday_note')}?[\s　]*", "", re.sub(rf"{BRACKET}[\s　]*$", "", title))
    quoted = re.search(r"[「『]([^「」『』]{4,60})[」』]", bare)
    return quoted[1] if quoted else bare_name(bare)


def _inside(view: View, head: int, days: Time) -> tuple[Span, list[Time]] | None:
    """The day of a title's event where the title has the days of all that the page reports: 開庁式 4.20～23 over
    20日は、午前10時より岬町開庁式を挙行しました."""
    name = re.sub(r"[\s　]*[0-9０-９].*", "", bare_name(view.block_text(head))).strip()
    for span in _section_sentences(view, head)[:3]:
        rows = [t for t in day_rows(view, span) if t.precision in ("day", "minute")]
        inside = rows and days.start <= rows[0].start[:10] <= rows[0].end[:10] <= days.end
        if inside and rows[0].start == rows[0].end and len(name) >= 4 and name in view.text[slice(*span)]:
            return span, rows
    return None


def _section_sentences(view: View, head: int) -> list[Span]:
    """The sentences of a section before its next naming heading (of the title: before the first such heading)."""
    out: list[Span] = []
    for k in range(head + 1, min(len(view.body), len(view.body) if is_title(view, head) else view.ends[head])):
        block = view.body[k]
        if block.kind == "heading" and not view.is_generic(k) and words.noun_at_end(bare_name(view.block_text(k))):
            if _repeats(view, head, k):
                continue
            break
        if is_prose(block) or block.kind in ("heading", "date_line"):
            out += view.sentences(block.start, block.end)
        if len(out) > 14:
            break
    return out


def _repeats(view: View, head: int, position: int) -> bool:
    """Whether a heading under the title says a part of it again: 結団式 under 中学生使節団結団式を行いました."""
    part, whole = (BRACKETS.sub("", words.fold(bare_name(view.block_text(k)))) for k in (position, head))
    return is_title(view, head) and len(part) >= 2 and part in whole


def _not_when(view: View, head: int, span: Span, rows: list[Time]) -> bool:
    """Dates that are not the event's: the page's own date alone on a line, a programme's clock, a mere month, the
    days of a diary."""
    first, text, block = rows[0], view.text[slice(*span)], view.body[head]
    if first.precision == "month":
        return not SELF.search(text)
    if "T" in first.start and first.start_char - span[0] <= 2 and not any("T" not in t.start for t in rows):
        return True
    if first.start_char - span[0] <= 2 and not text.rstrip().endswith("。") and view.dated_lines >= 3:
        return True
    own = (view.page.published_on, view.page.updated_on)
    alone = sum(len(t.text) for t in rows) * 10 >= len(words.fold(text)) * 6
    if not alone:
        return False
    level = block.level
    again = head != view.title and any(b.level == level and b.kind == "heading" for b in view.body[head + 1 :])
    top = is_title(view, head) or (head <= 1 and not again)
    undated = len(rows) == 1 and first.start == first.end and not first.weekday_ok
    return first.start in own or (top and (undated or view.bare_days > 1))
