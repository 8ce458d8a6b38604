"""The lines of a table with `|` between its cells: where the cells stand, rows that are broken over lines."""

from __future__ import annotations

import re

from pipeline.clean.draft import Draft, bare, join
from pipeline.model import Cell

BAR = re.compile(r"(?:^|(?<=\s))[|｜]+(?=\s|$)")  # a bar between spaces; several of them close empty cells
RULE = re.compile(r"^[\s|｜:+=\-‐–—]+$")
MAX_CELL_LINES = 6  # lines of a cell that is broken
DATEISH = re.compile(r"[0-9０-９]{1,4}\s*[年月/.:：時][0-9０-９]?")


def bars(draft: Draft) -> int:
    if draft.kind:
        return 0
    return len(BAR.findall(draft.raw)) or int("|" in draft.raw and bool(RULE.match(draft.raw)))


def opens(draft: Draft) -> bool:
    """A row of outer bars that begins on this line, several cells long, and does not end on it."""
    return draft.raw.lstrip().startswith(("|", "｜")) and not closes(draft) and len(BAR.findall(draft.raw)) > 1


def closes(draft: Draft) -> bool:
    return draft.raw.rstrip().endswith(("|", "｜"))


def open_cell(lines: list[Draft], i: int) -> int:
    """How many lines a row takes that begins with a bar and whose last cell goes on below, up to the bar that ends it:
    `| 4日 | 臨時会` / `時刻：10時 |`. 1 where no such line follows."""
    if not opens(lines[i]):
        return 1
    for k in range(i + 1, min(i + MAX_CELL_LINES, len(lines))):
        if lines[k].gap > 1 or lines[k].raw.lstrip().startswith(("|", "｜")):
            return 1
        if closes(lines[k]):
            return k - i + 1 if len(BAR.findall(lines[k].raw)) == 1 else 1
    return 1


def split(draft: Draft) -> list[tuple[int, int]]:
    """The cells of one line, as offsets in the text, without the empty ones before and after its outer bars."""
    cuts = [m.span() for m in BAR.finditer(draft.raw)]
    cells: list[tuple[int, int]] = []
    at = 0
    for a, b in cuts:
        cells += [(at, a), *((k, k) for k in range(a + 1, b))]
        at = b
    cells.append((at, len(draft.raw)))
    if cells and not draft.raw[slice(*cells[0])].strip() and cuts:
        cells = cells[1:]
    if cells and not draft.raw[slice(*cells[-1])].strip():
        cells = cells[:-1]
    return [_trim(draft.raw, a, b, draft.start) for a, b in cells]


def _trim(raw: str, a: int, b: int, offset: int) -> tuple[int, int]:
    while a < b and raw[a].isspace():
        a += 1
    while b > a and raw[b - 1].isspace():
        b -= 1
    return a + offset, b + offset


def broken_row(lines: list[Draft], i: int, text: str, headers: list[str], table: int) -> int:
    """Gather the cells of a row over several lines; returns how many lines it took.

    A row ends when it has a cell for each column, or before a line that begins another row or a header row. What
    follows without beginning a row (a second link in the last cell) still belongs to it.
    """
    cells: list[tuple[int, int]] = []
    open_from = -1
    k = i
    while k < len(lines):
        spans, line = split(lines[k]), lines[k]
        if k > i and (lines[k].gap > 1 or RULE.match(line.raw)):
            break
        if k > i and _looks_header([text[a:b] for a, b in spans], headers):
            break
        if (
            len(cells) >= len(headers)
            and open_from < 0
            and (len(spans) > 1 or _begins_row(line, spans, text, lines[i]))
        ):
            break
        if open_from >= 0 and spans:
            spans[0] = (open_from, spans[0][1])
            open_from = -1
        if closes(line):
            cells += spans
        elif spans:
            cells += spans[:-1]
            open_from = spans[-1][0]
        k += 1
    if open_from >= 0:
        cells.append((open_from, lines[k - 1].start + len(lines[k - 1].raw.rstrip())))
    if k - i > 1:
        join(lines[i], lines[i + 1 : k], text)
    finish(lines[i], [Cell(a, b, headers[min(n, len(headers) - 1)]) for n, (a, b) in enumerate(cells)], table)
    return k - i


def _looks_header(words: list[str], headers: list[str]) -> bool:
    return len(words) > 1 and sum(bare(w) in {bare(h) for h in headers} for w in words) * 2 >= len(words)


def _begins_row(line: Draft, spans: list[tuple[int, int]], text: str, first: Draft) -> bool:
    """A line of one cell begins a new row if it looks like the first cell of the one before: a date as there."""
    head = text[slice(*spans[0])] if spans else ""
    was_date = bool(DATEISH.search(first.raw[:40]))
    return bool(DATEISH.search(head[:20])) if was_date else not head.startswith(("・", "▪", "※"))


def finish(line: Draft, cells: list[Cell], table: int) -> None:
    line.kind, line.cells, line.table = "table_row", cells, table
