"""Work on many pages by this machine: how many processes it is worth, and whether it is worth any."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pipeline.engine import page_tables, tasks
from pipeline.engine.alone import alone
from pipeline.engine.items import Answer, Item, Waiting
from pipeline.engine.pool import Pool
from pipeline.grouped import Grouped, by_group
from pipeline.settings import Settings

NEXT = {tasks.READ: tasks.ANALYSE, tasks.ANALYSE: page_tables.ROWS}  # what workers are asked after a task
PAGES_WORTH_A_WORKER = 50  # a worker loads dictionary and model in some 2 seconds, the time of about 50 pages


def useful(jobs: int, pages: int) -> int:
    """How many workers to start: `jobs`, or for 0 as many as there are cores, but no more than the pages keep busy."""
    return max(1, min(jobs or cores(), pages // PAGES_WORTH_A_WORKER))


def cores() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(slots=True)
class Workers:
    """The workers of a run; they are started for the first task that is worth them, and stay for the next."""

    settings: Settings
    jobs: int = 1  # 0: one a core
    apart: bool = False  # also a few pages in a process of their own, so that one that crashes Python ends no run
    pool: Pool = field(init=False)

    def __post_init__(self) -> None:
        self.pool = Pool(self.settings)

    def mapped(self, task: str, items: Iterable[Item], total: int) -> Iterator[Answer]:
        """Do the task ("module:function", called with payload and settings) for each item.

        Answers come as they are done.
        """
        if not total:
            return
        count = useful(self.jobs, total)
        if not self.apart and not self.pool.workers and count == 1 and total <= PAGES_WORTH_A_WORKER:
            yield from alone(task, items, self.settings)
        else:
            yield from self.pool.run(task, Waiting(items), count)
            if task in NEXT:
                self.pool.load(NEXT[task])

    @property
    def grouped(self) -> Grouped:
        """Work on groups is done in this process: it takes less than the way to another."""
        return by_group

    def end(self) -> None:
        self.pool.end()
