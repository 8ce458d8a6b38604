"""Parts of bodies: 国際交流課 and 医学部 belong to a body that the words do not name."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.recognize.bodies import is_organization
from pipeline.recognize.tokens import tokenize

UNIT = re.compile(
    r"[^\s]{0,30}(?:[部課局室係班科]|グループ|チーム|ユニット|学部|研究科|専攻|講座|本部|センター|領域|学府|学域|部門|分野)"
)
OF_ITS_OWN = re.compile(r"[都道府県市区町村国](?!際|内|外|民|営|立)|大使館|総領事館|同|本|当")


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
