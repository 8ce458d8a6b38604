"""What the head of an HTML page says of it: title tag, meta, canonical address, language; one walk for all."""

from __future__ import annotations

import urllib.parse
from dataclasses import dataclass, field

from pipeline.clean.linked import MAX_SCRIPTS
from pipeline.clean.nodes import Node
from pipeline.clean.stamps import normal

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


@dataclass(slots=True)
class Head:
    """Empty strings where the page says nothing."""

    title: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    canonical: str = ""
    base: str = ""
    language: str = ""
    scripts: list[str] = field(default_factory=list)  # JSON-LD

    def published_on(self, zone: str) -> str:
        return self._date(PUBLISHED, zone)

    def updated_on(self, zone: str) -> str:
        return self._date(UPDATED, zone)

    def _date(self, names: tuple[str, ...], zone: str) -> str:
        """The first date of these meta names, in `zone` where they give a point in time."""
        given = [self.meta[n] for n in names if n in self.meta]
        return next((d[:10] for g in given if len(d := normal(g, zone)) >= 10), "")

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
    metas = 0
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
        elif name == "script" and len(out.scripts) < MAX_SCRIPTS and "ld+json" in tag.get("type"):
            out.scripts.append(tag.text())
    return out
