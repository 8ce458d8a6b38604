"""HTML → the stored text (our rendering), its blocks in the making, and the facts that head and markup give."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.clean import head, linked, nodes
from pipeline.clean.captions import mark_alts, mark_forms
from pipeline.clean.chrome import mark_link_rows, signatures
from pipeline.clean.draft import Draft, bare
from pipeline.clean.facts import gives_date, gives_number
from pipeline.clean.fields import find_fields
from pipeline.clean.headings import mark_date_lines, mark_headings
from pipeline.clean.levels import set_levels
from pipeline.clean.site import split_site
from pipeline.clean.title import find_title
from pipeline.clean.tree import OUTSIDE, walk
from pipeline.settings import Settings

REACH = 6  # lines beside the title in which a page gives its own dates and number
MAX_SOURCE = 2_000_000  # characters of HTML that are parsed; what stands after them is left out


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
    declared: tuple[linked.Event, ...] = ()
    cut: tuple[str, ...] = ()  # what was left out because the page goes over a bound


def read(source: str, url: str, settings: Settings) -> Html:
    """Parse and render a page. `url` is its address as known from outside, "" where it is not."""
    source_read = source[:MAX_SOURCE].replace("\x00", "")
    root = nodes.parse(source_read)
    page, facts = Html(), head.read(root)
    declared = linked.read(facts.scripts, source_read, settings.timezone)
    page.url = facts.address(url)
    state = walk(root, facts.base or url or page.url, settings)
    page.text, page.drafts = "\n".join(state.lines), state.drafts
    if len(source) > MAX_SOURCE:
        state.cut.add(f"the page cut after {MAX_SOURCE} of {len(source)} characters of HTML")
    page.cut = tuple(sorted(state.cut))
    page.site = facts.meta.get("og:site_name", "") or declared.site
    page.title_draft = _title_draft(facts, page, declared.headline)
    _passes(page, settings)
    page.title, page.site = _title(facts, page)
    page.language, page.declared = facts.language, declared.events
    page.published_on = facts.published_on(settings.timezone) or declared.published_on
    page.updated_on = facts.updated_on(settings.timezone) or declared.updated_on
    return page


def _passes(page: Html, settings: Settings) -> None:
    title = page.title_draft
    mark_date_lines(page.drafts)
    if title is not None:
        title.kind, title.level, title.fixed = "title", 1, True
        if title.reason == OUTSIDE:
            title.reason = ""  # it stands in a band over the body
        _beside(page.drafts, title)
    for d in page.drafts:
        if d.kind == "heading" and d is not title:
            d.level = max(d.level, 2)
        elif d.kind in ("term", "value"):
            d.kind = ""
    mark_link_rows(page.drafts, title)
    page.drafts = find_fields(page.drafts, page.text, settings)
    mark_forms(page.drafts)
    mark_alts(page.drafts, title)
    mark_headings(page.drafts, title)
    set_levels(page.drafts)


def _beside(drafts: list[Draft], title: Draft) -> None:
    """The page's own dates and number beside its title are its own, also where they stand in a band over the body."""
    at = next(i for i, d in enumerate(drafts) if d is title)
    for i in range(max(at - REACH, 0), min(at + REACH + 1, len(drafts))):
        d = drafts[i]
        if d.reason in (OUTSIDE, "header") and (gives_date(d) or (i > at and gives_number(d))):
            d.reason = ""


def _title_draft(facts: head.Head, page: Html, headline: str) -> Draft | None:
    """The heading that says what the page is: the one that the title tag names, else the first h1 of the body."""
    wanted = [bare(t) for t in (headline, facts.meta.get("og:title", ""), facts.title) if t]
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


def _title(facts: head.Head, page: Html) -> tuple[str, str]:
    named = facts.title or facts.meta.get("og:title", "")
    title, site = split_site(named)
    if page.title_draft is not None:
        own = page.title_draft.raw.strip(" \u3000\xa0\u200b\ufeff")
        if bare(named).startswith(bare(own)) or not title:
            rest = named[len(own) :].strip(" -–—|｜│:：/／・") if named.startswith(own) else site
            return own, page.site or split_site(rest)[1] or rest or site
        return own, page.site or site
    return title, page.site or site
