"""The gazetteer: names to places, and places in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import compress, count
from operator import add
from typing import NamedTuple

from pipeline import vocabulary
from pipeline.gazetteer import countries, table
from pipeline.gazetteer.fold import fold
from pipeline.model import Place
from pipeline.settings import UserRow
from pipeline.text import remembered

SUFFIX = re.compile(
    r"(?<=.)(特別自治市|特別市|広域市|直轄市|首都圏|都市圏|市|町|村|都|州|県|省|郡|地区|地方|準州|環礁|特別区|自治区)$"
)
CITY_SUFFIX = re.compile(r"特別自治市|特別市|広域市|直轄市|市")
REGION_SUFFIX = re.compile(r"州|県|省|郡|準州|地方|環礁")
RUN = re.compile(r"[ァ-ヺー]+(?:[・･＝=‐][ァ-ヺー]+)*")
SEPARATOR = re.compile(r"[・･＝=‐]")
AFTER_RUN = re.compile(r"特別自治市|特別市|広域市|市|町|村|都(?![市内])|州|県(?!人)|省|郡|準州|環礁|地区")
QUARTER = re.compile(
    "[東西南北中央部首都極]+|沿岸|沿海|高原|湾岸|赤道|連合"
)  # 首都 of 首都地区: a word of everyday language
KE = re.compile("[ヶケ]")
KANJI_KE = re.compile("(?<=[一-鿿])[ヶケ](?=[一-鿿])")
REMEMBERED = 50_000  # names of earlier pages
LINES = 2_048  # that are asked about again: a line as a block, and as one of the whole page
LONGEST_JOINED = 4  # parts with ・ between them that may be one name: サン・ルイス・オビスポ


class Found(NamedTuple):
    """A name in a text, its suffix with it, and what it may name, best first."""

    start: int
    end: int
    candidates: tuple[Place, ...]


class Gazetteer:
    """Built once for a user's settings; see `pipeline.gazetteer.load`."""

    tokyo = "jp:130001"  # bare 東京 is the metropolis, where any other bare name is the city before the prefecture

    def __init__(self, aliases: tuple[UserRow, ...] = ()) -> None:
        self._aliases = aliases
        self._looked_up: dict[str, tuple[Place, ...]] = {}
        self._found = remembered(LINES)(self._find)

    # ------------------------------------------------------------ names
    @cached_property
    def _names(self) -> dict[str, list[int]]:
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
    def _folded(self) -> dict[str, list[int]]:
        """Names in katakana by their folded form."""
        out: dict[str, list[int]] = {}
        for name, rows in self._names.items():
            if "ァ" <= name[0] <= "ヺ" and (key := fold(name)):
                mine = out.setdefault(key, [])
                mine += [i for i in rows if i not in mine]
        return {key: sorted(rows, key=_rank) for key, rows in out.items()}

    @cached_property
    def _heads(self) -> dict[str, tuple[int, ...]]:
        """First two characters of names with kanji or hiragana → their lengths, longest first."""
        lengths: dict[str, set[int]] = {}
        for name in self._names:
            if len(name) > 1 and not RUN.fullmatch(name):
                lengths.setdefault(name[:2], set()).add(len(name))
        return {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()}

    def lookup(self, name: str) -> tuple[Place, ...]:
        """All that a name may be, best first: exact, then without its suffix, then in another spelling."""
        found = self._looked_up.get(name)
        if found is None:
            if len(self._looked_up) >= REMEMBERED:
                self._looked_up.clear()
            found = self._looked_up[name] = self._look_up(name.strip())
        return found

    def _look_up(self, name: str) -> tuple[Place, ...]:
        bare = SUFFIX.sub("", name)
        suffix = name[len(bare) :]
        found = list(self._names.get(name, ()))
        if suffix and (not found or RUN.fullmatch(bare)):
            found += [i for i in self._suffixed(bare, suffix) if i not in found]
        if not found and RUN.match(name):
            found = self._folded.get(fold(name), []) or self._suffixed(bare, suffix)
        if suffix and REGION_SUFFIX.fullmatch(suffix):
            found.sort(key=lambda i: table.rows()[i][table.KIND] != "region")
        return tuple(table.place(i) for i in found)

    def flags(self, place: Place) -> str:
        """c: a name of it is an everyday word; p: a personal name; C: a prefecture's capital; E: an exemplar city of
        its time zone; W: a designated city's ward."""
        i = _index().get(place.key)
        return "" if i is None else table.rows()[i][table.FLAGS]

    def exact(self, name: str) -> bool:
        """Is the name written as a table has it, and not only in a similar spelling?"""
        return name in self._names

    def parent(self, place: Place) -> str:
        """さいたま市 of its 浦和区; "" of anything but a designated city's ward."""
        i = _index().get(place.key)
        row = table.rows()[i] if i is not None else ()
        return row[table.NAMES][: -len(place.name)] if row and row[table.FLAGS] == "W" else ""

    def _suffixed(self, bare: str, suffix: str) -> list[int]:
        """Rows of a bare name to which the page has put a suffix; Japan's own names carry theirs in the table."""
        rows = self._names.get(bare) or (self._folded.get(fold(bare), []) if RUN.match(bare) else [])
        return [i for i in rows if _takes(table.rows()[i], suffix)]

    # ------------------------------------------------------------ places in a text
    def find(self, text: str) -> tuple[Found, ...]:
        """Every name in a text, longest first from the left, never overlapping; names in katakana only as whole
        runs of katakana or whole parts between ・. Linear in the text."""
        return self._found(text)

    def _find(self, text: str) -> tuple[Found, ...]:
        out: list[Found] = []
        heads, names = self._heads, self._names
        runs = {m.start(): m for m in RUN.finditer(text) if m.start() < len(text) - 1}
        begins = compress(count(), map(heads.__contains__, map(add, text, text[1:])))
        past = 0  # the end of what has been read
        for i in sorted({*begins, *runs}):
            if i < past:
                continue
            lengths = heads.get(text[i : i + 2], ())
            hit = next((k for k in lengths if i + k <= len(text) and text[i : i + k] in names), 0)
            if hit and (i not in runs or i + hit > runs[i].end()):
                past = self._with_suffix(text, i, i + hit)
                out.append(Found(i, past, self.lookup(text[i:past])))
            elif i in runs:
                out.extend(self._in_run(text, runs[i]))
                past = max(runs[i].end(), out[-1].end if out else 0)
        return tuple(f for f in out if f.candidates)

    def _with_suffix(self, text: str, start: int, end: int) -> int:
        """The end with 市 of 北京市 in it, where the table has 北京 alone and it stands outside Japan."""
        m = CITY_SUFFIX.match(text, end)
        return m.end() if m and self._suffixed(text[start:end], m.group()) else end

    def _in_run(self, text: str, run: re.Match[str]) -> Iterator[Found]:
        """The cities among the parts of フランス・オータン or サン・パウロ."""
        cuts = [run.start() - 1, *(m.start() for m in SEPARATOR.finditer(text, run.start(), run.end())), run.end()]
        first, parts = 0, len(cuts) - 1
        while first < parts:
            for last in range(min(parts, first + LONGEST_JOINED), first, -1):
                start, end = cuts[first] + 1, cuts[last]
                m = AFTER_RUN.match(text, end) if last == parts else None
                name = text[start:end]
                found = self.lookup(text[start : m.end()]) if m else ()
                if m:  # アレッツォ市 is not アレッツォ県: a suffix that the table does not know of stays unknown
                    if not found:
                        continue
                    yield Found(start, m.end(), found)
                elif countries.country(name) and not found:
                    found = ()
                    if last == first + 1:
                        break
                    continue
                elif found := self.lookup(name):
                    yield Found(start, end, found)
                else:
                    continue
                first = last - 1
                break
            first += 1

    # ------------------------------------------------------------ countries
    @staticmethod
    def country(name: str) -> str:
        return countries.country(name)

    @staticmethod
    def countries_in(text: str) -> tuple[tuple[int, int, str], ...]:
        return countries.countries_in(text)

    def prefecture(self, name: str) -> Place | None:
        """東京都 of 東京都 or 東京."""
        return next((p for p in self.lookup(name) if p.kind == "region" and p.country_code == "JP"), None)


def _variants(name: str) -> tuple[str, ...]:
    """茅ヶ崎市 is also written 茅ケ崎市 and 茅が崎市, 龍ケ崎市 also 竜ケ崎市."""
    if not KANJI_KE.search(name):
        return ()
    kes = [KANJI_KE.sub(ke, name) for ke in "ヶケが"]
    return tuple(v for ke in kes for v in (ke, ke.replace("龍", "竜")) if v != name)


@cache
def _index() -> dict[str, int]:
    return {row[table.KEY]: i for i, row in enumerate(table.rows())}


def _rank(index: int) -> tuple[bool, bool, bool, int, str]:
    """Best first: no designated city's ward before a city, Japan's regions only where their name is whole, the
    larger before the smaller."""
    row = table.rows()[index]
    foreign_region = row[table.KIND] == "region" and row[table.COUNTRY] != "JP"
    tokyo = row[table.KEY] == Gazetteer.tokyo
    japanese_region = row[table.KIND] == "region" and row[table.COUNTRY] == "JP" and not tokyo
    return ("W" in row[table.FLAGS], foreign_region, japanese_region, -int(row[table.POPULATION] or 0), row[table.KEY])


def _takes(row: tuple[str, ...], suffix: str) -> bool:
    """Can the page have put this suffix to the place's name? 市 and 都 to a city abroad, 州 to a region."""
    if row[table.COUNTRY] == "JP":
        return False
    if row[table.KIND] == "region":
        return bool(REGION_SUFFIX.fullmatch(suffix)) or suffix in ("地区", "都")
    return not REGION_SUFFIX.fullmatch(suffix) or suffix == "郡"
