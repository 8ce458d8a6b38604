"""Page stages over many pages: in this process, or on several.

Results come in the order of the pages, whatever worker made them, so that a run does not depend on the number of
workers.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager

from pipeline.engine import stages
from pipeline.model import Document
from pipeline.settings import Settings

Mapper = Callable[[str, Sequence[Document]], Iterator[Document]]

PAGES_WORTH_A_WORKER = 50  # a worker loads dictionary and model in some 2 seconds, the time of about 50 pages
CHUNK = 8  # pages a message: large enough for the messages not to matter, small enough for even work

PAGE_STAGES = {"recognize": stages.recognize, "assemble": stages.assemble}


def useful(jobs: int, pages: int) -> int:
    """How many workers to start: `jobs`, or for 0 as many as there are cores, but no more than the pages keep busy."""
    return max(1, min(jobs or os.cpu_count() or 1, pages // PAGES_WORTH_A_WORKER))


@contextmanager
def pool(jobs: int, settings: Settings) -> Iterator[Mapper]:
    """Gives a mapper (stage name, documents) → documents in the same order; workers end with the context."""
    executor: ProcessPoolExecutor | None = None

    def mapper(name: str, documents: Sequence[Document]) -> Iterator[Document]:
        nonlocal executor
        count = useful(jobs, len(documents))
        if count == 1:
            yield from (PAGE_STAGES[name](document, settings) for document in documents)
            return
        if executor is None:
            context = multiprocessing.get_context("spawn")  # fork would copy locks that BLAS threads hold
            executor = ProcessPoolExecutor(count, mp_context=context, initializer=_begin, initargs=(settings,))
        yield from executor.map(_work, [name] * len(documents), documents, chunksize=CHUNK)

    try:
        yield mapper
    finally:
        if executor is not None:
            executor.shutdown(cancel_futures=True)


_settings: Settings | None = None  # of this worker, set once when it starts


def _begin(settings: Settings) -> None:
    global _settings
    _settings = settings


def _work(name: str, document: Document) -> Document:
    assert _settings is not None
    return PAGE_STAGES[name](document, _settings)
