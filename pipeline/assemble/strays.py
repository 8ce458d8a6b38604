"""People whom no record has taken: a report names its guests in paragraphs behind the one that names the event."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.assemble.called import Called
from pipeline.assemble.family import part_noun
from pipeline.assemble.patterns import NOTE
from pipeline.assemble.record import Record
from pipeline.assemble.view import View
from pipeline.assemble.who import people
from pipeline.assemble.words import sign
from pipeline.model import Block, EventStatement, Mention, Span

POLITE = re.compile(rf"[\s　]*{NOTE}[\s　]*{sign('honorific', 'polite_name')}")

MADE_BY = re.compile(rf"[\s　・（(]*{sign('made_by')}\s*[／/:：＝=]")


def adopted(view: View, events: list[EventStatement]) -> list[EventStatement]:
    """The statements; the only one of a page with the people told behind it whom it does not name yet.

    A part (記念講演) takes none: what else its page tells belongs to the event around it.
    """
    if len(events) != 1 or part_noun().search(events[0].name):
        return events
    taken = {p.entity for p in events[0].people}
    found = [
        m
        for block in view.body
        for m in view.mentions_in(max(block.start, events[0].start_char), block.end, "PERSON")
        if _key(m) not in taken and _present(view, block, m)
    ]
    return [_with(view, events[0], found)] if found else events


def _present(view: View, block: Block, mention: Mention) -> bool:
    """Whether a name is one of a list, or named as those who are there are: a sentence names poets and heroes too."""
    if MADE_BY.match(view.text, block.start):
        return False
    listed = "。" not in view.text[block.start : block.end]
    return listed or bool(mention.offices) or bool(POLITE.match(view.text, mention.end))


def _with(view: View, event: EventStatement, found: list[Mention]) -> EventStatement:
    """A statement with further people, their roles told as those of its own scope are."""
    blocks = {(b.start, b.end) for m in found for b in view.body if b.start <= m.start < b.end}
    spans: tuple[Span, ...] = tuple(sorted(blocks))
    fields = view.fields_in(event.start_char, spans[-1][1])
    record = Record(event.rule, (event.start_char, event.end_char), spans, fields=fields, parent=event.parent)
    known = {p.entity for p in event.people}
    wanted = {_key(m) for m in found}
    said = Called(record.name, event.name, event.parent, event.kind, event.status)
    told = people(view, record, said)
    return replace(event, people=(*event.people, *(p for p in told if p.entity in wanted - known)))


def _key(mention: Mention) -> str:
    return mention.entity or mention.name
