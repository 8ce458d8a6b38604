"""Planned gatherings that what a page tells prepares: 2031年の岬大会に先立ち."""

from __future__ import annotations

import re

from pipeline.assemble import words
from pipeline.assemble.record import Record
from pipeline.assemble.sentence import is_long
from pipeline.assemble.view import View
from pipeline.assemble.words import noun_pattern, sign
from pipeline.model import Span

AHEAD = re.compile(
    rf"(?:に(?:開催|予定)(?:される|されている|の))?の?[「『]?(?P<name>[^\s、。「」『』はがをに]{{1,30}}?{noun_pattern()})[」』]?"
    rf"(?:の開催)?{sign('ahead')}"
)


def prepared(view: View, span: Span) -> list[Record]:
    """The planned gatherings that a sentence tells to be prepared, with no more than its year or month."""
    out = []
    for row in view.times_in(*span):
        m = AHEAD.match(view.text, row.end_char, span[1]) if row.precision in ("year", "month") else None
        noun = words.noun_at_end(m["name"]) if m else None
        if m and noun and not noun.weak and len(m["name"]) > len(noun.word) and not is_long(row):
            out.append(Record("prose", m.span("name"), (span,), (row,), told=m.span(), trust=0.6))
    return out
