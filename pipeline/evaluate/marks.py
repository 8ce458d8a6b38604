"""A page's text in lines, cut where marks begin and end: what the HTML report prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from pipeline.evaluate.scores import Finding, PageScore
from pipeline.evaluate.sheet import Sheet
from pipeline.visible import visible

MARKED = {"times": "time", "people": "person", "cities": "city", "organizations": "body-name", "events": "event"}
STRENGTH = ("missed", "extra", "wrong", "found")  # which of several marks of one piece gives the colour


@dataclass(frozen=True, slots=True)
class Mark:
    start: int
    end: int
    verdict: str
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters under the same marks; `verdict` is "" where there is none."""

    text: str
    verdict: str = ""
    kinds: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    body: str  # "kept", "left" (no body, and left out), "missed", "extra"
    pieces: tuple[Piece, ...]


def lines_of(sheet: Sheet, score: PageScore) -> Iterator[Line]:
    """The page's lines with the marks of all findings that stand in its text."""
    text = sheet.text or ""
    marks = sorted(marks_of(score.findings), key=lambda m: (m.start, m.end, m.kind, m.verdict))
    states = {f.line: f.verdict for f in score.findings if f.kind == "body"}
    body, known = sheet.annotation.body, sheet.annotation.body_lines is not None
    first = at = 0
    for number, line in enumerate(text.split("\n"), start=1):
        end = at + len(line)
        while first < len(marks) and marks[first].end <= at:
            first += 1
        state = states.get(number, "kept" if number in body or not known else "left")
        over = [m for m in marks[first:] if m.start < end and m.end > at] if first < len(marks) else []
        yield Line(number, state, tuple(_pieces(text, at, end, over)))
        at = end + 1


def marks_of(findings: Iterable[Finding]) -> Iterator[Mark]:
    """One mark for each place of a row; a wrong value turns the mark of its row."""
    for f in findings:
        if f.kind not in MARKED or (f.field and f.verdict != "wrong"):
            continue
        for start, end in f.spans:
            if start < end:
                yield Mark(start, end, f.verdict, MARKED[f.kind], visible(_title(f)))


def _title(f: Finding) -> str:
    said = f"{f.kind} {f.verdict}: {f.name}"
    if f.field:
        return f"{said}: {f.field} is {f.expected or 'empty'}, got {f.got or 'nothing'}"
    return (
        said + (f": {f.expected}" if f.expected else "") + (f", got {f.got}" if f.got and f.got != f.expected else "")
    )


def _pieces(text: str, start: int, end: int, marks: list[Mark]) -> Iterator[Piece]:
    cuts = sorted({start, end, *(p for m in marks for p in (m.start, m.end) if start < p < end)})
    for a, b in pairwise(cuts):
        over = [m for m in marks if m.start <= a and m.end >= b]
        verdict = next((v for v in STRENGTH if any(m.verdict == v for m in over)), "")
        kinds = " ".join(sorted({m.kind for m in over}))
        yield Piece(visible(text[a:b]), verdict, kinds, "\n".join(dict.fromkeys(m.title for m in over)))
