"""What stands where on a page: the text of its blocks, its times and its mentions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable
from functools import cached_property, wraps
from typing import Any, TypeVar, TypeVarTuple

from pipeline import gazetteer
from pipeline.assemble.lines_of import lines, sentences
from pipeline.assemble.roles import label_roles, role_of
from pipeline.gazetteer import Gazetteer
from pipeline.model import Block, Document, Label, Mention, Span, Time
from pipeline.settings import Settings

Asked = TypeVarTuple("Asked")
Told = TypeVar("Told")
OnPage = TypeVar("OnPage", bound="Spans")
UNTOLD: Any = object()


def once_a_page(function: Callable[[OnPage, *Asked], Told]) -> Callable[[OnPage, *Asked], Told]:
    """Remembers what a function says of a page, since each layout asks again; it goes with the page. What is asked
    by must be hashable, what is told nobody may change."""

    @wraps(function)
    def asked(view: OnPage, /, *args: *Asked) -> Told:
        known = view.remembered[function]
        told: Told = known.get(args, UNTOLD)
        if told is UNTOLD:
            told = known[args] = function(view, *args)
        return told

    return asked


class Spans:
    """The kept blocks of a page, and what begins in a span of its text."""

    def __init__(self, document: Document, settings: Settings) -> None:
        self.document = document
        self.remembered: dict[Any, dict[Any, Any]] = defaultdict(dict)  # by `once_a_page`: function → asked → told
        self.settings = settings
        self.page = document.page
        self.text = document.page.text
        self.body: tuple[Block, ...] = document.body
        self.times = sorted(document.times, key=lambda t: (t.start_char, t.end_char))
        self.mentions = sorted(document.mentions, key=lambda m: (m.start, m.end))
        self._block_at = [b.start for b in self.body]
        self._time_at = [t.start_char for t in self.times]
        self._mention_at = [m.start for m in self.mentions]

    @cached_property
    def gazetteer(self) -> Gazetteer:
        return gazetteer.load(self.settings)

    @once_a_page
    def lines(self, start: int, end: int) -> tuple[Span, ...]:
        """The lines of text[start:end] that have words on them, without outer spaces."""
        return tuple(lines(self.text, start, end))

    @once_a_page
    def sentences(self, start: int, end: int) -> tuple[Span, ...]:
        """The sentences of text[start:end], each at most a line and 600 characters."""
        return tuple(sentences(self.text, start, end))

    @cached_property
    def label_roles(self) -> dict[str, str]:
        return label_roles(self.settings)

    def role_of(self, label: str) -> str:
        """The role of a label of a field or of a column's header, "" where unknown."""
        return role_of(label, self.label_roles)

    def block_text(self, position: int) -> str:
        block = self.body[position]
        return self.text[block.start : block.end]

    def position(self, offset: int) -> int:
        """The position of the block that an offset stands in, or the one before it; -1 before the first."""
        return bisect_right(self._block_at, offset) - 1

    def times_in(self, start: int, end: int) -> list[Time]:
        """The time rows that begin in [start, end)."""
        first = bisect_left(self._time_at, start)
        return self.times[first : bisect_left(self._time_at, end, first)]

    def mentions_in(self, start: int, end: int, label: Label | None = None) -> list[Mention]:
        """The mentions that begin in [start, end)."""
        first = bisect_left(self._mention_at, start)
        found = self.mentions[first : bisect_left(self._mention_at, end, first)]
        return found if label is None or not found else [m for m in found if m.label == label]

    @cached_property
    def cities(self) -> dict[str, Mention]:
        """The first mention of each city that is a row of the page, by its text."""
        out: dict[str, Mention] = {}
        for m in self.mentions:
            if m.label == "CITY" and m.scored:
                out.setdefault(m.text, m)
        return out

    @cached_property
    def owner_city(self) -> Mention | None:
        """The city whose page it is: named twice or more, and twice as often as any other of Japan."""
        count: dict[str, list[Mention]] = {}
        for m in self.mentions:
            home = m.place is not None and m.place.country_code == "JP" and m.place.kind != "region"
            if m.label == "CITY" and m.scored and home:
                count.setdefault(m.entity or m.name, []).append(m)
        ranked = sorted(count.values(), key=lambda ms: (-len(ms), ms[0].start))
        if not ranked or len(ranked[0]) < 2 or (len(ranked) > 1 and len(ranked[0]) < 2 * len(ranked[1])):
            return None
        return ranked[0][0]
