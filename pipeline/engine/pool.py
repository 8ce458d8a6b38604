"""Processes that work on pages, of which any may die or hang without ending the run.

Workers answer page by page, with sealed values (seal.py), in any order. A worker that dies, or takes longer over a page
than the deadline, is replaced, and the page it was at is tried once more by itself. What a page did to its worker twice
is a `Failure`, which is not remembered: the next run tries it again. A worker that can work on no page says so, and the
run ends.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from typing import Any

from pipeline.engine import worker as life
from pipeline.engine.items import CHUNK, Answer, Failure, Item, Waiting
from pipeline.errors import StageError
from pipeline.packing import packed
from pipeline.settings import Settings

START = 120.0  # seconds that a worker may take until its first answer to a task, beside the deadline of a page
TRIES = 2
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")  # one a worker


def too_long(settings: Settings) -> str:
    return f"took longer than {settings.page_seconds} seconds"


@dataclass(slots=True)
class _Worker:
    process: subprocess.Popen[bytes]
    pipe: Connection
    doing: deque[Item] = field(default_factory=deque)  # in the order in which it answers
    since: float = 0.0  # when it last answered
    ready: bool = False
    warm: set[str] = field(default_factory=set)  # tasks that it has answered: what they need is loaded

    def limit(self, task: str, seconds: float) -> float:
        return self.since + seconds + (0.0 if task in self.warm else START)


class Pool:
    """Workers that stay from one task to the next, with what they have loaded; `end` ends them."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.workers: list[_Worker] = []

    def run(self, task: str, waiting: Waiting, count: int) -> Iterator[Answer]:
        """The answer to each item as it is done, by at least `count` workers.

        Raises:
            GyojiError: no page can be worked on, as a worker has told.
        """
        work = _Work(self, task, waiting, count)
        try:
            yield from work.answers()
        except BaseException:  # whoever asked has gone: nobody shall take these answers for those of another task
            self.end()
            raise

    def load(self, task: str) -> None:
        """Have workers that are there load what a task needs, which is then there when they are asked."""
        for worker in self.workers:
            with contextlib.suppress(OSError):  # it has died, which whoever asks it will be told
                worker.pipe.send_bytes(packed((task, [])))

    def end(self) -> None:
        for worker in self.workers:
            _end(worker)
        self.workers.clear()

    def start(self, task: str) -> None:
        ours, theirs = Pipe()
        environment = {
            **dict.fromkeys(THREADS, "1"),
            **os.environ,
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        }
        process = subprocess.Popen(
            [sys.executable, "-c", f"from {life.__name__} import work; work({theirs.fileno()})"],
            env=environment,
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
        )
        theirs.close()
        ours.send_bytes(packed((self.settings, task)))
        self.workers.append(_Worker(process, ours, since=time.monotonic()))


@dataclass(slots=True)
class _Work:
    """One task on the way through a pool."""

    pool: Pool
    task: str
    waiting: Waiting
    count: int
    tries: dict[Any, int] = field(default_factory=dict)
    again: deque[Item] = field(default_factory=deque)  # those that were being worked on when a worker died
    stillborn: int = 0

    def answers(self) -> Iterator[Answer]:
        workers = self.pool.workers
        while self.waiting or self.again or any(w.doing for w in workers):
            while len(workers) < self.count and (self.waiting or self.again):
                self.pool.start(self.task)
            for worker in workers:
                self._feed(worker)
            yield from self._heard()

    def _feed(self, worker: _Worker) -> None:
        if not worker.doing and self.again:
            some = [self.again.popleft()]
        elif len(worker.doing) < CHUNK // 2 and self.waiting:
            some = self.waiting.take(CHUNK)
        else:
            return
        if not worker.doing:
            worker.since = time.monotonic()
        worker.doing.extend(some)
        with contextlib.suppress(OSError):  # it has died, which its end of the pipe will tell
            worker.pipe.send_bytes(packed((self.task, [payload for _, payload in some])))

    def _heard(self) -> Iterator[Answer]:
        busy = [w for w in self.pool.workers if w.doing or not w.ready]
        seconds = self.pool.settings.page_seconds
        limit = min(w.limit(self.task, seconds) for w in busy)
        heard = wait([w.pipe for w in busy], timeout=max(0.0, limit - time.monotonic()))
        for worker in busy:
            if worker.pipe in heard:
                yield from self._hear(worker)
            elif worker.doing and time.monotonic() > worker.limit(self.task, seconds):
                yield from self._failed(worker, too_long(self.pool.settings))

    def _hear(self, worker: _Worker) -> Iterator[Answer]:
        try:
            message = worker.pipe.recv_bytes()
            fault = worker.pipe.recv_bytes() if message == life.FAULT else b""
        except (EOFError, OSError):
            yield from self._died(worker)
            return
        worker.since = time.monotonic()
        if message == life.READY:
            worker.ready, self.stillborn = True, 0
            return
        if fault:
            raise life.fault_of(fault)
        worker.warm.add(self.task)
        key, _ = worker.doing.popleft()
        yield key, message

    def _died(self, worker: _Worker) -> Iterator[Answer]:
        if not worker.ready:
            self.stillborn += 1
            self._drop(worker)
            if self.stillborn > self.count + TRIES:
                raise StageError(f"worker processes end before they begin (exit code {worker.process.wait()})")
            return
        yield from self._failed(worker, "its worker process died")

    def _failed(self, worker: _Worker, reason: str) -> Iterator[Answer]:
        """The page that a worker was at is tried once more, alone: it may have been another one of its batch."""
        if worker.doing:
            key, payload = worker.doing.popleft()
            self.tries[key] = self.tries.get(key, 0) + 1
            if self.tries[key] < TRIES:
                self.again.append((key, payload))
            else:
                yield key, Failure(reason)
        self._drop(worker)

    def _drop(self, worker: _Worker) -> None:
        """End a worker and give back what it had not yet begun."""
        self.waiting.give_back(worker.doing)
        worker.doing.clear()
        self.pool.workers.remove(worker)
        _end(worker)


def _end(worker: _Worker) -> None:
    worker.process.kill()
    worker.process.wait()
    worker.pipe.close()
