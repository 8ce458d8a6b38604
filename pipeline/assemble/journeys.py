"""Journeys told over their days: a party that stayed abroad from … to …, guests that were received from … to …."""

from __future__ import annotations

import re

from pipeline.assemble.patterns import NOTE
from pipeline.assemble.phrases import begin_of
from pipeline.assemble.record import Record
from pipeline.assemble.sentence import is_prose
from pipeline.assemble.view import View
from pipeline.assemble.words import sign
from pipeline.model import Span, Time

PARTY = sign("party")
SUBJECT = re.compile(
    rf"(?:{PARTY})(?:[0-9０-９]{{1,3}}[人名])?(?:の{sign('all_of_them')})?"
    rf"{NOTE}(?:は|が)"
)
STAYED = re.compile(sign("stayed"))
GUESTS = re.compile(
    rf"(?:{PARTY})(?:の{sign('all_of_them')})?を、?[^。、]{{0,12}}?{sign('receiving')}(?:いた)?(?:し)?(?:ました|た)"
)
PERIOD = re.compile(rf"[\s　]*{sign('stay')}?(?:期間|日程)は、?[\s　]*")
NAME = re.compile(rf"(?:{PARTY})")


def records(view: View) -> list[Record]:
    """The journeys that running text tells with the range of their days."""
    if not NAME.search(view.text):
        return []
    out: list[Record] = []
    guests: tuple[Span, Span] | None = None
    for block in view.body:
        if not is_prose(block):
            continue
        for span in view.sentences(block.start, block.end):
            days = _range(view, span)
            lead = PERIOD.match(view.text, *span)
            if guests is not None and days and lead and lead.end() == days[0].start_char:
                out.append(_record(guests[0], (guests[1], span), days, "の受け入れ"))
            elif days and (found := _stayed(view, span, days)) is not None:
                out.append(found)
            m = GUESTS.search(view.text, *span)
            if m:
                guests = _named(view, span, m.start()), span
            elif not lead or guests is None:
                guests = None
    return out


def _range(view: View, span: Span) -> tuple[Time, ...]:
    """The range of days in a sentence."""
    rows = [t for t in view.times_in(*span) if t.precision == "day" and t.start < t.end and t.kind != "fiscal_year"]
    return tuple(rows[:1])


def _stayed(view: View, span: Span, days: tuple[Time, ...]) -> Record | None:
    """派遣団11名は8月9日から19日までの間、…ホームステイや…: who was where, over its days."""
    m = SUBJECT.search(view.text, span[0], days[0].start_char)
    if m is None or not STAYED.search(view.text, days[0].end_char, span[1]):
        return None
    name = _named(view, span, m.start())
    return _record(_titled(view, name) or name, (span,), days, "の訪問")


def _titled(view: View, name: Span) -> Span | None:
    """The longer name that the title has for a party that its sentence calls 派遣団 alone."""
    party = view.text[slice(*name)]
    if view.title < 0 or not NAME.fullmatch(party):
        return None
    title = view.body[view.title]
    found = [m for m in NAME.finditer(view.text, title.start, title.end) if m[0] == party]
    return (begin_of(view, title.start, found[0].start()), found[0].end()) if found else None


def _named(view: View, span: Span, noun: int) -> Span:
    m = NAME.match(view.text, noun, span[1])
    return begin_of(view, span[0], noun), m.end() if m else noun


def _record(name: Span, told: tuple[Span, ...], days: tuple[Time, ...], suffix: str) -> Record:
    return Record("prose", name, told, days, told=(told[0][0], told[-1][1]), suffix=suffix, trust=0.62)
