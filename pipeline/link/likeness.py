"""How much speaks for two statements being about one person: their names, and the offices beside them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from pipeline.link import names
from pipeline.link.offices import Held, fits, held, shares_body
from pipeline.link.surnames import is_family_name
from pipeline.model import PersonStatement

RARE = 6  # characters of a foreign name in katakana from which two people hardly share it


@dataclass(frozen=True, slots=True)
class Said:
    """One statement, made comparable."""

    page_id: str
    site: str
    name: str  # folded
    modern: str  # folded, in new characters
    skeleton: str  # of a katakana name, else ""
    family: str  # what the name begins (kanji) or ends (katakana) with, if that can be told: 清水 of 清水 勇人
    families: frozenset[str]  # what could be its family name, in new characters
    alone: bool  # the text shows a space or a dot inside the name: it is a full one
    short: bool  # nothing but a family name, as far as the name tells: 清水, 長谷川
    offices: tuple[Held, ...]
    placed: bool  # the page says whom the person serves; a 講師 or 会長 is held by too many to tell anyone apart
    years: frozenset[int]
    only_family: bool = False  # its name is a family name, as it turns out beside the others


@lru_cache(maxsize=200_000)
def same_name(a: str, b: str) -> bool:
    """Spellings of one name: in old and new characters, or of a katakana name that sounds nearly the same."""
    if a == b or names.modern(a) == names.modern(b):
        return True
    if not (names.is_katakana(a) and names.is_katakana(b)):
        return False
    x, y = names.skeleton(a), names.skeleton(b)
    return x == y or (min(len(x), len(y)) >= 7 and Levenshtein.distance(x, y, score_cutoff=1) <= 1)


def said(statement: PersonStatement, site: str, years: frozenset[int]) -> Said:
    """A statement with its names folded and its offices read."""
    pieces = [p for p in names.SEPARATORS.split(statement.text) if p]
    folded = names.fold(statement.name)
    split = len(pieces) > 1 and names.fold("".join(pieces)) == folded
    katakana = names.is_katakana(statement.name)
    parts = [names.fold(p) for p in names.SEPARATORS.split(statement.name) if p]
    family = parts[-1] if katakana and len(parts) > 1 else names.fold(pieces[0]) if split and not katakana else ""
    alone = split or len(parts) > 1
    offices = tuple(held(o, site) for o in statement.offices if o.title or o.affiliation)
    return Said(
        page_id=statement.page_id,
        site=site,
        name=folded,
        modern=names.modern(folded),
        skeleton=names.skeleton(statement.name) if katakana else "",
        family=family,
        families=_families(folded, family),
        alone=alone,
        short=not alone and _is_short(folded),
        offices=offices,
        placed=any(office.body for office in offices),
        years=years,
    )


@lru_cache(maxsize=100_000)
def _families(name: str, family: str) -> frozenset[str]:
    if family:
        return frozenset({names.modern(family)})
    modern = names.modern(name)
    return frozenset(modern[:n] for n in (1, 2, 3) if len(modern) > n) if names.is_kanji(name) else frozenset()


@lru_cache(maxsize=100_000)
def _is_short(name: str) -> bool:
    return names.is_kanji(name) and (len(name) <= 2 or is_family_name(name))


def is_family_of(short: Said, full: Said) -> bool:
    """清水 and 清水勇人, ギネリ and アレッサンドロ・ギネリ: the first can be the family name of the second."""
    if short.alone or short.name == full.name or not short.name:
        return False
    if full.family:
        return names.modern(full.family) == short.modern
    extra = len(full.name) - len(short.name)
    return (
        1 <= extra <= 3 and len(short.name) <= 3 and full.modern.startswith(short.modern) and names.is_kanji(short.name)
    )


def score(x: Said, y: Said) -> float:
    """How much speaks for two statements being about one person; 0 where the names do not fit at all."""
    name = _names(x, y)
    if not name:
        return 0.0
    office = fits(x.offices, y.offices) if x.offices and y.offices else ""
    site = bool(x.site) and x.site == y.site
    if name == FAMILY:
        near = site if office == "same title" else bool(x.skeleton) and office == "same title in one town"
        return 0.85 if office == "same office" else 0.8 if near else 0.6 if office else 0.5 if site else 0.0
    if name == SAME:
        return _same_name(x, y, office, site)
    return {"same office": 0.85, "same title": 0.7}.get(office, 0.55)


def evidence(x: Said, y: Said) -> str:
    """What the score comes from, in words."""
    name = _names(x, y)
    if name == FAMILY:
        words = "same name" if x.name == y.name else "family name of the other"
    else:
        words = name.format(x.name, y.name)
    office = fits(x.offices, y.offices)
    return "; ".join([words, *([office] if office else []), *(["same site"] if x.site and x.site == y.site else [])])


def _same_name(x: Said, y: Said, office: str, site: bool) -> float:
    if office == "same office":
        return 1.0
    if x.placed and y.placed and shares_body(x.offices, y.offices):
        return 0.92
    if office or site:
        return 0.85
    if x.page_id == y.page_id:
        return 0.8
    if len(x.skeleton) >= RARE and x.alone and y.alone:
        return 0.78
    return 0.6 if x.placed and y.placed else 0.76


SAME, FAMILY, OLD, SOUND = "same name", "family name", "{} is {} in other characters", "{} sounds like {}"


def _names(x: Said, y: Said) -> str:
    """What two names have in common, "" for nothing."""
    if x.name == y.name:
        return FAMILY if x.short else SAME
    if x.modern == y.modern:
        return OLD
    if x.skeleton and y.skeleton and same_name(x.name, y.name):
        return SOUND
    return FAMILY if is_family_of(x, y) or is_family_of(y, x) else ""
