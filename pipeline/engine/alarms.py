"""Why a person should look at a run: with any of these it ends with exit code 3."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from pipeline.engine.record import Night, Summary, record_path
from pipeline.settings import Settings

Alarms: TypeAlias = tuple[str, ...]  # a sentence each

NO_NIGHT = Night()
ENOUGH = 20  # new pages from which their own shares say something


def alarms(summary: Summary, last: Mapping[str, Any], settings: Settings, new: Night = NO_NIGHT) -> Alarms:
    """Why a person should look at a run, a sentence each; `last` is the record of the run before, {} of the first."""
    return few(summary, settings) or jumps(summary, last, settings, new)


def few(summary: Summary, settings: Settings) -> Alarms:
    """What is odd about tables whatever the run before was: they hold no page, or few of those that were read."""
    reasons = f"{summary.extracted / 'pages.csv'} has the reasons"
    share = Shares.of(summary.kept, summary.rejected, 0).rejected
    if not summary.kept and not summary.rejected:
        return ("there is no page, and so no event",)
    if not summary.kept:
        return (f"all {summary.rejected} pages are rejected, so there is no event; {reasons}",)
    if share > settings.most_rejected:
        return (f"{share:.0%} of the pages are rejected; {reasons}",)
    return ()


def jumps(summary: Summary, last: Mapping[str, Any], settings: Settings, new: Night = NO_NIGHT) -> Alarms:
    """What is far from the last run.

    The pages that are new or changed are also looked at by themselves, where there are enough of them: in a large
    archive, a night in which all goes wrong moves the whole by little.
    """
    if not last:
        return ()
    pages, rows = last["pages"], last["rows"]
    before = Shares.of(pages["kept"], pages["rejected"], rows["events"])
    said = Shares.of(pages["kept"], pages["rejected"], rows["event_pages"])
    now = Shares.of(summary.kept, summary.rejected, summary.rows.get("events", 0))
    out = _far(now, before, "the pages", settings)
    if not out and ENOUGH <= new.kept + new.rejected < summary.pages:
        out = _far(Shares.of(new.kept, new.rejected, new.events), said, "the new and changed pages", settings)
    return tuple(out)


def unknown(last: Mapping[str, Any], ran_before: bool, extracted: Path) -> Alarms:
    """What is to be said where a run has come before, and its record tells no `last` counts that could jump."""
    if last or not ran_before:
        return ()
    return (
        f"{record_path(extracted)}, the record of the last run, is gone or cannot be read: whether rejected pages or "
        "events have jumped since is not known",
    )


def _far(now: Shares, before: Shares, which: str, settings: Settings) -> list[str]:
    out = []
    if now.rejected - before.rejected > settings.jump_rejected:
        out.append(f"{now.rejected:.0%} of {which} are rejected, {before.rejected:.0%} were in the last run")
    if before.events and abs(now.events / before.events - 1) > settings.jump_events:
        out.append(f"{now.events:.2f} events on each of {which}, {before.events:.2f} were in the last run")
    return out


@dataclass(frozen=True, slots=True)
class Shares:
    rejected: float  # of all pages
    events: float  # a kept page

    @classmethod
    def of(cls, kept: int, rejected: int, events: int) -> Shares:
        return cls(rejected / max(1, kept + rejected), events / max(1, kept))
