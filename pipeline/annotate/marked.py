"""The noun that all tools for annotators share: a page's text with labelled spans, offsets in code points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from pipeline.annotate.extracted import ExtractedPage, Row

LABELS = ("PERSON", "CITY", "ORG", "TIME", "EVENT")
# What some tool drops, splits lines at or counts otherwise: shown to annotators as a space, so no offset moves.
UNSAFE = dict.fromkeys((*range(0x0A), *range(0x0B, 0x20), 0x7F, 0x85, 0x2028, 0x2029, *range(0xD800, 0xE000)), " ")


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A labelled span.

    `note` is what it means, "" where that is its text: of a time `START` or `START/END`, of a clock time with ` ZONE`
    behind it; of a name the row that it belongs to (清水 is 清水勇人).
    """

    start: int
    end: int
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """One page as annotators see it. `name` is what its files are called."""

    page_id: str
    name: str
    source: str
    text: str
    marks: tuple[Mark, ...] = ()

    @property
    def shown(self) -> str:
        """The text for a tool: as long as `text`, character by character, without what tools stumble over."""
        return self.text.translate(UNSAFE)


def marked(page: ExtractedPage, name: str) -> Marked:
    """What the tables say stands where on a page: people, cities, bodies and times that are rows, and events."""
    notes = _notes(page)
    rows = [(row, row["label"], notes.get(row["row_id"], "")) for row in page.rows("mentions") if row["row_id"]]
    rows = [row for row in rows if row[1] in LABELS and row[1] != "EVENT"]
    rows += [(row, "EVENT", row["name"]) for row in page.rows("event_pages")]
    spans = {}
    for row, label, note in rows:
        start, end = int(row["start_char"]), int(row["end_char"])
        if start < end:
            spans[start, end, label] = Mark(start, end, label, "" if note == row["text"] else note)
    return Marked(page.page_id, name, page.row["source"], page.text or "", tuple(sorted(spans.values())))


def _notes(page: ExtractedPage) -> dict[str, str]:
    """Id of a row → what its marks mean: of a time when, of a name the row that it belongs to."""
    out = {row["time_id"]: note_of(row) for row in page.rows("times")}
    for table, key in (("person_pages", "person_id"), ("city_pages", "city_id")):
        for row in sorted(page.rows(table), key=lambda r: (int(r["start_char"]), int(r["end_char"]))):
            out.setdefault(row[key], row["name"])
    return out


def note_of(row: Row) -> str:
    """A time's meaning in one short text."""
    when = row["start"] if row["start"] == row["end"] else f"{row['start']}/{row['end']}"
    return f"{when} {row['timezone']}" if row.get("timezone") else when


def meaning(note: str) -> tuple[str, str, str]:
    """(start, end, zone) of a note; "" where it says nothing."""
    when, _, zone = note.strip().partition(" ")
    start, _, end = when.partition("/")
    return start, end or start, zone.strip()


def names_of(pages: Sequence[ExtractedPage]) -> dict[str, str]:
    """Page id → the name of its files: its own file's, with the id behind it where two pages share one."""
    stems = {page.page_id: PurePosixPath(page.row["source"]).stem for page in pages}
    count = Counter(stem.casefold() for stem in stems.values())
    return {key: stem if count[stem.casefold()] == 1 else f"{stem}-{key}" for key, stem in stems.items()}
