"""What the head of an HTML page says of it: title tag, meta, canonical address, language, JSON-LD; one walk for all."""

from __future__ import annotations

import json
import urllib.parse
from dataclasses import dataclass, field

from pipeline.clean.dates import first_date
from pipeline.clean.nodes import Node

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
MAX_META = 200
MAX_SCRIPTS = 20
MAX_JSON = 200_000  # characters of one JSON-LD script
MAX_ITEMS = 2_000  # values of JSON-LD that are looked at
DATE = 40  # characters of a value in which a date stands


@dataclass(slots=True)
class Head:
    """Empty strings where the page says nothing."""

    title: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    canonical: str = ""
    base: str = ""
    language: str = ""
    linked_data: dict[str, str] = field(default_factory=dict)

    def date(self, names: tuple[str, ...], key: str) -> str:
        """The first date of these meta names, else of this key of the JSON-LD."""
        given = [self.meta[n] for n in names if n in self.meta] + [v for k, v in self.linked_data.items() if k == key]
        return next((d for g in given if (d := first_date(g[:DATE]))), "")

    @property
    def published_on(self) -> str:
        return self.date(PUBLISHED, "datePublished")

    @property
    def updated_on(self) -> str:
        return self.date(UPDATED, "dateModified")

    def address(self, url: str) -> str:
        """The address that the page itself gives, if it is a whole one, else `url`, the one known from outside."""
        for given in (self.canonical.strip(), self.meta.get("og:url", "").strip()):
            try:
                parts = urllib.parse.urlsplit(given)
            except ValueError:
                continue
            if parts.scheme in ("http", "https") and parts.netloc and (parts.path not in ("", "/") or not url):
                return given
        return url


def read(root: Node) -> Head:
    """Gather everything in one walk over the tree; of each the first counts."""
    out = Head()
    metas = scripts = 0
    for tag in root.elements():
        name = tag.name
        if name == "meta" and metas < MAX_META:
            metas += 1
            key = (tag.get("property") or tag.get("name") or tag.get("itemprop")).lower()
            content = tag.get("content").strip()
            if key and content:
                out.meta.setdefault(key, content)
        elif name == "title" and not out.title:
            out.title = " ".join(tag.text().split())
        elif name == "link" and not out.canonical and "canonical" in tag.get("rel").lower():
            out.canonical = tag.get("href")
        elif name == "base" and not out.base:
            out.base = tag.get("href")
        elif name == "html" and not out.language:
            lang = tag.get("lang") or tag.get("xml:lang")
            out.language = lang.split("-")[0].split("_")[0].lower()[:3]
        elif name == "script" and scripts < MAX_SCRIPTS and tag.get("type") == "application/ld+json":
            scripts += 1
            _linked_data(tag.text()[:MAX_JSON], out.linked_data)
    return out


def _linked_data(text: str, out: dict[str, str]) -> None:
    """datePublished and dateModified wherever they stand in a page's JSON-LD, first ones first."""
    try:
        stack = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    for _ in range(MAX_ITEMS):
        if not stack:
            break
        item = stack.pop()
        if isinstance(item, dict):
            for key in ("datePublished", "dateModified"):
                if isinstance(value := item.get(key), str):
                    out.setdefault(key, value)
            stack.extend(item.values())
        elif isinstance(item, list):
            stack.extend(reversed(item[:MAX_ITEMS]))
