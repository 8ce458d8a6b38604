"""Where the event of a clock time is, as far as its zone goes."""

from __future__ import annotations

import re

from pipeline.temporal.resolve.item import Item
from pipeline.temporal.resolve.witnesses import Witnesses
from pipeline.temporal.zones import LOCAL, zone_in, zone_of

_HELD = re.compile(r"[^。、\n]{0,8}(?:で|にて|において)(?:開|行|実施|は|、|$)")
_VENUE = ("場所", "会場", "開催場所", "ところ", "開催地", "実施場所", "開催会場")


class Places:
    """The zone of the place of an event: of a city named in the venue's field or as where it was held."""

    def __init__(self, w: Witnesses, default: str) -> None:
        self.w, self.default = w, default
        self.by_section: dict[tuple[int, ...], str] = {}  # of the venue's field
        self.by_block: dict[int, str] = {}  # of バクーで開かれた
        document = w.layout.document
        text = document.page.text
        position = {block.index: i for i, block in enumerate(w.layout.blocks)}
        for m in document.mentions:
            if m.label != "CITY" or m.place is None or not m.place.timezone or m.block not in position:
                continue
            i = position[m.block]
            label = w.layout.blocks[i].label
            after = text[m.end : m.end + 12]
            if label in _VENUE:
                self.by_section.setdefault(w.layout.section(i), m.place.timezone)
            elif _HELD.match(after):
                self.by_block.setdefault(i, m.place.timezone)
        self.named = {
            hit.block: hit.event.timezone for hit in w.named if hit.event.timezone and "議長国" not in hit.event.name
        }

    def __call__(self, item: Item) -> str:
        section = self.w.layout.section(item.block)
        for depth in range(len(section), 0, -1):
            if section[:depth] in self.by_section:
                return self.by_section[section[:depth]]
        if item.block in self.by_block:
            return self.by_block[item.block]
        venues = set(self.by_section.values())
        if len(venues) == 1:
            return next(iter(venues))
        local = zone_of(item.part.zone) == LOCAL if item.part.zone else self._said_local(item)
        if local:
            return self._local(item)
        return self._abroad(item)

    def _said_local(self, item: Item) -> bool:
        """※現地時間 stands in the date's heading, or on the line below the clock time."""
        texts, chains = self.w.layout.texts, self.w.layout.chains
        below = texts[item.block + 1][:8] if item.block + 1 < len(texts) else ""
        near = [texts[h] for h in chains[item.block] if self.w.layout.blocks[h].kind != "title"]
        near += [texts[item.day_block]] if item.day_block >= 0 else []
        return "現地時間" in below or any("現地時間" in text and "日本時間" not in text for text in near)

    def _abroad(self, item: Item) -> str:
        """The zone of a named event of that day, which the page's begin, a heading or the block itself names."""
        found = item.a.date() if item.a.full else None
        chain = {item.block, *self.w.layout.chains[item.block], *range(6)}
        for hit in self.w.named:
            if hit.block in chain and hit.event.timezone and found is not None and hit.start <= found <= hit.end:
                return hit.event.timezone
        return self.default

    def _local(self, item: Item) -> str:
        """現地時間: of the place that the block, a heading or else the page names."""
        for i in (item.block, *reversed(self.w.layout.chains[item.block])):
            if i in self.named:
                return self.named[i]
        document = self.w.layout.document
        foreign = [
            m.place.timezone
            for m in document.mentions
            if m.label == "CITY" and m.place is not None and m.place.timezone not in {"", self.default}
        ]
        if foreign:
            return foreign[0]
        if self.named:
            return next(iter(self.named.values()))
        texts = self.w.layout.texts
        near = [texts[i] for i in range(item.block, max(-1, item.block - 12), -1)] + texts[
            item.block + 1 : item.block + 4
        ]
        near += [texts[h] for h in self.w.layout.chains[item.block]]
        return next((zone for text in near if (zone := zone_in(text))), self.default)
