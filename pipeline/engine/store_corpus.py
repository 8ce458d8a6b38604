"""What linking has concluded, between link and write: one Parquet file a part, below `EXTRACTED/stages/link/`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from pipeline.link import Corpus
from pipeline.model import Document
from pipeline.tables import codec


@dataclass(frozen=True, slots=True)
class Conclusion:
    """The thing that a statement is about."""

    statement_id: str
    thing_id: str


@dataclass(frozen=True, slots=True)
class Naming:
    """The thing that an entity of a page is."""

    page_id: str
    label: str
    entity: str
    thing_id: str


def save_corpus(corpus: Corpus, extracted: Path) -> None:
    """Write all parts of the corpus but its documents, which the stages before have written."""
    folder = extracted / "stages" / "link"
    folder.mkdir(parents=True, exist_ok=True)
    for name, cls in _parts().items():
        codec.save(getattr(corpus, name), folder / f"{name}.parquet", cls)
    conclusions = [Conclusion(*item) for item in sorted(corpus.thing_of.items())]
    codec.save(conclusions, folder / "thing_of.parquet", Conclusion)
    namings = [Naming(*key, thing) for key, thing in sorted(corpus.named.items())]
    codec.save(namings, folder / "named.parquet", Naming)


def load_corpus(documents: Sequence[Document], extracted: Path) -> Corpus:
    """The corpus that was saved, over the documents that it was made from.

    Raises:
        StageError: a file is missing or damaged.
    """
    folder = extracted / "stages" / "link"
    parts = {name: tuple(codec.load(folder / f"{name}.parquet", cls)) for name, cls in _parts().items()}
    thing_of = {c.statement_id: c.thing_id for c in codec.load(folder / "thing_of.parquet", Conclusion)}
    named = {(n.page_id, n.label, n.entity): n.thing_id for n in codec.load(folder / "named.parquet", Naming)}
    return Corpus(documents=tuple(documents), thing_of=thing_of, named=named, **parts)


def _parts() -> dict[str, type[Any]]:
    """The parts that are tuples of rows, with the class of their rows."""
    hints = get_type_hints(Corpus)
    return {
        f.name: get_args(hints[f.name])[0]
        for f in fields(Corpus)
        if f.name != "documents" and get_origin(hints[f.name]) is tuple
    }
