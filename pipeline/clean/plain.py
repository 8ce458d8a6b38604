"""Plain text that was scraped from a page → blocks, from its lines alone."""

from __future__ import annotations

from pipeline.clean import chrome
from pipeline.clean.captions import mark_alts, mark_forms
from pipeline.clean.draft import Draft, split_lines
from pipeline.clean.fields import find_fields
from pipeline.clean.headings import mark_date_lines, mark_headings
from pipeline.clean.levels import set_levels
from pipeline.clean.pipes import find_rows
from pipeline.clean.title import find_title
from pipeline.clean.wrapped import join_lines, join_titles
from pipeline.settings import Settings


def drafts_of(text: str, settings: Settings) -> tuple[list[Draft], Draft | None]:
    """The blocks of a scraped text in the making, and which of them is the page's title."""
    drafts = split_lines(text)
    drafts = find_rows(drafts, text, settings)
    mark_date_lines(drafts)
    join_titles(drafts, text)
    title = find_title(drafts)
    if title is not None:
        title.kind, title.level = "title", 1
    chrome.mark(drafts, title)
    drafts = find_fields(drafts, text, settings)
    drafts = join_lines(drafts, text, title)
    mark_forms(drafts)
    mark_alts(drafts, title)
    mark_headings(drafts, title)
    set_levels(drafts)
    return drafts, title
