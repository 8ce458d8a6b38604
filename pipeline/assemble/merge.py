"""One happening found by several layouts is one statement: the fullest, with what the others add."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from rapidfuzz import fuzz

from pipeline.assemble import words
from pipeline.assemble.patterns import ORDINAL
from pipeline.assemble.record import HEADS
from pipeline.model import EventStatement

RANK = {
    "fields": 0,
    "prose_title": 1,
    "prose_heading": 2,
    "table_row": 3,
    "session": 3,
    "columns": 3,
    "occasion": 3,
    "line": 4,
    "signing": 5,
    "prose": 6,
}
NUMBERED = re.compile(ORDINAL)
USUAL = re.compile(rf"^{words.sign('usual')}(?=..)")  # 定例記者会見, in the report of 知事記者会見
CROWD = 60  # statements of one day beyond which only equal names are compared: a page of 5,000 lines stays linear


def merged(events: list[EventStatement]) -> list[EventStatement]:
    """The statements in page order, those of one happening made one."""
    order = sorted(events, key=lambda e: (RANK.get(e.rule, 9), -e.confidence, e.start_char, e.end_char))
    by_day: dict[str, list[int]] = defaultdict(list)
    by_name: dict[str, list[int]] = defaultdict(list)
    by_both: dict[tuple[str, str], list[int]] = defaultdict(list)
    headed: list[int] = []
    kept: list[EventStatement] = []
    for event in order:
        key, day = words.fold(event.name), _day(event)
        near = [*by_both[key, day][:CROWD], *by_name[key][:CROWD]]
        near += by_day[day] if len(by_day[day]) < CROWD else []
        near += by_day[""] if day and len(by_day[""]) < CROWD else []
        near += headed[:CROWD] if event.start.startswith("T") else []
        hit = next((k for k in dict.fromkeys(near) if same(kept[k], event)), None)
        if hit is not None:
            kept[hit] = _joined(kept[hit], event)
            continue
        by_day[day].append(len(kept))
        by_name[key].append(len(kept))
        by_both[key, day].append(len(kept))
        headed += [len(kept)] if event.rule in HEADS else []
        kept.append(event)
    return sorted(kept, key=lambda e: (e.start_char, e.end_char))


def _day(event: EventStatement) -> str:
    return "" if event.start.startswith("T") else event.start[:10]


def same(a: EventStatement, b: EventStatement) -> bool:
    """Whether two statements of one page tell one happening."""
    x, y = words.fold(a.name), words.fold(b.name)
    if _hour_of(a, b):
        return True
    if not _times_agree(a, b) or (a.rule == b.rule == "occasion" and a.times != b.times):
        return False
    if (a.start_char, a.end_char) == (b.start_char, b.end_char) or x == y:
        return True
    if _one_slot(a, b) and min(len(x), len(y)) >= 4 and (x in y or y in x):
        return True  # the title's event, and its full name in a field of it
    if "press_conference" in (a.kind, b.kind) and a.kind != b.kind:
        return False  # what is announced there
    if HEADS & {a.rule, b.rule} and "prose" in (a.rule, b.rule) and a.times[:1] == b.times[:1] and a.times:
        return True  # the sentence that dates the heading's event names it again
    if {a.rule, b.rule} == {"prose_title", "prose_heading"} and a.times[:1] == b.times[:1] and a.times:
        return True  # the page's title and a heading over the same sentence
    if (m := NUMBERED.search(x)) and (n := NUMBERED.search(y)) and m[0] == n[0] and HEADS & {a.rule, b.rule}:
        return a.kind == b.kind  # 第7回グラーツ大会, 第7回大会
    if a.rule == b.rule or (a.parent and a.parent == b.name) or (b.parent and b.parent == a.name):
        return False
    if min(len(x), len(y)) >= 4 and (x.endswith(y) or y.endswith(x)):
        return True
    if HEADS & {a.rule, b.rule} and _short(USUAL.sub("", x), USUAL.sub("", y)):
        return True
    if min(len(x), len(y)) >= 5 and (x in y or y in x):
        return True
    return fuzz.ratio(x, y) >= 80


def _short(x: str, y: str) -> bool:
    """Whether one is nothing but the noun that the other ends with: 式典 of 記念式典."""
    short, full = sorted((x, y), key=len)
    noun = words.noun_at_end(short)
    return noun is not None and noun.word == short and full.endswith(short) and not noun.weak


def _hour_of(a: EventStatement, b: EventStatement) -> bool:
    """Whether `b` is nothing but the hour of the day that a title tells: 安全運動出発式, 出発式は13時に始まり."""
    day = a.rule in HEADS and a.start == a.end and len(a.start) == 10 and not a.start.startswith("-")
    short = words.fold(b.name)
    return day and b.rule == "prose" and b.start.startswith("T") and len(short) >= 3 and short in words.fold(a.name)


def _one_slot(a: EventStatement, b: EventStatement) -> bool:
    """Whether both begin and end at the same minutes in the same place."""
    return bool(a.venue) and "T" in a.start and (a.start, a.end, a.venue) == (b.start, b.end, b.venue)


def _times_agree(a: EventStatement, b: EventStatement) -> bool:
    if not a.start or not b.start:
        return True
    if (a.start, a.end) == (b.start, b.end):
        return True
    if "T" in a.start and "T" in b.start:
        return False
    x, y = (a.start[:10], a.end[:10]), (b.start[:10], b.end[:10])
    return (
        (x[0] <= y[0] and y[1] <= x[1])
        or (y[0] <= x[0] and x[1] <= y[1])
        or x[0].startswith(y[0])
        or y[0].startswith(x[0])
    )


def _joined(a: EventStatement, b: EventStatement) -> EventStatement:
    """The better statement `a`, with what only `b` says."""
    if b.start.startswith("T") and _hour_of(a, b):
        b = replace(b, start=a.start + b.start, end=a.end + b.end)
    finer = b if len(b.start) > len(a.start) and b.start.startswith(a.start) else a
    if a.rule == b.rule and a.name in b.name:
        a, b = b, a  # the fuller name: that of the field 名称, not that of the title
    out = replace(
        a,
        start=finer.start,
        end=finer.end,
        dates=a.dates or b.dates,
        precision=finer.precision,
        timezone=finer.timezone or a.timezone,
        venue=a.venue or b.venue,
        city=a.city or b.city,
        place=a.place or b.place,
        country_code=a.country_code or b.country_code,
        parent=next((p for p in (a.parent, b.parent) if p and not _names_one_of(p, a, b)), ""),
        basis=a.basis if a.start else b.basis,
        aliases=tuple(dict.fromkeys((*a.aliases, *((b.name,) if b.name != a.name else ()), *b.aliases))),
        times=tuple(dict.fromkeys((*a.times, *b.times))),
        confidence=round(min(0.98, max(a.confidence, b.confidence) + 0.03), 2),
    )
    people = {p.entity: p for p in (*b.people, *a.people)}
    cities = {(c.entity, c.role): c for c in (*a.cities, *b.cities)}
    parts = {e for e, r in cities if r == "participant"}
    return replace(
        out,
        people=tuple(people.values()),
        cities=tuple(c for (e, r), c in cities.items() if r != "venue" or e not in parts),
        organizations=tuple(dict.fromkeys((*a.organizations, *b.organizations))),
    )


def _names_one_of(parent: str, *events: EventStatement) -> bool:
    """Whether a parent is the event itself, called otherwise: 海の会議のご案内 over 海の会議."""
    return any(words.fold(parent).startswith(words.fold(event.name)) for event in events)
