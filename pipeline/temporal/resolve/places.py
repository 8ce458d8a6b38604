"""Where the event of a clock time is, as far as its zone goes."""

from __future__ import annotations

import re

from pipeline.temporal.resolve.abroad import Abroad
from pipeline.temporal.resolve.item import Item
from pipeline.temporal.resolve.witnesses import Witnesses
from pipeline.temporal.zones import LOCAL, zone_at, zone_in, zone_of
from pipeline.vocabulary import any_of, listed

_HELD = re.compile(r"[^。、\n]{0,8}(?:で|にて|において)(?:開|行|実施|は|、|$)")
VENUE = listed("temporal", "venue_label")
_LOCAL_BEFORE = re.compile(r"(?:現地|当地)(?:時間)?(?:の|では|は|で)?[ \t]?$")
_HOME_AFTER = re.compile(r"[ \t]?[(（〔][ \t]?日本(?:時間|では)")
_PAGE_OWN = re.compile(rf"{any_of('temporal', 'page_day')}(?:日時?)?[^。、]{{0,24}}$")
_HERE = re.compile(r"(?P<name>[一-鿿ァ-ヴー・]{2,14})(?:では|は|で)[、 \t]?$")


class Places:
    """The zone of the place of an event: of a city named in the venue's field or as where it was held."""

    def __init__(self, w: Witnesses, default: str) -> None:
        self.w, self.default = w, default
        self.by_section: dict[tuple[int, ...], str] = {}  # of the venue's field
        self.by_block: dict[int, str] = {}  # of バクーで開かれた
        self.abroad = Abroad(w, default)
        self._locals: dict[int, bool] = {}
        self._zones: dict[int, str] = {}  # what the text of a block names first
        self.venues = {w.layout.section(i) for i, block in enumerate(w.layout.blocks) if block.label in VENUE}
        text = w.layout.document.page.text
        for i, m in self.abroad.cities:
            zone = zone_at(m.place)
            if w.layout.blocks[i].label in VENUE:
                self.by_section.setdefault(w.layout.section(i), zone)
            elif _HELD.match(text[m.end : m.end + 12]):
                self.by_block.setdefault(i, zone)
        self.named = {
            hit.block: hit.event.timezone for hit in w.named if hit.event.timezone and "議長国" not in hit.event.name
        }

    def __call__(self, item: Item) -> str:
        if item.part.zone:
            return self._local(item) if zone_of(item.part.zone) == LOCAL else self.default
        if self._of_page(item):
            return self.default
        found = self._column(item) or self._here(item)
        if found:
            return self._local(item) if found == LOCAL else found
        if self._beside_home(item):
            return self._local(item)
        section = self.w.layout.section(item.block)
        for depth in range(len(section), 0, -1):
            if section[:depth] in self.by_section:
                return self.by_section[section[:depth]]
        if item.block in self.by_block:
            return self.by_block[item.block]
        venues = set(self.by_section.values())
        if len(venues) == 1:
            return next(iter(venues))
        if self._said_local(item):
            return self.default if self.abroad.at_home(item) else self._local(item)
        return self._abroad(item)

    def _of_page(self, item: Item) -> bool:
        """更新 2004/10/19 10:34: of the page itself, wherever what it tells of has been."""
        before = self.w.layout.document.page.text[max(item.line_start, item.start - 40) : item.start]
        return _PAGE_OWN.search(before) is not None

    def _column(self, item: Item) -> str:
        """The zone that the head of its column names (日本時間 | 現地時間)."""
        block = self.w.layout.blocks[item.block]
        k = next((i for i, c in enumerate(block.cells) if c.start <= item.start < c.end), -1)
        if k < 0:
            return ""
        rows = self.w.layout.rows.get(block.table, [])
        head = self.w.layout.blocks[rows[0]].cells if rows and rows[0] != item.block else ()
        page = self.w.layout.document.page.text
        said = [block.cells[k].header] + ([page[head[k].start : head[k].end]] if k < len(head) else [])
        return next((zone for word in said if word and (zone := zone_of(word.strip()))), "")

    def _here(self, item: Item) -> str:
        """ハワイでは5日15:00: the place that stands before the clock time, or before the date in front of it."""
        page = self.w.layout.document.page.text
        at = item.start
        for other in reversed(self.w.by_block[item.block][max(0, item.rank - 2) : item.rank]):
            if other.is_day and not other.dropped and at - other.end <= 1 and other.line == item.line:
                at = other.start
        before = page[max(item.line_start, at - 20) : at]
        if _LOCAL_BEFORE.search(before):
            return LOCAL
        m = _HERE.search(before)
        return self.abroad.zone_named(m["name"], item.block) if m else ""

    def _beside_home(self, item: Item) -> bool:
        """午後7時（日本時間午前7時）: so the first of the two is not Japan's."""
        page = self.w.layout.document.page.text
        return self.default == "Asia/Tokyo" and _HOME_AFTER.match(page, item.end, item.end + 12) is not None

    def _said_local(self, item: Item) -> bool:
        """※現地時間 stands in the date's heading, or on the line below the clock time."""
        texts, chains = self.w.layout.texts, self.w.layout.chains
        below = texts[item.block + 1][:8] if item.block + 1 < len(texts) else ""
        near = [h for h in chains[item.block] if self.w.layout.blocks[h].kind != "title"]
        near += [item.day_block] if item.day_block >= 0 else []
        return "現地時間" in below or any(self._says_local(i) for i in near)

    def _says_local(self, i: int) -> bool:
        if i not in self._locals:
            text = self.w.layout.texts[i]
            self._locals[i] = "現地時間" in text and "日本時間" not in text
        return self._locals[i]

    def _abroad(self, item: Item) -> str:
        """The zone of a named event of that day, which the page's begin, a heading or the block itself names; else that
        of a page which tells of a journey."""
        found = item.a.date() if item.a.full else None
        if found is not None and self.w.named:
            for block in dict.fromkeys((item.block, *reversed(self.w.layout.chains[item.block]), *range(6))):
                for hit in self.w.hits.get(block, ()):
                    if hit.event.timezone and hit.start <= found <= hit.end:
                        return hit.event.timezone
        if self.w.layout.section(item.block) in self.venues:
            return self.default  # a room that stands in no place abroad
        return self.abroad(item) or self.default

    def _local(self, item: Item) -> str:
        """現地時間: of the place that the block, a heading or else the page names."""
        near = self.abroad.nearest(item, blocks=0)
        if near:
            return near
        for i in (item.block, *reversed(self.w.layout.chains[item.block])):
            if i in self.named:
                return self.named[i]
        near = self.abroad.nearest(item, blocks=40) or self.abroad.first
        if near:
            return near
        if self.named:
            return next(iter(self.named.values()))
        here = [*range(item.block, max(-1, item.block - 12), -1), *range(item.block + 1, item.block + 4)]
        here += self.w.layout.chains[item.block]
        return next((zone for i in here if (zone := self._zone_in(i))), self.default)

    def _zone_in(self, i: int) -> str:
        if i not in self._zones:
            self._zones[i] = zone_in(self.w.layout.texts[i]) if i < len(self.w.layout.texts) else ""
        return self._zones[i]
