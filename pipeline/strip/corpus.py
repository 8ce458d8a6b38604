"""Strip over many pages: page rules, then what the pages of a site share, and pages that repeat one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.grouped import Grouped, by_group
from pipeline.model import Document
from pipeline.settings import DEFAULT, Settings
from pipeline.strip import names, page, repetition
from pipeline.strip.outline import DROPPED, Outline, Verdict, outline

REPEATED = "repeated on the site"


def strip(documents: Sequence[Document], settings: Settings = DEFAULT) -> list[Document]:
    """The documents in the order given, each block kept or dropped with a reason; `site` and `same_as` filled in."""
    own = [page.reasons(d, settings) if d.page.status == "ok" else [""] * len(d.blocks) for d in documents]
    verdicts = across([outline(d, why) for d, why in zip(documents, own, strict=True)])
    return [apply(d, why, verdict) for d, why, verdict in zip(documents, own, verdicts, strict=True)]


def across(pages: Sequence[Outline], grouped: Grouped = by_group) -> list[Verdict]:
    """What many pages decide of each other, in the order given.

    `grouped` does the work on the pages of one site, and on those that may repeat one another; only which pages these
    are is found out here.
    """
    order = sorted(range(len(pages)), key=lambda i: (pages[i].source, pages[i].page_id))
    ordered = [pages[i] for i in order]
    verdicts: list[Verdict] = grouped(of_site, repetition.sites(ordered), ordered)
    left = [repetition.Left(own, v.repeated) for own, v in zip(ordered, verdicts, strict=True)]
    same: list[str] = grouped(repetition.same_pages, repetition.alike(left), left)
    done = [replace(v, same_as=s) if s else v for v, s in zip(verdicts, same, strict=True)]
    place = {i: k for k, i in enumerate(order)}
    return [done[place[i]] for i in range(len(pages))]


def of_site(pages: Sequence[Outline]) -> list[Verdict]:
    """The site's name, and what the pages of one site share, sorted by source."""
    ours = [own for own in pages if own.ok]
    name = _site_name(ours) if ours else ""
    repeated = iter(repetition.repeated_lines(ours))
    return [Verdict(name, next(repeated)) if own.ok else Verdict() for own in pages]


def is_empty(own: Outline, verdict: Verdict) -> bool:
    """Whether nothing is left of a page."""
    return sum(not mark & DROPPED for mark in own.marks) == len(verdict.repeated)


def apply(document: Document, own: Sequence[str], verdict: Verdict) -> Document:
    """The document with what its own rules (`page.reasons`) and the other pages say of its blocks."""
    if document.page.status != "ok":
        return document
    reasons = list(own)
    for k in verdict.repeated:
        reasons[k] = REPEATED
    blocks = tuple(
        b if b.kept == (not r) and b.reason == r else replace(b, kept=not r, reason=r)
        for b, r in zip(document.blocks, reasons, strict=True)
    )
    page_ = replace(document.page, site=document.page.site or verdict.site, same_as=verdict.same_as)
    if not any(b.kept for b in blocks):
        page_ = replace(page_, status="rejected", reason="no body")
    return replace(document, page=page_, blocks=blocks)


def _site_name(pages: Sequence[Outline]) -> str:
    """A group's name: the one that its pages give, else the one that their chrome tells, else their web address."""
    given = Counter(own.site for own in pages if own.site)
    if given:
        return min(given, key=lambda s: (-given[s], s))
    told: Counter[str] = Counter()
    for own in pages:
        told.update(dict(own.names))
    if name := names.name_of(told, len(pages)):
        return name
    hosts: Counter[str] = Counter()
    for own in pages if len(pages) > 1 else ():
        hosts.update(dict(own.hosts))
    return min(hosts, key=lambda s: (-hosts[s], s)) if hosts else ""
