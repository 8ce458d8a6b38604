"""The signs of recognize as patterns: data/signs.tsv, and what more than one rule spells."""

from __future__ import annotations

from pipeline import vocabulary


def sign(*names: str) -> str:
    """A group of a regular expression for signs of data/signs.tsv: sign("former_town", "town_now")."""
    return vocabulary.any_of("recognize", *names)


def listed(name: str) -> tuple[str, ...]:
    """The words of a sign whose patterns are nothing but words."""
    return vocabulary.listed("recognize", name)


POLITE = sign("polite")  # behind a person's name
AND = sign("and")
YEAR = rf"(?:{sign('era')})?[0-9０-９元]{{1,4}}年度?"
NUMERAL = "[0-9０-９一二三四五六七八九十]"
ORDINAL = rf"第{NUMERAL}{{1,4}}[回期次]"
