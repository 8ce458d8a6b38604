"""A kept block made ready to be read: normalised, cut into words, and into the pieces that a name never crosses."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model import Block, Document
from pipeline.recognize.language import readable as readable
from pipeline.recognize.lexicon import is_family
from pipeline.recognize.ner import Entity
from pipeline.recognize.tokens import Token, tokenize
from pipeline.text import Normalized, normalize

SURROGATE = re.compile("[\ud800-\udfff]")
# Radicals that PDF files leave in the place of the kanji, and that NFKC does not fold. Source: Unihan, kRSUnicode.
RADICALS = str.maketrans("⻑⺠⻄⻘⻩⻤⻁⻝⻞⻨⻫⻭⻯⻲⺩⻆⻂", "長民西青黄鬼虎食食麦斉歯竜亀王角衣")
BULLET = re.compile(r"(?:(?<=\n)|(?<![^\n]))・")  # of a list: it is no part of the name behind it
ODD_DOT = re.compile("(?<=[ァ-ヺーA-Z])[•‧∙⋅●](?=[ァ-ヺA-Z])")  # ジュリア•ヘイル
ODD = re.compile(f"[・•‧∙⋅●{''.join(map(chr, RADICALS))}]")  # what these three look for: most blocks have none of it
INSIDE = re.compile(r"[()]|[^()]+")
LONGEST = 1_000  # characters of a segment
PIECE = re.compile(r"[^\n\t|]+")


@dataclass(frozen=True, slots=True)
class Segment:
    """A line of a block, a cell of a row, or the value of a field. All offsets count in the sheet's text."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    header: str = ""  # of its column, or the field's label
    is_label: bool = False  # a header cell or a field's label: names nobody
    row: int = -1  # segments of one table row share a number


@dataclass(frozen=True, slots=True)
class Sheet:
    block: Block
    text: str  # normalised
    map: Normalized
    segments: tuple[Segment, ...]
    entities: tuple[Entity, ...]  # the model's, in the sheet's own offsets
    page_text: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in the page."""
        a, b = self.map.span(start, end)
        return self.block.start + a, self.block.start + b


def sheets(document: Document, entities: Sequence[Sequence[Entity]]) -> list[Sheet]:
    """One sheet a kept block; `entities` has the model's for each kept block, in the block's offsets."""
    return [_sheet(document, block, found) for block, found in zip(document.body, entities, strict=True)]


def _sheet(document: Document, block: Block, found: Sequence[Entity]) -> Sheet:
    written = SURROGATE.sub("\ufffd", document.text_of(block))
    normal = normalize(written)
    if ODD.search(normal.text):
        normal = Normalized(BULLET.sub(" ", ODD_DOT.sub("・", normal.text.translate(RADICALS))), normal.origin)
        written = ""
    words = tokenize(normal.text, written=written)
    if "(" in normal.text:
        words = _unbracketed(words)
    if "長" in normal.text:
        words = _unchained(words)
    starts = [t.start for t in words]
    segments = tuple(
        Segment(a, b, tuple(words[bisect_left(starts, a) : bisect_left(starts, b)]), header, is_label, row)
        for a, b, header, is_label, row in _pieces(block, normal)
    )
    return Sheet(block, normal.text, normal, segments, _moved(found, normal), document.page.text)


def _unbracketed(words: list[Token]) -> list[Token]:
    """市(カナダ), 局長(ビデオ): Sudachi takes some words and the brackets behind them for one."""
    out: list[Token] = []
    for t in words:
        if "(" not in t.text or len(t.text) == 1:
            out.append(t)
            continue
        for m in INSIDE.finditer(t.text):
            at = t.start + m.start()
            out += [Token(x.start + at, x.end + at, x.text, x.pos) for x in tokenize(m.group())]
    return out


def _unchained(words: list[Token]) -> list[Token]:
    """財務局|長谷川 健次 reads as 財務局長|谷川 健次: a unit stands before 長, and the rest is a family name too."""
    out: list[Token] = []
    for t in words:
        before = out[-1] if out else None
        if (
            before
            and before.end == t.start
            and t.text[0] == "長"
            and len(t.text) > 1
            and before.text[-1] in "局部課室院所館校議会"
            and is_family(t.text[1:])
        ):
            cut = t.start + 1
            out.append(Token(t.start, cut, "長", ("名詞", "普通名詞", "一般", "*", "*", "*")))
            out.append(Token(cut, t.end, t.text[1:], ("名詞", "固有名詞", "人名", "姓", "*", "*")))
        else:
            out.append(t)
    return out


def _pieces(block: Block, normal: Normalized) -> list[tuple[int, int, str, bool, int]]:
    cells = [(c.start - block.start, c.end - block.start, c.header, c.is_header) for c in block.cells]
    if not cells:
        cells = [(0, block.end - block.start, block.label, False)]
    elif block.kind == "field":
        cells = [(a, b, "" if is_label else header or block.label, is_label) for a, b, header, is_label in cells]
    row = block.index if block.kind == "table_row" else -1
    out = []
    for start, end, header, is_label in cells:
        a, b = _inside(normal, start), _inside(normal, end)
        for m in PIECE.finditer(normal.text, a, b):
            out += [(x, y, header, is_label, row) for x, y in _cuts(normal.text, *m.span())]
    return out


def _cuts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A line in pieces of a length that bounds all work in it; cut behind a full stop or a comma."""
    out = []
    while end - start > LONGEST:
        stop = text.rfind("。", start + LONGEST // 2, start + LONGEST) + 1
        stop = stop or text.rfind("、", start + LONGEST // 2, start + LONGEST) + 1 or start + LONGEST
        out.append((start, stop))
        start = stop
    return [*out, (start, end)]


def _inside(normal: Normalized, offset: int) -> int:
    """Where in the normalised text the original offset is."""
    if isinstance(normal.origin, range):
        return min(offset, len(normal.text))
    return min(bisect_left(normal.origin, offset), len(normal.text))


def _moved(found: Sequence[Entity], normal: Normalized) -> tuple[Entity, ...]:
    if isinstance(normal.origin, range):
        return tuple(found)  # nothing has moved
    return tuple(Entity(_inside(normal, e.start), _inside(normal, e.end), e.label, e.score) for e in found)
