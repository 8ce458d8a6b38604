"""HTML → the stored text (our rendering), its blocks in the making, and the facts that head and markup give."""

from __future__ import annotations

import json
import urllib.parse
import warnings
from dataclasses import dataclass, field

from bs4 import BeautifulSoup, Tag

from pipeline.clean.captions import mark_alts, mark_forms
from pipeline.clean.chrome import signatures
from pipeline.clean.dates import first_date
from pipeline.clean.draft import Draft, bare
from pipeline.clean.fields import find_fields
from pipeline.clean.headings import mark_date_lines, mark_headings, set_levels
from pipeline.clean.site import split_site
from pipeline.clean.title import find_title
from pipeline.clean.tree import walk
from pipeline.settings import Settings

PUBLISHED = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dcterms.issued",
    "dcterms.created",
    "pubdate",
    "og:pubdate",
    "dc.date.issued",
)
UPDATED = (
    "article:modified_time",
    "datemodified",
    "og:updated_time",
    "last-modified",
    "dcterms.modified",
    "revised",
    "update",
)
MAX_SOURCE = 2_000_000  # characters of HTML that are parsed; what stands after them is left out
MAX_JSON = 200_000  # characters of one JSON-LD script
MAX_ITEMS = 2_000  # values of JSON-LD that are looked at
ISO = 10  # characters of an ISO date


@dataclass(slots=True)
class Html:
    text: str = ""
    drafts: list[Draft] = field(default_factory=list)
    title_draft: Draft | None = None
    title: str = ""
    site: str = ""
    url: str = ""
    language: str = ""
    published_on: str = ""
    updated_on: str = ""
    cut: tuple[str, ...] = ()  # what was left out because the page goes over a bound


def read(source: str, url: str, settings: Settings) -> Html:
    """Parse and render a page. `url` is its address as known from outside, "" where it is not."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        soup = BeautifulSoup(source[:MAX_SOURCE].replace("\x00", ""), "lxml", multi_valued_attributes=None)
    page = Html()
    meta = _meta(soup)
    page.url = _canonical(soup, meta, url)
    base = soup.find("base", href=True)
    state = walk(soup, str(base["href"]) if isinstance(base, Tag) else (url or page.url), settings)
    page.text, page.drafts = "\n".join(state.lines), state.drafts
    if len(source) > MAX_SOURCE:
        state.cut.add(f"the page cut after {MAX_SOURCE} of {len(source)} characters of HTML")
    page.cut = tuple(sorted(state.cut))
    page.site = meta.get("og:site_name", "")
    page.title_draft = _title_draft(soup, meta, page)
    _passes(page, settings)
    page.title, page.site = _title(soup, meta, page)
    page.language = _language(soup)
    _dates(soup, meta, page)
    return page


def _passes(page: Html, settings: Settings) -> None:
    title = page.title_draft
    mark_date_lines(page.drafts)
    if title is not None:
        title.kind, title.level, title.fixed = "title", 1, True
    for d in page.drafts:
        if d.kind == "heading" and d is not title:
            d.level = max(d.level, 2)
        elif d.kind in ("term", "value"):
            d.kind = ""
    page.drafts = find_fields(page.drafts, page.text, settings)
    mark_forms(page.drafts)
    mark_alts(page.drafts, title)
    mark_headings(page.drafts, title)
    set_levels(page.drafts)


def _meta(soup: BeautifulSoup) -> dict[str, str]:
    out: dict[str, str] = {}
    for tag in soup.find_all("meta", limit=200):
        name = str(tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
        content = str(tag.get("content") or "").strip()
        if name and content:
            out.setdefault(name, content)
    return out


def _canonical(soup: BeautifulSoup, meta: dict[str, str], url: str) -> str:
    """The address that the page itself gives, if it is a whole one, else the one known from outside."""
    link = soup.find("link", rel="canonical", href=True)
    for given in (str(link["href"]) if isinstance(link, Tag) else "", meta.get("og:url", "")):
        try:
            parts = urllib.parse.urlsplit(given.strip())
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.netloc and (parts.path not in ("", "/") or not url):
            return given.strip()
    return url


def _title_tag(soup: BeautifulSoup) -> str:
    tag = soup.find("title")
    return " ".join(tag.get_text().split()) if isinstance(tag, Tag) else ""


def _title_draft(soup: BeautifulSoup, meta: dict[str, str], page: Html) -> Draft | None:
    """The heading that says what the page is: the one that the title tag names, else the first h1 of the body."""
    wanted = [bare(t) for t in (meta.get("og:title", ""), _title_tag(soup)) if t]
    inside = [d for d in page.drafts if not d.reason]
    for pool in (inside, page.drafts):
        heads = [d for d in pool if d.kind == "heading" and (d.level <= 2 or pool is inside)]
        for d in heads:
            if len(bare(d.raw)) > 3 and any(t.startswith(bare(d.raw)) and t != bare(page.site) for t in wanted):
                return d
    first = [d for d in inside if d.kind == "heading" and d.level == 1 and bare(d.raw) != bare(page.site)]
    if first:
        return first[0]
    signed = signatures(page.drafts) if any(d.kind == "heading" for d in inside) else frozenset()
    for d in page.drafts:
        if any(bare(d.raw) in s for s in signed):
            continue  # the site's name, which the title tag repeats
        if len(bare(d.raw)) > 5 and any(t.startswith(bare(d.raw)) for t in wanted) and d.kind in ("", "heading"):
            if d.reason and "outside" not in d.reason and d.reason != "header":
                continue
            return d
    heads = [d for d in inside if d.kind == "heading"]
    return (
        heads[0] if heads and (not inside or heads[0] in inside[:8]) else find_title([d for d in inside if not d.kind])
    )


def _title(soup: BeautifulSoup, meta: dict[str, str], page: Html) -> tuple[str, str]:
    named = _title_tag(soup) or meta.get("og:title", "")
    title, site = split_site(named)
    if page.title_draft is not None:
        own = page.title_draft.raw.strip(" \u3000\xa0\u200b\ufeff")
        if bare(named).startswith(bare(own)) or not title:
            rest = named[len(own) :].strip(" -–—|｜│:：/／・") if named.startswith(own) else site
            return own, page.site or split_site(rest)[1] or rest or site
        return own, page.site or site
    return title, page.site or site


def _language(soup: BeautifulSoup) -> str:
    html = soup.find("html")
    lang = str(html.get("lang") or html.get("xml:lang") or "") if isinstance(html, Tag) else ""
    return lang.split("-")[0].split("_")[0].lower()[:3]


def _dates(soup: BeautifulSoup, meta: dict[str, str], page: Html) -> None:
    """Dates of the head and of JSON-LD; what the page itself shows (更新日) comes before them."""
    data = _json_ld(soup)
    for names, keys, attribute in (
        (PUBLISHED, "datePublished", "published_on"),
        (UPDATED, "dateModified", "updated_on"),
    ):
        given = [meta[n] for n in names if n in meta] + [v for k, v in data.items() if k == keys]
        setattr(page, attribute, next((d for g in given if (d := first_date(g[:40]))), ""))


def _json_ld(soup: BeautifulSoup) -> dict[str, str]:
    """datePublished and dateModified wherever they stand in the page's JSON-LD, first ones first."""
    out: dict[str, str] = {}
    for script in soup.find_all("script", type="application/ld+json", limit=20):
        try:
            stack = [json.loads(script.get_text()[:MAX_JSON])]
        except (ValueError, RecursionError):
            continue
        for _ in range(MAX_ITEMS):
            if not stack:
                break
            item = stack.pop()
            if isinstance(item, dict):
                out |= {
                    k: v
                    for k in ("datePublished", "dateModified")
                    if isinstance(v := item.get(k), str) and k not in out
                }
                stack.extend(item.values())
            elif isinstance(item, list):
                stack.extend(reversed(item[:MAX_ITEMS]))
    return out
