"""Countries by their Japanese names."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from pipeline import vocabulary
from pipeline.text import remembered
from pipeline.tries import pattern_of

_REGION_OF_JAPAN = re.compile("地方|山地|自動車道|電力|新聞|銀行|経済産業局|四国|運輸局|整備局")  # after 中国
_KATAKANA = re.compile("[ァ-ヺー・＝･=]+")
_PART = re.compile("[ァ-ヺー]+")
_NOT_A_COUNTRY = re.compile("[市州湖湾海洋]")  # after a name: ジョージア州, メキシコ湾
LINES = 2_048  # that are remembered
CITY_TERRITORIES = frozenset(("HK", "MO"))  # named as cities, never as countries


@cache
def _territories(language: str) -> dict[str, str]:
    names = Locale(language).territories
    return {code: names[code] for code in sorted(names)}


def country_name(code: str, language: str = "ja") -> str:
    """アゼルバイジャン of AZ; "" of an unknown code."""
    return _territories(language).get(code, "")


@cache
def _codes() -> dict[str, str]:
    """Name → ISO 3166-1 alpha-2, with every alias."""
    out = {}
    for code, name in _territories("ja").items():
        if len(code) == 2 and code.isalpha() and code not in ("EU", "EZ", "UN", "ZZ", "XA", "XB", "QO") and name:
            out[name] = code
            out[re.sub(r"[・＝]", "", name)] = code
    for row in vocabulary.read("gazetteer", "country_aliases"):
        out[row["alias"]] = row["code"]
    return out


@cache
def world_regions() -> frozenset[str]:
    """アジア, 東ヨーロッパ: names of parts of the world, which are neither countries nor cities."""
    return frozenset(n for c, n in _territories("ja").items() if c.isdigit()) | {"欧州", "中東", "中南米", "EU"}


def country(name: str) -> str:
    """The ISO code of a country's name or short form (豪州, 仏), "" of anything else."""
    return _codes().get(name.strip(), "")


@cache
def _heads() -> re.Pattern[str]:
    """A run of katakana, or a character that another country's name starts with."""
    first = sorted({n[0] for n in _found_in_text() if not _KATAKANA.match(n)})
    return re.compile(f"[ァ-ヺ][ァ-ヺー・＝･=]*|[{''.join(map(re.escape, first))}]")


@cache
def _kanji_pattern() -> re.Pattern[str]:
    """Names with anything but katakana in them: 米国, アメリカ合衆国."""
    names = [n for n in _found_in_text() if not _KATAKANA.fullmatch(n)]
    return re.compile(pattern_of(names))


@cache
def _found_in_text() -> frozenset[str]:
    whole = {r["alias"] for r in vocabulary.read("gazetteer", "country_aliases") if r["find"] != "1"}
    return frozenset(n for n, c in _codes().items() if n not in whole and len(n) > 1 and c not in CITY_TERRITORIES)


@remembered(LINES)
def countries_in(text: str) -> tuple[tuple[int, int, str], ...]:
    """(start, end, ISO code) of every country named in a text, in order.

    A name in katakana is a whole run of it, or a whole part between ・: タイ is not in タイトル. 中国地方 is Japan's,
    ジョージア州 is no country.
    """
    out: list[tuple[int, int, str]] = []
    for m in _heads().finditer(text):
        if m.start() >= (out[-1][1] if out else 0):
            out.extend(_at(text, m))
    return tuple(out)


def _at(text: str, m: re.Match[str]) -> list[tuple[int, int, str]]:
    """The countries that start at a katakana run or at a character that a name in kanji starts with."""
    codes, found = _codes(), _kanji_pattern().match(text, m.start())
    if found and not (found.group() == "中国" and _REGION_OF_JAPAN.match(text, found.end())):
        return [(found.start(), found.end(), codes[found.group()])]
    if not _KATAKANA.fullmatch(m.group()):
        return []
    names, known = m.group(), _found_in_text()
    end = m.end() - 1 if _NOT_A_COUNTRY.match(text, m.end()) else m.end()
    if names in known and end == m.end():
        return [(m.start(), m.end(), codes[names])]
    parts = [p for p in _PART.finditer(text, m.start(), m.end()) if p.group() in known and p.end() <= end]
    return [(p.start(), p.end(), codes[p.group()]) for p in parts]
