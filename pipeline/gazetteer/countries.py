"""Countries by their Japanese names."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from pipeline import vocabulary

_REGION_OF_JAPAN = re.compile("地方|山地|自動車道|電力|新聞|銀行|経済産業局|四国|運輸局|整備局")  # after 中国
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
def _pattern() -> re.Pattern[str]:
    whole = {r["alias"] for r in vocabulary.read("gazetteer", "country_aliases") if r["find"] != "1"}
    names = [n for n, c in _codes().items() if n not in whole and len(n) > 1 and c not in CITY_TERRITORIES]
    names.sort(key=lambda n: (-len(n), n))
    return re.compile("|".join(_guarded(n) for n in names))


def _guarded(name: str) -> str:
    """Katakana names stand alone: タイ is not in タイトル, マリ not in マリーナ, nor ジョージア in ジョージア州."""
    head = r"(?<![ァ-ヺー])" if re.match(r"[ァ-ヺ]", name) else ""
    tail = r"(?![ァ-ヺー市州湖湾海洋])" if re.search(r"[ァ-ヺー]$", name) else ""
    return head + re.escape(name) + tail


def countries_in(text: str) -> list[tuple[int, int, str]]:
    """(start, end, ISO code) of every country named in a text, in order; 中国 of 中国地方 and the like is none."""
    out = []
    for m in _pattern().finditer(text):
        if m.group() == "中国" and _REGION_OF_JAPAN.match(text, m.end()):
            continue
        out.append((m.start(), m.end(), _codes()[m.group()]))
    return out
