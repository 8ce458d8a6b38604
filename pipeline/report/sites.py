"""The sites that the pages come from, with what each gave."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from pipeline.tables.happenings import Tables


@dataclass(frozen=True, slots=True)
class Site:
    name: str  # "" for pages that name none
    pages: int
    kept: int
    events: int
    people: int
    cities: int


def sites(tables: Tables) -> list[Site]:
    """Most pages first."""
    site_of = dict(zip(tables["pages"].page_id, tables["pages"].site, strict=True))
    pages = Counter(site_of.values())
    kept = Counter(tables["pages"].site[tables["pages"].status == "ok"])
    things = {
        name: Counter(site for site, _ in {(site_of[p], t) for p, t in zip(table.page_id, table[key], strict=True)})
        for name, key in (("event_pages", "event_id"), ("person_pages", "person_id"), ("city_pages", "city_id"))
        for table in [tables[name]]
    }
    out = [
        Site(s, n, kept[s], *(things[t][s] for t in ("event_pages", "person_pages", "city_pages")))
        for s, n in pages.items()
    ]
    return sorted(out, key=lambda s: (-s.pages, s.name))
