"""Names: what of a title, a heading or a line is the event's own name."""

from __future__ import annotations

import re

from pipeline.assemble import words
from pipeline.assemble.trimming import Mark, trimmed
from pipeline.assemble.view import View
from pipeline.assemble.when import is_clock
from pipeline.model import Span
from pipeline.text import remembered

READING = re.compile(r"(?<=[一-龠々])[（(][ぁ-んー]{1,12}[）)]")  # 国際(こくさい)交流(こうりゅう)フェスタ
SPACES = re.compile(r"[\s　]+")


def trim(view: View, span: Span) -> Span:
    """The span of the name itself inside the span of a title, heading, cell or line."""
    start, end = span
    marks = [
        Mark(t.start_char - start, t.end_char - start, t.precision, is_clock(t), t.kind == "fiscal_year")
        for t in view.times_in(start, end + 1)
    ]
    begin, stop = trimmed(view.text[start:end], tuple(marks))
    return start + begin, start + stop


def named(view: View, span: Span) -> str:
    """The name itself in the span of a title, heading, cell or line, written without decoration."""
    return clean(view.text[slice(*trim(view, span))])


@remembered(words.REMEMBERED)
def clean(text: str) -> str:
    """A name without outer spaces, with single ones inside, and without the readings of its kanji."""
    found = list(READING.finditer(text))
    if len(found) > 1 or any(m.end() < len(text.rstrip()) for m in found):
        text = READING.sub("", text)
    return SPACES.sub(" ", text).strip()
