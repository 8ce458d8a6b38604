"""Which blocks of one page are its own words, by its own layout and vocabulary; every drop has a reason.

A user's rules for the page's site come first. Then three passes: lines that are chrome by their words; where the body
begins (skip links, the title after a menu or a breadcrumb) and ends (contact block, feedback form, footer); sections
of links and addresses at the end.
"""

from __future__ import annotations

from pipeline.model import Document
from pipeline.settings import DEFAULT, Settings
from pipeline.strip import edges, signs, site_rules
from pipeline.strip.line import DATED, STRUCTURED, Line, drop, is_contact, line_of, title_at

NUMBERED = 5  # lines below the title in which the page's number is a part of its head
PROMPT = 12  # characters of a prompt that a page repeats


def reasons(document: Document, settings: Settings = DEFAULT) -> list[str]:
    """For each block why it is dropped, "" where it is kept."""
    lines = [line_of(document, b) for b in document.blocks]
    kept = site_rules.apply(document, lines, settings)
    _by_words(lines, certain=True)
    edges.before_body(lines)
    edges.after_body(lines)
    _sections(lines)
    _by_words(lines, certain=False)
    if document.page.language == "ja":
        _foreign(lines)
    _repeated(lines)
    edges.footer(lines)
    edges.amid_chrome(lines)
    return ["" if i in kept else line.reason for i, line in enumerate(lines)]


def _by_words(lines: list[Line], certain: bool) -> None:
    """Lines that are chrome by themselves; what may also begin a section (お問い合わせ) waits for the second round."""
    title = title_at(lines)
    for i, line in enumerate(lines):
        hit = line.where("start") or line.where("line")
        if hit and hit.reason == "page number" and 0 <= title < i <= title + NUMBERED:
            continue  # beside the date under the title
        if hit and hit.reason == "navigation" and 0 <= title < i and _heads_text(lines, i):
            continue  # よくある質問 over questions and answers
        if not hit or (certain and (line.where("end") or line.where("section"))):
            continue
        tool = hit.reason in ("back to top", "skip link", "breadcrumb", "tool")
        if line.block.kind != "field" or is_contact(line.block) or tool:
            drop([line], hit.reason)


def _heads_text(lines: list[Line], i: int) -> bool:
    """A heading with running text right below it."""
    return lines[i].block.kind == "heading" and any(
        x.body or x.text.endswith(("?", "。")) for x in lines[i + 1 : i + 3]
    )


def _sections(lines: list[Line]) -> None:
    """A list of related or recent pages, with its heading, until running text comes again."""
    for i, line in enumerate(lines):
        hit = line.where("section")
        if not hit or line.reason:
            continue
        if i < title_at(lines) or not any(x.body or x.block.kind == "title" for x in lines[:i]):
            line.reason = hit.reason
            continue
        end = i + 1
        while end < len(lines) and not lines[end].body and not _resumes(lines, end, line):
            end += 1
        drop(lines[i:end], hit.reason)


def _resumes(lines: list[Line], k: int, head: Line) -> bool:
    """A heading (no link list) with body below it ends the section."""
    block = lines[k].block
    if block.kind not in ("heading", "date_line") or lines[k].hits:
        return False
    return any(line.body for line in lines[k + 1 : k + 4]) and (
        head.block.level == 0 or block.level <= head.block.level
    )


def _foreign(lines: list[Line]) -> None:
    """Foreign prose before the first and after the last line with Japanese words."""
    own = [
        i
        for i, line in enumerate(lines)
        if line.body or (line.block.kind in ("title", *STRUCTURED) and not line.reason)
    ]
    first, last = (own[0], own[-1]) if own else (0, len(lines))
    for i, line in enumerate(lines):
        if line.reason or line.block.kind in ("title", *STRUCTURED):
            continue
        if DATED.search(line.text) or line.text.startswith("http"):
            continue
        if (i < first or i > last) and signs.is_foreign(line.text) and (i > last or signs.is_foreign_prose(line.text)):
            line.reason = "foreign prompt"


def _repeated(lines: list[Line]) -> None:
    """The same prompt three times and more: no label, no row, no item of a list (diaries repeat themselves)."""
    count: dict[str, int] = {}
    for line in lines:
        count[line.text] = count.get(line.text, 0) + 1
    for line in lines:
        if count[line.text] >= 3 and len(line.text) >= PROMPT and line.block.kind == "paragraph":
            drop([line], "repeated on the page")
