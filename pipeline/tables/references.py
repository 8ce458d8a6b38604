"""What rows refer to, held against the rows that are there: table by table, in the order of the contracts."""

from __future__ import annotations

from collections import defaultdict

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.tables.contract import Contract, contracts
from pipeline.tables.laws import check_reference


class References:
    """The ids that others refer to; of the table that is being written, those that it refers to, each once."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], list[pa.Array]] = {
            (other, theirs): [] for table in contracts() for _, other, theirs in table.refs
        }  # (table, column) → ids
        self.asked: dict[str, list[pa.Array]] = defaultdict(list)  # column → ids

    def take(self, table: Contract, rows: pa.Table) -> None:
        """Some rows of a table."""
        for (name, column), ids in self.known.items():
            if name == table.name:
                ids += rows.column(column).chunks
        for column, _, _ in table.refs:
            self.asked[column].append(pc.unique(rows.column(column)))

    def check(self, table: Contract) -> None:
        """Raises AssertionError: a row of the table, all of which have been taken, refers to one that is not there."""
        for column, other, theirs in table.refs:
            ids = pa.chunked_array(self.asked.pop(column, []), pa.string())
            known = pa.chunked_array(self.known[other, theirs], pa.string())
            check_reference(f"{table.name}.{column}", ids, other, known)
