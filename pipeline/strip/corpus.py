"""Strip over many pages: page rules, then what the pages of a site share, and pages that repeat one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Document
from pipeline.settings import DEFAULT, Settings
from pipeline.strip import names, page, repetition, signs


def strip(
    documents: Sequence[Document], settings: Settings = DEFAULT, own: Sequence[Sequence[str]] | None = None
) -> list[Document]:
    """The documents in the order given, each block kept or dropped with a reason; `site` and `same_as` filled in.

    `own` is what `page.reasons` gives for each document, where that is known already.
    """
    if own is None:
        own = [page.reasons(d, settings) if d.page.status == "ok" else [""] * len(d.blocks) for d in documents]
    why = [list(reasons) for reasons in own]
    order = sorted(range(len(documents)), key=lambda i: (documents[i].page.source, documents[i].page.page_id))
    ordered = [documents[i] for i in order]
    reasons = [why[i] for i in order]
    groups = repetition.sites(ordered, reasons)
    members: dict[int, list[int]] = {}
    for k, group in enumerate(groups):
        if ordered[k].page.status == "ok":
            members.setdefault(group, []).append(k)
    named: dict[int, str] = {}
    for group, ours in sorted(members.items()):
        named[group] = _site_name([ordered[k] for k in ours], [reasons[k] for k in ours])
        repetition.repeated_lines(ordered, ours, reasons)
    done = [_set(d, r, named.get(g, "")) for d, r, g in zip(ordered, reasons, groups, strict=True)]
    same = repetition.same_pages(done)
    done = [replace(d, page=replace(d.page, same_as=s)) if s else d for d, s in zip(done, same, strict=True)]
    place = {i: k for k, i in enumerate(order)}
    return [done[place[i]] for i in range(len(documents))]


def _set(document: Document, reasons: Sequence[str], site: str) -> Document:
    if document.page.status != "ok":
        return document
    blocks = tuple(
        b if b.kept == (not r) and b.reason == r else replace(b, kept=not r, reason=r)
        for b, r in zip(document.blocks, reasons, strict=True)
    )
    page_ = document.page if document.page.site else replace(document.page, site=site)
    if not any(b.kept for b in blocks):
        page_ = replace(page_, status="rejected", reason="no body")
    return replace(document, page=page_, blocks=blocks)


def _site_name(documents: Sequence[Document], reasons: Sequence[Sequence[str]]) -> str:
    """A group's name: the one that its pages give, else the one that their chrome tells, else their web address."""
    given = Counter(d.page.site for d in documents if d.page.site)
    if given:
        return min(given, key=lambda s: (-given[s], s))
    if told := names.name_of(documents, reasons):
        return told
    if len(documents) < 2:
        return ""
    hosts: Counter[str] = Counter()
    for d, r in zip(documents, reasons, strict=True):
        for line in {signs.line_of(d, b) for b, why in zip(d.blocks, r, strict=True) if why}:
            if m := signs.HOST.search(line):
                hosts[signs.domain(m[1])] += 1
    return min(hosts, key=lambda s: (-hosts[s], s)) if hosts else ""
