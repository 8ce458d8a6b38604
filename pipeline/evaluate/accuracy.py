"""The table of pinned totals in docs/accuracy.md: `python -m pipeline.evaluate.accuracy` writes it anew."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

from pipeline.evaluate.floors import Floors
from pipeline.evaluate.scores import KINDS

BLOCK = re.compile(r"(<!-- pinned: .*? -->\n)(?:\|.*\n)*")


def table(floors: Floors) -> str:
    """A row a kind of row, a column a corpus with its number of pages."""
    corpora = floors.corpora
    heads = [f"`{name}` ({len(pin.pages)})" for name, pin in corpora.items()]
    lines = [["", *heads], ["---"] * (len(heads) + 1)]
    for kind in KINDS:
        totals = [pin.totals.get(kind) for pin in corpora.values()]
        if any(total is not None for total in totals):
            lines.append([kind, *("" if total is None else f"{total:.3f}" for total in totals)])
    return "".join("| " + " | ".join(line) + " |\n" for line in lines).replace("|  |", "| |")


def updated(text: str, floors: Floors) -> str:
    """The page with the table of these floors behind its mark."""
    return BLOCK.sub(lambda found: found[1] + table(floors), text, count=1)


def main(arguments: Sequence[str] = ()) -> None:
    floors, page = (Path(a) for a in arguments or ("tests/floors.json", "docs/accuracy.md"))
    page.write_text(updated(page.read_text(encoding="utf-8"), Floors.read(floors)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
