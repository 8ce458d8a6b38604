"""A page of one event: its place and its hours are that event's, wherever on the page they stand."""

from __future__ import annotations

from dataclasses import replace

from pipeline.assemble.line_times import bare_clock, bare_day
from pipeline.assemble.record import Record
from pipeline.assemble.view import Field, View
from pipeline.assemble.when import is_clock
from pipeline.model import Time

REACH = 4  # blocks below the title
WHOLE = ("fields", "prose_title", "prose_heading", "prose")


def adopt(view: View, records: list[Record]) -> list[Record]:
    """The records with the page's only 会場 field, and with the clock of its only 日時 field if the day is the same."""
    records = [_below_field(view, _with_hours(view, r) if r.main else r) for r in records]
    whole = [r for r in records if r.layout in WHOLE and not r.parent]
    days = {next((t.start[:10] for t in r.times if not is_clock(t)), "") for r in whole}
    places = [f for f in view.fields if f.role == "where"]
    if not whole or len(days) != 1:
        return records
    place = places[0] if len({view.text[f.start : f.end].strip() for f in places}) == 1 else None
    hours = [f for f in view.fields if f.role == "when"]
    clock = _rows(view, hours[0], min(days)) if len(hours) == 1 else ()
    return [_with(r, place, clock) if any(r is w for w in whole) else r for r in records]


def _with(record: Record, place: Field | None, clock: tuple[Time, ...]) -> Record:
    if place is not None and record.venue == (0, 0) and not any(f.role == "where" for f in record.fields):
        record = replace(record, fields=(*record.fields, place))
    if clock and record.layout != "fields" and not any("T" in t.start for t in record.times):
        record = replace(record, times=clock)
    return record


def _with_hours(view: View, record: Record) -> Record:
    """The title's event with the clock time that stands alone under its day, right below the title of minutes:
    `知事会見録` / `6月3日(火)` / `10時～10時40分`."""
    if any(is_clock(t) for t in record.times) or any(f.role == "when" for f in view.fields):
        return record
    day = next((t.start for t in record.times), "")
    for i in range(max(view.title, 0) + 1, min(view.title + REACH, len(view.body) - 1)):
        block, below = view.body[i], view.body[i + 1]
        rows = bare_day(view, (block.start, block.end))
        if [t.start for t in rows] == [day]:
            clock = bare_clock(view, (below.start, below.end))
            fits = len(clock) == 1 and clock[0].start.startswith(day)
            return replace(record, times=(*rows, *clock)) if fits else record
    return record


def _below_field(view: View, record: Record) -> Record:
    """The event of fields with the clock time on the line below its 日時, which says the day alone:
    `日時 5月25日(土)` / `午後3時～午後4時`."""
    hours = [f for f in record.fields if f.role == "when"]
    if record.layout != "fields" or len(hours) != 1 or any(is_clock(t) for t in record.times):
        return record
    below = view.body[hours[0].position + 1 :][:1]
    clock = bare_clock(view, (below[0].start, below[0].end)) if below and below[0].kind == "paragraph" else ()
    day = next((t.start for t in record.times), "")
    return replace(record, times=(*record.times, *clock)) if len(clock) == 1 and clock[0].start[:10] == day else record


def _rows(view: View, field: Field, day: str) -> tuple[Time, ...]:
    rows = view.times_in(field.start, field.end)
    fits = bool(day) and any("T" in t.start for t in rows) and {t.start[:10] for t in rows} == {day}
    return tuple(rows) if fits else ()
