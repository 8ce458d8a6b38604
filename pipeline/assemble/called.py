"""What a record is called: its name cleaned, the event that it is a part of, its kind and its status."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipeline import vocabulary
from pipeline.assemble import naming, words
from pipeline.assemble.record import Record
from pipeline.assemble.trimming import LEAD_BRACKET
from pipeline.assemble.view import View
from pipeline.assemble.words import sign
from pipeline.model import EventKind, EventStatus, Reject, Span

LONGEST_NAME = 200  # characters
# と大学を訪問, されてたメニュー
BROKEN = re.compile(r"(?:を|は(?![ぁ-ん])|が(?![ぁ-ん])|と(?![ぁ-んー])|に(?![ぁ-んー])|され(?:て|た)|ている|ていた)")
# running text that ends with ！: その報告を書きたいと思います
SPOKEN = re.compile(
    r"[、,，][^「」『』]{0,60}[、,，][^「」『』]{0,60}(?:たいと思います|てまいりました|てきました|と思いました)"
)
LABELS = frozenset(vocabulary.listed("assemble", "bare_label"))
MATERIAL = re.compile(sign("annex", "bill"))
ONLY = re.compile(sign("no_happening"))
WITHIN = re.compile(sign("during"))  # what DURING, which is slow to fail, ends with
DURING = re.compile(rf"([^\s、。「」『』（）()のにではを]{{2,30}}?)(?:の)?{sign('during')}")
ONE_OF = re.compile(r"「?([^、。「」『』（）()]{3,40}?)」?の一環(?:として|で)")


class Called(NamedTuple):
    """What a record is called: its span, name and parent, its kind and status."""

    span: Span
    name: str
    parent: str
    kind: EventKind
    status: EventStatus


def called(view: View, record: Record) -> Called | Reject:
    """What a record is called; a reject where its name is none."""
    span = naming.trim(view, record.name)
    name = record.prefix + naming.clean(view.text[slice(*span)]) + record.suffix
    refused = _refused(view, span, name)
    if refused is not None:
        return refused
    parent = record.parent or parent_of(view, record, name)
    return Called(span, name, parent, kind_of(view, record, name), _status(view, record, name))


def _refused(view: View, span: Span, name: str) -> Reject | None:
    """The record as a reject where its name is too short, a whole paragraph, a label or material of a meeting."""
    reason = ""
    if len(name) < 2:
        reason = "no name"
    elif len(name) > LONGEST_NAME:
        reason = "name too long"
    elif re.search(r"。[^」』）)]", name) or SPOKEN.search(name):
        reason = "a sentence, not a name"
    elif words.fold(name) in LABELS or words.fold(name) in words.generic_headings():
        reason = "a label, not a name"
    elif BROKEN.match(name):
        reason = "a piece of a sentence, not a name"
    elif ONLY.fullmatch(name):
        reason = "a remark, not a name"
    elif MATERIAL.match(name):
        reason = "material of a meeting"
    if not reason:
        return None
    text = view.text[slice(*span)][:LONGEST_NAME]
    return Reject(view.page.page_id, "assemble", span[0], span[1], text, "EVENT", "event_name", reason)


def kind_of(view: View, record: Record, name: str) -> EventKind:
    noun = words.noun_at_end(name) or words.noun_inside(name)
    if noun is None:
        noun = words.noun_inside(view.text[slice(*record.name)])
    return noun.kind if noun else "session" if record.parent else "other"


def _status(view: View, record: Record, name: str) -> EventStatus:
    raw = view.text[slice(*record.name)]
    told = view.text[slice(*record.told)] if record.told[1] > record.told[0] else ""
    fields = {f.role for f in record.fields}
    found = words.status_of(raw, told)
    if found:
        return found
    return "announced" if fields & {"apply", "capacity", "fee", "deadline", "target"} else "held"


@cache
def named_events() -> dict[str, str]:
    """Name of an event that all know → the country that it was in, "" where none is told."""
    return {r["name"]: r.get("country_code", "") for r in vocabulary.read("temporal", "named_events")}


def parent_of(view: View, record: Record, name: str) -> str:
    """A named event inside which this one is said to be: in 【…】 before its name, 会場内, 期間中, の一環."""
    known = named_events()
    lead = LEAD_BRACKET.match(view.text, *record.name)
    if lead and lead[0][1:-1].strip() in known:
        return lead[0][1:-1].strip()
    for event in known if name.startswith(tuple(known)) else ():
        if name.startswith(event) and re.match(r"[\s　]+\S", name[len(event) :]):
            return event
    told = view.text[slice(*record.told)]
    for m in DURING.finditer(told) if WITHIN.search(told) else ():
        if words.fold(m[1]) != words.fold(name) and (m[1] in known or words.noun_at_end(m[1])):
            return m[1]
    m2 = ONE_OF.search(told) if "の一環" in told else None
    if m2 and words.noun_at_end(m2[1]):
        return m2[1]
    return ""
