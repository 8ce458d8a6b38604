"""HTML → its text as the fixtures have it, and which lines of it are the page's own (inside <own>).

Written on Python's own parser and on nothing of gyoji: what a reader sees, one block a line (also <br>, <li>, <dt>,
<dd>), the cells of a table row joined by ` | `; a table with `data-layout` only lays the page out.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "section",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
        "br",
        "caption",
    ]
)
UNSEEN = frozenset(["head", "script", "style", "noscript", "select", "textarea", "title", "template"])
MARKS = re.compile(r"</?own>| data-layout\b")


class Renderer(HTMLParser):
    """Gathers (line, own) pairs."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[tuple[str, bool]] = []
        self._parts: list[str] = []
        self._own = False  # of the line being gathered
        self._unseen: list[str] = []
        self._inside = 0  # open <own>
        self._tables: list[bool] = []  # whether each open table is data
        self._cells: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._unseen or tag in UNSEEN or ("display:none" in (dict(attrs).get("style") or "")):
            if tag not in ("input", "img", "br", "meta", "link", "hr"):
                self._unseen.append(tag)
            return
        if tag == "own":
            self._inside += 1
            return
        if tag == "table":
            self.flush()
            self._tables.append("data-layout" not in dict(attrs))
            return
        if self._tables and self._tables[-1]:
            if tag == "tr":
                self.flush()
                self._cells = []
            elif tag in BLOCKS:
                self._parts.append(" ")
            return
        if tag in BLOCKS:
            self.flush()

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            if tag == self._unseen[-1]:
                self._unseen.pop()
            return
        if tag == "own":
            self.flush()
            self._inside -= 1
            return
        if tag == "table" and self._tables:
            self.flush()
            self._tables.pop()
        elif self._tables and self._tables[-1]:
            if tag in ("td", "th") and self._cells is not None:
                self._cells.append(" ".join("".join(self._parts).split(" ")).strip())
                self._parts = []
            elif tag == "tr" and self._cells is not None:
                self._parts, self._cells = [" | ".join(self._cells)], None
                self.flush()
        elif tag in BLOCKS:
            self.flush()

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            text = re.sub(r"[ \t\r\n]+", " ", data)
            self._parts.append(text)
            self._own = self._own or (self._inside > 0 and bool(text.strip()))

    def flush(self) -> None:
        text = re.sub(r" +", " ", "".join(self._parts)).strip(" ")
        if text.strip(" \u3000\xa0"):
            self.lines.append((text, self._own))
        self._parts, self._own = [], False


def render(html: str) -> list[tuple[str, bool]]:
    """(line, whether it is the page's own) of a marked page."""
    renderer = Renderer()
    renderer.feed(html)
    renderer.close()
    renderer.flush()
    return renderer.lines


def unmarked(html: str) -> str:
    """The page as it is published."""
    return MARKS.sub("", html)
