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
    return list(read_text(text, context).times)


def read_text(text: str, context: Context = Context()) -> Document:
    """`text` as a page of one paragraph: with its times, what was refused (`rejects`), what contradicts itself."""
    page = Page("", "", text, title=context.title, published_on=context.reference, updated_on=context.updated)
    block = Block("", 0, 0, len(text), "paragraph")
    document = Document(page, (block,) if text else ())
    return temporal(document, replace(DEFAULT, timezone=context.timezone))
