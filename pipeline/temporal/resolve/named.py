"""Named events whose year is fixed (COP29, G7広島サミット), where a page names them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache

from pipeline import vocabulary
from pipeline.settings import UserRow
from pipeline.text import normalize

_LETTER = re.compile("[A-Za-z]")  # looked at behind the hit: the search is fast where it begins with the names
_OTHER_COP = re.compile("生物多様性|CBD|ワシントン条約|ラムサール|砂漠化|水俣条約|バーゼル条約|ストックホルム条約")


@dataclass(frozen=True, slots=True)
class NamedEvent:
    name: str
    start: dt.date
    end: dt.date
    country_code: str
    city: str
    timezone: str


@dataclass(frozen=True, slots=True)
class NamedHit:
    block: int
    start: dt.date
    end: dt.date
    event: NamedEvent


@cache
def _events(own: tuple[UserRow, ...]) -> tuple[dict[str, NamedEvent], re.Pattern[str]]:
    found: dict[str, NamedEvent] = {}
    for row in vocabulary.extended("temporal", "named_events", own):
        name = _key(row["name"])
        start, end = dt.date.fromisoformat(row["start"]), dt.date.fromisoformat(row["end"] or row["start"])
        found.setdefault(
            name,
            NamedEvent(
                row["name"], start, end, row.get("country_code", ""), row.get("city", ""), row.get("timezone", "")
            ),
        )
    names = "|".join(re.escape(name) for name in sorted(found, key=lambda n: (-len(n), n)))
    begins = "".join(re.escape(char) for char in sorted({name[0] for name in found}))
    return found, re.compile(rf"(?=[{begins}])(?:{names})(?![0-9])")


def _key(name: str) -> str:
    return normalize(name).text.replace(" ", "").replace("・", "")


def named_events(texts: list[str], own: tuple[UserRow, ...]) -> list[NamedHit]:
    """Every naming of an event of a known date in normalised texts, by the position of its block."""
    events, pattern = _events(own)
    out: list[NamedHit] = []
    for i, text in enumerate(texts):
        key = text.replace(" ", "").replace("・", "")
        for m in pattern.finditer(key):
            if m.start() and _LETTER.match(key[m.start() - 1]):
                continue
            if m[0].startswith("COP") and _OTHER_COP.search(key[max(0, m.start() - 40) : m.end() + 40]):
                continue
            event = events[m[0]]
            out.append(NamedHit(i, event.start, event.end, event))
    return out
