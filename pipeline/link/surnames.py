"""The family name that a Japanese name begins with, from the dictionary."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any


@cache
def _tokenizer() -> Any:
    from sudachipy import Dictionary, SplitMode  # here, because loading the dictionary takes a while

    return Dictionary(dict="core").create(mode=SplitMode.C)


@lru_cache(maxsize=100_000)
def family_name(name: str) -> str:
    """浜中 of 浜中裕徳; "" where the dictionary does not read the name as a family name and a given one."""
    if not 3 <= len(name) <= 8:
        return ""
    tokens = [(t.surface(), t.part_of_speech()) for t in _tokenizer().tokenize(name)]
    if len(tokens) < 2 or tokens[0][1][2:4] != ("人名", "姓"):
        return ""
    given = tokens[1:]
    return tokens[0][0] if len(given) == 1 or all(pos[2] == "人名" for _, pos in given) else ""


@lru_cache(maxsize=100_000)
def is_family_name(name: str) -> bool:
    """The dictionary knows the whole name as a family name: 長谷川, 佐々木."""
    tokens = _tokenizer().tokenize(name) if 2 <= len(name) <= 5 else []
    return len(tokens) == 1 and tuple(tokens[0].part_of_speech()[2:4]) == ("人名", "姓")
