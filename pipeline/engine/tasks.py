"""What is asked of a worker: to read a page, or to analyse one. What goes wrong is in the answer.

An answer has three parts: the whole, which is needed again only where a page's rows are made; its statements in words,
of which those are read that must be compared with other pages'; and the little that every run needs of every page. All
are sealed by the worker, and lie and travel so until they are used.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from pipeline import strip
from pipeline.engine import stages
from pipeline.engine.archive import DAMAGED
from pipeline.engine.seal import framed, seal, seal_lists, unframed, unseal, unseal_lists
from pipeline.link.telling import Telling, telling
from pipeline.model import Block, Document, EventStatement, Mention, Page, PersonStatement, Reject, Source
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
class Found:
    """What every run needs to know of a page that was analysed."""

    site: str  # that it was told for
    status: Literal["ok", "rejected", "gone"]  # of the page
    reason: str
    events: int  # statements about events
    telling: Telling

    def joined(self, page: Page) -> Page:
        """The page as strip left it, with what became of it."""
        return replace(page, status=self.status, reason=self.reason)


@dataclass(frozen=True, slots=True)
class Answered:
    """What a worker has made of a page."""

    whole: bytes  # a Reading or a Document, sealed
    small: bytes  # its Card, or what was Found on it, sealed
    words: bytes = b""  # of a Document its statements about people and events, each packed by itself
    lasting: bool = True  # it depends on nothing but what its key tells

    @classmethod
    def of(cls, message: bytes) -> Answered:
        whole, small, words, lasting = unframed(message)
        return cls(bytes(whole), bytes(small), bytes(words), lasting == LASTING)

    @property
    def message(self) -> bytes:
        return framed((self.whole, self.small, self.words, LASTING if self.lasting else PASSING))


@dataclass(frozen=True, slots=True)
class Words:
    """What an analysed page states, read as it is asked for."""

    people: Sequence[PersonStatement]
    events: Sequence[EventStatement]  # without their evidence

    @classmethod
    def of(cls, sealed: bytes) -> Words:
        return cls(*unseal_lists(sealed))


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
    reading = Reading(*stages.reasons_of(stages.clean_one(source, settings), settings))
    return answered(reading, lasting=reading.document.page.reason != DAMAGED)


def analyse(page: Stored, settings: Settings) -> bytes:
    return analyse_here(page.stripped(), settings).message


def analyse_here(document: Document, settings: Settings) -> Answered:
    """What is found and stated on a page, without its text and blocks, which are kept with its reading.

    What other pages say of the site and of repetitions is kept from it: it is no reason to analyse a page again.
    """
    alone = replace(document, page=replace(document.page, site="", same_as=""))
    done = stages.assemble(stages.recognize(alone, settings), settings)
    return answered(replace(done, page=replace(done.page, text=""), blocks=()), document.page.site)


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


def answered(whole: Reading | Document, site: str = "", lasting: bool = True) -> Answered:
    """All parts of an answer; `site` is that of an analysed page."""
    if isinstance(whole, Reading):
        card = Card(replace(whole.document.page, text=""), strip.outline(whole.document, whole.why))
        return Answered(seal(whole), seal(card), lasting=lasting)
    said = linkable(whole)
    return Answered(seal(whole), seal(found(said, site)), seal_lists(said.people, said.events), lasting)


def found(said: Document, site: str) -> Found:
    """What every run needs of a page; `said` is what linking looks at."""
    page = replace(said.page, site=site)
    return Found(site, page.status, page.reason, len(said.events), telling(replace(said, page=page)))


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
    return answered(Reading(stages.unread(source, f"clean: {reason}"), ()), lasting=False)


def failed_analysis(document: Document, reason: str) -> Answered:
    page = replace(document.page, text="", status="rejected", reason=f"recognize: {reason}")
    failed = Document(page, rejects=document.rejects, problems=document.problems)
    return answered(failed, page.site, lasting=False)


def joined(document: Document, analysis: Document) -> Document:
    """The page as strip left it, with what was found on it."""
    page = replace(document.page, status=analysis.page.status, reason=analysis.page.reason)
    return replace(analysis, page=page, blocks=document.blocks)
