"""Lists of cities: 東京、ロッテルダム、ニース or one a line; a list makes cities of names that no list has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.gazetteer import country
from pipeline.gazetteer.countries import world_regions
from pipeline.recognize.cities_scan import Candidate

SPLIT = re.compile(r"[、,，/／\n|｜;；〔〕▴▲△▼▽▪◆◇■□●]")
DOT = re.compile(r"[・･]")
LABEL = re.compile(r"^[^:：、\n]{1,14}[:：]")
ENDING = re.compile(r"(?:など|ほか|他|等)?(?:の?[計全]?\d{1,3}(?:都市|市|自治体))?(?:など|ほか|他|等)?[。.]?$")
NAME = re.compile(r"[ァ-ヺー一-鿿々]+(?:[・＝][ァ-ヺー]+)*")
# a name, a note's mark, something in brackets: ランカスター*（米国）, ローマ【注】
IN_BRACKETS = re.compile(r"[（(]([^（）()]{1,12})[）)]")
PLAIN = re.compile(NAME.pattern + r"[*＊※]?(?:[（(【［][^（）()【】]{1,12}[）)】］])?[*＊※]?")
BULLET = re.compile(r"^[\s　・●○■□◆◇▪•\-–*]+|[\s　]+$")
LEAD = re.compile(r"[\s　・●○■□◆◇▪•\-–*]*")
SHORTEST, SURE = 3, 0.5
LONG = 60  # characters: no item of a list


@dataclass(frozen=True, slots=True)
class Item:
    start: int
    end: int
    text: str


def items(text: str) -> list[Item]:
    """The pieces of a block between its separators, without bullets, a label before and 等 after them."""
    offset = (m.end() if (m := LABEL.match(text)) and "、" in text[m.end() :] else 0) if text else 0
    out: list[Item] = []
    separator = SPLIT if SPLIT.search(text, offset) else DOT
    cuts = [offset - 1, *(m.start() for m in separator.finditer(text, offset)), len(text)]
    for a, b in pairwise(cuts):
        piece = text[a + 1 : b]
        if len(piece) > LONG:
            out.append(Item(a + 1, a + 1 + len(piece), piece))  # prose: it only ends a list
            continue
        lead = LEAD.match(piece)
        start = a + 1 + (lead.end() if lead else 0)
        end = a + 1 + len(piece.rstrip())
        m = ENDING.search(text[start:end]) if end > start else None
        end = start + m.start() if m and m.start() else end
        if end > start:
            out.append(Item(start, end, text[start:end]))
    return out


def runs(text: str) -> Iterator[list[Item]]:
    """Stretches of at least three short plain items in a row."""
    if SPLIT.search(text) is None and len(DOT.findall(text)) < SHORTEST - 1:
        return
    here: list[Item] = []
    for item in items(text):
        if len(item.text) <= 20 and PLAIN.fullmatch(item.text):
            here.append(item)
        else:
            if len(here) >= SHORTEST:
                yield here
            here = []
    if len(here) >= SHORTEST:
        yield here


def name_of(item: Item) -> str:
    """Without what stands in brackets and the mark of a note."""
    m = NAME.match(item.text)
    return m.group() if m else ""


def note_of(item: Item) -> str:
    """What stands in brackets after the name, "" where nothing does."""
    m = IN_BRACKETS.search(item.text)
    return m.group(1) if m else ""


def members(stretch: Sequence[Item], found: Sequence[Candidate]) -> tuple[list[Candidate], list[Item]]:
    """The candidates that fill a whole item, and the items that no candidate and no country fills."""
    by_start = {c.start: c for c in found}
    filled, rest = [], []
    for item in stretch:
        c = by_start.get(item.start)
        name = name_of(item)
        if c is not None and c.end in (item.end, item.start + len(name)):
            filled.append(c)
        elif not country(name) and name not in world_regions():
            rest.append(item)
    return filled, rest


def is_list_of_cities(filled: Sequence[Candidate], rest: Sequence[Item]) -> bool:
    """Most items are names of the table, and at least two of them, or one of three, are sure to be cities."""
    known = {c.text for c in filled if c.options and (c.verdict != "no" or c.rule.startswith("model_says_"))}
    sure = {c.text for c in filled if c.text in known and c.confidence >= SURE}
    return len(filled) >= 2 * len(rest) and (len(sure) >= 2 or (len(sure) == 1 and len(known) >= 3))
