"""The pages that decisions are about, taken apart so that each decision can change one statement after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeAlias, TypeVar

from pipeline.decisions.anchors import find
from pipeline.decisions.record import Anchor, Target
from pipeline.link import statements
from pipeline.model import (
    CityStatement,
    Document,
    EventStatement,
    Mention,
    Page,
    PersonStatement,
    Problem,
    Reject,
    Span,
)

S = TypeVar("S", EventStatement, PersonStatement)
RULE = "decision"
Whole: TypeAlias = Callable[[Document], Document]  # a page of which only a part is at hand → all of it


@dataclass(slots=True)
class Slot(Generic[S]):
    """One statement on its way: as it was extracted (None: a reviewer has added it) and as it stands now."""

    said: S
    first: S | None
    accepted: bool = False
    rejected: str | None = None  # why, which may be ""
    edited: dict[str, tuple[str, str]] = field(default_factory=dict)  # column → Decision.order of its last edit
    key: str = ""  # its statement id, when all decisions have been applied
    former: str = ""  # its statement id before them

    @property
    def name(self) -> str:
        return self.said.name

    @property
    def start(self) -> str:
        return getattr(self.said, "start", "")

    @property
    def start_char(self) -> int:
        return self.said.start_char

    @property
    def end_char(self) -> int:
        return self.said.end_char


class Sheet:
    """One page with its statements in slots."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.events = [Slot[EventStatement](s, s, former=key) for key, s in statements.of_events(document)]
        self.people = [Slot[PersonStatement](s, s) for s in document.people]
        self.cities: list[CityStatement] = list(document.cities)
        self.mentions: list[Mention] = list(document.mentions)
        self.done = False

    @property
    def page(self) -> Page:
        return self.document.page

    def slot(self, target: Target) -> Slot[Any] | None:
        """The statement that a target means, also one that was rejected: the next decision may take it back."""
        rows: Sequence[Slot[Any]] = self.events if target.table == "events" else self.people
        return find(target, rows, self.page.text)

    def block_at(self, start: int) -> int:
        """Block.index of the block over a character, or of the one before it."""
        before = [b.index for b in self.document.blocks if b.start <= start]
        return before[-1] if before else 0

    def whole(self) -> Document:
        """The document again; its slots learn their statement ids."""
        rejects = [*self._reject(self.events, "EVENT"), *self._reject(self.people, "PERSON")]
        gone = {s.said.name for s in self.people if s.rejected is not None}
        gone |= {a for s in self.people if s.rejected is not None for a in s.said.aliases}
        events = [s for s in self.events if s.rejected is None]
        people = [s for s in self.people if s.rejected is None]
        kept = {s.said.name for s in people}
        gone -= kept
        for slot in events:
            still = tuple(p for p in slot.said.people if p.entity not in gone and p.name not in gone)
            slot.said = replace(slot.said, people=still)
        document = replace(
            self.document,
            events=tuple(s.said for s in events),
            people=tuple(s.said for s in people),
            cities=tuple(self.cities),
            mentions=tuple(m for m in self.mentions if not (m.label == "PERSON" and (m.entity or m.name) in gone)),
            rejects=(*self.document.rejects, *rejects),
            problems=(*self.document.problems, *_turned(self.events)),
        )
        for slot, (key, _) in zip(events, statements.of_events(document), strict=True):
            slot.key = key
        for person, (key, _) in zip(people, statements.of_people(document), strict=True):
            person.key = key
        return document

    def _reject(self, slots: Sequence[Slot[Any]], label: str) -> list[Reject]:
        out = []
        for s in (slot for slot in slots if slot.rejected is not None):
            at = s.first or s.said
            why = s.rejected or "a reviewer rejected it"
            span: Span = (at.start_char, at.end_char)
            out.append(Reject(self.page.page_id, "decisions", *span, at.text, label, RULE, why))
        return out


def _turned(slots: Sequence[Slot[EventStatement]]) -> Iterator[Problem]:
    """Events that a reviewer has made end before they start."""
    for s in slots:
        said = s.said
        whole = said.start[:1].isdigit() and said.end[:1].isdigit() and len(said.start) == len(said.end)
        if s.edited and s.rejected is None and whole and said.end < said.start:
            yield Problem(said.page_id, "event_pages", said.start_char, said.end_char, "end_before_start", said.end)


def as_it_is(document: Document) -> Document:
    """The document, where it is whole already."""
    return document


class Desk:
    """All pages, found by what an anchor says of them; those that decisions are about are taken apart."""

    def __init__(self, documents: Sequence[Document], whole: Whole = as_it_is) -> None:
        self.sheets: dict[str, Sheet] = {}
        self._whole = whole
        self._documents = {d.page.page_id: d for d in documents}
        self._by_source = {d.page.source: d.page.page_id for d in documents}
        self._by_url = {d.page.url: d.page.page_id for d in documents if d.page.url}

    def sheet(self, a: Anchor) -> Sheet | None:
        """The page of an anchor: by its id, its address, or its place in the raw folder."""
        for page_id in (a.page_id, self._by_url.get(a.url, ""), self._by_source.get(a.source, "")):
            if page_id in self._documents:
                if page_id not in self.sheets:
                    self.sheets[page_id] = Sheet(self._whole(self._documents[page_id]))
                return self.sheets[page_id]
        return None

    def documents(self) -> tuple[Document, ...]:
        """All pages again, in their order."""
        return tuple(self.sheets[key].whole() if key in self.sheets else d for key, d in self._documents.items())
