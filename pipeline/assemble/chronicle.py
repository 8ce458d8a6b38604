"""Rows of a chronicle: a date, and sentences that tell what was held then among what was founded and published."""

from __future__ import annotations

import re

from pipeline.assemble import words
from pipeline.assemble.phrases import phrases
from pipeline.assemble.record import Record
from pipeline.assemble.view import View
from pipeline.assemble.words import sign
from pipeline.model import Block, Cell, Span, Time

HELD = re.compile(rf"[」』]?(?:(?:を|が|の)[^。「」『』\n]{{0,40}}?)?{sign('took_place')}")
COARSE = ("month", "day", "minute")


def records(view: View) -> list[Record]:
    """A record for each sentence of a dated row that says that something was held."""
    out: list[Record] = []
    for block in view.body:
        dated = _dated(view, block)
        if dated is not None:
            times, cell = dated
            out += [r for s in view.sentences(cell.start, cell.end) if (r := _held(view, s, times)) is not None]
    return out


def _dated(view: View, block: Block) -> tuple[tuple[Time, ...], Cell] | None:
    """The date of a row of two cells, and the cell of sentences beside it."""
    if block.kind != "table_row":
        return None
    cells = [c for c in block.cells if view.text[c.start : c.end].strip()]
    if len(cells) != 2 or any(c.is_header for c in cells):
        return None
    day, told = cells
    times = tuple(t for t in view.times_in(day.start, day.end) if t.precision in COARSE and t.kind != "fiscal_year")
    rest = words.fold(view.text[day.start : day.end])
    if not times or len(rest) > 2 * sum(len(words.fold(t.text)) for t in times) + 4:
        return None
    return (times, told) if "。" in view.text[told.start : told.end] else None


def _held(view: View, sentence: Span, times: tuple[Time, ...]) -> Record | None:
    if any(t.precision in COARSE for t in view.times_in(*sentence)):
        return None  # a day of its own
    for phrase in phrases(view, sentence):
        noun = words.noun_at_end(view.text[slice(*phrase.name)]) or words.noun_inside(view.text[slice(*phrase.name)])
        strong = phrase.form == "noun" and noun is not None and not noun.weak
        if strong and HELD.match(view.text, phrase.name[1], sentence[1]):
            return Record("table_row", phrase.name, (sentence,), times, (), sentence, trust=0.62)
    return None
