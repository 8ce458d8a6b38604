"""Work on many pages: in this process, or on several, of which any may die or hang without ending the run.

Workers answer page by page, with sealed values (cache.seal), in any order. A worker that dies, or takes longer over a
page than the deadline, is replaced, and the page it was at is tried once more by itself. What a page did to its worker
twice is a `Failure`, which is not remembered: the next run tries it again.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from typing import Any

from pipeline.engine.seal import seal
from pipeline.errors import StageError
from pipeline.settings import Settings

PAGES_WORTH_A_WORKER = 50  # a worker loads dictionary and model in some 2 seconds, the time of about 50 pages
CHUNK = 16  # pages a message: large enough for the model's batches, small enough for even work
START = 120.0  # seconds that a worker may take until its first answer, beside the deadline of a page
TRIES = 2

Item = tuple[Any, Any]  # (key, payload)
READY = "ready"
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")  # one a worker


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no value."""

    reason: str


Answer = tuple[Any, bytes | Failure]  # (key, sealed value)


def useful(jobs: int, pages: int) -> int:
    """How many workers to start: `jobs`, or for 0 as many as there are cores, but no more than the pages keep busy."""
    return max(1, min(jobs or cores(), pages // PAGES_WORTH_A_WORKER))


def cores() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def mapped(task: str, items: Iterable[Item], total: int, settings: Settings, jobs: int = 1) -> Iterator[Answer]:
    """Do the task ("module:function", called with payload and settings) for each item; answers come as they are done.

    Where it is not worth a worker, this process does the work, and a page can end it only by killing it.
    """
    count = useful(jobs, total)
    if count == 1 and total <= PAGES_WORTH_A_WORKER:
        yield from here(task, items, settings)
        return
    pool = Pool(task, settings, count)
    try:
        yield from pool.run(Waiting(items))
    finally:
        pool.end()


class Waiting:
    """Items that no worker has begun; they are made as they are taken."""

    def __init__(self, items: Iterable[Item]) -> None:
        self.items, self.back = iter(items), deque[Item]()

    def take(self, count: int) -> list[Item]:
        some = [self.back.popleft() for _ in range(min(count, len(self.back)))]
        return some + list(islice(self.items, count - len(some)))

    def give_back(self, items: Iterable[Item]) -> None:
        self.back.extendleft(reversed(list(items)))

    def __bool__(self) -> bool:
        if not self.back:
            self.back.extend(islice(self.items, 1))
        return bool(self.back)


def prepare(task: str, payloads: Sequence[Any], settings: Settings) -> None:
    """What "module:prepare_function" can do for several pages at once; without it each page does it for itself."""
    module, _, name = task.partition(":")
    ahead = getattr(importlib.import_module(module), f"prepare_{name}", None)
    if ahead is not None:
        with contextlib.suppress(Exception):  # of whichever page it was, that page will say so
            ahead(payloads, settings)


def function_of(task: str) -> Callable[[Any, Settings], Any]:
    module, _, name = task.partition(":")
    found: Callable[[Any, Settings], Any] = getattr(importlib.import_module(module), name)
    return found


def here(task: str, items: Iterable[Item], settings: Settings) -> Iterator[Answer]:
    """Do the work in this process."""
    work, waiting, spare = function_of(task), Waiting(items), START
    while some := waiting.take(CHUNK):
        with contextlib.suppress(_TooLong), _deadline(settings.page_seconds + spare):
            prepare(task, [payload for _, payload in some], settings)
        for key, payload in some:
            try:
                with _deadline(settings.page_seconds + spare):
                    answer: bytes | Failure = seal(work(payload, settings))
            except _TooLong:
                answer = Failure(_too_long(settings))
            spare = 0.0
            yield key, answer


class _TooLong(BaseException):
    """Not an Exception, so that no stage takes it for a fault of its own."""


def _too_long(settings: Settings) -> str:
    return f"took longer than {settings.page_seconds} seconds"


@contextlib.contextmanager
def _deadline(seconds: float) -> Iterator[None]:
    """Break off after so many seconds, where that is possible: in the main thread."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_: object) -> None:
        raise _TooLong

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@dataclass(slots=True)
class _Worker:
    process: subprocess.Popen[bytes]
    pipe: Connection
    doing: deque[Item] = field(default_factory=deque)  # in the order in which it answers
    since: float = 0.0  # when it last answered
    ready: bool = False
    warm: bool = False  # it has answered: models and dictionaries are loaded

    def limit(self, seconds: float) -> float:
        return self.since + seconds + (0.0 if self.warm else START)


class Pool:
    """Processes that do one task; `run` may be called again and again."""

    def __init__(self, task: str, settings: Settings, count: int) -> None:
        self.task, self.settings, self.count = task, settings, count
        self.workers: list[_Worker] = []
        self.tries: dict[Any, int] = {}
        self.alone: deque[Item] = deque()  # those that were being worked on when a worker died
        self.stillborn = 0

    def run(self, waiting: Waiting) -> Iterator[Answer]:
        while waiting or self.alone or any(w.doing for w in self.workers):
            while len(self.workers) < self.count and (waiting or self.alone):
                self._start()
            for worker in self.workers:
                self._feed(worker, waiting)
            yield from self._answers(waiting)

    def _start(self) -> None:
        ours, theirs = Pipe()
        environment = {
            **dict.fromkeys(THREADS, "1"),
            **os.environ,
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        }
        process = subprocess.Popen(
            [sys.executable, "-c", f"from {__name__} import work; work({theirs.fileno()})"],
            env=environment,
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
        )
        theirs.close()
        ours.send((self.task, self.settings))
        self.workers.append(_Worker(process, ours, since=time.monotonic()))

    def _feed(self, worker: _Worker, waiting: Waiting) -> None:
        if not worker.doing and self.alone:
            some = [self.alone.popleft()]
        elif len(worker.doing) < CHUNK // 2 and waiting:
            some = waiting.take(CHUNK)
        else:
            return
        if not worker.doing:
            worker.since = time.monotonic()
        worker.doing.extend(some)
        with contextlib.suppress(OSError):  # it has died, which its end of the pipe will tell
            worker.pipe.send(some)

    def _answers(self, waiting: Waiting) -> Iterator[Answer]:
        busy = [w for w in self.workers if w.doing or not w.ready]
        limit = min(w.limit(self.settings.page_seconds) for w in busy)
        heard = wait([w.pipe for w in busy], timeout=max(0.0, limit - time.monotonic()))
        for worker in busy:
            if worker.pipe in heard:
                yield from self._hear(worker, waiting)
            elif worker.doing and time.monotonic() > worker.limit(self.settings.page_seconds):
                yield from self._failed(worker, waiting, _too_long(self.settings))

    def _hear(self, worker: _Worker, waiting: Waiting) -> Iterator[Answer]:
        try:
            message = worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._died(worker, waiting)
            return
        worker.since = time.monotonic()
        if message == READY:
            worker.ready, self.stillborn = True, 0
            return
        worker.warm = True
        key, _ = worker.doing.popleft()
        yield key, message

    def _died(self, worker: _Worker, waiting: Waiting) -> Iterator[Answer]:
        if not worker.ready:
            self.stillborn += 1
            self._drop(worker, waiting)
            if self.stillborn > self.count + TRIES:
                raise StageError(f"worker processes end before they begin (exit code {worker.process.wait()})")
            return
        yield from self._failed(worker, waiting, "its worker process died")

    def _failed(self, worker: _Worker, waiting: Waiting, reason: str) -> Iterator[Answer]:
        """The page that a worker was at is tried once more, alone: it may have been another one of its batch."""
        if worker.doing:
            key, payload = worker.doing.popleft()
            self.tries[key] = self.tries.get(key, 0) + 1
            if self.tries[key] < TRIES:
                self.alone.append((key, payload))
            else:
                yield key, Failure(reason)
        self._drop(worker, waiting)

    def _drop(self, worker: _Worker, waiting: Waiting) -> None:
        """End a worker and give back what it had not yet begun."""
        waiting.give_back(worker.doing)
        worker.doing.clear()
        self.workers.remove(worker)
        _end(worker)

    def end(self) -> None:
        for worker in self.workers:
            _end(worker)


def _end(worker: _Worker) -> None:
    worker.process.kill()
    worker.process.wait()
    worker.pipe.close()


def work(descriptor: int) -> None:
    """A worker's life: whatever is asked, page by page; it ends with its parent's end of the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it, and ends us
    pipe = Connection(descriptor)
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        task, settings = pipe.recv()
        do = function_of(task)
        pipe.send(READY)
        while True:
            payloads = [payload for _, payload in pipe.recv()]
            prepare(task, payloads, settings)
            for payload in payloads:
                pipe.send(seal(do(payload, settings)))
