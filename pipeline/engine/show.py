"""What a person sees of a run in the terminal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from zoneinfo import available_timezones

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table

from pipeline.engine.batch import Progress as Report
from pipeline.engine.record import Summary
from pipeline.errors import InputError

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


@contextmanager
def progress_bar(console: Console) -> Iterator[Report]:
    """A line a stage with pages and time left; nothing where the console is no terminal."""
    columns = (TextColumn("{task.description:10}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
        tasks: dict[str, TaskID] = {}

        def report(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = progress.add_task(stage, total=total or None)
            progress.update(tasks[stage], completed=done, total=total or None)

        yield report


def summary_table(summary: Summary) -> Table:
    """Pages read, kept and rejected with reasons; rows of the main tables; seconds; where the tables are."""
    table = Table.grid(padding=(0, 2))
    table.add_row("pages", f"{summary.pages} read, {summary.kept} kept, {summary.rejected} rejected")
    for reason, count in summary.reasons.items():
        table.add_row("", f"  {count} rejected: {reason}")
    for name in SHOWN:
        table.add_row(name, str(summary.rows.get(name, 0)))
    table.add_row("seconds", f"{sum(summary.seconds.values()):.1f}")
    table.add_row("tables", f"{summary.extracted}/ (CSV, Parquet, gyoji.sqlite, datapackage.json)")
    return table


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
