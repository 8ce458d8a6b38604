"""The end of a run: what analysed pages tell is linked and written, and takes the place of the old tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.engine import keys, store
from pipeline.engine.alarms import alarms, unknown
from pipeline.engine.database import Notice
from pipeline.engine.folder import spare
from pipeline.engine.intake import Intake
from pipeline.engine.outputs import Outputs
from pipeline.engine.pages import Pages
from pipeline.engine.record import Night, Summary, read_record, timed, write_record
from pipeline.engine.standing import VERSION, checksums, note, rows_of
from pipeline.engine.swap import next_set
from pipeline.settings import Settings


@dataclass(frozen=True, slots=True)
class Taken:
    """What a run has taken in."""

    intake: Intake
    made: str  # what the tables will be made from (standing.made_from)
    warning: str  # of pages that the archive has lost; "" for none


@dataclass(frozen=True, slots=True)
class Ending:
    """What the rest of a run is told with, and whom it lets go."""

    seconds: dict[str, float]  # of stages, which grow
    notice: Notice
    end: Callable[[], None]  # ends the workers, which have nothing more to do when rows are made


def publish(pages: Pages, taken: Taken, extracted: Path, ending: Ending) -> Summary:
    """Link, write, and put the new tables in the place of the old ones, which stay until these are complete.

    Raises OutputError: `extracted` cannot be written.
    """
    archive, intake, seconds = pages.archive, taken.intake, ending.seconds
    version = written_by(pages.settings)
    last = rows_of(archive, extracted, version, ending.notice)
    with spare(extracted) as waiting:
        outputs = Outputs(pages, extracted, waiting)
        with timed("link", seconds):
            concluded = outputs.conclude(last, set(intake.touched))
        with timed("write", seconds):
            outputs.make(concluded)
        ending.end()
        summary = replace(concluded.summary, new=len(intake.new), changed=len(intake.changed), seconds=seconds)
        with next_set(extracted) as folder:
            with timed("write", seconds):
                rows = outputs.write(folder, last, concluded.keys)
            summary = replace(summary, rows=rows, warnings=(*filter(None, (taken.warning,)), *intake.warnings))
            summary = _record(summary, concluded.night, pages, folder)
            files = checksums(folder)
    store.drop_stages(extracted)
    note(archive, "" if pages.answers.passing else taken.made, files, concluded.keys, version)
    archive.trim()
    pages.answers.trim()
    return summary


def written_by(settings: Settings) -> str:
    """The code, libraries and settings that tables are made by."""
    return keys.everything(settings).hex()


def _record(summary: Summary, night: Night, pages: Pages, folder: Path) -> Summary:
    """Write the record of a run; gives the summary with what is odd about it."""
    summary = replace(summary, worked=dict(pages.answers.worked))
    last = read_record(summary.extracted)
    blind = unknown(last, pages.archive.get(VERSION) != "", summary.extracted)
    odd = alarms(summary, last, pages.settings, night)
    summary = replace(summary, warnings=(*summary.warnings, *blind, *odd))
    write_record(summary, pages.settings, folder)
    return summary
