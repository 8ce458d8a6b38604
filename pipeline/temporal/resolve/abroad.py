"""Pages that tell of what happens abroad: a journey, a conference in another country; not of guests in Japan."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from pipeline import vocabulary
from pipeline.model import Mention
from pipeline.temporal.resolve.item import Item
from pipeline.temporal.resolve.witnesses import Witnesses
from pipeline.temporal.zones import aliases, zone_at, zones_in
from pipeline.vocabulary import any_of, listed

_OUTWARD, _WENT = re.compile(any_of("temporal", "outward")), re.compile(any_of("temporal", "went"))
_GATHERING, _INWARD = re.compile(any_of("temporal", "gathering")), re.compile(any_of("temporal", "inward"))
_ARRIVAL = listed("temporal", "arrival")
_REACH = 40  # blocks that a place is looked for before a clock time


class Abroad:
    """The places abroad that a page names, and whether it is there that it takes place."""

    def __init__(self, w: Witnesses, default: str) -> None:
        self.w, self.default = w, default
        position = {block.index: i for i, block in enumerate(w.layout.blocks)}
        self.cities: list[tuple[int, Mention]] = []
        self.found: list[tuple[int, str]] = []  # offset, zone of every place named, those at home too
        for m in w.layout.document.mentions:
            if m.label == "CITY" and m.place is not None and m.place.timezone and m.block in position:
                self.cities.append((position[m.block], m))
                self.found.append((m.start, zone_at(m.place)))
        self.first = next((zone for _, zone in self.found if zone != default), "")
        self._titles: dict[int, tuple[str, bool]] = {}

    def __call__(self, item: Item) -> str:
        """The zone of a clock time of a page or section that is told from abroad, else ""."""
        head, journey = next((told for h in self._heads(item) if (told := self._told_there(h))[0]), ("", False))
        if not head or not journey:
            return head
        if self.at_home(item):
            return ""
        mine = self._on_line(item)
        if mine:
            return next((zone for zone in mine if zone != self.default), "")
        return self.nearest(item, _REACH) or head

    def zone_named(self, name: str, block: int) -> str:
        """The zone of a place named ハワイ, ハノイ or ハノイ市 on the page; "" where it is none."""
        for i, m in self.cities:
            if i == block and m.place is not None and name.endswith((m.text, m.name)):
                return zone_at(m.place)
        zone, country = aliases().get(name.removesuffix("市"), ("", ""))
        return zone if country else ""

    def nearest(self, item: Item, blocks: int) -> str:
        """The zone of the place abroad that was named last before an item, at most so many blocks before."""
        low = self.w.layout.blocks[max(0, item.block - blocks)].start
        block = self.w.layout.blocks[item.block]
        k = bisect_right(self.found, (item.start, ""))
        for start, zone in reversed(self.found[max(0, k - 32) : k]):
            if zone != self.default and start >= low:
                return zone
        after = self.found[k : k + 8]
        return next((zone for start, zone in after if zone != self.default and start < block.end), "")

    def _on_line(self, item: Item) -> list[str]:
        """The zones of the places that its line names."""
        page = self.w.layout.document.page.text
        end = page.find("\n", item.end)
        end = len(page) if end < 0 else end
        k = bisect_right(self.found, (item.line_start, ""))
        return [zone for start, zone in self.found[max(0, k - 1) : k + 16] if item.line_start <= start < end]

    def _heads(self, item: Item) -> list[int]:
        return [*reversed(self.w.layout.chains[item.block]), -1]

    def at_home(self, item: Item) -> bool:
        """Its line tells of leaving Japan or coming back."""
        page = self.w.layout.document.page.text
        end = page.find("\n", item.end, item.end + 60)
        if _airports().search(page, item.start, end if end >= 0 else item.end + 60) is not None:
            return True
        back = _airports().search(page, max(item.line_start, item.start - 60), item.start)
        return back is not None and page.startswith(_ARRIVAL, back.end())

    def _told_there(self, h: int) -> tuple[str, bool]:
        """The zone of the place abroad that a heading (-1: the page's title) names as where its text plays, and
        whether it goes from place to place."""
        if h not in self._titles:
            self._titles[h] = self._judge(h)
        return self._titles[h]

    def _judge(self, h: int) -> tuple[str, bool]:
        blocks, texts = self.w.layout.blocks, self.w.layout.texts
        title = self.w.layout.document.page.title if h < 0 else texts[h]
        if not title:  # no title: what the page begins with, where that says outright that one went there
            title = "\n".join(texts[:4])[:200]
            if not _WENT.search(title) or _INWARD.search(title):
                return "", False
        zones = [zone for zone in zones_in(title) if zone != self.default]
        if h >= 0:
            low, high = blocks[h].start, blocks[h].end
            zones += [zone for start, zone in self.found if low <= start < high and zone != self.default]
        else:
            zones += [z for i, m in self.cities[:64] if m.text in title and (z := _zone(m)) != self.default]
        if not zones:
            return "", False
        lead = "\n".join(texts[max(h, 0) : max(h, 0) + 8])[:600]
        if _INWARD.search(title) or (_INWARD.search(lead) and not _OUTWARD.search(title)):
            return "", False
        if _GATHERING.search(title) and not _OUTWARD.search(title):
            return zones[0], False
        return (zones[0], True) if _OUTWARD.search(title + lead) else ("", False)


@cache
def _airports() -> re.Pattern[str]:
    return re.compile("|".join(vocabulary.words("temporal", "airports")))


def _zone(mention: Mention) -> str:
    return zone_at(mention.place)
