"""What surrounds the candidates of a block: people and bodies already found, the model's spans, an office's address."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from pipeline.model import Block, Mention
from pipeline.recognize.cities_spans import Spans
from pipeline.recognize.signs import listed, sign

OFFICE = re.compile(sign("office_sign", "number_of_telephone"))
OFFICE_WORDS = (*listed("office_sign"), *listed("telephone"))
OFFICE_LABEL = re.compile(rf"^{sign('office_label')}$")
ADDRESS_LABEL = re.compile(sign("address_label"))
CONTACT = re.compile(sign("contact"))
BELOW = 5  # blocks below a venue that may say where it is
VENUE_LABEL = re.compile(sign("venue_label"))
HOUSE = re.compile(r"[^\s　、。，,（）()]{0,10}?[0-9０-９一二三四五六七八九十]{1,4}(?:丁目|番地|番|[-－‐―−][0-9０-９])")
ADDRESS_LINE, LABEL_REACH, REACH = 60, 12, 45  # characters


class Entity(Protocol):
    """A span of the model, in the block's text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def label(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Setting:
    text: str
    persons: Spans
    bodies: Spans
    entities: tuple[tuple[Spans, str], ...] = ()  # one a label
    office: Spans = field(default_factory=lambda: Spans(()))  # offices' addresses: a place in them only locates

    def is_office(self, start: int, end: int) -> bool:
        return self.office.overlap(start, end)

    def model_says(self, start: int, end: int) -> tuple[str, bool]:
        """The label of the model's span over a name, and whether that span is longer than the name with its 市."""
        for spans, label in self.entities:
            if span := spans.covering(start, end):
                return label, span[1] - span[0] > end - start + 1
        return "", False


def settings_of(
    blocks: Sequence[Block],
    texts: Mapping[int, str],
    taken: Iterable[Mention],
    entities: Mapping[int, Sequence[Entity]],
    wanted: Collection[int],
) -> dict[int, Setting]:
    """For each of the wanted blocks, by its index, what surrounds its names."""
    if not wanted:
        return {}
    starts = {b.index: b.start for b in blocks if b.index in wanted}
    people: dict[int, list[tuple[int, int]]] = {index: [] for index in starts}
    bodies: dict[int, list[tuple[int, int]]] = {index: [] for index in starts}
    for m in taken:
        if m.block in starts and m.label in ("PERSON", "ORG"):
            span = (m.start - starts[m.block], m.end - starts[m.block])
            (people if m.label == "PERSON" else bodies)[m.block].append(span)
    phones = {b.index for b in blocks if any(word in texts[b.index] for word in OFFICE_WORDS)}
    seats = _seats(blocks, texts)
    return {
        b.index: Setting(
            texts[b.index],
            Spans(people[b.index]),
            Spans(bodies[b.index]),
            _by_label(entities.get(b.index, ())),
            Spans(()) if b.index in seats else _office(b, texts[b.index], phones),
        )
        for b in blocks
        if b.index in wanted
    }


def _seats(blocks: Sequence[Block], texts: Mapping[int, str]) -> set[int]:
    """The blocks that say where a venue is: an address a few lines below it, and no other label between them."""
    out: set[int] = set()
    left = 0
    for b in blocks:
        head = b.label or re.sub(r"\s", "", texts[b.index])[:LABEL_REACH]
        if VENUE_LABEL.search(head) and not CONTACT.search(head):
            left = BELOW
        elif CONTACT.search(head) or b.kind in ("heading", "title"):
            left = 0
        elif left and (ADDRESS_LABEL.match(head) or HOUSE.search(texts[b.index]) or "〒" in texts[b.index]):
            out.add(b.index)
        left = max(0, left - 1)
    return out


def _by_label(entities: Sequence[Entity]) -> tuple[tuple[Spans, str], ...]:
    labels = sorted({e.label for e in entities}, key=lambda label: (label != "PERSON", label))
    return tuple((Spans((e.start, e.end) for e in entities if e.label == label), label) for label in labels)


def _office(block: Block, text: str, phones: set[int]) -> Spans:
    """The surroundings of a telephone or a postal code, or all of a line beside one that is only an address; nothing
    at a venue's label."""
    if VENUE_LABEL.search(block.label) or VENUE_LABEL.search(re.sub(r"\s", "", text[:LABEL_REACH])):
        return Spans(())
    beside = any(block.index + k in phones for k in (-1, 1, 2)) and len(text) < ADDRESS_LINE and HOUSE.search(text)
    if OFFICE_LABEL.match(block.label) or beside:
        return Spans([(0, len(text))])
    if block.index not in phones:
        return Spans(())
    return Spans((m.start() - REACH, m.end() + REACH) for m in OFFICE.finditer(text))
