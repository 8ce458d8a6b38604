"""Which engine does the work on single pages: processes of this machine, or a Ray cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.engine import workers
from pipeline.engine.pages import Mapper
from pipeline.engine.workers import Answer, Item
from pipeline.errors import InputError
from pipeline.settings import Settings

ENGINES = ("local", "ray")


def mapper(engine: str, jobs: int, extracted: Path) -> Mapper:
    """(task, items, how many, settings) → answers, one an item.

    Raises:
        InputError: there is no such engine.
    """
    if engine not in ENGINES:
        raise InputError(f"--engine is {engine!r}; allowed are {', '.join(map(repr, ENGINES))}")

    def local(task: str, items: Iterable[Item], total: int, settings: Settings) -> Iterator[Answer]:
        return workers.mapped(task, items, total, settings, jobs)

    def on_ray(task: str, items: Iterable[Item], total: int, settings: Settings) -> Iterator[Answer]:
        from pipeline.engine import ray_engine

        if not total:
            return
        waiting = dict(items)
        for name, answer in ray_engine.mapped(task, waiting.items(), settings, extracted / "run" / "ray", jobs):
            del waiting[name]
            yield name, answer
        yield from local(task, waiting.items(), len(waiting), settings)

    return local if engine == "local" else on_ray
