"""What the tables stand on and is no longer there: no run takes it out of the tables without being told to.

The archive never forgets a page, so one that only the tables hold means that it was damaged, deleted or replaced; and
a log of decisions is never deleted, so one that the tables follow and that is not there is looked for in a wrong place.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.engine.archive import Archive
from pipeline.engine.deciding import OUTCOMES
from pipeline.engine.intake import PRUNED
from pipeline.errors import InputError

FOLLOWED = ("applied", "partly")


def lost(archive: Archive, extracted: Path, sure: bool) -> str:
    """What is to be said of pages that would leave the tables, "" where none would.

    Raises:
        InputError: they are more than a fifth, and nobody has said --yes.
    """
    held = _sources(extracted)
    gone = len(held - archive.fetches().keys())
    if not gone:
        return ""
    which = f"{gone} of the {len(held)} pages in the tables of {extracted} are no longer in {archive.path}"
    if gone > PRUNED * len(held) and not sure:
        raise InputError(
            f"{which}: put a copy of it back, or a RAW that holds them; say --yes to take them out of the tables"
        )
    return f"{which}, nor in the raw folder: they have left the tables"


def _sources(extracted: Path) -> set[str]:
    """Of all pages in the tables; nothing where these cannot be read."""
    path = extracted / "pages.parquet"
    try:
        return set(pq.read_table(path, columns=["source"]).column("source").to_pylist())
    except (OSError, KeyError, pa.ArrowException):
        return set()


def no_log(log: Path, extracted: Path) -> str:
    """What is to be said where there is no log of decisions at `log`, "" where there is.

    Raises:
        InputError: the tables follow decisions of it.
    """
    if log.exists():
        return ""
    if followed := _followed(extracted):
        raise InputError(
            f"the tables of {extracted} follow decisions ({followed} of them), and there is no log at {log}: put it "
            "back, say where it is ('decisions' in the settings), or make an empty file there to do without them"
        )
    return f"there is no log of decisions at {log}, where the settings say that it is: none are applied"


def _followed(extracted: Path) -> int:
    """How many decisions the last run has applied."""
    try:
        with (extracted / OUTCOMES).open(encoding="utf-8", newline="") as file:
            return sum(row.get("status") in FOLLOWED for row in csv.DictReader(file))
    except (OSError, ValueError, csv.Error):
        return 0
