"""Which engine does the work on single pages: processes of this machine, or a Ray cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.engine.items import Answer, Item
from pipeline.engine.workers import Workers
from pipeline.errors import InputError
from pipeline.grouped import OnGroup

ENGINES = ("local", "ray")


@dataclass(frozen=True, slots=True)
class Cluster:
    """Workers of a Ray cluster; what it has not done when it breaks down, workers of this machine do."""

    workers: Workers
    folder: Path  # which every machine of the cluster sees

    def mapped(self, task: str, items: Iterable[Item], total: int) -> Iterator[Answer]:
        from pipeline.engine import ray_engine

        if not total:
            return
        waiting = dict(items)
        settings, jobs = self.workers.settings, self.workers.jobs
        for key, answer in ray_engine.mapped(task, waiting.items(), settings, self.folder, jobs):
            del waiting[key]
            yield key, answer
        yield from self.workers.mapped(task, waiting.items(), len(waiting))

    def grouped(self, work: OnGroup, groups: Sequence[int], rows: Sequence[Any]) -> list[Any]:
        from pipeline.engine import ray_engine

        return ray_engine.grouped(work, groups, rows, self.folder)

    def end(self) -> None:
        self.workers.end()


def engine_of(name: str, workers: Workers, extracted: Path) -> Workers | Cluster:
    """What maps a task over items: `workers` themselves, or a cluster that falls back on them.

    Raises:
        InputError: there is no such engine, or it cannot have so many workers.
    """
    if name not in ENGINES:
        raise InputError(f"--engine is {name!r}; allowed are {', '.join(map(repr, ENGINES))}")
    if workers.jobs < 0:
        raise InputError(f"--jobs is {workers.jobs}; it must be a number of processes, or 0 for one a core")
    return workers if name == "local" else Cluster(workers, extracted / "run" / "ray")
