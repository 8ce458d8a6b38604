"""Names written letter by letter over the width of their column: 道 下 文 男  町 田 皇 介   大 室   尚."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from pipeline.recognize import names
from pipeline.recognize.candidates import Pool, honorifics
from pipeline.recognize.letters import HIRAGANA, KANJI, KATAKANA
from pipeline.recognize.names import Window
from pipeline.recognize.reading import Reading
from pipeline.recognize.signs import sign

PART = rf"(?:[{KANJI}ヶノ{HIRAGANA}]{{1,3}}|[{HIRAGANA}]{{4}})"
BESIDE = rf"[{KANJI}{KATAKANA}{HIRAGANA}A-Za-z0-9]"
RUN = re.compile(rf"(?<!{BESIDE})(?:{PART} {{1,12}}){{2,80}}{PART}(?!{BESIDE})")
PIECE = re.compile(r"[^ ]+")
SINGLE, MANY = 0.6, 4  # of the pieces of a run that must be single letters, and how many at least
MOST_PIECES, LONGEST = 6, 6  # of one name
ENOUGH, ALONE = 0.3, 0.7  # of a name's form: of one among several, of one by itself
SPREAD, SURE = 2, 0.5  # letters that stand by themselves, and the form, of a name behind an office that is set wide
UNLIKELY = 0.2  # what a given name of three letters costs among such names
TIGHT = 0.6  # of the form of names that no wider blank keeps apart
OF_A_UNIT = re.compile(f"{sign('head_of_unit')}$")  # 税 務 課 長: an office, set wide
Piece = tuple[int, int]


def by_letters(pool: Pool, r: Reading) -> list[Piece]:
    """The spans of the names found; what overlaps them otherwise is a part of them."""
    found: list[Piece] = []
    if r.text.find(" ", r.segment.start, r.segment.end) < 0:
        return found
    for m in RUN.finditer(r.text, r.segment.start, r.segment.end):
        inside = [t for t in r.titles if m.start() < t.end <= m.end()]
        starts, stops = [m.start(), *(t.end for t in inside)], [*(t.start for t in inside), m.end()]
        for start, stop in zip(starts, stops, strict=True):
            pieces = [p.span() for p in PIECE.finditer(r.text, start, stop)] if start < stop else []
            found += _named(pool, r, pieces, bool(inside) or _behind_office(r, m.start()))
    return found


def _behind_office(r: Reading, start: int) -> bool:
    return any(t.end <= start and r.text[t.end : start].isspace() for t in r.titles)


def _named(pool: Pool, r: Reading, pieces: list[Piece], held: bool) -> list[Piece]:
    """The names that the pieces of a run make, between two offices or its ends; `held`: the run has offices."""
    found: list[Piece] = []
    while pieces and r.text[slice(*pieces[-1])] in honorifics():
        pieces.pop()
    single = sum(b - a == 1 for a, b in pieces)
    whole = pieces and not r.text[r.segment.start : pieces[0][0]].strip() and len(pieces) == MANY - 1
    if single >= max(MANY, SINGLE * len(pieces)) or len(pieces) == single == MANY - 1 or (whole and single > 1):
        found = _best(r.text, pieces, ENOUGH if len(pieces) > MOST_PIECES else ALONE)
    elif held and single >= SPREAD:
        found = [n for n in _best(r.text, pieces, SURE) if _spread(r.text[slice(*n)])]
    for a, b in found:
        pool.add(Window(a, b, _shape(tuple(r.text[a:b].split())), "japanese"), "list")
    return found


def _spread(text: str) -> bool:
    """琴 尾 みさと: letters that stand by themselves."""
    return sum(len(p) == 1 for p in text.split()) >= SPREAD


def _best(text: str, pieces: list[Piece], enough: float) -> list[Piece]:
    """The names that make the most of the pieces; two of them stand at least two blanks apart, where any do."""
    tight = all(b[0] - a[1] == 1 for a, b in pairwise(pieces)) and all(b - a == 1 for a, b in pieces)
    enough = max(enough, TIGHT) if tight else enough
    value: list[tuple[float, list[Piece]]] = [(0.0, [])]
    for j in range(1, len(pieces) + 1):
        best = (value[j - 1][0], value[j - 1][1])
        for i in range(max(0, j - MOST_PIECES), j - 1):
            a, b = pieces[i][0], pieces[j - 1][1]
            apart = tight or ((i == 0 or a - pieces[i - 1][1] > 1) and (j == len(pieces) or pieces[j][0] - b > 1))
            shape = _shape(tuple(text[s:e] for s, e in pieces[i:j])) if apart else names.NOTHING
            total = value[i][0] + shape.score * (j - i)
            total -= UNLIKELY * (j - i) * (tight and j - i - len(shape.family) > 2)
            if shape.full and shape.score >= enough and total > best[0]:
                best = (total, [*value[i][1], (a, b)])
        value.append(best)
    found = value[-1][1]
    whole = bool(found) and found[0][0] == pieces[0][0] and all(a[1] + 1 == b[0] for a, b in pairwise(found))
    return found if not tight or (whole and found[-1][1] == pieces[-1][1]) else []


@lru_cache(4096)
def _shape(pieces: tuple[str, ...]) -> names.Shape:
    """How well the pieces go together as a family and a given name, cut at one of their blanks."""
    whole = "".join(pieces)
    if len(whole) > LONGEST or OF_A_UNIT.search(whole):
        return names.NOTHING
    cuts = [f"{''.join(pieces[:k])} {''.join(pieces[k:])}" for k in range(1, len(pieces))]
    return max((names.japanese(c) for c in cuts), key=lambda s: s.score, default=names.NOTHING)
