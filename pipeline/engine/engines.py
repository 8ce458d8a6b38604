"""Which engine does the work on single pages: processes of this machine, or a Ray cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.engine import workers
from pipeline.engine.pages import Mapper
from pipeline.engine.workers import Answer, Item
from pipeline.errors import InputError
from pipeline.settings import Settings


def mapper(engine: str, jobs: int, extracted: Path) -> Mapper:
    """(task, items, how many, settings) → answers.

    Raises:
        InputError: the engine is not installed.
    """

    if engine != "local":
        raise InputError(f"--engine is {engine!r}; allowed are 'local' and 'ray'")

    def local(task: str, items: Iterable[Item], total: int, settings: Settings) -> Iterator[Answer]:
        return workers.mapped(task, items, total, settings, jobs)

    return local
