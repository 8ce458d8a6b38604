"""Which blocks of one page are its own words, by its own layout and vocabulary; every drop has a reason.

Three passes: lines that are chrome by their words; where the body begins (skip links, the title after a menu or a
breadcrumb) and ends (contact block, feedback form, footer); sections of links and addresses at the end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline import vocabulary
from pipeline.model import Block, Document
from pipeline.strip import rules, signs

MAX_RUN = 3  # lines between dropped ones that are dropped with them
MAX_SHORT = 30  # characters of such a line
DATED = re.compile(r"[0-9]{1,2}[/月][0-9]{1,2}|[0-9]{1,2}:[0-9]{2}|[0-9]{4}年")
STRUCTURED = ("field", "table_row", "date_line", "caption", "footnote")


@dataclass(slots=True)
class Line:
    """A block with what the rules have found out about it."""

    block: Block
    text: str
    hits: tuple[rules.Hit, ...]
    reason: str = ""  # why it is dropped, "" while it is kept

    def where(self, kind: str) -> rules.Hit | None:
        return next((h for h in self.hits if h.where == kind), None)

    @property
    def body(self) -> bool:
        """Clearly the page's own: running Japanese text, or a field of an event."""
        if self.reason or self.hits:
            return False
        if self.block.kind == "field":
            return not _is_contact(self.block) and not signs.is_contact(self.text)
        return signs.is_running(self.text) and not signs.is_contact(self.text)


def reasons(document: Document) -> list[str]:
    """For each block why it is dropped, "" where it is kept."""
    lines = [_line(document, b) for b in document.blocks]
    _by_words(lines, certain=True)
    _before_body(lines)
    _after_body(lines)
    _sections(lines)
    _by_words(lines, certain=False)
    if document.page.language == "ja":
        _foreign(lines)
    _repeated(lines)
    _footer(lines)
    _amid_chrome(lines)
    return [line.reason for line in lines]


def _line(document: Document, block: Block) -> Line:
    text = signs.line_of(document, block)
    first = text
    if block.kind == "field" and "\n" in document.text_of(block):
        first = signs.squeeze(document.text_of(block).split("\n")[0])  # お問い合わせ, and below it who
    hits = () if block.kind in ("title", "table_row") else rules.match(first)
    return Line(block, text, hits, "" if block.kept else block.reason)


@cache
def _contact_labels() -> frozenset[str]:
    return frozenset(r["label"] for r in vocabulary.read("clean", "field_labels") if r["role"] == "contact")


def _is_contact(block: Block) -> bool:
    """A field that says whom to ask."""
    return block.label in _contact_labels()


def _drop(lines: list[Line], reason: str) -> None:
    for line in lines:
        line.reason = line.reason or reason


def _by_words(lines: list[Line], certain: bool) -> None:
    """Lines that are chrome by themselves; what may also begin a section (お問い合わせ) waits for the second round."""
    for line in lines:
        hit = line.where("start") or line.where("line")
        if not hit or (certain and (line.where("end") or line.where("section"))):
            continue
        if line.block.kind != "field" or _is_contact(line.block):
            line.reason = line.reason or hit.reason


def _title_at(lines: list[Line]) -> int:
    return next((i for i, line in enumerate(lines) if line.block.kind == "title"), -1)


def _before_body(lines: list[Line]) -> None:
    """What stands before the body marker, or before the title where only short lines of a menu do."""
    start = max((i for i, line in enumerate(lines) if line.where("start")), default=-1)
    if start >= 0 and (len(lines) - start > 3 or any(line.body for line in lines[start + 1 :])):
        _drop([x for x in lines[:start] if x.block.kind != "title" and not _is_page_fact(x.text)], "before the body")
    title = _title_at(lines)
    if title > 0 and not any(line.body for line in lines[:title]):
        for line in lines[:title]:
            if line.block.kind != "date_line" and not _is_page_fact(line.text):
                line.reason = line.reason or "before the title"


def _is_page_fact(text: str) -> bool:
    return any(word in text for word in ("更新", "掲載", "公開", "登録", "作成", "投稿", "ページ番号")) and any(
        c.isdigit() for c in text
    )


def _after_body(lines: list[Line]) -> None:
    """From a contact block or a feedback form on, if it stands after the body's beginning, all is dropped."""
    for i, line in enumerate(lines):
        hit = line.where("end")
        if not hit or line.reason or not _is_end(lines, i):
            continue
        _drop(lines[i:], hit.reason)
        return


def _is_end(lines: list[Line], i: int) -> bool:
    """Not in a menu above the body, and not amid fields: most running text is before it."""
    before = sum(len(line.text) for line in lines[:i] if line.body)
    after = sum(len(line.text) for line in lines[i + 1 :] if line.body)
    seen = before or _title_at(lines[:i]) >= 0
    return bool(seen) and after <= 2 * before + 40


def _sections(lines: list[Line]) -> None:
    """A list of related or recent pages, with its heading, until running text comes again."""
    for i, line in enumerate(lines):
        hit = line.where("section")
        if not hit or line.reason:
            continue
        if i < _title_at(lines):
            line.reason = hit.reason
            continue
        end = i + 1
        while end < len(lines) and not lines[end].body and not _resumes(lines, end, line):
            end += 1
        _drop(lines[i:end], hit.reason)


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
        if (
            line.reason
            or line.block.kind in ("title", *STRUCTURED)
            or DATED.search(line.text)
            or line.text.startswith("http")
        ):
            continue
        if (i < first or i > last) and signs.is_foreign(line.text) and (i > last or signs.is_foreign_prose(line.text)):
            line.reason = "foreign prompt"


def _repeated(lines: list[Line]) -> None:
    """The same prompt three times and more, without being a label or a part of a table."""
    count: dict[str, int] = {}
    for line in lines:
        count[line.text] = count.get(line.text, 0) + 1
    for line in lines:
        if count[line.text] >= 3 and len(line.text) >= 12 and line.block.kind not in (*STRUCTURED, "heading", "title"):
            line.reason = line.reason or "repeated on the page"


def _footer(lines: list[Line]) -> None:
    """Addresses and what stands among them at the end: from the first contact line after the last body line."""
    last = max((i for i, line in enumerate(lines) if line.body), default=-1)
    tail = lines[last + 1 :]
    marks = [i for i, line in enumerate(tail) if line.reason or signs.is_contact(line.text)]
    if not marks:
        return
    if last < 0:
        _drop_trailing(lines)
        return
    hard = [i for i, line in enumerate(tail) if signs.is_contact(line.text)]
    if not hard or len(marks) * 4 < len(tail) - hard[0]:
        return
    begin = hard[0]
    if begin > 0 and _is_office(tail[begin - 1]) and _gap(tail[begin - 1], tail[begin]) <= 1:
        begin -= 1
    if any(DATED.search(x.text) for x in tail[begin:] if not x.reason and not signs.is_contact(x.text)):
        tail = [tail[i] for i in hard]
        begin = 0
    _drop(tail[begin:], "address")


def _is_office(line: Line) -> bool:
    """A short line without digits above an address: the name of the office."""
    plain = line.block.kind in ("paragraph", "heading", "other")
    return plain and not line.reason and len(line.text) <= 25 and not any(c.isdigit() for c in line.text)


def _drop_trailing(lines: list[Line]) -> None:
    """On a page without running text: the contact lines that it ends with."""
    end = len(lines)
    while end > 0 and (lines[end - 1].reason or signs.is_contact(lines[end - 1].text)):
        end -= 1
    if end:
        _drop(lines[end:], "address")


def _is_label(text: str) -> bool:
    """A short line that is no sentence."""
    return len(text) <= MAX_SHORT and "。" not in text


def _gap(a: Line, b: Line) -> int:
    return b.block.start - a.block.end


def _amid_chrome(lines: list[Line]) -> None:
    """One to three short lines between dropped ones, above the page's first or below its last own words."""
    own = [i for i, x in enumerate(lines) if not x.reason and (x.body or x.block.kind in ("title", *STRUCTURED))]
    if not own:
        return
    for begin, end in ((0, own[0]), (own[-1] + 1, len(lines))):
        i = begin
        while i < end:
            k = i
            while k < end and not lines[k].reason:
                k += 1
            run = lines[i:k]
            between = i > 0 and lines[i - 1].reason and k < len(lines) and lines[k].reason
            if run and between and len(run) <= MAX_RUN and all(_is_label(x.text) for x in run):
                _drop(run, "amid chrome")
            i = k + 1
