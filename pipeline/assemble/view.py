"""A page as the layouts look at it: kept blocks, the headings over them, their fields, mentions and times."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from pipeline.assemble.fields import Field, fields_at, section_ends
from pipeline.assemble.patterns import ORDINAL
from pipeline.assemble.spans import Spans, once_a_page
from pipeline.assemble.words import (
    context_of,
    fold,
    generic_headings,
    noun_at_end,
    noun_inside,
    part_heading,
    sign,
    undecorated,
)
from pipeline.model import Block, Document, Span
from pipeline.outline import headings_above
from pipeline.settings import Settings

__all__ = ["NUMBERED", "Field", "View"]

DIARY = re.compile(sign("diary"))
LEAD_BLOCKS = 12  # how far from the top, or over its fields, a line may stand that names an event
MAX_LINE = 90
UPDATED = re.compile(rf"(?:最終)?{sign('put_out')}日|{sign('template')}")
BROKEN = ("を", "は", "へ", "、", "で、", "には")  # what a broken line of running text ends with
NUMBERED = re.compile(ORDINAL)
RECURRING = re.compile(
    rf"{sign('every')}[^「」『』]{{0,40}}?(?:曜日?|日|回|[月火水木金土])(?:{sign('holding')}|放送|配信)?(?:\(.*)?$"
)
SENTENCE = re.compile(r"[^「」『』（()）]{8}。[^」』]")  # running text: 報告書を載せています。(載せる順は…)
PRAISE = re.compile(r".{8}です[!！♪☆★✨…〜～]*$")  # 毎年大好評の工作教室です!
REPEATED = re.compile(r"(\D{2,20}?)\d{0,3}\1\d{0,3}$")  # the alternative texts of two pictures
LISTING = re.compile(
    rf"[≪《【<〈■●◆○\s]*{sign('listed_kind')}?"
    r"(?:情報|一覧|(?:のご?|ご)?(?:案内|あんない|紹介)|カレンダー)"
    r"(?:[\s　]*(?:[（(].{0,20}[）)]|[0-9０-９]{1,2}月.{0,8}))?[≫》】>〉]*$"
)
NAVIGATION = re.compile(
    r"[|｜>＞»«].*[|｜>＞»«]"
    r"|(?:　|[\s]{2,})[^　\s]{1,8}(?:　|[\s]{2,})[^　\s]{1,8}(?:　|[\s]{2,})"
)


class View(Spans):
    """What the layouts ask of a page; everything by position in the body or by offset in the text."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__(document, settings)
        self.above = headings_above(self.body)
        self.ends = section_ends(self.body)
        self.title = next((i for i, b in enumerate(self.body) if b.kind == "title"), -1)
        self.fields = tuple(f for i in range(len(self.body)) for f in fields_at(self, self.ends, i))
        self._field_at = [f.label_start for f in self.fields]

    def fields_in(self, start: int, end: int) -> tuple[Field, ...]:
        """The fields whose label begins in [start, end)."""
        return self.fields[bisect_left(self._field_at, start) : bisect_left(self._field_at, end)]

    @cached_property
    def bare_days(self) -> int:
        """How many lines of the page are nothing but a day: a diary has several."""
        return sum(b.kind == "date_line" and bool(self.times_in(b.start, b.end)) for b in self.body)

    @cached_property
    def dated_lines(self) -> int:
        """How many blocks begin with a day that words follow on the same line: a list of notices or of events."""
        count = 0
        for b in self.body:
            rows = self.times_in(b.start, min(b.end, b.start + 4)) if b.kind != "date_line" else []
            words_follow = bool(rows) and b.end - rows[0].end_char >= 4 and self.text[b.end - 1] != "。"
            count += words_follow and rows[0].precision in ("day", "month")
        return count

    @cached_property
    def trailing_days(self) -> int:
        """How many lines have a name and end with its day: a list of events."""
        return sum(self._ends_with_day(b) for b in self.body if b.kind in ("paragraph", "list_item"))

    def _ends_with_day(self, block: Block) -> bool:
        rows = self.times_in(block.start, block.end) if block.end - block.start <= MAX_LINE else []
        if not rows or rows[0].start_char - block.start < 4:
            return False
        return not self.text[rows[-1].end_char : block.end].strip(" 　()（）~～〜からまで|")

    def section(self, heading: int) -> Span:
        """The offsets of a heading's section, the heading included; -1 is the whole body."""
        if not self.body:
            return 0, 0
        if heading < 0:
            return self.body[0].start, self.body[-1].end
        return self.body[heading].start, self.body[self.ends[heading] - 1].end

    @once_a_page
    def is_generic(self, position: int) -> bool:
        """A heading that names a part of an event's page, not an event: 開催概要, a date, a label."""
        if self.body[position].kind == "date_line":
            return True
        text = fold(self.block_text(position)).strip("【】■●○◆◇★☆▼▲<>〈〉《》[]:・-|0123456789.()①②③④⑤⑥⑦⑧⑨")
        if UPDATED.match(text) or RECURRING.match(text) or REPEATED.match(text):
            return True
        if text.endswith(BROKEN):
            return True
        doubled = re.sub(r"(?<=[^a-z])[a-z]{4,12}$", "", text)  # ニュースNEWS
        generic = {text, doubled} & generic_headings()
        if not text or generic or self.role_of(text) or part_heading().fullmatch(text):
            return True
        block = self.body[position]
        if self._signature(block) or (LISTING.match(text) and self.times_in(block.start, block.end)):
            return True
        dated = sum(len(fold(t.text)) for t in self.times_in(block.start, block.end))
        return dated * 10 >= len(fold(self.block_text(position))) * 7

    @cached_property
    def lead(self) -> int:
        """The block that names the page's event: the title where it does, else the first short line that does, -1."""
        if self.title >= 0 and self.names_event(self.title):
            return self.title
        if DIARY.search(self.page.title):
            return self.title  # its lines are events of their own, none names what the page is about
        for i in range(min(LEAD_BLOCKS, len(self.body))):
            if self.body[i].kind in ("heading", "paragraph", "title") and self.names_event(i):
                return i
        return self.title if self.title >= 0 and not self.is_generic(self.title) else -1

    @once_a_page
    def names_event(self, position: int) -> bool:
        """Whether a short line names an event: an event noun at its end or in it, 第12回, a report's verb."""
        block = self.body[position]
        line = self.text[block.start : block.end].rstrip()
        if len(line) > MAX_LINE or line.endswith(("。", "？", "?")) or SENTENCE.search(line):
            return False
        if PRAISE.search(line) and not re.search(r"[「『]|第[0-9０-９]", line):
            return False
        if self.is_generic(position) or (self.dated_lines >= 3 and self.times_in(block.start, block.start + 4)):
            return False
        if self.trailing_days >= 3 and block.kind != "title" and self._ends_with_day(block):
            return False
        text = self.block_text(position).strip()
        bare = undecorated(text).strip()
        if NAVIGATION.search(text) or LISTING.match(text):
            return False
        if self.mentions_in(block.start, block.end, "PERSON") and not re.search(rf"[「『]|{ORDINAL}", text):
            return False
        noun = noun_at_end(bare)
        if noun is not None and (not noun.weak or bare != text) and fold(bare) != noun.word:
            return True
        return noun_inside(bare) is not None or bool(NUMBERED.search(bare))

    def name_near(self, position: int, floor: int) -> int:
        """The nearest line over a block and under `floor` that names an event, not past another field; -1."""
        for k in range(position - 1, max(-1, floor, position - 1 - LEAD_BLOCKS), -1):
            kind = self.body[k].kind
            if kind in ("heading", "paragraph", "title", "list_item") and self.names_event(k):
                return k
            if kind in ("field", "table_row"):
                break
        return -1

    def _signature(self, block: Block) -> bool:
        """A line of nothing but a body, an office and a person: who signs a letter, who speaks."""
        named = self.mentions_in(block.start, block.end)
        if not any(m.label == "PERSON" for m in named) or block.end - block.start > MAX_LINE:
            return False
        rest = list(self.text[block.start : block.end])
        for m in named:
            if m.label in ("PERSON", "ORG", "TITLE"):
                rest[m.start - block.start : m.end - block.start] = " " * (m.end - m.start)
        return len(fold("".join(rest)).strip("()・、,委員長会理事代表者氏様")) <= 1

    def owner(self, position: int) -> int:
        """The innermost heading over a block that can name an event, -1 where there is none."""
        for heading in reversed(self.above[position]):
            if not self.is_generic(heading):
                return heading
        return -1

    @once_a_page
    def context(self, headings: tuple[int, ...]) -> bool | None:
        """What the headings over dated lines say of them; where they say nothing, the page's first lines may."""
        for text in [*(self.block_text(h) for h in reversed(headings)), self.page.title]:
            found = context_of(_undecorated(text))
            if found is not None:
                return found
        return True if self._diary else None

    @cached_property
    def _diary(self) -> bool:
        first = (self.block_text(k) for k in range(min(6, len(self.body))))
        return any(DIARY.search(line) for line in first if len(line) < 60)


def _undecorated(heading: str) -> str:
    """A heading that is an event's name without its のお知らせ; イベントのお知らせ is a list of notices."""
    bare = undecorated(heading.strip()).strip()
    noun = noun_at_end(bare)
    return bare if noun is not None and not noun.weak and len(fold(bare)) >= len(noun.word) + 2 else heading
