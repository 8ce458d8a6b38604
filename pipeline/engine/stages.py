"""The stages in order, and what each may change of a document.

A page stage sees one document; a look-across stage sees them all. Whatever goes wrong with one page is that page's
own end: it is rejected with the stage and the error as its reason, and the run goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.engine.sound import sound
from pipeline.model import Document, Page, Reject, Source
from pipeline.settings import Settings

PageStage = Callable[[Document, Settings], Document]


@dataclass(frozen=True, slots=True)
class Stage:
    """A step from documents to documents, and the parts of a document that it changes."""

    name: str
    changes: tuple[str, ...]


CLEAN = Stage("clean", ("page", "blocks", "declared", "rejects", "problems"))
STRIP = Stage("strip", ("page", "blocks", "rejects", "problems"))
RECOGNIZE = Stage(
    "recognize",
    ("page", "mentions", "people", "cities", "organizations", "times", "rejects", "problems"),
)
ASSEMBLE = Stage("assemble", ("page", "events", "mentions", "rejects", "problems"))
STAGES = (CLEAN, STRIP, RECOGNIZE, ASSEMBLE)


def clean(sources: Iterable[Source], settings: Settings) -> list[Document]:
    """One document a source, sorted by page id; of two sources with one id the later fetch stands."""
    from pipeline.clean import clean as clean_page
    from pipeline.ids import make_id

    documents: dict[str, Document] = {}
    for source in sources:
        try:
            document = clean_page(source, settings)
        except Exception as error:  # whatever a hostile page does to a parser, it must not end the run
            page = Page(page_id=make_id("pg", source.url or source.source), source=source.source, url=source.url)
            document = _rejected(Document(page), "clean", error)
        known = documents.get(document.page.page_id)
        documents[document.page.page_id] = document if known is None else _of_one_url(document, known)
    return [documents[page_id] for page_id in sorted(documents)]


def strip(documents: Sequence[Document], settings: Settings) -> list[Document]:
    from pipeline.strip import strip as strip_pages

    return list(strip_pages(documents, settings))


def recognize(document: Document, settings: Settings) -> Document:
    """Who and where, then when: the times of a page need its places for their zone."""
    from pipeline.recognize import recognize as recognize_page
    from pipeline.temporal import temporal

    return guarded("recognize", lambda d, s: temporal(recognize_page(d, s), s), document, settings)


def assemble(document: Document, settings: Settings) -> Document:
    from pipeline.assemble import assemble as assemble_page

    return guarded("assemble", assemble_page, document, settings)


def guarded(name: str, stage: PageStage, document: Document, settings: Settings) -> Document:
    """The stage's result; of a page that breaks it, or that was rejected before, the page alone."""
    if document.page.status != "ok":
        return document
    try:
        return sound(stage(document, settings), name)
    except Exception as error:  # a page that breaks a stage must not end the run
        return _rejected(document, name, error)


def _rejected(document: Document, stage: str, error: Exception) -> Document:
    reason = f"{stage}: {type(error).__name__}: {error}".splitlines()[0][:200]
    page = replace(document.page, status="rejected", reason=reason)
    return Document(page, document.blocks, rejects=document.rejects, problems=document.problems)


def _of_one_url(one: Document, other: Document) -> Document:
    """Of two fetches of one page the better; the other is named in its rejects."""
    best, rest = sorted((one, other), key=lambda d: _rank(d.page), reverse=True)
    reason = f"{rest.page.source} is an older or unreadable fetch of the same URL"
    note = Reject(best.page.page_id, "clean", 0, 0, "", "PAGE", "same_url", reason)
    earlier = tuple(r for r in rest.rejects if r.rule == "same_url")
    return replace(best, rejects=(*best.rejects, *earlier, note))


def _rank(page: Page) -> tuple[bool, str, str]:
    """A readable page before an unreadable one, then the later fetch, then the source that sorts last."""
    return page.status == "ok", page.fetched_at, page.source
