"""A segment with what has been read in it so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.recognize import windows
from pipeline.recognize.candidates import all_honorifics, honorifics
from pipeline.recognize.names import Window
from pipeline.recognize.offices import Title
from pipeline.recognize.sheets import Segment, Sheet
from pipeline.recognize.windows import Edges


@dataclass(frozen=True, slots=True)
class Reading:
    """A segment with what has been read in it so far."""

    sheet: Sheet
    segment: Segment
    text: str  # of the sheet
    titles: tuple[Title, ...]
    edges: Edges
    honorifics: tuple[int, ...]  # the positions of tokens that may be some
    beside_office: bool = False  # another cell of its row holds an office or a body
    ends: dict[int, Window | None] = field(default_factory=dict)
    starts: dict[int, Window | None] = field(default_factory=dict)

    def has(self, signs: str) -> bool:
        """Does any of these signs stand in it? Asked before rules that need one."""
        text, start, end = self.text, self.segment.start, self.segment.end
        return any(text.find(sign, start, end) >= 0 for sign in signs)

    def ending_at(self, end: int) -> Window | None:
        """The best name that ends there; each place is read once."""
        if end not in self.ends:
            self.ends[end] = windows.ending_at(self.segment, self.text, end, self.edges)
        return self.ends[end]

    def starting_at(self, start: int) -> Window | None:
        if start not in self.starts:
            self.starts[start] = windows.starting_at(self.segment, self.text, start, self.edges)
        return self.starts[start]


def reading_of(sheet: Sheet, segment: Segment, titles: Sequence[Title], beside_office: bool = False) -> Reading:
    edges = {e for t in titles for e in (t.start, t.core, t.end)}
    tokens, known, every = segment.tokens, honorifics(), all_honorifics()
    found = [i for i, t in enumerate(tokens) if t.text in every]
    edges.update(e for i in found if tokens[i].text in known for e in (tokens[i].start, tokens[i].end))
    return Reading(sheet, segment, sheet.text, tuple(titles), frozenset(edges), tuple(found), beside_office)


def before_blanks(r: Reading, end: int) -> int:
    while end > r.segment.start and r.text[end - 1].isspace():
        end -= 1
    return end
