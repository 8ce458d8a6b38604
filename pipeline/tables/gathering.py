"""Corpora as rows, on their way to the files: checked when they are made, brought into order, on the disk if many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.link.corpus import Corpus
from pipeline.model import Document
from pipeline.tables.arrow import gathered, key_of, schema
from pipeline.tables.contract import contract, contracts
from pipeline.tables.laws import check_offsets, check_values
from pipeline.tables.rows import MAKERS, OF_PAGES
from pipeline.tables.runs import Runs

RELATED = ("event_people", "event_cities", "event_organizations")
TOGETHER = 20_000  # rows of things that are made at once


class Rows:
    """The rows of all tables, taken in any order."""

    def __init__(self, folder: Path) -> None:
        """What memory should not hold is written into the folder, which is there."""
        self.runs = {t.name: Runs(schema(t).empty_table(), key_of(t), folder / t.name) for t in contracts()}

    def take(self, rows: Mapping[str, pa.Table]) -> None:
        """Rows by table.

        Raises:
            OSError: the disk is full.
        """
        for name, some in rows.items():
            self.runs[name].add(some)

    def take_things(self, corpus: Corpus) -> None:
        """All rows of what pages say together.

        Raises:
            AssertionError: linking has broken the contract.
            OSError: the disk is full.
        """
        for name in MAKERS.keys() - set(OF_PAGES):
            made = MAKERS[name](corpus)
            while some := list(islice(made, TOGETHER)):
                rows = gathered(contract(name), some)
                check_values(name, rows)
                self.take({name: rows})

    def of(self, name: str) -> Iterator[pa.Table]:
        """The rows of a table in their order; they can be asked for once."""
        return self.runs.pop(name).ordered()


def parted(corpus: Corpus, documents: Iterable[Document], size: int) -> Iterator[Corpus]:
    """The corpus of so many of the documents after the other, with what is told of these pages alone."""
    of: dict[str, dict[str, list[Any]]] = {}
    for name in RELATED:
        for row in getattr(corpus, name):
            of.setdefault(row.page_id, {}).setdefault(name, []).append(row)
    waiting = iter(documents)
    while some := tuple(islice(waiting, size)):
        own = [of.get(d.page.page_id, {}) for d in some]
        rows: dict[str, Any] = {name: tuple(row for told in own for row in told.get(name, ())) for name in RELATED}
        yield replace(corpus, documents=some, **rows)


def page_rows(corpus: Corpus) -> dict[str, pa.Table]:
    """By table: the rows that say what single pages say, as they come; `Rows` brings those of all pages into order.

    Raises:
        AssertionError: a stage has broken the contract.
    """
    texts = {d.page.page_id: d.page.text for d in corpus.documents}
    out = {}
    for name in OF_PAGES:
        out[name] = gathered(contract(name), MAKERS[name](corpus))
        check_offsets(name, out[name], texts)
        check_values(name, out[name])
    return out
