"""`find_times`: the times of a text by itself, for whoever has no page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.model import Block, Document, Page, Time
from pipeline.settings import DEFAULT
from pipeline.temporal.stage import temporal


@dataclass(frozen=True, slots=True)
class Context:
    """What is known beside the text; nothing of it is guessed, today's date least of all."""

    reference: str = ""  # ISO 8601 day that the text was written on
    updated: str = ""
    title: str = ""
    timezone: str = "Asia/Tokyo"  # IANA, of clock times without a zone word


def find_times(text: str, context: Context = Context()) -> list[Time]:
    """Every time of `text`, in order; offsets count its code points."""
    return temporal_of(text, context).times_list()


class _Found:
    def __init__(self, document: Document) -> None:
        self.document = document

    def times_list(self) -> list[Time]:
        return list(self.document.times)


def temporal_of(text: str, context: Context) -> _Found:
    page = Page("", "", text, title=context.title, published_on=context.reference, updated_on=context.updated)
    block = Block("", 0, 0, len(text), "paragraph")
    document = Document(page, (block,) if text else ())
    return _Found(temporal(document, replace(DEFAULT, timezone=context.timezone)))
