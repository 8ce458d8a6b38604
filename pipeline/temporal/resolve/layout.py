"""How the blocks of a page stand to one another: headings above, sections, tables, labels, direction of the telling."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.model import Block, Document, Span
from pipeline.outline import headings_above
from pipeline.temporal.copies import normalized
from pipeline.text import Normalized
from pipeline.vocabulary import any_of

# ①9月19日: signs of a list that would become digits of the date behind them
_LIST_SIGN = re.compile("[\u2460-\u2473\u2488-\u249b\u24ea-\u24ff]")
PAST = re.compile(any_of("temporal", "past"))
# 3月2日から開催される「海の映画祭」の会見が行われた: what the day is of lies ahead, whatever the sentence reports
TO_COME = re.compile(rf"(?:から|より|に)[^。\n、]{{0,24}}?{any_of('temporal', 'to_come')}(?=[「『【A-Z一-鿿ァ-ヴ第])")
FUTURE = re.compile(any_of("temporal", "future"))


@dataclass
class Layout:
    """Positions count among `blocks`, the body blocks of the page."""

    document: Document
    blocks: tuple[Block, ...]
    texts: list[str] = field(default_factory=list)
    copies: list[Normalized] = field(default_factory=list)  # of the texts, normalised once
    chains: list[tuple[int, ...]] = field(default_factory=list)
    rows: dict[int, list[int]] = field(default_factory=dict)  # table → positions of its rows
    leans: dict[int | Span, int] = field(default_factory=dict)  # of blocks, and of sentences by their offsets

    @cached_property
    def lean(self) -> int:
        """Of the whole page."""
        return _lean(self.document.page.text[:6000])

    def section(self, i: int) -> tuple[int, ...]:
        """What tells sections apart: the headings over a block; a heading belongs to its own section."""
        return (*self.chains[i], i) if self.blocks[i].level > 0 else self.chains[i]

    def direction(self, i: int, start: int, end: int) -> int:
        """-2 where the sentence of an expression reports what was, -1 where its block or the page does; 2 and 1 where
        they announce; else 0."""
        if TO_COME.match(self.document.page.text, end):
            return 2
        sentence = _sentence(self.document.page.text, start, end)
        if sentence not in self.leans:
            self.leans[sentence] = 2 * _lean(self.document.page.text[sentence[0] : sentence[1]])
        if said := self.leans[sentence]:
            return said
        if i not in self.leans:
            self.leans[i] = _lean(self.texts[i][:6000]) or self.lean
        return self.leans[i]


def _sentence(page: str, start: int, end: int) -> Span:
    """The sentence of an expression, as far as 160 characters on either side."""
    low, high = max(0, start - 160), min(len(page), end + 160)
    low = max(page.rfind("。", low, start), page.rfind("\n", low, start)) + 1 or low
    stops = [k for sign in "。\n" if (k := page.find(sign, end, high)) >= 0]
    return low, min(stops, default=high)


def _lean(text: str) -> int:
    past, future = len(PAST.findall(text)), len(FUTURE.findall(text))
    return 0 if past == future else (-1 if past > future else 1)


def layout(document: Document) -> Layout:
    blocks = document.body
    out = Layout(document, blocks)
    out.texts = [document.text_of(block) for block in blocks]
    out.copies = [normalized(_LIST_SIGN.sub("●", text)) for text in out.texts]
    out.chains = headings_above(blocks)
    for i, block in enumerate(blocks):
        if block.table >= 0:
            out.rows.setdefault(block.table, []).append(i)
    return out
