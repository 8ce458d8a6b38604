"""Readers of a page of HTML: gyoji, and the libraries that a user would take instead, where they are installed."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.clean import clean
from pipeline.model import Document, Source
from pipeline.strip import strip

MUNICIPAL = ("shirane", "kazahaya", "tsukumo", "oboro", "yamabuki")  # sites with the frame of a municipal system


@dataclass
class Case:
    name: str
    content: bytes
    body: str
    facts: dict[str, str | None]

    @property
    def municipal(self) -> bool:
        return self.name.startswith(MUNICIPAL)


@dataclass
class Read:
    """What a reader made of a page; None where it does not say such a thing at all."""

    body: str | None = None
    title: str | None = None
    published: str | None = None
    updated: str | None = None


Readers = dict[str, Callable[[Sequence[Case]], list[Read]]]


def of_document(document: Document) -> Read:
    page = document.page
    body = "\n".join(document.text_of(block) for block in document.body)
    return Read(body, page.title, page.published_on, page.updated_on)


def alone(all_cases: Sequence[Case]) -> list[Read]:
    return [of_document(strip([clean(Source(f"{c.name}.html", c.content))])[0]) for c in all_cases]


def site(all_cases: Sequence[Case]) -> list[Read]:
    return [of_document(d) for d in strip([clean(Source(f"{c.name}.html", c.content)) for c in all_cases])]


def each(read: Callable[[bytes], Read]) -> Callable[[Sequence[Case]], list[Read]]:
    return lambda all_cases: [read(c.content) for c in all_cases]


def readers() -> Readers:
    out: Readers = {"gyoji (alone)": alone, "gyoji (site)": site}
    if trafilatura := _module("trafilatura"):
        for name, options in {"": {}, ", favor_recall": {"favor_recall": True}, ", fast": {"fast": True}}.items():
            out[f"trafilatura{name}"] = each(lambda content, o=options: Read(trafilatura.extract(content, **o) or ""))
        out["trafilatura, metadata"] = each(lambda content: _metadata(trafilatura, content))
    if readability := _module("readability"):
        out["readability-lxml"] = each(lambda content: _readability(readability, content))
    if justext := _module("justext"):
        out["jusText"] = each(lambda content: _justext(justext, content))
    if resiliparse := _module("resiliparse.extract.html2text"):
        out["resiliparse"] = each(lambda content: _resiliparse(resiliparse, content))
    if htmldate := _module("htmldate"):
        out["htmldate"] = each(lambda content: _htmldate(htmldate, content))
    return out


def _module(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def text_of(content: bytes) -> str:
    """For the readers that want text: as ours decodes it."""
    from pipeline.clean.decode import decode

    return decode(content).text


def _metadata(trafilatura: Any, content: bytes) -> Read:
    found = trafilatura.extract_metadata(content)
    return Read(title=(found and found.title) or "")


def _readability(readability: Any, content: bytes) -> Read:
    from lxml import html

    document = readability.Document(text_of(content))
    body = "\n".join(html.fromstring(document.summary() or "<p></p>").itertext())
    return Read(body, document.short_title() or "")


def _justext(justext: Any, content: bytes) -> Read:
    """jusText has no Japanese stop words; without any it is told to look at lengths and links alone."""
    paragraphs = justext.justext(text_of(content).encode(), frozenset(), 40, 80, 0.0, 0.0, encoding="utf-8")
    return Read("\n".join(p.text for p in paragraphs if not p.is_boilerplate))


def _resiliparse(resiliparse: Any, content: bytes) -> Read:
    return Read(resiliparse.extract_plain_text(text_of(content), main_content=True))


def _htmldate(htmldate: Any, content: bytes) -> Read:
    source = text_of(content)
    first, last = (htmldate.find_date(source, original_date=o) or "" for o in (True, False))
    return Read(published=first, updated=last)
