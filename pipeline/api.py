"""The Python interface: a whole run, or one page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.engine import stages
from pipeline.engine.batch import run
from pipeline.link import link
from pipeline.model import Document, Source
from pipeline.settings import DEFAULT, Settings

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["PageExtraction", "extract", "run"]

HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|div|main|article|section|p|h[1-6]|table|dl|ul)[\s>]", re.I
)


@dataclass(frozen=True, slots=True)
class PageExtraction:
    """What one page says, and the tables (by their names in docs/tables.md) that it would make alone."""

    document: Document
    tables: dict[str, DataFrame]

    @property
    def events(self) -> DataFrame:
        return self.tables["events"]

    @property
    def people(self) -> DataFrame:
        return self.tables["people"]

    @property
    def cities(self) -> DataFrame:
        return self.tables["cities"]

    @property
    def times(self) -> DataFrame:
        return self.tables["times"]


def extract(text_or_html: str, settings: Settings = DEFAULT, *, url: str = "", name: str = "page") -> PageExtraction:
    """Read one page by itself; what has an HTML tag in it is read as HTML, all else as scraped text."""
    from pipeline.tables import frames

    suffix = "html" if HTML.search(text_or_html[:20_000]) else "txt"
    content = text_or_html.encode("utf-8", "replace")
    documents = stages.clean([Source(source=f"{name}.{suffix}", content=content, url=url)], settings)
    documents = stages.strip(documents, settings)
    documents = [stages.assemble(stages.recognize(d, settings), settings) for d in documents]
    return PageExtraction(documents[0], frames(link(documents, settings)))
