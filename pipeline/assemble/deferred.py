"""Events whose name and day two sentences or two lines tell."""

from __future__ import annotations

import re

from pipeline.assemble import words
from pipeline.assemble.patterns import NOTE
from pipeline.assemble.phrases import phrases
from pipeline.assemble.record import Record
from pipeline.assemble.sentence import DEADLINE, EVENT_VERB, SELF, day_rows, prose_sentences
from pipeline.assemble.told import AFTER_QUOTE, QUOTED
from pipeline.assemble.view import View
from pipeline.assemble.words import sign
from pipeline.model import Span, Time

REACH = 8  # sentences for which a name waits for its day
OPENS = re.compile(
    rf"{sign('holding', 'hold', 'hold_wide', 'opening', 'begun')}|{sign('gathering')}(?:です|である|。|で、)"
)
# a sentence whose verb has no subject or object of its own: 6月2日に、汐ホールで行われます
ELIDED = re.compile(
    rf"(?:で|にて|において|に|から|まで|、){sign('well')}?{sign('holding', 'hold')}(?:いたし|致し|され|し|れ)*"
    r"(?:ます|ました|る予定|る。|(?<=[れし])、)"
)
HELD = re.compile(rf"を(?:{sign('holding')}|行|開)")
# a sentence that ends with the name of what is held again and again: 毎年行われている「○○」。
HELD_AGAIN = re.compile(rf"(?:{sign('holding', 'hold')}(?:し|され|れ)?|続[いけ])て(?:い|き)[るた]|恒例の|続く")
SPAN_OF = re.compile(rf"[^、。]{{2,10}}の(?!日は){sign('day_label')}は")  # 本展の会期は、6月1日から7月3日まで
# days that something is planned for: 12日、11日が予定されています
PLANNED = re.compile(r"[）)日]?(?:が|を|に)?予定(?:され|し)て(?:い|お)|日の予定(?:です|。)")
OTHER = re.compile(rf"[」』”]?{NOTE}(?:が|は|も|を)")


def deferred(view: View) -> list[Record]:
    """「○○」を開設します。 … 本イベントは、11日から22日まで開催します: name and date in two sentences."""
    out: list[Record] = []
    open_names: list[tuple[Span, Span, int]] = []
    for n, span in enumerate(prose_sentences(view)):
        rows = day_rows(view, span)
        open_names = [o for o in open_names if n - o[2] <= REACH][-4:]
        if rows:
            found = _dated(view, span, rows, open_names)
            open_names = [] if found else open_names
            out += found
            continue
        quoted = list(QUOTED.finditer(view.text, *span))
        out += _over_days(view, span, quoted)
        open_names += [(name, span, n) for name in _opened(view, span, quoted)]
    return out


def _dated(view: View, span: Span, rows: list[Time], waiting: list[tuple[Span, Span, int]]) -> list[Record]:
    """The events of names that wait for their day, where this sentence tells it."""
    text = view.text[slice(*span)].lstrip(" 　・")
    if not waiting or DEADLINE.search(text):
        return []
    if EVENT_VERB.search(text) or SPAN_OF.match(text):
        for name, first, _ in waiting:
            if _subject(view.text[slice(*name)], text):
                return [_record(name, first, span, rows)]
    name, first, _ = waiting[-1]
    if _ends(view, name, first) and ELIDED.match(view.text, rows[-1].end_char, span[1]):
        return [_record(name, first, span, rows)]
    if _has_own(view, span):
        return []
    days = [t for t in view.times_in(*span) if t.precision == "day" and t.kind != "fiscal_year"]
    if PLANNED.search(view.text, *span) and len(days) > 1:
        return [_record(name, first, span, [day]) for day in days]
    if ELIDED.search(view.text, rows[-1].end_char, span[1]) and rows[0].precision in ("day", "minute"):
        return [_record(name, first, span, rows)]
    return []


def _record(name: Span, first: Span, span: Span, rows: list[Time]) -> Record:
    return Record("prose", name, (first, span), tuple(rows), told=(first[0], span[1]), trust=0.7, main=True)


def _has_own(view: View, span: Span) -> bool:
    """Whether a sentence speaks of an event or a thing of its own."""
    return any(OTHER.match(view.text, p.name[1], span[1]) for p in phrases(view, span)) or bool(
        HELD.search(view.text, *span)
    )


def _over_days(view: View, span: Span, quoted: list[re.Match[str]]) -> list[Record]:
    """A title in quotes that ends a line, over a line that begins with its days."""
    days = _under(view, span) if quoted else []
    out = []
    for m in quoted:
        strong = words.noun_at_end(m[1]) or words.noun_at_end(view.text[span[0] : m.start()].rstrip("はがの、 　"))
        if days and strong and not view.text[m.end() : span[1]].strip(" 　\n"):
            told = (span[0], days[-1].end_char)
            out.append(Record("prose", m.span(1), (span,), tuple(days), told=told, trust=0.62))
    return out


def _opened(view: View, span: Span, quoted: list[re.Match[str]]) -> list[Span]:
    """The titles in quotes that a sentence without a day says to be held: their day may follow."""
    out = []
    for m in quoted:
        if view.text[m.end() : span[1]].strip(" 　\n") and AFTER_QUOTE.match(view.text, m.end(), span[1]):
            before = view.text[span[0] : m.start()]  # 特別展「光の道」
            named = words.noun_at_end(m[1]) or words.noun_inside(m[1]) or words.noun_at_end(before)
            if named and OPENS.search(view.text, m.end(), min(span[1], m.end() + 40)):
                out.append(m.span(1))
        elif words.noun_at_end(m[1]) and _ends(view, m.span(1), span):
            out.append(m.span(1))
    return out


def _under(view: View, span: Span) -> list[Time]:
    """The days that the line right under a line begins with: 次の特別展は「○○」 / 4月21日～6月3日まで。"""
    end = view.text.find("\n", span[1] - 1)
    start = end + 1
    while 0 < start < len(view.text) and view.text[start] in " 　\n":
        start += 1
    rows = view.times_in(start, start + 2) if end >= 0 else []
    return [t for t in rows if t.precision == "day"]


def _ends(view: View, name: Span, span: Span) -> bool:
    """Whether a sentence ends with a title of what is held again and again: 毎年行われている「○○」。"""
    behind = view.text[name[1] : span[1]].strip(" 　\n")
    return behind in ("」。", "』。", "”。") and bool(HELD_AGAIN.search(view.text, span[0], name[0]))


def _subject(name: str, sentence: str) -> bool:
    """Whether a sentence begins by speaking of that event: 本イベントは, パビリオンは."""
    if SELF.match(sentence):
        return True
    noun = words.noun_at_end(name)
    short = noun.word if noun else ""
    return len(short) >= 3 and bool(re.match(rf"(?:本|当|同|この)?{re.escape(short)}(?:は|が|の開催)", sentence))
