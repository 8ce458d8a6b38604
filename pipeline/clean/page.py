"""One page: its bytes → a Document with fixed text, blocks and page facts."""

from __future__ import annotations

import hashlib
import re
from dataclasses import asdict, replace

from pipeline import ids
from pipeline.clean import facts, htmlpage, plain
from pipeline.clean.decode import decode
from pipeline.clean.draft import Draft
from pipeline.clean.language import language
from pipeline.clean.named import name_of
from pipeline.clean.site import own_name, plain_name, without_name
from pipeline.model import Block, DeclaredEvent, Document, Page, Reject, Source
from pipeline.settings import DEFAULT, Settings

HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body|div|p)\b",
    re.IGNORECASE | re.DOTALL,
)


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
    decoded = decode(source.content, source.content_type)
    page = replace(page, encoding=decoded.encoding)
    if decoded.reason:
        return _reject(page, decoded.reason)
    if _is_html(source, decoded.text):
        return _markup(page, decoded.text, settings)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    return _plain(replace(page, text=text), settings)


def _is_html(source: Source, text: str) -> bool:
    """By what it is called to be or its suffix, or, where these say nothing, by its beginning."""
    name, said = source.source.lower(), source.content_type.lower()
    if "html" in said or said.startswith("text/plain"):
        return "html" in said
    if name.endswith((".html", ".htm", ".xhtml")):
        return True
    return not name.endswith(".txt") and bool(HTML.match(text[:2000]))


def _reject(page: Page, reason: str) -> Document:
    return Document(replace(page, status="rejected", reason=reason, text=""))


def _plain(page: Page, settings: Settings) -> Document:
    drafts, title = plain.drafts_of(page.text, settings)
    published, updated = facts.dates(drafts, title)
    name, site, dated = name_of(drafts, title)
    page = _named(replace(page, title=name, site=page.site or site), settings)
    page = replace(
        page,
        language=language(page.text),
        published_on=published or dated,
        updated_on=updated,
    )
    return Document(page, blocks=_finish(page, drafts))


def _named(page: Page, settings: Settings) -> Page:
    """The page with its site's name as the user's rows give it, and without that name in its title."""
    name = own_name(page.site, page.url, settings)
    return replace(page, site=name, title=without_name(page.title, name)) if name else page


def _markup(page: Page, source: str, settings: Settings) -> Document:
    try:
        html = htmlpage.read(source, page.url, settings)
    except (ValueError, AssertionError, RecursionError) as error:
        return _reject(page, f"broken HTML: {type(error).__name__}")
    if not html.text.strip():
        return _reject(replace(page, url=html.url), "empty")
    own = [d for d in html.drafts if not d.reason or "更新" in d.raw or "掲載" in d.raw]
    published, updated = facts.dates(own, html.title_draft)
    page = replace(
        page,
        text=html.text,
        url=html.url,
        site=page.site or plain_name(html.site),
        title=html.title,
        language=language(html.text) or html.language,
        published_on=published or html.published_on,
        updated_on=updated or html.updated_on,
    )
    page = _named(page, settings)
    end = len(page.text)
    rejects = tuple(Reject(page.page_id, "clean", end, end, "", "", "bound", why) for why in html.cut)
    declared = tuple(DeclaredEvent(page.page_id, **asdict(event)) for event in html.declared)
    return Document(page, blocks=_finish(page, html.drafts), rejects=rejects, declared=declared)


def _finish(page: Page, drafts: list[Draft]) -> tuple[Block, ...]:
    return tuple(d.finish(page.page_id, i) for i, d in enumerate(drafts))
