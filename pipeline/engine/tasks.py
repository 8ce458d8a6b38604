"""What is asked of a worker: to read a page, or to analyse one. What goes wrong is in the answer.

An answer has two parts: the whole, which is needed again only where a page's rows are made; and the little that every
run needs of every page. Both are sealed by the worker, and lie and travel so until they are used.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline import strip
from pipeline.engine import stages
from pipeline.engine.archive import DAMAGED
from pipeline.engine.seal import framed, seal, unframed, unseal
from pipeline.model import Block, Document, Mention, Page, Reject, Source
from pipeline.settings import Settings

READ = f"{__name__}:read"
ANALYSE = f"{__name__}:analyse"
PASSING, LASTING = b"\x00", b"\x01"


@dataclass(frozen=True, slots=True)
class Reading:
    """A page's text and blocks, and for each block why the page's own rules drop it, "" where they keep it."""

    document: Document
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What every run needs to know of a page that was read: the page without its text, and its outline."""

    page: Page
    outline: strip.Outline


@dataclass(frozen=True, slots=True)
class Answered:
    """What a worker has made of a page."""

    whole: bytes  # a Reading or a Document, sealed
    small: bytes  # its Card, or what linking needs of it, sealed
    lasting: bool = True  # it depends on nothing but what its key tells

    @classmethod
    def of(cls, message: bytes) -> Answered:
        whole, small, lasting = unframed(message)
        return cls(bytes(whole), bytes(small), lasting == LASTING)

    @property
    def message(self) -> bytes:
        return framed((self.whole, self.small, LASTING if self.lasting else PASSING))


@dataclass(slots=True)
class Stored:
    """A page as the process that writes holds it: its reading, sealed, and what other pages say of it."""

    reading: bytes
    verdict: strip.Verdict
    notes: tuple[Reject, ...]  # of other fetches of the same page
    opened: Document | None = None  # as strip leaves it, once somebody has asked

    def read(self) -> Reading:
        found: Reading = unseal(self.reading)
        return replace(found, document=replace(found.document, rejects=(*found.document.rejects, *self.notes)))

    def stripped(self) -> Document:
        if self.opened is None:
            found = self.read()
            self.opened = strip.apply(found.document, found.why, self.verdict)
        return self.opened


def read(source: Source, settings: Settings) -> bytes:
    return read_here(source, settings).message


def read_here(source: Source, settings: Settings) -> Answered:
    found = Reading(*stages.reasons_of(stages.clean_one(source, settings), settings))
    return in_two(found, lasting=found.document.page.reason != DAMAGED)


def analyse(page: Stored, settings: Settings) -> bytes:
    return analyse_here(page.stripped(), settings).message


def analyse_here(document: Document, settings: Settings) -> Answered:
    """What is found and stated on a page, without its text and blocks, which are kept with its reading.

    What other pages say of the site and of repetitions is kept from it: it is no reason to analyse a page again.
    """
    alone = replace(document, page=replace(document.page, site="", same_as=""))
    done = stages.assemble(stages.recognize(alone, settings), settings)
    return in_two(replace(done, page=replace(done.page, text=""), blocks=()))


def ask_ahead(pages: Sequence[Stored], settings: Settings) -> None:
    """Ask the model about the blocks of several pages at once, which takes half the time of one page after the other.

    What it finds in a block does not depend on the others, and is remembered until the page is analysed.
    """
    from pipeline.recognize import ner

    documents = [page.stripped() for page in pages]
    ner.entities([d.text_of(block) for d in documents for block in d.body], settings)


def load(settings: Settings) -> None:
    """Load what analysing needs, by an empty page."""
    analyse_here(Document(Page("pg_", "nothing", " "), blocks=(Block("pg_", 0, 0, 1, "paragraph"),)), settings)


AHEAD: dict[str, Callable[[Sequence[Any], Settings], None]] = {"analyse": ask_ahead}  # task → for several pages at once
LOAD: dict[str, Callable[[Settings], None]] = {"analyse": load}  # task → before the first page


def in_two(whole: Reading | Document, lasting: bool = True) -> Answered:
    return Answered(seal(whole), small(whole), lasting)


def small(whole: Reading | Document) -> bytes:
    """The little that every run needs, sealed."""
    if isinstance(whole, Reading):
        page = whole.document.page
        return seal(Card(replace(page, text=""), strip.outline(whole.document, whole.why)))
    return seal(linkable(whole))


def linkable(document: Document) -> Document:
    """What linking looks at: the statements without their evidence, and each name once, wherever it stands."""
    names: dict[tuple[object, ...], Mention] = {}
    for m in document.mentions:
        key = (m.label, m.entity, m.name, m.place if m.label == "CITY" else None)
        if key not in names or names[key].confidence < m.confidence:
            names[key] = Mention(
                m.page_id, 0, 0, 0, "", m.label, m.name, m.method, "", m.confidence, m.entity, place=key[3]
            )
    return Document(
        replace(document.page, text=""),
        mentions=tuple(names.values()),
        events=tuple(replace(e, evidence=()) for e in document.events),
        people=document.people,
        cities=document.cities,
        organizations=document.organizations,
    )


def failed_reading(source: Source, reason: str) -> Answered:
    return in_two(Reading(stages.unread(source, f"clean: {reason}"), ()), lasting=False)


def failed_analysis(document: Document, reason: str) -> Answered:
    page = replace(document.page, text="", status="rejected", reason=f"recognize: {reason}")
    return in_two(Document(page, rejects=document.rejects, problems=document.problems), lasting=False)


def joined(document: Document, analysis: Document) -> Document:
    """The page as strip left it, with what was found on it."""
    page = replace(document.page, status=analysis.page.status, reason=analysis.page.reason)
    return replace(analysis, page=page, blocks=document.blocks)
