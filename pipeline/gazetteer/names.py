"""Names to the rows of the table that bear them: written exactly, in another spelling, with a suffix of the page's."""

from __future__ import annotations

import re
from functools import cached_property

from pipeline import vocabulary
from pipeline.gazetteer import table
from pipeline.gazetteer.fold import fold
from pipeline.settings import UserRow

TOKYO = "jp:130001"  # bare 東京 is the metropolis, where any other bare name is the city before the prefecture


def _suffix(kind: str = "") -> str:
    """A group for the suffixes of a kind, or for all."""
    rows = vocabulary.read("gazetteer", "suffixes")
    return "(?:" + "|".join(r["suffix"] for r in rows if kind in ("", r["kind"])) + ")"


def _behind_katakana() -> str:
    rows = [r for r in vocabulary.read("gazetteer", "suffixes") if r["katakana"]]
    return "|".join(r["suffix"] + (f"(?!{r['not_before']})" if r["not_before"] else "") for r in rows)


SUFFIX = re.compile(rf"(?<=.){_suffix()}$")
CITY_SUFFIX, REGION_SUFFIX = re.compile(_suffix("city")), re.compile(_suffix("region"))
AFTER_RUN = re.compile(_behind_katakana())
RUN = re.compile(r"[ァ-ヺー]+(?:[・･＝=‐][ァ-ヺー]+)*")
QUARTER = re.compile(
    "[東西南北中央部首都極]+|沿岸|沿海|高原|湾岸|赤道|連合"
)  # 首都 of 首都地区: a word of everyday language
KE = re.compile("[ヶケ]")
KANJI_KE = re.compile("(?<=[一-鿿])[ヶケ](?=[一-鿿])")


class Names:
    """All names of the tables and of a user's aliases; each part is built when first asked for."""

    def __init__(self, aliases: tuple[UserRow, ...] = ()) -> None:
        self._aliases = aliases

    @cached_property
    def exact(self) -> dict[str, list[int]]:
        """Every exact name, and the names of Japan without their last character, to the rows that bear it."""
        out: dict[str, list[int]] = {}
        english: dict[tuple[str, str], list[int]] = {}
        for i, row in enumerate(table.rows()):
            wide, country, region = row[table.NAME], row[table.COUNTRY], row[table.KIND] == "region"
            names = [wide, *(n for n in row[table.NAMES].split("|") if n)]
            if country == "JP" and row[table.FLAGS] != "W" and wide != "北海道" and len(wide) > 2:
                names.append(wide[:-1])
            elif region:
                names += [bare for n in names if len(bare := SUFFIX.sub("", n)) > 1 and not QUARTER.fullmatch(bare)]
            if KE.search(wide + row[table.NAMES]):
                names = [n for wide in names for n in (wide, *_variants(wide))]
            for name in dict.fromkeys(names):
                out.setdefault(name, []).append(i)
            english.setdefault((country, row[table.ENGLISH]), []).append(i)
        for alias in vocabulary.extended("gazetteer", "city_aliases", self._aliases):
            rows = list(english.get((alias["country"], alias["name_en"]), ()))
            mine = out.setdefault(alias["alias"], [])
            mine += [i for i in rows if i not in mine]
        return {name: sorted(rows, key=_rank) if len(rows) > 1 else rows for name, rows in out.items() if rows}

    @cached_property
    def folded(self) -> dict[str, list[int]]:
        """Names in katakana by their folded form."""
        out: dict[str, list[int]] = {}
        for name, rows in self.exact.items():
            if "ァ" <= name[0] <= "ヺ" and (key := fold(name)):
                mine = out.setdefault(key, [])
                mine += [i for i in rows if i not in mine]
        return {key: sorted(rows, key=_rank) for key, rows in out.items()}

    @cached_property
    def heads(self) -> dict[str, tuple[int, ...]]:
        """First two characters of names with kanji or hiragana → their lengths, longest first."""
        lengths: dict[str, set[int]] = {}
        for name in self.exact:
            if len(name) > 1 and not RUN.fullmatch(name):
                lengths.setdefault(name[:2], set()).add(len(name))
        return {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()}

    def suffixed(self, bare: str, suffix: str) -> list[int]:
        """Rows of a bare name to which the page has put a suffix; Japan's own names carry theirs in the table."""
        rows = self.exact.get(bare) or (self.folded.get(fold(bare), []) if RUN.match(bare) else [])
        return [i for i in rows if _takes(table.rows()[i], suffix)]


def _variants(name: str) -> tuple[str, ...]:
    """茅ヶ崎市 is also written 茅ケ崎市 and 茅が崎市, 龍ケ崎市 also 竜ケ崎市."""
    if not KANJI_KE.search(name):
        return ()
    kes = [KANJI_KE.sub(ke, name) for ke in "ヶケが"]
    return tuple(v for ke in kes for v in (ke, ke.replace("龍", "竜")) if v != name)


def _rank(index: int) -> tuple[bool, bool, bool, int, str]:
    """Best first: no designated city's ward before a city, Japan's regions only where their name is whole, the
    larger before the smaller."""
    row = table.rows()[index]
    foreign_region = row[table.KIND] == "region" and row[table.COUNTRY] != "JP"
    tokyo = row[table.KEY] == TOKYO
    japanese_region = row[table.KIND] == "region" and row[table.COUNTRY] == "JP" and not tokyo
    return ("W" in row[table.FLAGS], foreign_region, japanese_region, -int(row[table.POPULATION] or 0), row[table.KEY])


def _takes(row: tuple[str, ...], suffix: str) -> bool:
    """Can the page have put this suffix to the place's name? 市 and 都 to a city abroad, 州 to a region."""
    if row[table.COUNTRY] == "JP":
        return False
    if row[table.KIND] == "region":
        return bool(REGION_SUFFIX.fullmatch(suffix)) or suffix in ("地区", "都")
    return not REGION_SUFFIX.fullmatch(suffix) or suffix == "郡"
