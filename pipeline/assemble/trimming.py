"""What of a piece of text is an event's own name: what stands before it, behind it and around it is taken off.

Nothing but the text and the times in it decide, so that what is told of a name is remembered over pages.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipeline import vocabulary
from pipeline.assemble import around_names, headlines, words
from pipeline.assemble.words import sign
from pipeline.model import Precision, Span
from pipeline.text import remembered

LEAD = re.compile(
    r"(?!〇〇|○○|◯◯)(?:[\s　■□●○◆◇◎★☆▪▫・•‣▶▷►▼▽▲△✅✓✔♦❖♪※＊*→⇒↑↓←|｜／/\-‐–—―~〜～:：、。,.!！>＞◯〇▸❏]"
    r"|[0-9０-９]{1,2}[.．、)）](?=[^0-9])|[(（][0-9０-９]{1,2}[)）]|[①-⑳]"
    r"|[0-9０-９]{1,2}[\s　]+(?=[^\s0-9０-９年月日時:：/]))+"
)
PROVISIONAL = re.compile(rf"[\s　]*[（(〔]{sign('provisional')}[）)〕][\s　]*|{sign('provisional')}[\s　]+")
LEAD_BRACKET = re.compile(
    r"(?:【[^【】]{1,40}】|［[^［］]{1,40}］|\[[^\[\]]{1,40}\]|≪[^≪≫]{1,40}≫|〔[^〔〕]{1,40}〕|＜[^＜＞]{1,40}＞|<[^<>]{1,40}>)"
)
TAIL = re.compile(r"[\s　:：。、,|｜／/→⇒↑↓\-–—―~〜～・>＞]+$|[\s　]+[○●◎◇◆□■☆★◯]+$")
TAIL_BRACKET = re.compile(
    r"[\s　]*(?:（[^（）]{0,60}）|\([^()]{0,60}\)|【[^【】]{0,40}】"
    r"|［[^［］]{0,40}］|\[[^\[\]]{0,40}\]|＜[^＜＞]{0,40}＞|<[^<>]{0,40}>)$"
)
REMARK = re.compile(sign("remark_in_brackets"))
RELEASED = re.compile(rf"[（(][^（()）]{{4,24}}{sign('put_out', 'announced')}[）)]")
LATELY = re.compile(rf"{sign('today', 'lately')}は、?[\s　]*")
PLANNED = re.compile(rf"(?:に|で)?{sign('planned')}(?=[^、。\s　])")
BELOW = re.compile(rf"{sign('below')}の(?:とおり|通り)、?[\s　]*")
# 港シンポジウム 開催のご案内 4月21日 汐ホールにて: a title goes on with when and where
NOTICE = re.compile(r"[\s　]*の?開催の?(?:ご?案内|お知らせ)[\s　]+")
YEAR_BEFORE = re.compile(
    rf"[\s　]*{sign('era')}[0-9０-９元]{{1,2}}年[（(][0-9０-９]{{4}}年?[）)]$"
)  # 令和6年(2024)6月2日
# what may stand before a name, and how many characters must be left behind it, at least one more
LEADS = ((LEAD, 0), (PROVISIONAL, 0), (RELEASED, 0), (LATELY, 3), (BELOW, 3), (PLANNED, 2))
BEHIND_DAY = re.compile(
    rf"(?:[\s　]*{sign('weekday_note')})?"
    r"(?:(?:に|より|から)?の|に|より|から|[\s　]*(?:、|:|：|開催|実施)の?|[\s　]*)"
)
LABEL = re.compile(rf"{sign('holding')}?{sign('day_label')}[\s　]*[:：][\s　]*")
JOINED = re.compile(
    rf"^(.{{4,60}}?)に[^、。「」]{{1,20}}?{sign('head', 'officer', 'actor')}(?:ら|等)?"
    rf"が{sign('attending', 'joining')}$"
)
QUOTE = re.compile(r"[「『“\"]([^「『」』“”\"]{2,120}(?:[「『][^「」『』]{1,60}[」』][^「『」』]{0,60})?)[」』”\"]")
ENCLOSED = re.compile(r"[「『“\"《〈【［\[＜<≪]([^「『」』《》〈〉【】［］\[\]＜＞<>≪≫]{2,120})[」』”\"》〉】］\]＞>≫]")
GENERIC_BEFORE = re.compile(
    rf"(?:{sign('any_event_label')}"
    r"|[はがをにでのと、で]|として|による|向けた)[\s　]*$"
)
# 専門家の話を聞こう「学芸員トーク」: what a title calls its readers to do
CALL = re.compile(r"(?:[こそとのもようおけげせてねべめえれ]う|ませんか|ましょう|しよう)[!！?？♪〜～]*[\s　]*$")
ACTOR = re.compile(rf"^[^「」『』、。]{{0,24}}?{sign('head', 'officer', 'actor')}(?:が|は|、)[\s　]*")
# 「○○のつどい」開催 今年は…, ○○会議を開催、市長をはじめ…: what news adds behind the name
NEWS = re.compile(
    rf"[「『]?([^「」『』、。]{{4,60}}?)[」』]?(?:を|が|に)?{sign('holding', 'attending', 'joining')}"
    r"(?:され|しました|し|です)?[、!！\s　].{4,}"
)
VISITING = re.compile(sign("visiting", "coming"))
LINK_WORDS = re.compile(rf"[|｜\s　]*{sign('link_kind')}?{sign('link_word')}+(?:はこちら)?$")


class Mark(NamedTuple):
    """A time in a name, counted from the beginning of the name; it may end behind it."""

    start: int
    end: int
    precision: Precision
    clock: bool
    fiscal: bool  # a fiscal year, which is no day


@remembered(words.REMEMBERED)  # layouts and running text name the same events
def trimmed(text: str, marks: tuple[Mark, ...]) -> Span:
    start, end = 0, headlines.before_call(text)
    for _ in range(8):
        before = (start, end)
        start, end = _lead(text, marks, start, end)
        start, end = _tail(text, marks, start, end)
        start, end = _unquote(text, start, end)
        if (start, end) == before:
            break
    return start, end


def _begin(marks: tuple[Mark, ...], start: int, end: int) -> list[Mark]:
    """The times that begin in [start, end)."""
    return [m for m in marks if start <= m.start < end]


def _lead(text: str, marks: tuple[Mark, ...], start: int, end: int) -> Span:
    for pattern, least in LEADS:
        m = pattern.match(text, start, end)
        if m and end - m.end() > least:
            start = m.end()
    start = around_names.begin(text, start, end)
    m = LABEL.match(text, start, end)
    if m and _begin(marks, m.end(), m.end() + 1):
        start = m.end()
    m = LEAD_BRACKET.match(text, start, end)
    if m and m.end() < end and text[m.end() : end].strip(" 　"):
        return m.end(), end
    times = _begin(marks, start, start + 1)
    if times and times[0].precision in ("day", "minute") and not times[0].fiscal:
        m = BEHIND_DAY.match(text, times[0].end, end)
        stop = m.end() if m else times[0].end
        if stop < end and text[stop:end].strip(" 　、。"):
            return stop, end
    return start, end


def _tail(text: str, marks: tuple[Mark, ...], start: int, end: int) -> Span:
    m = TAIL.search(text, start, end)
    if m and m.start() > start and not (m[0][-1] in ">＞" and text[start] in "<＜"):
        end = m.start()
    m = TAIL_BRACKET.search(text, max(start, end - 70), end)
    if m and m.start() > start:
        inner = m[0]
        times = _begin(marks, m.start(), m.end())
        if (
            inner.lstrip()[0] == "【"
            or REMARK.search(inner)
            or any(t.precision in ("day", "minute", "month") for t in times)
        ):
            return start, m.start()
    last = _begin(marks, max(start, end - 40), end)
    if len(last) > 1 and last[-1].clock and last[-1].end == end:  # 第9回例会 2031年6月18日(火)12:30〜
        last, end = (last[:-1], last[-2].end) if last[-1].start - last[-2].end <= 1 else (last, end)
    last = [t for t in last if t.end == end and t.precision == "day"]
    if last and not last[0].fiscal and last[0].start - start >= 3:
        year = YEAR_BEFORE.search(text, start, last[0].start)
        return start, year.start() if year and year.start() - start >= 3 else last[0].start
    m = NOTICE.search(text, start + 3, end)
    if m and _begin(marks, m.end(), m.end() + 1):
        return start, m.start()
    m = _bracket_field().search(text, start + 3, end)
    if m:
        return start, m.start()
    m = LINK_WORDS.search(text, max(start, end - 24), end)
    if m and m.start() > start + 2:
        return start, m.start()
    m = words.decorations().search(text, max(start, end - 40), end)
    if m and m.start() >= start + 2 and _keeps(text[start : m.start()], m[0]):
        return start, m.start()
    return start, end


@cache
def _bracket_field() -> re.Pattern[str]:
    """A field in brackets behind a name: （会場：本館）."""
    labels = words.alternation(vocabulary.words("clean", "field_labels", "label"))
    return re.compile(rf"[\s　]*[（(](?:{labels})[\s　]*[:：]")


def _keeps(name: str, cut: str) -> bool:
    """Whether the name can stand without what is cut off: の様子 of 市長講演の様子, but not 報告 of 成果報告."""
    return bool(name.strip(" 　")) and not (
        cut[0] not in "がをはものにへ、!！?？～〜…♪☆★で"
        and words.noun_at_end(name + cut)
        and not words.noun_at_end(name)
    )


def _unquote(text: str, start: int, end: int) -> Span:
    body = text[start:end]
    m = ENCLOSED.fullmatch(body)
    if m:
        return start + m.start(1), start + m.end(1)
    actor = ACTOR.match(body)
    if actor and len(body) - actor.end() > 3 and not VISITING.search(body):
        return start + actor.end(), end
    news = NEWS.match(body)
    if news and words.noun_at_end(news[1]):
        return start + news.start(1), start + news.end(1)
    if name := headlines.quoted(body):
        return start + name[0], start + name[1]
    joined = JOINED.match(body)
    if joined:
        return start, start + joined.end(1)
    guests = around_names.before_guests(body)
    if guests > 0:
        return start, start + guests
    quotes = list(QUOTE.finditer(body))
    if (
        len(quotes) == 1
        and quotes[0].end() == len(body)
        and (
            GENERIC_BEFORE.search(body[: quotes[0].start()])
            or (CALL.search(body[: quotes[0].start()]) and words.noun_at_end(quotes[0][1]))
        )
    ):
        return start + quotes[0].start(1), start + quotes[0].end(1)
    return start, end
