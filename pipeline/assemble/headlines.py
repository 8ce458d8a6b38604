"""Titles written as headlines: the event that they quote, and the one before what they call out."""

from __future__ import annotations

import re

from pipeline.assemble import words
from pipeline.assemble.words import sign
from pipeline.model import Span

# 港で初の「海の映画祭」が3月に開催！出演者も決定: a headline says when and what of the event in quotes
HEADLINE = re.compile(
    rf"[^「」『』。]{{0,30}}[「『]([^「」『』]{{3,60}})[」』](?:が|を|は)、?[^「」。]{{0,30}}?"
    rf"{sign('holding', 'opening', 'was_held', 'begins')}[^。]{{0,80}}"
)
# 港市消防出初式　はしご乗りに歓声！: what is called out behind the name
CALLED_OUT = re.compile(r"(.{4,50}?)(?:　|[\s]{2,})([^「」『』。]{4,40}[!！])")


def quoted(title: str) -> Span | None:
    """The event in the quotes of a headline, None where the title is none."""
    found = HEADLINE.fullmatch(title)
    noun = words.noun_at_end(found[1]) if found else None
    return found.span(1) if found and noun is not None and not noun.weak else None


def before_call(title: str) -> int:
    """Where the name ends: before what is called out, if that names no event and what stands before it does."""
    found = CALLED_OUT.fullmatch(title)
    noun = words.noun_at_end(found[1]) if found else None
    alone = found and noun is not None and not noun.weak and words.noun_at_end(found[2][:-1]) is None
    return found.end(1) if found and alone else len(title)
