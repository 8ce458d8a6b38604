"""The gazetteer: names to places, and places in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import compress, count
from operator import add
from typing import NamedTuple

from pipeline.gazetteer import countries, table
from pipeline.gazetteer.fold import fold
from pipeline.gazetteer.names import AFTER_RUN, CITY_SUFFIX, REGION_SUFFIX, RUN, SUFFIX, TOKYO, Names
from pipeline.model import Place
from pipeline.settings import UserRow
from pipeline.text import remembered

SEPARATOR = re.compile(r"[・･＝=‐]")
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

    tokyo = TOKYO

    def __init__(self, aliases: tuple[UserRow, ...] = ()) -> None:
        self._names = Names(aliases)
        self._looked_up: dict[str, tuple[Place, ...]] = {}
        self._found = remembered(LINES)(self._find)

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
        found = list(self._names.exact.get(name, ()))
        if suffix and (not found or RUN.fullmatch(bare)):
            found += [i for i in self._names.suffixed(bare, suffix) if i not in found]
        if not found and RUN.match(name):
            found = self._names.folded.get(fold(name), []) or self._names.suffixed(bare, suffix)
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
        return name in self._names.exact

    def parent(self, place: Place) -> str:
        """さいたま市 of its 浦和区; "" of anything but a designated city's ward."""
        i = _index().get(place.key)
        row = table.rows()[i] if i is not None else ()
        return row[table.NAMES][: -len(place.name)] if row and row[table.FLAGS] == "W" else ""

    def find(self, text: str) -> tuple[Found, ...]:
        """Every name in a text, longest first from the left, never overlapping; names in katakana only as whole
        runs of katakana or whole parts between ・. Linear in the text."""
        return self._found(text)

    def _find(self, text: str) -> tuple[Found, ...]:
        out: list[Found] = []
        heads, names = self._names.heads, self._names.exact
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
        return m.end() if m and self._names.suffixed(text[start:end], m.group()) else end

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

    @staticmethod
    def country(name: str) -> str:
        return countries.country(name)

    @staticmethod
    def countries_in(text: str) -> tuple[tuple[int, int, str], ...]:
        return countries.countries_in(text)

    def prefecture(self, name: str) -> Place | None:
        """東京都 of 東京都 or 東京."""
        return next((p for p in self.lookup(name) if p.kind == "region" and p.country_code == "JP"), None)


@cache
def _index() -> dict[str, int]:
    return {row[table.KEY]: i for i, row in enumerate(table.rows())}
