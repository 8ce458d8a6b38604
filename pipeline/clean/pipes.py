"""Tables that were scraped to text with `|` between their cells.

`a | b | c |`, one row a line or broken over lines until its last `|`; a header row gives the number of columns.
"""

from __future__ import annotations

import re

from pipeline.clean.chrome import KNOWN, bar_words, is_chrome
from pipeline.clean.dates import is_date_line
from pipeline.clean.draft import Draft, bare, join
from pipeline.clean.labels import known, labels
from pipeline.clean.piperows import RULE, bars, broken_row, closes, finish, open_cell, opens, split
from pipeline.clean.pipespans import Above, lost
from pipeline.clean.posted import SIGNED
from pipeline.model import Cell
from pipeline.settings import Settings
from pipeline.text import remembered
from pipeline.vocabulary import any_of

MAX_HEADER = 20  # characters of a header cell
MAX_ROW_LINES = 12
TOP = 12  # lines from the top in which one line of words between bars is a menu
GENERIC = re.compile(rf"{any_of('clean', 'generic_column')}(?:\(.{{1,14}}\))?$")


def find_rows(drafts: list[Draft], text: str, settings: Settings) -> list[Draft]:
    """All drafts, with the lines of `|` tables made table rows (or fields, where the table is label | value)."""
    out: list[Draft] = []
    i = 0
    table = max((d.table for d in drafts), default=-1) + 1
    while i < len(drafts):
        end = _group(drafts, i)
        menu = is_chrome(drafts[i].text) or SIGNED.match(drafts[i].text) or (i < TOP and bar_words(drafts[i].raw))
        lone = end > i and len(split(drafts[i])) > 2 and not menu
        if end - i < 2 and not lone:
            out.append(drafts[i])
            i += 1
            continue
        group = _lists(drafts[i:end], text)
        rows = _table(group, text, table, settings) if _is_table(group, text, settings) else _unbarred(group)
        out += rows
        table = max([table, *(r.table + 1 for r in rows)])
        i = end
    return out


def _group(drafts: list[Draft], i: int) -> int:
    """Where the run of table lines that begins at `i` ends: lines with bars, and those between them without a gap."""
    if not bars(drafts[i]):
        return i
    end = k = i + 1
    while k < len(drafts) and k - end < MAX_ROW_LINES and drafts[k].gap <= 1 and drafts[k].kind == "":
        if bars(drafts[k]):
            end = k + 1
        elif drafts[k].gap or not _open_row(drafts[end - 1 : k]) or _over_table(drafts, k):
            break
        k += 1
    return end


def _over_table(drafts: list[Draft], k: int) -> bool:
    """A day on a line of its own, below a row that is closed and over the heads of a further table."""
    if not is_date_line(drafts[k].raw) or k + 1 >= len(drafts) or not closes(drafts[k - 1]):
        return False
    cells = split(drafts[k + 1])
    return len(cells) > 1 and not re.search(r"[0-9０-９]", drafts[k + 1].raw)


def _open_row(lines: list[Draft]) -> bool:
    """A line without bars may belong to a row only after a cell has ended."""
    return closes(lines[0]) or opens(lines[0]) or len(lines) > 1


@remembered(KNOWN)
def _header_word(word: str, settings: Settings) -> bool:
    return bool(known(word, labels(settings)) or GENERIC.search(bare(word)))


def is_header(cells: list[str], settings: Settings) -> bool:
    """Whether a row of two or more cells names columns: all short, without digits, most of them words for columns."""
    filled = [c for c in cells if c.strip()]
    if len(filled) < 2 or any(len(bare(c)) > MAX_HEADER or re.search(r"[0-9０-９]", c) for c in filled):
        return False
    named = sum(_header_word(c, settings) for c in filled)
    return named == len(filled) if len(filled) == 2 else named * 2 >= len(filled)


def _is_table(lines: list[Draft], text: str, settings: Settings) -> bool:
    """Lines of one cell each (captions below pictures, labels and values, scraped with their bars) are no table.

    A rule below a header, a header, or two rows and a third of the lines with more than one cell make one.
    """
    if any(RULE.match(d.raw) and "-" in d.raw for d in lines):
        return True
    rows = [spans for d in lines if len(spans := split(d)) > 1]
    if any(is_header([text[a:b] for a, b in spans], settings) for spans in rows):
        return True
    return len(rows) * 3 >= len([d for d in lines if not RULE.match(d.raw)])


def _unbarred(lines: list[Draft]) -> list[Draft]:
    """The lines of no table: those that are only a bar say nothing."""
    for d in lines:
        if RULE.match(d.raw):
            d.kind = "other"
    return lines


def _lists(lines: list[Draft], text: str) -> list[Draft]:
    """Cells of one row that stand on lines of their own above a rule of one column (`a |`, `b |`, `---|`) made one."""
    out: list[Draft] = []
    for d in lines:
        single = [x for x in out if not RULE.match(x.raw)]
        begin = len(out)
        while begin > 0 and single and not RULE.match(out[begin - 1].raw) and len(split(out[begin - 1])) == 1:
            begin -= 1
        if RULE.match(d.raw) and "-" in d.raw and d.raw.count("|") == 1 and 2 <= len(out) - begin <= 4:
            join(out[begin], out[begin + 1 :], text)
            del out[begin + 1 :]
        out.append(d)
    return out


def _table(lines: list[Draft], text: str, table: int, settings: Settings) -> list[Draft]:
    out: list[Draft] = []
    headers: list[str] = []
    above = Above()
    i = 0
    while i < len(lines):
        line = lines[i]
        spans = split(line)
        words = [text[a:b] for a, b in spans]
        closed = closes(line)
        if RULE.match(line.raw):
            line.kind, line.table = "other", table
            out.append(line)
            i += 1
        elif is_header(words, settings) and not (len(words) == 2 and out and out[-1].kind == "field"):
            table += any(d.table == table for d in out)
            headers, above = words, Above()
            finish(line, [Cell(a, b, is_header=True) for a, b in spans], table)
            out.append(line)
            i += 1
        else:
            first = lost(words, headers)
            own = headers[first:]
            while first and len(spans) > len(own) and not words[len(spans) - 1].strip():
                spans.pop()  # the empty cells at its end stand for those that it lost
            broken = own and (closed or not bars(line)) and len(spans) < len(own)
            taken = broken_row(lines, i, text, own, table) if broken else open_cell(lines, i)
            if taken > 1 and not broken:
                join(line, lines[i + 1 : i + taken], text)
                spans = split(line)
            if not broken:
                _one_line(line, spans, text, own, table, settings)
            above.settle(line, first)
            out.append(line)
            i += taken
    return out


def _one_line(
    line: Draft, spans: list[tuple[int, int]], text: str, headers: list[str], table: int, settings: Settings
) -> None:
    if len(spans) == 2 and not headers:
        label = known(text[slice(*spans[0])], labels(settings))
        if label:
            line.kind, line.label, line.table = "field", label, table
            line.cells = [Cell(*spans[0], is_header=True), Cell(*spans[1], header=label)]
            return
    cells = [Cell(a, b, headers[k] if k < len(headers) else "") for k, (a, b) in enumerate(spans)]
    finish(line, cells, table)
