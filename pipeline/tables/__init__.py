"""tables: the contract of the tables (pandera schemas in one place) and their writers.

`write(corpus, extracted)` writes every table as CSV, Parquet and SQLite, with datapackage.json; `frames(corpus)` gives
them as data frames, `read(extracted)` reads them back, all held to the contract; `faults(document)` tells what of one
page would break it; `Kept` are tables of an
earlier run, whose rows `write` can take over. `codec` writes and reads the files
between the stages.
"""

from pipeline.tables.checks import broken_offsets, faults
from pipeline.tables.frames import frames, read
from pipeline.tables.writing import Kept, write

__all__ = ["Kept", "broken_offsets", "faults", "frames", "read", "write"]
