"""A label and what it says: the fields of a page, wherever they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.assemble.spans import Spans
from pipeline.assemble.words import fold
from pipeline.model import Block, Cell

FIRST = 12  # characters in which the value of a ceremony's heading begins to say when it is


@dataclass(frozen=True, slots=True)
class Field:
    """A label and what it says. `start` and `end` are the value's; `position` that of its block in the body."""

    role: str
    label: str
    position: int
    start: int
    end: int
    label_start: int


def fields_at(page: Spans, ends: Sequence[int], position: int) -> list[Field]:
    """The fields that a block holds, or that it begins. `ends`: where each block's section ends."""
    block = page.body[position]
    if block.kind == "field" and len(block.cells) >= 2:
        pairs = zip(block.cells[::2], block.cells[1::2], strict=False)  # one line may hold several fields
        return [_labelled(page, position, head, value, value.header or block.label) for head, value in pairs]
    if block.kind == "heading" and position + 1 < len(page.body):
        return _heading_field(page, ends, position)
    if block.kind == "table_row" and len(block.cells) == 2 and block.cells[0].is_header:
        return [_row_field(page, position, block.cells[0], block.cells[1])]
    return []


def _labelled(page: Spans, position: int, head: Cell, value: Cell, label: str) -> Field:
    return Field(page.role_of(label), label, position, value.start, value.end, head.start)


def _row_field(page: Spans, position: int, head: Cell, value: Cell) -> Field:
    return _labelled(page, position, head, value, page.text[head.start : head.end])


def _heading_field(page: Spans, ends: Sequence[int], position: int) -> list[Field]:
    """A label that stands alone as a heading: its value is its section, as far as that has no heading itpage."""
    label = fold(page.block_text(position)).strip("【】■●○◆◇★☆▼▲<>〈〉《》[]:・")
    role = page.role_of(label)
    if not role:
        return []
    last = position
    while last + 1 < ends[position] and not page.body[last + 1].level and page.body[last + 1].kind != "field":
        last += 1
    if last == position:
        return []
    start, end = page.body[position + 1].start, page.body[last].end
    if (
        label.endswith("式")
        and role == "when"
        and not any(t.precision != "year" for t in page.times_in(start, start + FIRST))
    ):
        return []  # 開会式 over what was done there
    return [Field(role, label, position, start, end, page.body[position].start)]


def section_ends(body: Sequence[Block]) -> list[int]:
    """For each position where its section ends (exclusive); a block without a level is its own section."""
    ends = [i + 1 for i in range(len(body))]
    stack: list[int] = []
    for i, block in enumerate(body):
        if block.level > 0:
            while stack and body[stack[-1]].level >= block.level:
                ends[stack.pop()] = i
            stack.append(i)
    for i in stack:
        ends[i] = len(body)
    return ends
