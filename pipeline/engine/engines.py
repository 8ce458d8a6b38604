"""Which engine does the work on single pages: processes of this machine, or a Ray cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline.engine.items import Answer, Item
from pipeline.engine.workers import Workers
from pipeline.errors import InputError
from pipeline.grouped import OnGroup

ENGINES = ("local", "ray")
LOT = 2048  # pages a worker that go out together: they take it minutes, and loading a model takes seconds


@dataclass(frozen=True, slots=True)
class Cluster:
    """Workers of a Ray cluster; what it has not done when it breaks down, workers of this machine do.

    Pages go out in lots, so that this process holds those of one lot, however many there are.
    """

    workers: Workers
    folder: Path  # which every machine of the cluster sees

    def mapped(self, task: str, items: Iterable[Item], total: int) -> Iterator[Answer]:
        from pipeline.engine import ray_engine

        if not total:
            return
        waiting, count = iter(items), ray_engine.workers(self.workers.jobs)
        while lot := dict(islice(waiting, LOT * count)):
            for key, answer in ray_engine.mapped(task, lot.items(), self.workers.settings, self.folder, count):
                del lot[key]
                yield key, answer
            yield from self.workers.mapped(task, lot.items(), len(lot))

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
