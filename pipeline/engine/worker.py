"""A worker's life, in a process of its own: whatever is asked, page by page."""

from __future__ import annotations

import contextlib
import gc
import importlib
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from importlib.abc import MetaPathFinder
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any

import pyarrow as pa

from pipeline.engine.seal import seal
from pipeline.errors import GyojiError
from pipeline.settings import Settings

READY = b""  # the first message of a worker; every later one is an answer, which is longer than
FAULT = b"!"  # which says that the next and last message is why no page can be worked on
GARBAGE = 200_000  # new objects after which garbage is looked for; Python's 700 costs a tenth of the time


def work(descriptor: int) -> None:
    """Serve the parent at the other end of a pipe, until it closes that end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it, and ends us
    pipe = Connection(descriptor)
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError), rarely_collected():
        settings, first = pickle.loads(pipe.recv_bytes())
        without_pandas()
        function_of(first)
        pipe.send_bytes(READY)
        try:
            _serve(pipe, settings)
        except GyojiError as fault:
            pipe.send_bytes(FAULT)
            pipe.send_bytes(f"{type(fault).__name__}\n{fault}".encode())


def _serve(pipe: Connection, settings: Settings) -> None:
    """Do what is asked, task by task."""
    done: set[str] = set()
    for task, payloads in _asked(pipe):
        do = function_of(task)
        if not payloads:
            load(task, settings)
        prepare(task, payloads, settings)
        for payload in payloads:
            pipe.send_bytes(message_of(do(payload, settings)))
        if task not in done:  # dictionaries and models are loaded, and are no garbage
            gc.collect()
            gc.freeze()
            done.add(task)


def _asked(pipe: Connection) -> Iterator[Any]:
    """What the parent sends, taken from the pipe while work goes on.

    So the parent never waits to send until somebody reads: it might be that we wait, until it reads an answer.
    """
    messages: SimpleQueue[bytes | None] = SimpleQueue()

    def listen() -> None:
        with contextlib.suppress(EOFError, OSError):
            while True:
                messages.put(pipe.recv_bytes())
        messages.put(None)

    threading.Thread(target=listen, daemon=True).start()
    while (message := messages.get()) is not None:
        yield pickle.loads(message)


def fault_of(message: bytes) -> GyojiError:
    """The error again that a worker has told of behind FAULT."""
    name, _, sentence = message.decode().partition("\n")
    return next((kind for kind in GyojiError.__subclasses__() if kind.__name__ == name), GyojiError)(sentence)


def message_of(answer: Any) -> bytes:
    """What a task has given, as it is sent: bytes as they are, all else sealed."""
    return answer if isinstance(answer, bytes) else seal(answer)


def load(task: str, settings: Settings) -> None:
    """Load what LOAD of the task's module loads, while nobody asks for anything else."""
    module, _, name = task.partition(":")
    ahead = getattr(importlib.import_module(module), "LOAD", {}).get(name)
    if ahead is not None:
        with contextlib.suppress(Exception):  # the first page will say so
            ahead(settings)


def prepare(task: str, payloads: Sequence[Any], settings: Settings) -> None:
    """What AHEAD of the task's module can do for several pages at once; without it each page does it for itself."""
    module, _, name = task.partition(":")
    ahead = getattr(importlib.import_module(module), "AHEAD", {}).get(name)
    if ahead is not None:
        with contextlib.suppress(Exception):  # of whichever page it was, that page will say so
            ahead(payloads, settings)


def function_of(task: str) -> Callable[[Any, Settings], Any]:
    """The function that a task, "module:function", names."""
    module, _, name = task.partition(":")
    found: Callable[[Any, Settings], Any] = getattr(importlib.import_module(module), name)
    return found


@contextlib.contextmanager
def rarely_collected() -> Iterator[None]:
    """Look for garbage more rarely: what stages make is freed as it is dropped, but for the trees of some parsers."""
    before = gc.get_threshold()
    gc.set_threshold(GARBAGE, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def without_pandas() -> None:
    """Let Arrow find no pandas: it loads it with its first array, a third of a second, and nobody here asks for frames.

    Arrow looks only once. What imports pandas by itself, to tell what is wrong with a table, still does.
    """
    sys.meta_path.insert(0, _NoPandas())
    try:
        pa.array([""])
    finally:
        del sys.meta_path[0]


class _NoPandas(MetaPathFinder):
    """Says that pandas is not installed."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        if name == "pandas":
            raise ModuleNotFoundError("Arrow is to do without pandas here", name=name)
