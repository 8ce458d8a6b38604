"""HTML → lines: a tree walked with a stack of our own, so that no depth of nesting can break it.

Each line becomes one draft: a heading, a paragraph, an item, a row. Hidden parts, scripts and alternative texts are
left out; of ruby the base text stays. Where the markup says that a part is chrome the draft carries the reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from pipeline import vocabulary
from pipeline.clean.draft import Draft

SKIP = frozenset(r["element"] for r in vocabulary.read("clean", "elements") if r["kind"] == "hidden")
BLOCK = frozenset(r["element"] for r in vocabulary.read("clean", "elements") if r["kind"] == "block")
HEADINGS = {f"h{n}": n for n in range(1, 7)}
CHROME_TAGS = {"nav": "navigation", "footer": "footer", "aside": "sidebar", "header": "header"}
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
SPACE = re.compile(r"[ \t\r\n\f\x0b]+")
MAX_NODES = 400_000  # elements and texts that are read; what stands after them is left out
MIN_BODY = 80  # characters of a container that can be the body
SHARE = 0.25  # of the page's text that a container must hold at least to be the body


@dataclass(slots=True)
class Line:
    """A line being gathered: its text so far, and which parts of it are links."""

    parts: list[str] = field(default_factory=list)
    size: int = 0
    links: list[tuple[int, int, str]] = field(default_factory=list)
    bold: int = 0  # characters inside b or strong
    whole: bool = False  # a row, whose first or last cell may be empty: the spaces at its ends stay

    def add(self, text: str) -> None:
        text = SPACE.sub(" ", text)
        if not text or (text == " " and (not self.parts or self.parts[-1].endswith(" "))):
            return
        if text[0] == " " and (not self.parts or self.parts[-1].endswith(" ")):
            text = text[1:]
        self.parts.append(text)
        self.size += len(text)


@cache
def _names() -> tuple[list[re.Pattern[str]], list[tuple[str, re.Pattern[str]]]]:
    rows = vocabulary.read("clean", "containers")
    body = [re.compile(r["pattern"], re.IGNORECASE) for r in rows if r["where"] == "body"]
    chrome = [(r["reason"], re.compile(r["pattern"], re.IGNORECASE)) for r in rows if r["where"] == "chrome"]
    return body, chrome


def names_of(tag: Tag) -> list[str]:
    """The id and the classes of an element."""
    classes = tag.get("class") or ""
    own = classes.split() if isinstance(classes, str) else [str(c) for c in classes]
    ident = tag.get("id")
    return ([str(ident)] if ident else []) + own[:12]


@cache
def _chrome_name(name: str) -> str:
    return next((reason for reason, pattern in _names()[1] if pattern.fullmatch(name)), "")


def chrome_reason(tag: Tag) -> str:
    """Why an element is chrome by its tag, role, id or classes; "" where nothing says so."""
    if tag.name in ("body", "html", "main", "article"):
        return ""
    if tag.name in CHROME_TAGS and not (tag.name == "header" and _in_article(tag)):
        return CHROME_TAGS[tag.name]
    role = str(tag.get("role") or "")
    if role in ("navigation", "banner", "contentinfo", "complementary", "search"):
        return "navigation" if role in ("navigation", "search") else CHROME_TAGS.get(role, "header")
    if not tag.attrs or tag.name in HEADINGS:
        return ""
    return next((r for n in names_of(tag) if (r := _chrome_name(n))), "")


def _in_article(tag: Tag) -> bool:
    return any(p.name in ("article", "main", "section") for p, _ in zip(tag.parents, range(6), strict=False))


def hidden(tag: Tag) -> bool:
    """Whether a reader never sees the element."""
    if tag.name in SKIP:
        return True
    attrs = tag.attrs
    return bool(attrs) and ("hidden" in attrs or bool("style" in attrs and HIDDEN.search(str(attrs["style"]))))


def text_length(tag: Tag) -> int:
    """Letters of an element that a reader sees and that are no link, at most as many as are worth counting."""
    size = 0
    for node in tag.descendants:
        if type(node) is NavigableString and node.parent is not None and node.parent.name not in ("a", *SKIP):
            size += len(node.strip())
    return size


def body_container(soup: BeautifulSoup) -> Tag | None:
    """The element that holds the body, where tags or the names that CMSs use say so."""
    whole = text_length(soup)
    by_name: dict[int, list[Tag]] = {}
    patterns = _names()[0]
    for tag in soup.descendants:
        if not isinstance(tag, Tag):
            continue
        if tag.name == "main" or tag.get("role") == "main" or tag.name == "article":
            by_name.setdefault(len(patterns) - 2 if tag.name == "article" else len(patterns) - 1, []).append(tag)
        for name in names_of(tag) if tag.attrs else ():
            rank = _body_rank(name)
            if rank >= 0:
                by_name.setdefault(rank, []).append(tag)
    for rank in sorted(by_name):
        best = max(by_name[rank][:20], key=text_length)
        size = text_length(best)
        if size >= MIN_BODY and size >= SHARE * whole:
            return best
    return None


@cache
def _body_rank(name: str) -> int:
    return next((k for k, p in enumerate(_names()[0]) if p.fullmatch(name)), -1)


def is_text(node: object) -> bool:
    """Text that is shown: no comment, no doctype."""
    return isinstance(node, NavigableString) and not isinstance(node, PreformattedString)


def to_draft(line: Line, start: int) -> tuple[str, Draft] | None:
    """The line's text and its draft at `start`, or None where it has no text."""
    raw = "".join(line.parts)
    lead = 0 if line.whole else len(raw) - len(raw.lstrip(" "))
    text = (raw if line.whole else raw.strip(" ")).replace("\n", " ")
    if not text.strip(" \u3000\xa0\u200b\ufeff|"):
        return None
    draft = Draft(start, start + len(text), text)
    for a, b, href in line.links:
        a, b = max(a - lead, 0), min(b - lead, len(text))
        if b > a:
            draft.links.append((start + a, start + b))
            draft.hrefs.append(href)
    return text, draft
