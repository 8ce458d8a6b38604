"""tables: the contract of the tables (their schemas in one place) and their writers.

`write(corpus, extracted)` writes every table as CSV, Parquet and SQLite, with datapackage.json; `frames(corpus)` gives
them as data frames, `read(extracted)` reads them back, all held to the contract; `faults(document)` tells what of one
page would break it; `Kept` are tables of an earlier run, whose rows `write` can take over. Where pages are many,
`gathering` makes rows page by page and `writing.write_rows` merges them. `codec` writes and reads the files between the
stages.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.tables.checks import broken_offsets, faults
    from pipeline.tables.framing import frames, read
    from pipeline.tables.writing import Kept, write

__all__ = ["Kept", "broken_offsets", "faults", "frames", "read", "write"]
WHERE = {"Kept": "writing", "write": "writing", "broken_offsets": "checks", "faults": "checks"}  # the others: framing


def __getattr__(name: str) -> Any:
    """Loaded when it is used: a worker asks for faults, and needs no data frames."""
    if name not in __all__:
        raise AttributeError(f"module 'pipeline.tables' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"pipeline.tables.{WHERE.get(name, 'framing')}"), name)
