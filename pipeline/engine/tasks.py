"""What is asked of a worker: to read a page, or to analyse one. What goes wrong is in the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.engine import stages
from pipeline.engine.archive import DAMAGED
from pipeline.model import Document, Source
from pipeline.settings import Settings

READ = f"{__name__}:read"
ANALYSE = f"{__name__}:analyse"


@dataclass(frozen=True, slots=True)
class Reading:
    """A page's text and blocks, and for each block why the page's own rules drop it, "" where they keep it."""

    document: Document
    why: tuple[str, ...]


def read(source: Source, settings: Settings) -> Reading:
    document = stages.clean_one(source, settings)
    return Reading(*stages.reasons_of(document, settings))


def analyse(document: Document, settings: Settings) -> Document:
    """What is found and stated on a page, without its text and blocks, which are kept with its reading."""
    done = stages.assemble(stages.recognize(document, settings), settings)
    return replace(done, page=replace(done.page, text=""), blocks=())


def prepare_analyse(documents: Sequence[Document], settings: Settings) -> None:
    """Ask the model about the blocks of several pages at once, which takes half the time of one page after the other.

    What it finds in a block does not depend on the others, and is remembered until the page is analysed.
    """
    from pipeline.recognize import ner

    ner.entities([d.text_of(block) for d in documents for block in d.body], settings)


def lasting(answer: Reading | Document) -> bool:
    """Whether an answer depends on nothing but what its key tells."""
    return not (isinstance(answer, Reading) and answer.document.page.reason == DAMAGED)


def failed_reading(source: Source, reason: str) -> Reading:
    return Reading(stages.unread(source, f"clean: {reason}"), ())


def failed_analysis(document: Document, reason: str) -> Document:
    page = replace(document.page, text="", status="rejected", reason=f"recognize: {reason}")
    return Document(page, rejects=document.rejects, problems=document.problems)


def joined(document: Document, analysis: Document) -> Document:
    """The page as strip left it, with what was found on it."""
    page = replace(document.page, status=analysis.page.status, reason=analysis.page.reason)
    return replace(analysis, page=page, blocks=document.blocks)
