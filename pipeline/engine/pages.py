"""Every page of the archive, read, stripped and analysed: from the cache what was done before, by workers the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.engine import keys, stages, tasks
from pipeline.engine.archive import Archive
from pipeline.engine.cache import Cache
from pipeline.engine.items import Answer, Failure, Item
from pipeline.engine.log import Log
from pipeline.engine.seal import unseal
from pipeline.engine.tasks import Reading
from pipeline.model import Document
from pipeline.settings import Settings

Progress = Callable[[str, int, int], None]  # stage, pages done, pages in all (0: not known)
Mapper = Callable[[str, Iterable[Item], int], Iterator[Answer]]  # task, items, how many


@dataclass(frozen=True, slots=True)
class Work:
    """A task; and for each name what it is given, what stands for an answer that fails, and how the log calls it."""

    stage: str
    task: str
    payload: Callable[[str], Any]
    failed: Callable[[str, str], Any]
    label: Callable[[str], str]


@dataclass(slots=True)
class Pages:
    """Work over all pages of an archive."""

    archive: Archive
    cache: Cache
    settings: Settings
    mapper: Mapper
    progress: Progress
    log: Log
    needed: set[bytes] = field(default_factory=set)  # keys of what the tables stand on
    worked: dict[str, int] = field(default_factory=dict)  # stage → pages that it had to be done for
    passing: int = 0  # answers that another run may give in another way: a worker died, a copy was damaged

    def read(self) -> list[tuple[bytes, Reading]]:
        """(key, reading) of every page, in the order of sources; a page may have several."""
        fetches = {s: f for s, f in self.archive.fetches().items() if not f.gone}
        key_of = {s: keys.read_key(f.digest, self.settings) for s, f in fetches.items()}
        readings = self._obtain(
            Work(
                "clean",
                tasks.READ,
                payload=lambda source: self.archive.source(fetches[source]),
                failed=lambda source, why: tasks.failed_reading(self.archive.source(fetches[source]), why),
                label=lambda source: source,
            ),
            key_of,
        )
        return [(key_of[source], readings[source]) for source in fetches]

    def strip(self, readings: Iterable[tuple[bytes, Reading]]) -> tuple[list[Document], dict[str, bytes]]:
        """The documents with what they keep, sorted by page id; and the key of each one's reading, by page id."""
        by_source = {reading.document.page.source: (key, reading.why) for key, reading in readings}
        documents = stages.one_a_page(reading.document for _, reading in readings)
        self.progress("strip", 0, len(documents))
        why = [by_source[d.page.source][1] for d in documents]
        done = stages.strip_with(documents, why, self.settings)
        self.progress("strip", len(done), len(done))
        return done, {d.page.page_id: by_source[d.page.source][0] for d in done}

    def analyse(self, stripped: Iterable[Document], key_of_reading: Mapping[str, bytes]) -> list[Document]:
        """The documents with all that is found and stated on them, in the order given."""
        documents = {d.page.page_id: d for d in stripped}
        key_of = {
            page_id: keys.analysis_key(key_of_reading[page_id], d, self.settings)
            for page_id, d in documents.items()
            if d.page.status == "ok"
        }
        analyses = self._obtain(
            Work(
                "recognize",
                tasks.ANALYSE,
                payload=lambda page_id: documents[page_id],
                failed=lambda page_id, why: tasks.failed_analysis(documents[page_id], why),
                label=lambda page_id: documents[page_id].page.source,
            ),
            key_of,
        )
        return [tasks.joined(d, analyses[p]) if p in analyses else d for p, d in documents.items()]

    def _obtain(self, work: Work, key_of: Mapping[str, bytes]) -> dict[str, Any]:
        """The value of each name: out of the cache, or made by the work's task."""
        self.needed.update(key_of.values())
        found = dict(self.cache.values(key for key in key_of.values() if key in self.cache))
        values = {name: found[key] for name, key in key_of.items() if key in found}
        missing = [name for name in key_of if name not in values]
        self.worked[work.stage] = len(missing)
        self.progress(work.stage, 0, len(missing))
        items = ((name, work.payload(name)) for name in missing)
        for done, (name, answer) in enumerate(self.mapper(work.task, items, len(missing)), start=1):
            if isinstance(answer, Failure):
                values[name] = work.failed(name, answer.reason)
                self.passing += 1
                self.log("failed", stage=work.stage, source=work.label(name), reason=answer.reason)
            else:
                values[name] = unseal(answer)
                if tasks.lasting(values[name]):
                    self.cache.put(key_of[name], answer)
                else:
                    self.passing += 1
                self.log("done", stage=work.stage, source=work.label(name))
            self.progress(work.stage, done, len(missing))
        self.cache.flush()
        return values
