"""Events: found; found with exact start and end; and what is said of those that are found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.annotate import EventRow
from pipeline.annotate.extracted import Row
from pipeline.evaluate.judge_parts import Parts
from pipeline.evaluate.judge_times import moments
from pipeline.evaluate.likeness import ALIKE, EQUAL, best, same_city, similarity
from pipeline.evaluate.pairing import pair_events
from pipeline.evaluate.scores import Finding, PageScore
from pipeline.evaluate.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Judged:
    """One value of an event: what is annotated, what the row says, and whether that is right."""

    field: str
    expected: str
    got: str
    ok: bool


def judge_events(sheet: Sheet, score: PageScore) -> None:
    """Events that may be there or not count neither way."""
    gold, got = sheet.annotation.events, sheet.rows("event_pages")
    pairs, parts = pair_events(gold, got), Parts(sheet, score)
    core = [i for i, want in enumerate(gold) if not want.optional]
    taken = {k for k, _ in pairs.values()}
    extra = [row for k, row in enumerate(got) if k not in taken]
    found = exact = 0
    for i in core:
        want = gold[i]
        if i not in pairs:
            _missed(sheet, score, want, parts)
            continue
        row, likeness = got[pairs[i][0]], pairs[i][1]
        found += 1
        exact += moments(row) in want.accepted and likeness >= ALIKE
        _found(sheet, score, want, row)
        parts.judge(want, row["event_id"])
    score.score("events").add(found, len(extra), len(core) - found)
    score.score("events_exact").add(exact, len(extra) + found - exact, len(core) - exact)
    for row in extra:
        when, spans = "/".join(moments(row)), sheet.spans(row)
        score.note(Finding(sheet.stem, "events", "extra", row["name"], got=when, line=sheet.line_of(row), spans=spans))


def values(want: EventRow, row: Row) -> Iterator[Judged]:
    """Every value that is asked of the row of an event; of an empty row what a missed event is not asked."""
    start, end = moments(row)
    name, venue, city = row.get("name", ""), row.get("venue", ""), row.get("city", "")
    yield Judged("event_name", want.name, name, best(want.names, name) >= EQUAL)
    yield Judged("event_start", want.when[0], start, start in {a for a, _ in want.accepted})
    yield Judged("event_end", want.when[1], end, end in {b for _, b in want.accepted})
    if want.dates:
        dates = sorted(re.split(r"[;,\s]+", row.get("dates", "").strip()))
        yield Judged("event_dates", ";".join(want.dates), row.get("dates", ""), dates == sorted(want.dates))
    yield Judged("event_venue", want.venue, venue, similarity(want.venue, venue) >= ALIKE if want.venue else not venue)
    yield Judged("event_city", want.city, city, same_city(want.city, city) if want.city else not city)
    if want.country:
        country = row.get("country_code", "")
        yield Judged("event_country", want.country, country, country == want.country)
    if want.parent:
        parent = row.get("parent", "")
        yield Judged("event_parent", want.parent, parent, similarity(want.parent, parent) >= ALIKE)


def _found(sheet: Sheet, score: PageScore, want: EventRow, row: Row) -> None:
    told = Finding(
        sheet.stem,
        "events",
        "found",
        want.name,
        expected="/".join(want.when),
        got="/".join(moments(row)),
        line=sheet.line_of(row),
        spans=sheet.spans(row),
    )
    score.note(told)
    for judged in values(want, row):
        score.judge(replace(told, field=judged.field, expected=judged.expected, got=judged.got), judged.ok)


def _missed(sheet: Sheet, score: PageScore, want: EventRow, parts: Parts) -> None:
    spans = sheet.places(want.names)
    line = sheet.line_at(spans[0][0]) if spans else 0
    when = "/".join(want.when)
    score.note(Finding(sheet.stem, "events", "missed", want.name, expected=when, line=line, spans=spans))
    for judged in values(want, {}):
        score.value(judged.field).unasked += 1
    parts.missed(want)
