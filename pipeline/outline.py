"""Which headings stand over a block."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Block


def headings_above(blocks: Sequence[Block]) -> list[tuple[int, ...]]:
    """For each block the positions (in `blocks`) of the headings over it, outermost first; a heading is not its own.

    A title, a heading and a date line that has a level stand over what follows until one of the same or a higher
    level (a smaller number) comes.
    """
    stack: list[int] = []
    out: list[tuple[int, ...]] = []
    for i, block in enumerate(blocks):
        if block.level > 0:
            while stack and blocks[stack[-1]].level >= block.level:
                stack.pop()
        out.append(tuple(stack))
        if block.level > 0:
            stack.append(i)
    return out
