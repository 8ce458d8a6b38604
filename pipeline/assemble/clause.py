"""Events that a clause of running text tells without quotes: 昼食会を開き, 港を視察しました, 欧州委員と電話会談し."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.assemble import words
from pipeline.assemble.patterns import BRACKET
from pipeline.assemble.phrases import LEADING
from pipeline.assemble.record import Record
from pipeline.assemble.sentence import DEADLINE, HISTORY, day_rows
from pipeline.assemble.view import View
from pipeline.assemble.visit_forms import CALLED, CAME, MET, RECEIVED, VERB, VISITED
from pipeline.assemble.words import noun_pattern, sign
from pipeline.model import Span, Time

NOTE = rf"(?:[（(](?:[^（）()\n]|{BRACKET}){{0,120}}[）)])?"
TITLED = r"(?:[「『“][^「」『』“”\n]{1,80}[」』”])?"
HELD = sign("holding", "hold", "hold_wide", "happened")
DEED = re.compile(HELD)  # without one of these verbs NOUN, which is slow to fail, need not be tried
# a noun of an event, a title in quotes beside it, and right behind them what was done with it
NOUN = re.compile(
    rf"(?P<noun>{noun_pattern()}){NOTE}{TITLED}{NOTE}(?=(?:が|を|は|も|では?|には?、)[^。「」\n]{{0,36}}?{HELD})"
)
DONE = re.compile(
    r"(?:ました|でした|ます|予定|(?:れ|す)る(?=。|$)|開く(?=。|$)|た(?=[。、]|$)"
    rf"|(?:開会|{sign('holding', 'opening')})(?=[。、]|$)|(?:き|い|し|れ)(?:、|て))"
)
BODY_HOLDS = re.compile(rf"[がはも][^。「」\n]{{0,36}}?を(?=[^。「」\n]{{0,8}}?{HELD})")  # 委員会は清掃を行い
# where a name begins: behind a comma, a place, a particle that is not inside a name; fewer of them than those of a
# phrase, since here a verb says that something was done with it
EDGE = re.compile(
    r"[、，,。\s　「」『』（）()・：:]|(?:において|にて|では|には|から|まで|より|された|された|による|として)"
    r"|(?<=[^\W])(?:で(?!き|あ)|に(?!ぎ|ほ|じ)|は(?!じ|な)|が(?!ん|く|っ)|を|も(?!ち|の|み))(?=[^\sぁ-ん]|[「『])"
)
LEAD = re.compile(rf"[\s　]*(?:の|に|は|、|{BRACKET})*")
RELATIVE = re.compile(r"(?:する|される|された|予定の|した)(?=[^\sぁ-ん]{2})")
NOTHING = re.compile(rf"^(?:同|本|当|この|その|今回の|次回の|前回の|各|毎回|両|全)?{sign('any_event')}?$")
THERE = re.compile(
    rf"(?:の両日)?(?:の|、)(?P<name>[^、。「」\n\sはがを]{{0,30}}?{noun_pattern()})(?:では|において|にて)"
)
HABIT = re.compile(sign("habit"))  # what is always done is no happening
VAGUE = re.compile(sign("vague"))


def clauses(view: View, span: Span) -> list[Record]:
    """The events of a sentence with a day of its own; nothing where the sentence is of deadlines or of history."""
    rows = [t for t in day_rows(view, span) if t.precision in ("day", "minute")]
    text = view.text[slice(*span)]
    if HABIT.search(text):
        return []
    if not rows or DEADLINE.search(text) or (HISTORY.search(text) and not DONE.search(text)):
        return []
    return _held(view, span, rows) or _at(view, span, rows) or _done(view, span, rows)


def _at(view: View, span: Span, rows: list[Time]) -> list[Record]:
    """翌9日の歓迎式典では両市長が鐘を鳴らしました: a named gathering right behind its day, and what was done there."""
    m = THERE.match(view.text, rows[-1].end_char, span[1])
    if m is None or not DONE.search(view.text, m.end(), span[1]):
        return []
    noun = words.noun_at_end(m["name"])
    if noun is None or noun.weak or NOTHING.match(m["name"]) or VAGUE.search(m["name"]):
        return []
    return [_record(view, m.span("name"), span, rows)]


def _held(view: View, span: Span, rows: list[Time]) -> list[Record]:
    for m in _nearest(view, span):
        if not DONE.search(view.text, m.end(), span[1]):
            continue
        name = (_begin(view, span, m.start(), rows), m.end())
        text = view.text[slice(*name)]
        own = view.text[name[0] : m.end("noun")]
        noun = words.noun_at_end(own)
        if noun is None or (noun.weak and len(own) < len(noun.word) + 2) or NOTHING.match(text) or VAGUE.search(text):
            continue
        if view.times_in(name[0], name[1]) or (noun.weak and BODY_HOLDS.match(view.text, m.end(), span[1])):
            continue
        return [_record(view, name, span, rows)]
    return []


def _nearest(view: View, span: Span) -> list[re.Match[str]]:
    """The nouns that something was done with; of two before one verb the object: 委員会が…歓迎会を開きました."""
    found = list(NOUN.finditer(view.text, *span)) if DEED.search(view.text, *span) else []
    objects = [m for m in found if view.text[m.end()] == "を"]
    return [
        m
        for m in found
        if view.text[m.end()] not in "がは" or not any(m.end() < o.start() < m.end() + 36 for o in objects)
    ]


def _begin(view: View, span: Span, noun: int, rows: list[Time]) -> int:
    """Where the name that ends with a noun begins."""
    floor = max([span[0], noun - 48, *(t.end_char for t in view.times_in(span[0], noun) if t.end_char <= noun)])
    begin = floor
    for m in EDGE.finditer(view.text, floor, noun + 1):  # what follows an edge may be the noun itself
        if m.end() <= noun:
            begin = m.end()
    for m in RELATIVE.finditer(view.text, begin, noun + 2):
        begin = m.end() if m.end() <= noun else begin
    lead = LEAD.match(view.text, begin, noun)
    return lead.end() if lead else begin


def _done(view: View, span: Span, rows: list[Time]) -> list[Record]:
    """港を視察しました, 副市長を表敬訪問しました, 委員とは15日に電話会談し, 司令官から表敬を受けました."""
    if not VERB.search(view.text, *span):
        return []
    return _called(view, span, rows) or _did(view, span, rows)


def _called(view: View, span: Span, rows: list[Time]) -> list[Record]:
    """総領事が本学を表敬訪問されました, 大学から副学長が来学されました: named after those who came."""
    for form in (CALLED, CAME):
        m = form.pattern.search(view.text, rows[0].end_char, span[1])
        if m is None:
            continue
        begin = m.start("who") + _lead(view, m.start("who"), m.end("who"))
        who = view.text[begin : m.end("who")]
        if len(who) < 2 or VAGUE.search(who) or view.times_in(begin, m.end("who")):
            continue
        return [_visit(view, (begin, m.end(form.last)), span, rows, form.suffix(m))]
    return []


def _did(view: View, span: Span, rows: list[Time]) -> list[Record]:
    for form in (RECEIVED, MET, VISITED):
        for m in form.pattern.finditer(view.text, *span):
            start, end = m.span(form.first)
            start += _lead(view, start, end)
            if end - start < 2 or VAGUE.search(m[form.first]) or NOTHING.match(view.text[start:end]):
                continue
            if form is VISITED and rows[0].start_char > m.start():
                continue
            return [_visit(view, (start, end), span, rows, form.suffix(m))]
    return []


def _lead(view: View, start: int, end: int) -> int:
    """How much stands before the thing itself: a date, その後, 翌日."""
    at = max([start, *(t.end_char for t in view.times_in(start, end) if t.end_char < end)])
    m = LEADING.match(view.text[at:end])
    at += m.end() if m else 0
    edge = [x.end() for x in re.finditer(r"(?:で|に|から|より)(?=[^\sぁ-ん])", view.text[at:end])]
    at += edge[-1] if edge and end - at - edge[-1] >= 2 else 0
    m = re.match(r"[のにはも、]+", view.text[at:end])
    at += m.end() if m else 0
    m = LEADING.match(view.text[at:end])
    return at + (m.end() if m else 0) - start


def _record(view: View, name: Span, span: Span, rows: list[Time]) -> Record:
    return Record("prose", name, (span,), tuple(rows), told=span, trust=0.62)


def _visit(view: View, name: Span, span: Span, rows: list[Time], suffix: str) -> Record:
    return replace(_record(view, name, span, rows), suffix=suffix, trust=0.6)
