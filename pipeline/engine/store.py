"""The files between the stages: one Parquet file a part of the documents, below `EXTRACTED/stages/`.

What strip leaves of pages and blocks is part of the contract and lies at `stages/pages.parquet` and
`stages/blocks.parquet`; all other files lie in a folder of their stage.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.engine.stages import STAGES, Stage
from pipeline.errors import StageError
from pipeline.model import (
    Block,
    CityStatement,
    DeclaredEvent,
    Document,
    EventStatement,
    Mention,
    OrganizationStatement,
    Page,
    PersonStatement,
    Problem,
    Reject,
    Time,
)
from pipeline.tables import codec

ROWS: dict[str, type[Any]] = {
    "page": Page,
    "blocks": Block,
    "declared": DeclaredEvent,
    "mentions": Mention,
    "times": Time,
    "events": EventStatement,
    "people": PersonStatement,
    "cities": CityStatement,
    "organizations": OrganizationStatement,
    "rejects": Reject,
    "problems": Problem,
}
BY_NAME: dict[str, Stage] = {stage.name: stage for stage in STAGES}
CONTRACT = {("strip", "page"): "pages.parquet", ("strip", "blocks"): "blocks.parquet"}


def path_of(extracted: Path, stage: str, part: str) -> Path:
    """Where a stage writes a part of the documents."""
    name = CONTRACT.get((stage, part), f"{stage}/{'pages' if part == 'page' else part}.parquet")
    return extracted / "stages" / name


def save(documents: Sequence[Document], stage: str, extracted: Path, parts: Sequence[str] = ()) -> None:
    """Write the parts that the stage has changed, or only those named."""
    for part in parts or BY_NAME[stage].changes:
        path = path_of(extracted, stage, part)
        path.parent.mkdir(parents=True, exist_ok=True)
        codec.save(list(_rows(documents, part)), path, ROWS[part])


def has(stage: str, extracted: Path) -> bool:
    """Whether a stage by itself has left its files."""
    return (extracted / "stages" / stage).is_dir()


def drop_stages(extracted: Path) -> None:
    """Delete the files of single stages, which a whole run has overtaken; those of the contract stay."""
    for name in (*BY_NAME, "link"):
        shutil.rmtree(extracted / "stages" / name, ignore_errors=True)


def load(stage: str, extracted: Path) -> list[Document]:
    """The documents as they are after a stage, sorted by page id.

    Raises:
        StageError: a file of this stage or one before it is missing or damaged.
    """
    until = STAGES[: STAGES.index(BY_NAME[stage]) + 1]
    newest = {part: s.name for s in until for part in s.changes}
    parts = {part: _by_page(extracted, name, part) for part, name in newest.items()}
    pages = parts.pop("page")
    return [_document(rows[0], parts) for _, rows in sorted(pages.items())]


def before(name: str) -> str:
    """The page stage whose files the stage of this name reads."""
    names = list(BY_NAME)
    return names[names.index(name) - 1] if name in names else names[-1]


def _rows(documents: Sequence[Document], part: str) -> Iterator[Any]:
    for document in documents:
        if part == "page":
            yield document.page
        else:
            yield from getattr(document, part)


def _document(page: Page, parts: dict[str, dict[str, list[Any]]]) -> Document:
    own: dict[str, Any] = {part: tuple(rows.get(page.page_id, ())) for part, rows in parts.items()}
    return replace(Document(page), **own)


def _by_page(extracted: Path, stage: str, part: str) -> dict[str, list[Any]]:
    path = path_of(extracted, stage, part)
    if not path.exists():
        raise StageError(f"{path} is missing: run 'gyoji {stage}' first, or 'gyoji run'")
    out: dict[str, list[Any]] = defaultdict(list)
    for row in codec.load(path, ROWS[part]):
        out[row.page_id].append(row)
    return out
