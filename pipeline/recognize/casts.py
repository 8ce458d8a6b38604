"""Casts and programmes that name who plays what: ヴァルター：マルコ・ベルディ, ソプラノ/野沢花子."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.recognize import names
from pipeline.recognize.candidates import Pool
from pipeline.recognize.names import Shape, Window
from pipeline.recognize.reading import Reading
from pipeline.recognize.signs import POLITE
from pipeline.recognize.windows_foreign import foreign_starting_at

LINE = re.compile(
    rf"^[ \u3000・◆●○]*([^\n:：/／]{{1,24}})[:：/／][ \u3000]*([^\n:：/／]{{2,24}}?){POLITE}?[ \u3000]*$", re.M
)
OFTEN = 3  # lines of a part and a Japanese name that make a page's list a cast
SURE = 0.7  # of a Japanese name's form there
LOW = 0.5
LONGEST = 100_000  # characters of a page that are looked through


@lru_cache(32)
def has_cast(text: str) -> bool:
    """Are there lines enough of a part and a full Japanese name?"""
    shapes = (names.japanese(" ".join(m.group(2).split())) for m in LINE.finditer(text[:LONGEST]))
    return sum(s.full and s.score >= SURE for s in shapes) >= OFTEN


def by_cast(pool: Pool, r: Reading) -> tuple[int, int] | None:
    """A foreign name behind the part, on a page with a cast. Returns where the part stands: it is nobody."""
    if not r.has(":/"):
        return None
    m = LINE.match(r.text[: r.segment.end], r.segment.start)
    if m is None or names.is_nobody(m.group(1)) or not has_cast(r.sheet.page_text):
        return None
    window = foreign_starting_at(r.text, m.start(2), m.end(2))
    foreign = window and window.end == m.end(2) and window.kind == "katakana" and window.shape.full
    if window and foreign:
        shape = Shape(max(LOW, window.shape.score), window.shape.family, True)
        pool.add(Window(window.start, window.end, shape, window.kind), "field")
    own = names.japanese(" ".join(m.group(2).split()))
    return m.span(1) if foreign or (own.full and own.score >= SURE) else None
