"""Pages that the tables hold and the archive does not: it was damaged, deleted or replaced.

The archive never forgets a page, so this is none that a run may take out of the tables without being told to.
"""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.engine.archive import Archive
from pipeline.engine.intake import PRUNED
from pipeline.errors import InputError


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
