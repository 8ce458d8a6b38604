"""The walk over an HTML tree that makes drafts of it; tables are handed to htmltable."""

from __future__ import annotations

import urllib.parse
from dataclasses import dataclass, field

from pipeline.clean import htmltable
from pipeline.clean.dates import is_date_line
from pipeline.clean.draft import Draft, bare
from pipeline.clean.labels import known, labels
from pipeline.clean.markup import (
    BLOCK,
    HEADINGS,
    MAX_NODES,
    Line,
    body_container,
    chrome_reason,
    hidden,
    to_draft,
)
from pipeline.clean.nodes import Node
from pipeline.model import Cell
from pipeline.settings import Settings

OUTSIDE = "outside the body"


@dataclass(slots=True)
class Context:
    """What the open elements say of the text that comes."""

    kind: str = ""
    level: int = 0
    reason: str = ""
    href: str = ""
    bold: bool = False


@dataclass(slots=True)
class Walk:
    base: str
    settings: Settings
    container: Node | None
    lines: list[str] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    line: Line = field(default_factory=Line)
    at: int = 0
    gap: int = 1
    tables: int = 0
    term: Draft | None = None  # the dt that waits for its dd
    value: Draft | None = None  # the field whose dd goes on
    cut: set[str] = field(default_factory=set)  # what was left out because the page goes over a bound

    def emit(self, draft_line: Line, context: Context) -> Draft | None:
        """Put a finished line at the end of the text."""
        made = to_draft(draft_line, self.at)
        if made is None:
            return None
        text, draft = made
        draft.kind, draft.level = context.kind, context.level
        draft.fixed = context.kind in ("heading", "list_item")
        draft.reason = context.reason
        draft.gap, self.gap = self.gap, 0
        draft.bold = draft_line.bold * 10 >= 9 * len(text)
        self.lines.append(text)
        self.drafts.append(draft)
        self.at += len(text) + 1
        return draft

    def flush(self, context: Context) -> None:
        """End the line; of a dt and a dd make a field."""
        if not self.line.parts:
            return
        line, self.line = self.line, Line()
        draft = self.emit(line, context)
        if draft is None:
            return
        if context.kind == "term":
            draft.kind = "date_line" if is_date_line(draft.raw) else ""
            draft.fixed = draft.kind != ""
            self.term = draft
        elif context.kind == "value":
            draft.kind = ""
            self._pair(draft)
        else:
            self.value = None

    def _pair(self, value: Draft) -> None:
        term, self.term = self.term, None
        if term is None and self.value is not None and self.drafts[-2] is self.value and not value.gap:
            self._extend(self.value, value)
            return
        if term is None or self.drafts[-2] is not term or term.kind == "date_line" or len(term.text) > 30:
            if term is not None and term.kind == "date_line":
                value.kind, value.fixed = "list_item", True
            return
        label = known(term.text, labels(self.settings)) or bare(term.text).strip(":：■●◆・")
        term.kind, term.label = "field", label
        term.cells = [Cell(term.start, term.end, is_header=True), Cell(value.start, value.end, header=label)]
        self._extend(term, value)
        self.value = term

    def _extend(self, field: Draft, value: Draft) -> None:
        """The field takes in the line that has just been added."""
        field.links += value.links
        field.hrefs += value.hrefs
        field.end = value.end
        field.raw = f"{field.raw}\n{value.raw}"
        field.squeezed = ""
        field.cells[1] = Cell(field.cells[1].start, value.end, header=field.label)
        self.drafts.pop()


def walk(root: Node, base: str, settings: Settings) -> Walk:
    """All lines of the page with what the markup says of each."""
    state = Walk(base, settings, body_container(root))
    context = Context(reason=OUTSIDE if state.container is not None else "")
    stack: list[tuple[Node | str, Context, bool]] = [(_body(root), context, False)]
    seen = 0
    while stack and seen < MAX_NODES:
        node, context, leaving = stack.pop()
        seen += 1
        if leaving:
            state.flush(context)
            state.gap = 1
        elif isinstance(node, str):
            _text(state, node, context)
        elif not hidden(node):
            _enter(state, node, context, stack)
    state.flush(context)
    if stack:
        state.cut.add(f"the page cut after {MAX_NODES} elements")
    return state


def _body(root: Node) -> Node:
    """The first body element, else the root."""
    return next((x for x in root.elements() if x.name == "body"), root)


def _text(state: Walk, text: str, context: Context) -> None:
    begin = state.line.size
    state.line.add(text)
    if context.href and state.line.size > begin:
        state.line.links.append((begin, state.line.size, context.href))
    if context.bold:
        state.line.bold += state.line.size - begin


def _enter(state: Walk, tag: Node, context: Context, stack: list[tuple[Node | str, Context, bool]]) -> None:
    name = tag.name
    if name == "br":
        state.flush(context)
        return
    inner = _inner(state, tag, context)
    if name in BLOCK:
        state.flush(context)
        state.gap = 1
        if name == "table" and htmltable.is_data(tag):
            htmltable.emit(state, tag, inner)
            return
        stack.append((tag, inner, True))
    children = tag.contents
    stack.extend((child, inner, False) for child in reversed(children))


def _inner(state: Walk, tag: Node, context: Context) -> Context:
    """The context inside an element."""
    name = tag.name
    reason = context.reason
    if tag is state.container:
        reason = ""
    reason = reason or chrome_reason(tag)
    if name in HEADINGS:
        return Context("heading", HEADINGS[name], reason)
    if name in ("li", "figcaption", "caption", "dt", "dd"):
        kind = {"li": "list_item", "dt": "term", "dd": "value"}.get(name, "caption")
        return Context(kind, 0, reason)
    kind, level = (context.kind, context.level) if name not in ("ul", "ol", "dl") else ("", 0)
    if name == "a":
        return Context(kind, level, reason, _target(state.base, tag.get("href")), context.bold)
    return Context(kind, level, reason, context.href, context.bold or name in ("b", "strong"))


def _target(base: str, href: str) -> str:
    try:
        return urllib.parse.urljoin(base, href.strip()) if href else ""
    except ValueError:
        return ""
