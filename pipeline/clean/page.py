"""One page: its bytes → a Document with fixed text, blocks and page facts."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from pipeline import ids
from pipeline.clean import facts, plain
from pipeline.clean.decode import decode
from pipeline.clean.draft import Draft
from pipeline.clean.title import split_site
from pipeline.model import Document, Page, Source
from pipeline.settings import DEFAULT, Settings


def clean(source: Source, settings: Settings = DEFAULT) -> Document:
    """The page in blocks; one that cannot be used has status "rejected", a reason, and no blocks. Never raises."""
    page = Page(
        page_id=ids.make_id("pg", source.url or source.source),
        source=source.source,
        url=source.url,
        site=source.site,
        fetched_at=source.fetched_at,
        sha256=hashlib.sha256(source.content).hexdigest() if source.content else "",
    )
    if source.reason:
        return _reject(page, source.reason)
    if len(source.content) > settings.max_bytes:
        return _reject(page, f"larger than {settings.max_bytes} bytes")
    decoded = decode(source.content)
    page = replace(page, encoding=decoded.encoding)
    if decoded.reason:
        return _reject(page, decoded.reason)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    return _plain(replace(page, text=text), settings)


def _reject(page: Page, reason: str) -> Document:
    return Document(replace(page, status="rejected", reason=reason, text=""))


def _plain(page: Page, settings: Settings) -> Document:
    drafts, title = plain.drafts_of(page.text, settings)
    published, updated = facts.dates(drafts, title)
    name, site = split_site(title.text) if title is not None else ("", "")
    page = replace(
        page,
        title=name,
        site=page.site,
        language=facts.language(page.text),
        published_on=published,
        updated_on=updated,
    )
    return Document(page, blocks=tuple(_finish(page, drafts)))


def _finish(page: Page, drafts: list[Draft]) -> list:  # type: ignore[type-arg]
    return [d.finish(page.page_id, i) for i, d in enumerate(drafts)]
