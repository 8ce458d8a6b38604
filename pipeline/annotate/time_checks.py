"""The rows of times: on their line, in the body, of a legal form, of the weekday and the figures that are written."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.annotate import iso
from pipeline.annotate.figures import misread, overlooked, weekdays
from pipeline.annotate.paper import Paper, Told

Rows = Sequence[tuple[int, Any]]


def check(times: Rows, optional: Rows, paper: Paper) -> Iterator[Told]:
    """Faults of `times` and `times_optional`."""
    last = 0
    seen: Counter[tuple[int, str]] = Counter()
    for i, row in times:
        where = ("times", i)
        line = paper.line(row["line"])
        if line is None:
            yield (*where, "line"), f"{row['line']} is out of the page, which has {len(paper.lines)} lines", True
            continue
        seen[row["line"], row["text"]] += 1
        if line.count(row["text"]) < seen[row["line"], row["text"]]:
            there = "does not stand" if row["text"] not in line else f"stands only {line.count(row['text'])} times"
            yield (*where, "text"), f"{row['text']!r} {there} on line {row['line']}", True
            continue
        if row["line"] < last:
            yield (*where, "line"), "rows are not in the order of lines", False
        last = row["line"]
        if row["line"] not in paper.body_lines:
            yield (*where, "line"), f"line {row['line']} is outside the body", False
        yield from _meaning(where, row)
    for i, row in optional:
        line = paper.line(row["line"])
        if line is None or row["text"] not in line:
            yield ("times_optional", i), f"{row['text']!r} does not stand on line {row['line']}", False
    yield from _overlooked([row for _, row in (*times, *optional)], paper)


def moments(where: tuple[str | int, ...], row: Any) -> Iterator[Told]:
    """Start, end and accept of a row of times or events."""
    pairs = [(row["start"], row["end"], where), *((a, b, (*where, "accept")) for a, b in row.get("accept", ()))]
    for start, end, at in pairs:
        bad = [(key, what) for key, value in (("start", start), ("end", end)) if value and (what := iso.fault(value))]
        for key, what in bad:
            yield (*at, key) if at == where else at, what, True
        if bad or not start or not end:
            continue
        if not iso.in_order(start, end):
            yield (*at, "end") if at == where else at, f"{end} is before {start}", True
        elif at == where and iso.precision(start) != iso.precision(end):
            yield (*at, "end"), f"{start} and {end} differ in precision", False


def _meaning(where: tuple[str | int, ...], row: Any) -> Iterator[Told]:
    faults = list(moments(where, row))
    yield from faults
    if any(grave for _, _, grave in faults):
        return
    if wrong := misread(row["text"], row["start"], row["end"]):
        yield (*where, "start"), f"{row['text']!r} says {wrong}, not {row['start']} to {row['end']}", False
    yield from _zone(where, row)
    yield from _weekday(where, row)


def _zone(where: tuple[str | int, ...], row: Any) -> Iterator[Told]:
    zone = row.get("timezone")
    at = (*where, "timezone")
    if ("T" in row["start"]) != bool(zone):
        yield at, "a zone stands on rows with a clock time, and only there", False
    elif zone and not iso.is_zone(zone):
        yield at, f"{zone!r} is no IANA zone", True
    elif zone:
        for moment in sorted({row["start"], row["end"]}):
            if not iso.has_offset(moment, zone):
                yield at, f"{moment} has not the offset of {zone}", False


def _weekday(where: tuple[str | int, ...], row: Any) -> Iterator[Told]:
    written = weekdays(row["text"])
    days = [day for day in (iso.day(row["start"]), iso.day(row["end"])) if day]
    conflict = bool(row.get("weekday_conflict"))
    at = (*where, "weekday_conflict" if conflict else "start")
    if not written or len(days) < 2:
        if conflict:
            yield at, "is set, but there is no weekday or no date", False
        return
    theirs = [day.weekday() for day in days]
    agrees = written[0] in theirs if len(written) == 1 else [written[0], written[-1]] == theirs
    if agrees and conflict:
        yield at, "is set, but the weekday agrees", False
    elif not agrees and not conflict:
        yield at, f"the weekday of {row['text']!r} is not that of {row['start']} to {row['end']}", False


def _overlooked(rows: Sequence[Any], paper: Paper) -> Iterator[Told]:
    """Expressions of the body that no row covers."""
    for number in sorted(paper.body_lines):
        line = paper.lines[number - 1]
        texts = [row["text"] for row in rows if row["line"] == number]
        for text in sorted(texts, key=len, reverse=True):
            line = line.replace(text, "□" * len(text), 1)
        for text in overlooked(unicodedata.normalize("NFKC", line)):
            yield ("times",), f"{text!r} on line {number} is neither in times nor in times_optional", False
