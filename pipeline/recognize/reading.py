"""A segment with what has been read in it so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.recognize.candidates import honorifics
from pipeline.recognize.offices import Title
from pipeline.recognize.sheets import Segment, Sheet
from pipeline.recognize.windows import Edges


@dataclass(frozen=True, slots=True)
class Reading:
    """A segment with what has been read in it so far."""

    sheet: Sheet
    segment: Segment
    titles: tuple[Title, ...]
    edges: Edges
    beside_office: bool = False  # another cell of its row holds an office or a body

    @property
    def text(self) -> str:
        return self.sheet.text


def reading_of(sheet: Sheet, segment: Segment, titles: Sequence[Title], beside_office: bool = False) -> Reading:
    edges = {e for t in titles for e in (t.start, t.core, t.end)}
    known = honorifics()
    edges |= {e for t in segment.tokens if t.text in known for e in (t.start, t.end)}
    return Reading(sheet, segment, tuple(titles), frozenset(edges), beside_office)


def before_blanks(r: Reading, end: int) -> int:
    while end > r.segment.start and r.text[end - 1].isspace():
        end -= 1
    return end
