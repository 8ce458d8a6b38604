"""Where a name stands in a text: in any width, with spaces inside, never over a line's end."""

from __future__ import annotations

import re
import unicodedata

from pipeline.model import Span
from pipeline.text import normalize

SPACE = re.compile(r"[^\S\n]")


class Occurrences:
    """A text in which names are looked up."""

    def __init__(self, text: str) -> None:
        normal = normalize(text)
        kept = [i for i, char in enumerate(normal.text) if char == "\n" or not char.isspace()]
        self._text = "".join(normal.text[i] for i in kept)
        self._at = [normal.span(i, i + 1) for i in kept]

    def of(self, name: str) -> list[Span]:
        """Spans of the text that read as the name, in order, none over another."""
        wanted = SPACE.sub("", normalize(unicodedata.normalize("NFKC", name)).text).strip("\n")
        out: list[Span] = []
        at = self._text.find(wanted) if wanted else -1
        while at >= 0:
            out.append((self._at[at][0], self._at[at + len(wanted) - 1][1]))
            at = self._text.find(wanted, at + len(wanted))
        return out
