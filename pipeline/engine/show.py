"""What a person sees of a run in the terminal."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from zoneinfo import available_timezones

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from pipeline.engine.database import Notice
from pipeline.engine.log import Progress as Report
from pipeline.engine.record import Summary
from pipeline.errors import InputError
from pipeline.visible import one_line

SHOWN_OF_A_TIME = (
    "text",
    "start_char",
    "end_char",
    "start",
    "end",
    "precision",
    "timezone",
    "kind",
    "basis",
    "basis_other",
    "weekday_ok",
)
SHOWN = ("events", "people", "cities", "organizations", "times")
EVERY = 2.0  # seconds between two lines of a log for schedulers


@contextmanager
def progress_of(console: Console, as_json: bool = False) -> Iterator[tuple[Report, Notice]]:
    """How far each stage is, with pages a second and time left; and a way to say a sentence.

    Bars on a terminal, lines of JSON where they are asked for, else nothing but the sentences.
    """
    if as_json:
        yield _json_lines(console)
        return
    columns = (
        TextColumn("{task.description:10}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[speed]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
        tasks: dict[str, TaskID] = {}

        def report(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = progress.add_task(stage, total=total or None, speed="")
            speed = progress.tasks[list(tasks).index(stage)].speed
            told = f"{speed:.1f} pages/s" if speed else ""
            progress.update(tasks[stage], completed=done, total=total or None, speed=told)

        yield report, lambda sentence: console.print(f"gyoji: {escape(sentence)}")


def _json_lines(console: Console) -> tuple[Report, Notice]:
    """{"stage", "done", "total", "pages_per_second", "seconds_left"} every few seconds, and {"notice"}."""
    begun: dict[str, float] = {}
    last: dict[str, float] = {}

    def report(stage: str, done: int, total: int) -> None:
        now = time.monotonic()
        started = begun.setdefault(stage, now)
        if done and done != total and now - last.get(stage, started) < EVERY:
            return
        last[stage] = now
        speed = done / (now - started) if now > started else 0.0
        left = round((total - done) / speed, 1) if speed and total else None
        rate = {"pages_per_second": round(speed, 1), "seconds_left": left}
        _write(console, {"stage": stage, "done": done, "total": total, **rate})

    return report, lambda sentence: _write(console, {"notice": sentence})


def _write(console: Console, line: dict[str, Any]) -> None:
    console.file.write(json.dumps(line, ensure_ascii=False) + "\n")
    console.file.flush()


def tell_the_end(summary: Summary, console: Console, as_json: bool) -> None:
    """What a scheduler, or whoever reads the mail of one, has to know: warnings, and as JSON also the counts."""
    if as_json:
        pages = {name: getattr(summary, name) for name in ("pages", "kept", "rejected", "gone", "new", "changed")}
        seconds = round(sum(summary.seconds.values()), 1)
        _write(console, {"ended": True, **pages, "seconds": seconds, "warnings": summary.warnings})
        return
    for warning in summary.warnings:
        console.print(f"gyoji: warning: {escape(warning)}")


def summary_lines(summary: Summary) -> Iterator[tuple[str, str]]:
    """(what, how it is): pages with reasons; rows of the main tables; seconds; where the tables are."""
    gone = f", {summary.gone} gone" if summary.gone else ""
    yield "pages", f"{summary.pages} read, {summary.kept} kept, {summary.rejected} rejected{gone}"
    yield "files", f"{summary.new} new, {summary.changed} changed"
    for reason, count in summary.reasons.items():
        yield "", f"  {count} rejected: {one_line(reason)}"
    for name in SHOWN:
        yield name, str(summary.rows.get(name, 0))
    yield "seconds", f"{sum(summary.seconds.values()):.1f}"
    yield "tables", f"{summary.extracted}/ (CSV, Parquet, gyoji.sqlite, datapackage.json)"


def time_lines(text: str, reference: str, zone: str) -> Iterator[str]:
    """Each time of the text as a line of JSON.

    Raises:
        InputError: the reference is no day, or the zone no IANA name.
    """
    from pipeline.temporal import Context, find_times

    if reference and not _is_day(reference):
        raise InputError(f"--reference is {reference!r}; it must be a day such as 2024-11-12")
    if zone not in available_timezones():
        raise InputError(f"--zone is {zone!r}; it must be an IANA name such as Asia/Tokyo")
    for found in find_times(text, Context(reference=reference, timezone=zone)):
        row = {name: getattr(found, name) for name in SHOWN_OF_A_TIME}
        yield json.dumps(row, ensure_ascii=False)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
