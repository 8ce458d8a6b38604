"""What became of each decision in a run: `run/decisions.csv`, so that none is lost silently."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Literal

from pipeline.decisions.record import Decision


@dataclass(frozen=True, slots=True)
class Outcome:
    """One decision, where it was made, and what became of it."""

    id: str
    when: str
    who: str
    what: str
    table: str
    source: str  # of the page of its first target
    text: str
    column: str
    status: Literal["applied", "partly", "not_applied", "undone"]
    reason: str = ""


def outcome(d: Decision, missed: Sequence[str], hits: int) -> Outcome:
    """`missed` says why targets were not reached, `hits` how many were."""
    status: Literal["applied", "partly", "not_applied"] = (
        "applied" if not missed else "partly" if hits else "not_applied"
    )
    return told(d, status, "; ".join(dict.fromkeys(missed)))


def told(d: Decision, status: Literal["applied", "partly", "not_applied", "undone"], reason: str = "") -> Outcome:
    table, source, text = "", "", ""
    if d.targets:
        first = d.targets[0]
        table, source, text = first.table, first.anchor.source, first.name or first.anchor.text
    return Outcome(d.id, d.when, d.who, d.what, table, source, text, d.column, status, reason)


def fault(path: Path, number: int, why: str) -> Outcome:
    """A line of the log that is no decision."""
    return Outcome("", "", "", "", "", path.name, "", "", "not_applied", f"line {number} {why}")


def write_outcomes(outcomes: Sequence[Outcome], path: Path) -> None:
    """UTF-8, "\\n", RFC 4180, as the tables are."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([f.name for f in fields(Outcome)])
        writer.writerows(astuple(o) for o in outcomes)
