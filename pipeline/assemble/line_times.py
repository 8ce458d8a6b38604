"""The times of one line: what it begins with, what stands behind its name, and lines that are nothing but a time."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.assemble import words
from pipeline.assemble.entry import skip
from pipeline.assemble.spans import once_a_page
from pipeline.assemble.view import View
from pipeline.assemble.when import is_clock
from pipeline.assemble.words import sign
from pipeline.model import Span, Time

NOTED = re.compile(r"[、,　 ]([^（()）]{2,30})[）)]")
SIGNS = re.compile(
    sign("day_line")
    + r"|[\s　（()）〔〕\[\]<>＜＞〈〉《》≪≫【】月火水木金土日曜祝振休・■□●◆◇○〇◎▼▲▶☆★~～〜\-－―–→|｜:：、，,/／]"
)
COUNTER = re.compile(
    r"(?:[#＃]|No\.?|Vol\.?|DAY|Day|第)?\s*[0-9０-９]{1,3}(?:回|日目|日)?(?=[\s　])"
    r"|(?<![A-Za-z])(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)[a-z]*\.?"
)
ROW_NUMBER = re.compile(
    r"(?:第?[0-9０-９]{1,3}[回日]?|[（(][0-9０-９]{1,2}[)）]|[①-⑳])[.．:：]?[\s　]+|【[0-9０-９]{1,3}】[\s　]*"
)
OPEN = re.compile(r"[~～〜][\s　]*")  # 9:30〜 決勝
BETWEEN = re.compile(r"[\s　~～〜\-－―–｜|・()（）/／、,]|から|より|まで")
OPENED = ("（", "(", "[", "［", "〔")  # what opens a bracket with the day in it
MAX_BARE = 60
QUOTES = ("「", "」", "『", "』")
COLUMN, OFTEN = 12, 3  # characters of such a word, and how often it stands before a day


@once_a_page
def bare_day(view: View, span: Span) -> tuple[Time, ...]:
    """The rows of a line that has only days on it, or days and clock times: 9月2日(土), 10/7 Sat - 10/9 Mon,
    #1 October 16, 2020, 2031年7月9日(日)14:00. A month stands for the days that it does not name."""
    if span[1] - span[0] > MAX_BARE:
        return ()
    rows = view.times_in(*span)
    days = [t for t in rows if not is_clock(t)]
    if not days or is_clock(rows[0]) or any(t.kind == "fiscal_year" for t in days):
        return ()
    if len({t.precision for t in days}) > 1 or days[0].precision not in ("day", "month"):
        return ()
    return tuple(rows) if not SIGNS.sub("", COUNTER.sub("", rest(view, span, rows) + " ")) else ()


def column_words(view: View) -> frozenset[str]:
    """What a calendar writes before each of its days, from the first on: the kind of its entries (`行事 |` /
    `6日(日)`), no entry itself."""
    spans = [(b.start, b.end) for b in view.body]
    over = [view.block_text(i) for i, below in enumerate(spans[1:]) if bare_day(view, below)]
    word = over[0] if over and len(over[0]) <= COLUMN else ""
    return frozenset([word]) if word and over.count(word) >= OFTEN and 2 * over.count(word) > len(over) else frozenset()


def names_over_days(view: View) -> bool:
    """Whether titles in quotes stand over their days (`「光の道」` / `4月8日～5月27日`), and not below them."""
    over = below = 0
    texts = [view.block_text(i).strip() for i in range(len(view.body))]
    quoted = [t[:1] in QUOTES and t[-1:] in QUOTES for t in texts]
    if sum(quoted) < 2:
        return False
    days = [bool(bare_day(view, (b.start, b.end))) for b in view.body]
    for i in range(len(days) - 1):
        over += quoted[i] and days[i + 1]
        below += days[i] and quoted[i + 1]
    return over >= 2 and over > below


def bare_clock(view: View, span: Span) -> tuple[Time, ...]:
    """The clock rows of a line that has nothing else: the name stands on the next line."""
    rows = view.times_in(*span)
    if not rows or span[1] - span[0] > MAX_BARE or not all(is_clock(t) for t in rows):
        return ()
    return tuple(rows) if not BETWEEN.sub("", rest(view, span, rows)) else ()


def only_hours(view: View, span: Span) -> bool:
    """A line of clock times that says only when doors open and close: 10時開始(受付 9時30分より)."""
    rows = view.times_in(*span)
    if not rows or span[1] - span[0] > MAX_BARE or not all(is_clock(t) for t in rows):
        return False
    text = rest(view, span, rows)
    for doors in words.clock_words():
        text = doors.sub("", text)
    return not SIGNS.sub("", text)


def rest(view: View, span: Span, rows: list[Time]) -> str:
    """A span without its time rows."""
    out, at = "", span[0]
    for t in rows:
        out += view.text[at : t.start_char] + " "
        at = max(at, t.end_char)
    return out + view.text[at : span[1]]


def segments(view: View, span: Span) -> list[Span]:
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


@once_a_page
def leading(view: View, start: int, end: int) -> tuple[tuple[Time, ...], int]:
    """The time rows that a line begins with, and where its words begin."""
    at = skip(view, start, end)
    own: list[Time] = []
    for t in view.times_in(start, end):
        if not own and at < t.start_char and ROW_NUMBER.fullmatch(view.text, at, t.start_char):
            at = t.start_char  # 3 6月28日(土) 山の話
        if t.start_char > at or t.kind == "fiscal_year" or _named_by(view, t, own):
            break
        own.append(t)
        at = skip(view, t.end_char, end)
        m = OPEN.match(view.text, at, end)
        at = skip(view, m.end(), end) if m else at
    return tuple(own), at


def _named_by(view: View, row: Time, before: list[Time]) -> bool:
    """A day behind a clock time that the name begins with: 15時 2月3日の事故についての会見."""
    return (
        bool(before)
        and is_clock(before[-1])
        and not is_clock(row)
        and view.text[row.end_char : row.end_char + 1] == "の"
    )


def trailing(view: View, start: int, end: int) -> tuple[Time, ...]:
    """The day that a line has behind its name, with a space, a colon or a bracket before it: `夏祭り  8月23日(土)`,
    `総会　5月12日(日)13時　講堂`, `出場報告(12月9日、会議室)`, `交流会 [2024年2月25日]`."""
    rows = [t for t in view.times_in(start, end) if t.kind != "fiscal_year"]
    if not rows or rows[0].precision not in ("day", "month"):
        return ()
    gap = view.text[start : rows[0].start_char]
    bracketed = gap[-1:] in OPENED and len(gap) > 3
    if rows[0].precision == "month" and not (bracketed and gap[-1] not in "（("):
        return ()  # [2023年12月]; in round brackets a month tells more often what is written of
    used = [rows[0]]
    for t in rows[1:]:
        if view.text[used[-1].end_char : t.start_char].strip(" 　・、/／~〜～-（）()月火水木金土日祝"):
            break
        used.append(t)
    behind = view.text[used[-1].end_char : end]
    noted = NOTED.fullmatch(behind) is not None  # (12月9日、401会議室)
    place = re.fullmatch(r"[\s　]+[^\s　。]{2,24}", behind) is not None
    if not noted and not place and behind.strip(" 　)）]］〕。~～から〜"):
        return ()
    if bracketed:
        return tuple(used)
    return tuple(used) if re.search(r"(?:[\s　:：…・／/|]|\.{2,})$", gap) and len(gap.strip()) >= 2 else ()
