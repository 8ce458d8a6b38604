"""The stages in order, and what each may change of a document.

A page stage sees one document; a look-across stage sees them all. Whatever goes wrong with one page is that page's
own end: it is rejected with the stage and the error as its reason, and the run goes on. What no page can do, such as a
library that cannot be loaded, ends the run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.engine.sound import sound
from pipeline.errors import InstallationError, SettingsError
from pipeline.ids import make_id
from pipeline.model import Document, Page, Reject, Source
from pipeline.settings import Settings
from pipeline.visible import one_line

OLDER = "is an older or unreadable fetch of the same URL"

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
    """One document a page, sorted by page id."""
    return one_a_page(clean_one(source, settings) for source in sources)


def clean_one(source: Source, settings: Settings) -> Document:
    try:
        from pipeline.clean import clean as clean_page

        return clean_page(source, settings)
    except Exception as error:  # whatever a hostile page does to a parser, it must not end the run
        return unread(source, _told("clean", error))


def unread(source: Source, reason: str, status: Literal["rejected", "gone"] = "rejected") -> Document:
    """A page of which nothing is known but where it lies."""
    page_id = make_id("pg", source.url or source.source)
    facts = {"url": source.url, "site": source.site, "fetched_at": source.fetched_at}
    return Document(Page(page_id=page_id, source=source.source, **facts, status=status, reason=reason))


def one_a_page(documents: Iterable[Document]) -> list[Document]:
    """Sorted by page id; of several fetches of one page the best, with a note of each other one."""
    fetches: dict[str, list[Document]] = {}
    for document in documents:
        fetches.setdefault(document.page.page_id, []).append(document)
    return [_best(fetches[page_id]) for page_id in sorted(fetches)]


def strip(documents: Sequence[Document], settings: Settings) -> list[Document]:
    """What each page and what many pages decide of each other's blocks."""
    from pipeline.strip import across, apply, outline

    told = [reasons_of(document, settings) for document in documents]
    verdicts = across([outline(document, why) for document, why in told])
    return [apply(document, why, verdict) for (document, why), verdict in zip(told, verdicts, strict=True)]


def reasons_of(document: Document, settings: Settings) -> tuple[Document, tuple[str, ...]]:
    """The page, and for each block why its own rules drop it; rejected where they break on it."""
    if document.page.status != "ok":
        return document, ("",) * len(document.blocks)
    try:
        from pipeline.strip import reasons

        return document, tuple(reasons(document, settings))
    except Exception as error:
        return _rejected(document, "strip", error), ("",) * len(document.blocks)


def recognize(document: Document, settings: Settings) -> Document:
    """Who and where, then when: the times of a page need its places for their zone."""
    return guarded("recognize", _recognized, document, settings)


def _recognized(document: Document, settings: Settings) -> Document:
    from pipeline.recognize import recognize as recognize_page
    from pipeline.temporal import temporal

    return temporal(recognize_page(document, settings), settings)


def assemble(document: Document, settings: Settings) -> Document:
    return guarded("assemble", _assembled, document, settings, before=document)


def _assembled(document: Document, settings: Settings) -> Document:
    from pipeline.assemble import assemble as assemble_page

    return assemble_page(document, settings)


def guarded(
    name: str, stage: PageStage, document: Document, settings: Settings, before: Document | None = None
) -> Document:
    """The stage's result; of a page that breaks it, or that was rejected before, the page alone.

    What stood in the document `before` was found sound by the stage that made it.
    """
    if document.page.status != "ok":
        return document
    try:
        return sound(stage(document, settings), name, before)
    except Exception as error:  # a page that breaks a stage must not end the run
        return _rejected(document, name, error)


def _rejected(document: Document, stage: str, error: Exception) -> Document:
    page = replace(document.page, status="rejected", reason=_told(stage, error))
    return Document(page, document.blocks, rejects=document.rejects, problems=document.problems)


def _told(stage: str, error: Exception) -> str:
    """The reason of a page that breaks a stage.

    Raises:
        InstallationError, SettingsError: it is no page's doing, so every other page would break it, too.
    """
    if isinstance(error, ImportError):
        raise InstallationError(f"{stage} cannot do its work ({one_line(str(error))}): install gyoji again") from error
    if isinstance(error, SettingsError):
        raise error
    return f"{stage}: {type(error).__name__}: {error}".splitlines()[0][:200]


def _best(fetches: list[Document]) -> Document:
    """Of the fetches of one page the best; the others are named in its rejects."""
    if len(fetches) == 1:
        return fetches[0]
    best, *rest = sorted(fetches, key=lambda d: _rank(d.page), reverse=True)
    notes = [
        Reject(best.page.page_id, "clean", 0, 0, "", "PAGE", "same_url", f"{source} {OLDER}")
        for source in sorted(d.page.source for d in rest)
    ]
    return replace(best, rejects=(*best.rejects, *notes))


def _rank(page: Page) -> tuple[bool, str, str]:
    """A readable page before an unreadable one, then the later fetch, then the source that sorts last."""
    return page.status == "ok", page.fetched_at, page.source
