"""What may name an event anywhere on a page: lines, cells and headings without their times, phrases of sentences.

Nothing is decided here: second_days.py finds the times of each name, second.py weighs what both look like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from pipeline.assemble.clause import VAGUE
from pipeline.assemble.mentioned import holds, is_habit
from pipeline.assemble.phrases import phrases
from pipeline.assemble.sentence import is_notice
from pipeline.assemble.spans import once_a_page
from pipeline.assemble.view import View
from pipeline.assemble.words import sign
from pipeline.model import Span

LONGEST = 110  # characters of a line that is looked at as a name
LONGEST_NAME = 100
SHORT = 30  # characters of a line that holds no phrase beside itself
CROWD = 1500  # names of a page that are looked at: a page of 5,000 lines stays fast
PROSE = re.compile(rf"。|{sign('polite')}[。！!]?$")
HEAD = re.compile(r"[（(【：:　／/]|\s")  # what the head of a line ends before
LEAD = re.compile(r"(?:[\s　・･~～〜\-－―–:：|｜、，,。.)）\]］】」』／/→]|[をにはがのでもとへ](?![ぁ-んー]))*")
AFTER_DAY = re.compile(rf"(?:[月火水木金土日祝・休曜]{{1,4}}日?[)）][\s　]*)?(?:{sign('behind_day')}|[)）\s　、:：])*")
TAIL = " 　\t・･~～〜-－―–:：|｜、，,(（[［【「『/／"
OPENERS, CLOSERS = "（(「『【［[", "）)」』】］]"
BRACKET = re.compile(r"[（(「『【［\[）)」』】］\]]")
BROKEN = re.compile(sign("piece_begin") + "|" + sign("piece_end", "held_so") + "$")
NEVER = re.compile(sign("never_name"))


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """Words that may name an event."""

    name: Span
    form: str  # line, head, cell: what stands there without its times; noun, quote, visit, signing: in a sentence
    position: int  # of its block
    line: Span  # the line, or the sentence of a phrase
    part: bool = False  # only the head of the line
    prefix: str = ""
    suffix: str = ""
    piece: int = 0  # which of the line's pieces between times it is
    pieces: int = 1


def names(view: View) -> Iterator[Named]:
    """What may name an event, in page order; of a huge page what stands first."""
    return islice(_names(view), CROWD)


def _names(view: View) -> Iterator[Named]:
    for i, block in enumerate(view.body):
        if block.kind == "table_row" and block.cells:
            spans = [("cell", s) for c in block.cells for s in view.lines(c.start, c.end)]
        else:
            form = "head" if block.kind in ("heading", "title") else "line"
            spans = [(form, s) for s in view.lines(block.start, block.end)]
        for form, span in spans:
            yield from _of_line(view, i, form, span)


def _of_line(view: View, i: int, form: str, span: Span) -> Iterator[Named]:
    text = view.text[slice(*span)]
    prose = PROSE.search(text) is not None
    if len(text) <= LONGEST and not prose and not is_notice(view, i, span):
        found = _pieces(view, span)
        for k, piece in enumerate(found):
            yield from _of_piece(view, Named(piece, form, i, span, piece=k, pieces=len(found)))
    if len(text) > SHORT or prose:
        for sentence in view.sentences(*span):
            for p in phrases(view, sentence) if not _tells_nothing(view, i, sentence) else ():
                if _whole(view.text[slice(*p.name)]) and not holds(view, sentence, p):
                    yield Named(p.name, p.form, i, sentence, prefix=p.prefix, suffix=p.suffix)


@once_a_page
def _tells_nothing(view: View, i: int, span: Span) -> bool:
    """Whether no layout would look at a sentence: one of a notice, or what is always done."""
    return is_notice(view, i, span) or is_habit(view, span)


def _of_piece(view: View, named: Named) -> Iterator[Named]:
    """A piece of a line and its head, as far as either is whole."""
    start, end = named.name
    if end - start <= LONGEST_NAME and _whole(view.text[start:end]):
        yield named
    cut = HEAD.search(view.text, start + 3, end)
    if cut and _whole(view.text[start : cut.start()]):
        yield replace(named, name=(start, cut.start()), part=True)


def _pieces(view: View, span: Span) -> list[Span]:
    """The words of a line between its times, without the marks around them."""
    text, at = view.text, span[0]
    gaps = []
    for t in view.times_in(*span):
        gaps.append((at, t.start_char))
        at = max(at, t.end_char)
    out = []
    for start, end in (*gaps, (at, span[1])):
        if end - start < 2:
            continue
        start = LEAD.match(text, start, end).end()  # type: ignore[union-attr]  # it may be empty
        start = AFTER_DAY.match(text, start, end).end()  # type: ignore[union-attr]
        while end > start and text[end - 1] in TAIL:
            end -= 1
        if sum(map(str.isalpha, text[start:end])) >= 2:
            out.append((start, _closed(text, start, end)))
    return out


def _closed(text: str, start: int, end: int) -> int:
    """Where a name ends: before a bracket that is not closed."""
    opened: list[int] = []
    for m in BRACKET.finditer(text, start, end):
        if m[0] in OPENERS:
            opened.append(m.start())
        elif opened:
            opened.pop()
    return opened[0] if opened and opened[0] - start >= 3 else end


def _whole(text: str) -> bool:
    """Whether words can be a name: no piece of a sentence or of brackets (に自治文化課, について（札幌), no number."""
    if BROKEN.search(text) or NEVER.search(text) or VAGUE.search(text):
        return False
    return not BRACKET.search(text) or all(
        text.count(a) >= text.count(b) for a, b in zip(OPENERS, CLOSERS, strict=True)
    )
