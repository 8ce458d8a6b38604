"""Times: an expression is found where a row of the same meaning stands on its line."""

from __future__ import annotations

import re

from pipeline.annotate import TimeRow
from pipeline.annotate.annotation import Moments
from pipeline.annotate.extracted import Row
from pipeline.evaluate.likeness import norm
from pipeline.evaluate.scores import Finding, PageScore
from pipeline.evaluate.sheet import Sheet

WEEKDAY = re.compile(r"曜|[（(][月火水木金土日][)）・祝]")


def moments(row: Row) -> Moments:
    return row.get("start", ""), row.get("end", "")


def judge_times(sheet: Sheet, score: PageScore) -> None:
    """Each annotated row takes the first row that fits; what is left is extra, unless it may be there."""
    left = [(moments(row), sheet.line_of(row), row) for row in sheet.rows("times")]
    seen: dict[tuple[int, str], int] = {}
    missed = []
    for want in sheet.annotation.times:
        nth = seen[want.line, want.text] = seen.get((want.line, want.text), -1) + 1
        fits = (i for i, (when, line, _) in enumerate(left) if when in want.accepted and line in (0, want.line))
        k = next(fits, None)
        if k is None:
            missed.append((want, nth))
        else:
            _found(sheet, score, want, left.pop(k)[2])
    optional = {norm(text) for text in sheet.annotation.times_optional}
    extra = [row for _, _, row in left if norm(row.get("text", "")) not in optional]
    score.score("times").add(len(sheet.annotation.times) - len(missed), len(extra), len(missed))
    for want, nth in missed:
        _missed(sheet, score, want, nth, extra)
    for row in extra:
        got, line = "/".join(moments(row)), sheet.line_of(row)
        score.note(Finding(sheet.stem, "times", "extra", row["text"], got=got, line=line, spans=sheet.spans(row)))


def _found(sheet: Sheet, score: PageScore, want: TimeRow, row: Row) -> None:
    told = Finding(
        sheet.stem,
        "times",
        "found",
        want.text,
        expected="/".join(want.when),
        got="/".join(moments(row)),
        line=want.line,
        spans=sheet.spans(row),
    )
    score.note(told)
    if want.timezone:
        zone = row.get("timezone", "")
        ok = zone == want.timezone or want.timezone[0] in "+-"
        score.judge(_value(told, "time_zone", want.timezone, zone), ok)
    if WEEKDAY.search(want.text):
        expected = "false" if want.weekday_conflict else "true"
        got = row.get("weekday_ok", "").lower()
        score.judge(_value(told, "weekday_checked", expected, got), got == expected)


def _missed(sheet: Sheet, score: PageScore, want: TimeRow, nth: int, extra: list[Row]) -> None:
    score.value("time_zone").unasked += bool(want.timezone)
    score.value("weekday_checked").unasked += bool(WEEKDAY.search(want.text))
    rival = next((r for r in extra if norm(r["text"]) == norm(want.text) and sheet.line_of(r) in (0, want.line)), None)
    score.note(
        Finding(
            sheet.stem,
            "times",
            "missed",
            want.text,
            expected="/".join(want.when),
            got="/".join(moments(rival)) if rival else "",
            line=want.line,
            spans=sheet.on_line(want.text, want.line, nth),
        )
    )


def _value(told: Finding, field: str, expected: str, got: str) -> Finding:
    return Finding(told.page, "times", "found", told.name, 0, field, expected, got, told.line, told.spans)
