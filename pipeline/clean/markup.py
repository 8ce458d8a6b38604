"""HTML → lines: a tree walked with a stack of our own, so that no depth of nesting can break it.

Each line becomes one draft: a heading, a paragraph, an item, a row. Hidden parts, scripts and alternative texts are
left out; of ruby the base text stays. Where the markup says that a part is chrome the draft carries the reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from pipeline import vocabulary
from pipeline.clean.draft import Draft
from pipeline.clean.nodes import Node

SKIP = frozenset(r["element"] for r in vocabulary.read("clean", "elements") if r["kind"] == "hidden")
BLOCK = frozenset(r["element"] for r in vocabulary.read("clean", "elements") if r["kind"] == "block")
HEADINGS = {f"h{n}": n for n in range(1, 7)}
CHROME_TAGS = {"nav": "navigation", "footer": "footer", "aside": "sidebar", "header": "header", "address": "address"}
OWN = frozenset({"body", "html", "main", "article"})  # never chrome as a whole
ROLES = {
    "navigation": "navigation",
    "search": "navigation",
    "banner": "header",
    "contentinfo": "header",
    "complementary": "header",
}
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
SPACE = re.compile(r"[ \t\r\n\f\x0b]+")
MAX_NODES = 400_000  # elements and texts that are read; what stands after them is left out
MIN_BODY = 80  # characters of a container that can be the body
SENTENCE = 20  # letters of a text with a full stop that tells something
MIN_TOLD = 30  # letters of such sentences beside a container by which a wider one is the body
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


def names_of(tag: Node) -> list[str]:
    """The id and the classes of an element."""
    ident = tag.attrs.get("id")
    return ([ident] if ident else []) + tag.attrs.get("class", "").split()[:12]


@lru_cache(maxsize=16_384)
def _chrome_name(name: str) -> str:
    return next((reason for reason, pattern in _names()[1] if pattern.fullmatch(name)), "")


def chrome_reason(tag: Node) -> str:
    """Why an element is chrome by its tag, role, id or classes; "" where nothing says so."""
    name, attrs = tag.name, tag.attrs
    if name in CHROME_TAGS and not (name == "header" and _in_article(tag)):
        return CHROME_TAGS[name]
    if not attrs or name in OWN:
        return ""
    role = attrs.get("role", "")
    if role in ROLES:
        return ROLES[role]
    if name in HEADINGS:
        return ""
    return next((r for n in names_of(tag) if (r := _chrome_name(n))), "")


def _in_article(tag: Node) -> bool:
    above = tag.parent
    for _ in range(6):
        if above is None:
            return False
        if above.name in ("article", "main", "section") or above.attrs.get("role") == "main":
            return True
        above = above.parent
    return False


def hidden(tag: Node) -> bool:
    """Whether a reader never sees the element."""
    if tag.name in SKIP:
        return True
    attrs = tag.attrs
    return bool(attrs) and ("hidden" in attrs or ("style" in attrs and bool(HIDDEN.search(attrs["style"]))))


def text_length(tag: Node) -> int:
    """Letters of an element that a reader sees and that stand in no link themselves."""
    size = 0
    stack = [tag]
    while stack:
        node = stack.pop()
        shown = node.name != "a" and node.name not in SKIP
        for child in node.contents:
            if isinstance(child, Node):
                stack.append(child)
            elif shown:
                size += len(child.strip())
    return size


def body_container(root: Node) -> Node | None:
    """The element that holds the body, where tags or the names that CMSs use say so."""
    by_name: dict[int, list[Node]] = {}
    last = len(_names()[0])
    for tag in root.elements():
        name, attrs = tag.name, tag.attrs
        if name == "article":
            by_name.setdefault(last - 2, []).append(tag)
        elif name == "main" or attrs.get("role") == "main":
            by_name.setdefault(last - 1, []).append(tag)
        if attrs and ("id" in attrs or "class" in attrs):
            for known in names_of(tag):
                if (rank := _body_rank(known)) >= 0:
                    by_name.setdefault(rank, []).append(tag)
    least = max(MIN_BODY, SHARE * text_length(root)) if by_name else 0
    for rank in sorted(by_name):
        sizes = [text_length(tag) for tag in by_name[rank][:20]]
        if max(sizes) >= least:
            named = {id(tag) for tags in by_name.values() for tag in tags}
            return _widened(by_name[rank][sizes.index(max(sizes))], named)
    return None


def _widened(inner: Node, known: set[int]) -> Node:
    """A container around this one, if it goes on with sentences: a page in several boxes, the first of them named."""
    outer, best = inner.parent, inner
    while outer is not None:
        if id(outer) in known and _told_beside(outer, best) >= MIN_TOLD:
            best = outer
        outer = outer.parent
    return best


def _told_beside(outer: Node, inner: Node) -> int:
    """Letters of sentences in `outer` that stand neither in `inner` nor in chrome nor in a form."""
    size = 0
    stack = [outer]
    while stack:
        for child in stack.pop().contents:
            if isinstance(child, str):
                text = child.strip()
                size += len(text) if len(text) >= SENTENCE and text.endswith("。") else 0
            elif child is not inner and child.name not in ("a", "form", *SKIP) and not chrome_reason(child):
                stack.append(child)
    return size


@lru_cache(maxsize=16_384)
def _body_rank(name: str) -> int:
    return next((k for k, p in enumerate(_names()[0]) if p.fullmatch(name)), -1)


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
