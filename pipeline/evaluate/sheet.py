"""One page while it is scored: its annotation, what the tables say of it, and the text that both stand in."""

from __future__ import annotations

from bisect import bisect_right
from difflib import SequenceMatcher
from functools import cached_property

from pipeline.annotate import Annotation, ExtractedPage
from pipeline.annotate.extracted import Row
from pipeline.annotate.occurrences import Occurrences
from pipeline.model import Span


class Sheet:
    """`text` is the one that the annotation counts its lines in; offsets of rows are carried over to it.

    It is None where nobody knows the text: rows then have no lines, and the body is not scored.
    """

    def __init__(self, annotation: Annotation, page: ExtractedPage | None, text: str | None = None) -> None:
        self.annotation = annotation
        self.page = page
        self.stored = page.text if page else None
        self.text = self.stored if text is None else text

    @property
    def stem(self) -> str:
        return self.annotation.stem

    def rows(self, table: str) -> list[Row]:
        return self.page.rows(table) if self.page else []

    @property
    def row(self) -> Row:
        """Of the table pages."""
        return self.page.row if self.page else {}

    @cached_property
    def line_starts(self) -> list[int]:
        text = self.text or ""
        return [0, *(i + 1 for i, char in enumerate(text) if char == "\n")]

    def line_at(self, offset: int) -> int:
        """The number of the line, from 1."""
        return bisect_right(self.line_starts, offset)

    def span(self, row: Row) -> Span | None:
        """Where a row stands in `text`."""
        start, end = row.get("start_char", ""), row.get("end_char", "")
        if self.text is None or not start.isdigit() or not end.isdigit():
            return None
        return self.carried(int(start)), self.carried(int(end))

    def spans(self, row: Row) -> tuple[Span, ...]:
        span = self.span(row)
        return () if span is None else (span,)

    def line_of(self, row: Row) -> int:
        """The line of a row; 0 where that is not known."""
        span = self.span(row)
        return 0 if span is None else self.line_at(span[0])

    def carried(self, offset: int) -> int:
        """An offset of the stored text as one of `text`."""
        if not self._pieces:
            return offset
        start, theirs, length = self._pieces[max(0, bisect_right(self._pieces, (offset + 1,)) - 1)]
        return theirs + min(max(0, offset - start), length)

    @cached_property
    def _pieces(self) -> list[tuple[int, int, int]]:
        """(offset in the stored text, offset in `text`, length) of each line; nothing where the texts are the same."""
        if self.stored is None or self.text is None or self.stored == self.text:
            return []
        mine, theirs = self.stored.split("\n"), self.text.split("\n")
        starts = [0]
        for line in theirs:
            starts.append(starts[-1] + len(line) + 1)
        out, at = [], 0
        for _, i, j, k, m in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
            for n in range(i, j):
                other = min(k + n - i, max(m - 1, 0))
                there = k < m
                out.append((at, starts[other] if there else starts[k], len(theirs[other]) + 1 if there else 0))
                at += len(mine[n]) + 1
        return out

    def on_line(self, text: str, number: int, nth: int = 0) -> tuple[Span, ...]:
        """The nth place of an expression on a line."""
        if self.text is None or not 1 <= number <= len(self.line_starts):
            return ()
        start = self.line_starts[number - 1]
        stop = self.line_starts[number] - 1 if number < len(self.line_starts) else len(self.text)
        at = start - 1
        for _ in range(nth + 1):
            at = self.text.find(text, at + 1, stop)
            if at < 0:
                return ()
        return ((at, at + len(text)),)

    def places(self, names: tuple[str, ...]) -> tuple[Span, ...]:
        """Where any of the names stands in the body, longer names first, none inside another."""
        out: list[Span] = []
        for name in sorted(names, key=len, reverse=True):
            for start, end in self._occurrences.of(name):
                inside = any(start < b and a < end for a, b in out)
                if not inside and (self.annotation.body_lines is None or self.line_at(start) in self.annotation.body):
                    out.append((start, end))
        return tuple(sorted(out))

    @cached_property
    def _occurrences(self) -> Occurrences:
        return Occurrences(self.text or "")
