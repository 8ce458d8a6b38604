"""Work in this process, for a few pages that are not worth a worker. A page that crashes Python ends it."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterable, Iterator

from pipeline.engine.items import CHUNK, Answer, Failure, Item, Waiting
from pipeline.engine.pool import START, too_long
from pipeline.engine.worker import function_of, message_of, prepare
from pipeline.settings import Settings


def alone(task: str, items: Iterable[Item], settings: Settings) -> Iterator[Answer]:
    """Do the task for each item, in order; a page that takes longer than the deadline is broken off."""
    work, waiting, spare = function_of(task), Waiting(items), START
    while some := waiting.take(CHUNK):
        with contextlib.suppress(_TooLong), _deadline(settings.page_seconds + spare):
            prepare(task, [payload for _, payload in some], settings)
        for key, payload in some:
            try:
                with _deadline(settings.page_seconds + spare):
                    answer: bytes | Failure = message_of(work(payload, settings))
            except _TooLong:
                answer = Failure(too_long(settings))
            spare = 0.0
            yield key, answer


class _TooLong(BaseException):
    """Not an Exception, so that no stage takes it for a fault of its own."""


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
