"""Parts of bodies: 国際交流課 and 医学部 belong to a body that the words do not name."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.recognize.bodies import is_organization
from pipeline.recognize.signs import sign
from pipeline.recognize.tokens import tokenize

UNIT = re.compile(rf"[^\s]{{0,30}}{sign('unit')}")
OF_ITS_OWN = re.compile(sign("of_its_own"))


@lru_cache(maxsize=16_384)
def is_unit(body: str) -> bool:
    """国際交流課, 医学部: a part of a body that the words do not name."""
    return bool(UNIT.fullmatch(body)) and not OF_ITS_OWN.match(body) and not is_proper(body)


@lru_cache(maxsize=16_384)
def is_proper(body: str) -> bool:
    """Is there a name or another body's ending in it before the unit: 群馬県総務部, みどり大学文学部?"""
    words = tokenize(body)
    if any(t.pos[1] == "固有名詞" for t in words):
        return True
    return any(is_organization(body[: t.end]) and not UNIT.fullmatch(body[: t.end]) for t in words[:-1])
