"""What workers have made of pages: known from earlier runs, or made now; every answer as it was sealed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.engine import tasks
from pipeline.engine.cache import Cache
from pipeline.engine.items import Answer, Failure, Item
from pipeline.engine.keys import digest
from pipeline.engine.log import Log, Progress
from pipeline.engine.seal import seal, unseal
from pipeline.engine.shelf import Groups, Shelf
from pipeline.engine.tasks import Answered, Found
from pipeline.model import Document

Mapper = Callable[[str, Iterable[Item], int], Iterator[Answer]]  # task, items, pages in all


@dataclass(frozen=True, slots=True)
class Work:
    """A task; and for each name what it is given, what stands for an answer that fails, and how the log calls it."""

    stage: str
    task: str
    payload: Callable[[str], Any]
    failed: Callable[[str, str], Answered]
    label: Callable[[str], str]


@dataclass(slots=True)
class Answers:
    """Answers to tasks by the digests of all that they are made from."""

    cache: Cache
    mapper: Mapper
    progress: Progress
    log: Log
    worked: dict[str, int] = field(default_factory=dict)  # stage → pages that it had to be done for
    passing: int = 0  # answers that another run may give in another way: a worker died, a copy was damaged
    needed: set[bytes] = field(default_factory=set)  # keys of what the tables stand on
    fleeting: dict[bytes, bytes] = field(default_factory=dict)  # whole answers that no other run may use
    shelf: Shelf = field(init=False)
    groups: Groups = field(init=False)  # what groups of statements gave

    def __post_init__(self) -> None:
        self.shelf = Shelf(self.cache, "pages")
        self.groups = Groups(self.cache)

    def small(self, work: Work, key_of: Mapping[str, bytes]) -> dict[str, bytes]:
        """The little of each name's answer: known, or made by the work's task."""
        self.needed.update(key_of.values())
        self._remember(key for key in key_of.values() if key in self.cache and key not in self.shelf.values)
        known = self.shelf.values
        values = {name: known[key] for name, key in key_of.items() if key in known and key in self.cache}
        missing = [name for name in key_of if name not in values]
        self.worked[work.stage] = len(missing)
        self.progress(work.stage, 0, len(missing))
        items = ((name, work.payload(name)) for name in missing)
        for done, (name, answer) in enumerate(self.mapper(work.task, items, len(missing)), start=1):
            if isinstance(answer, Failure):
                made = work.failed(name, answer.reason)
                self.log("failed", stage=work.stage, source=work.label(name), reason=answer.reason)
            else:
                made = Answered.of(answer)
                self.log("done", stage=work.stage, source=work.label(name))
            values[name] = made.small
            self._keep(key_of[name], made)
            self.progress(work.stage, done, len(missing))
        self.cache.flush()
        return values

    def whole(self, key: bytes, make: Callable[[], Answered]) -> bytes:
        """The whole of an answer, sealed; made again where what is stored of it is damaged."""
        if key in self.fleeting:
            return self.fleeting[key]
        if (stored := self.cache.sealed(key)) is not None:
            return stored
        made = make()
        self.cache.put(key, made.whole)
        return made.whole

    def trim(self) -> None:
        """Forget what no page needs."""
        boards = [*self.shelf.keep(self.needed), *self.groups.keep()]
        self.cache.trim({*self.needed, *map(beside_of, self.needed), *boards})

    def words(self, key: bytes, make: Callable[[], Answered]) -> bytes:
        """The statements of a page in words; where they are damaged of the whole, whose key is given, or made again."""
        beside = beside_of(key)
        if (stored := self.fleeting.get(beside) or self.cache.sealed(beside)) is not None:
            return stored
        for _, whole in self.cache.values([key]):
            words = tasks.answered(whole).words
            self.cache.put(beside, words)
            return words
        made = make()
        self._keep(key, made)
        return made.words

    def retold(self, key: bytes, site: str, said: Callable[[], Document]) -> Found:
        """What was found on a page whose site has got another name since."""
        at = digest("retold", key, site)
        self.needed.add(at)
        if at not in self.shelf.values:
            found = tasks.found(said(), site)
            if key in self.fleeting:
                return found
            self.shelf.values[at] = seal(found)
        again: Found = unseal(self.shelf.values[at])
        return again

    def _keep(self, key: bytes, made: Answered) -> None:
        parts = {key: made.whole} | ({beside_of(key): made.words} if made.words else {})
        if made.lasting:
            for part, sealed in parts.items():
                self.cache.put(part, sealed)
            self.shelf.values[key] = made.small
        else:
            self.passing += 1
            self.fleeting |= parts

    def _remember(self, lost: Iterable[bytes]) -> None:
        """What a damaged shelf has lost is made of whole answers again."""
        for key, whole in self.cache.values(lost):
            self.shelf.values[key] = tasks.answered(whole).small


def beside_of(key: bytes) -> bytes:
    """The key of a page's statements in words, beside that of the whole."""
    return digest("words", key)
