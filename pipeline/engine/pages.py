"""Every page of the archive, read, stripped and analysed: from the cache what was done before, by workers the rest.

Of all pages only the little is in memory that others need of them; the whole of one is read when its rows are made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline import strip
from pipeline.engine import keys, stages, tasks
from pipeline.engine.archive import Archive, Fetch
from pipeline.engine.cache import Cache
from pipeline.engine.items import Answer, Failure, Item
from pipeline.engine.log import Log
from pipeline.engine.seal import unseal
from pipeline.engine.shelf import Shelf
from pipeline.engine.tasks import Answered, Card, Reading
from pipeline.grouped import Grouped, by_group
from pipeline.model import Document, Reject
from pipeline.settings import Settings

Progress = Callable[[str, int, int], None]  # stage, pages done, pages in all (0: not known)
Mapper = Callable[[str, Iterable[Item], int], Iterator[Answer]]  # task, items, how many


NO_VERDICT = strip.Verdict()


@dataclass(frozen=True, slots=True)
class Work:
    """A task; and for each name what it is given, what stands for an answer that fails, and how the log calls it."""

    stage: str
    task: str
    payload: Callable[[str], Any]
    failed: Callable[[str, str], Answered]
    label: Callable[[str], str]


@dataclass(slots=True)
class Standing:
    """Where a page stands: what was read, what other pages say of it, and what was found."""

    reading: bytes  # key of its Reading
    card: Card
    notes: tuple[Reject, ...]  # of other fetches of the same page
    verdict: strip.Verdict = NO_VERDICT
    analysis: bytes = b""  # key of what was found on it; none was looked for on a rejected page
    found: Document | None = None  # what linking needs of that

    @property
    def stripped(self) -> Document:
        """As strip leaves it, without its text and blocks."""
        page, own = self.card.page, self.card.outline
        if page.status == "ok":
            page = replace(page, site=page.site or self.verdict.site, same_as=self.verdict.same_as)
            if strip.is_empty(own, self.verdict):
                page = replace(page, status="rejected", reason="no body")
        return Document(page, rejects=self.notes)

    @property
    def linkable(self) -> Document:
        stripped = self.stripped
        return tasks.joined(stripped, self.found) if self.found else stripped


@dataclass(slots=True)
class Pages:
    """Work over all pages of an archive."""

    archive: Archive
    cache: Cache
    settings: Settings
    mapper: Mapper
    progress: Progress
    log: Log
    worked: dict[str, int] = field(default_factory=dict)  # stage → pages that it had to be done for
    grouped: Grouped = by_group  # does work on groups of pages
    passing: int = 0  # answers that another run may give in another way: a worker died, a copy was damaged
    standing: dict[str, Standing] = field(default_factory=dict)  # by page id, in their order
    gone: dict[str, Document] = field(default_factory=dict)  # pages that were taken out, by page id
    shelf: Shelf = field(init=False)
    needed: set[bytes] = field(default_factory=set)  # keys of what the tables stand on
    fleeting: dict[bytes, bytes] = field(default_factory=dict)  # sealed answers that no other run may use
    fetches: dict[str, Fetch] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.shelf = Shelf(self.cache, "pages")

    def read(self) -> None:
        """Every page that is there; of several fetches of one the best."""
        self.fetches = {s: f for s, f in self.archive.fetches().items() if not f.gone}
        key_of = {s: keys.read_key(f.digest, self.settings) for s, f in self.fetches.items()}
        cards = self._obtain(
            Work(
                "clean",
                tasks.READ,
                payload=self._source,
                failed=lambda source, why: tasks.failed_reading(self._source(source), why),
                label=lambda source: source,
            ),
            key_of,
        )
        best = stages.one_a_page(Document(card.page) for card in cards.values())
        self.standing = {d.page.page_id: Standing(key_of[d.page.source], cards[d.page.source], d.rejects) for d in best}

        self.gone = {d.page.page_id: d for d in _gone(self.archive) if d.page.page_id not in self.standing}

    def strip(self) -> None:
        """What the pages decide of one another."""
        self.progress("strip", 0, len(self.standing))
        verdicts = strip.across([page.card.outline for page in self.standing.values()], self.grouped)
        for page, verdict in zip(self.standing.values(), verdicts, strict=True):
            page.verdict = verdict
        self.progress("strip", len(verdicts), len(verdicts))

    def analyse(self) -> None:
        """What is found and stated on the pages."""
        stripped = {p: page.stripped for p, page in self.standing.items()}
        key_of = {
            p: keys.analysis_key(page.reading, stripped[p], page.verdict, self.settings)
            for p, page in self.standing.items()
            if stripped[p].page.status == "ok"
        }
        found = self._obtain(
            Work(
                "recognize",
                tasks.ANALYSE,
                payload=self.stripped_of,
                failed=lambda page_id, why: tasks.failed_analysis(self.stripped_of(page_id), why),
                label=lambda page_id: stripped[page_id].page.source,
            ),
            key_of,
        )
        for page_id, key in key_of.items():
            self.standing[page_id].analysis = key
            self.standing[page_id].found = found[page_id]

    def reading(self, page_id: str) -> Reading:
        """A page's text and blocks, read again where what is stored of them is damaged."""
        page = self.standing[page_id]
        found: Reading = self._whole(
            page.reading, lambda: tasks.read(self._source(page.card.page.source), self.settings)
        )
        return replace(found, document=replace(found.document, rejects=(*found.document.rejects, *page.notes)))

    @property
    def linkable(self) -> list[Document]:
        """What linking needs of every page, those that are gone among them, by page id."""
        there = [page.linkable for page in self.standing.values()]
        return sorted((*there, *self.gone.values()), key=lambda d: d.page.page_id)

    def stripped_of(self, page_id: str) -> Document:
        """A page as strip leaves it."""
        if page_id in self.gone:
            return self.gone[page_id]
        reading = self.reading(page_id)
        return strip.apply(reading.document, reading.why, self.standing[page_id].verdict)

    def found_on(self, stripped: Document) -> Document:
        """The page with all that is found on it."""
        standing = self.standing.get(stripped.page.page_id)
        if not standing or not standing.analysis:
            return stripped
        return tasks.joined(stripped, self._whole(standing.analysis, lambda: tasks.analyse(stripped, self.settings)))

    def whole_of(self, document: Document) -> Document:
        """All of a page of which only what linking needs is at hand."""
        return self.found_on(self.stripped_of(document.page.page_id))

    def trim(self) -> None:
        """Forget what no page needs."""
        self.cache.trim({*self.needed, *self.shelf.keep(self.needed)})

    def _source(self, source: str) -> Any:
        return self.archive.source(self.fetches[source])

    def _whole(self, key: bytes, make: Callable[[], Answered]) -> Any:
        if key in self.fleeting:
            return unseal(self.fleeting[key])
        for _, value in self.cache.values([key]):
            return value
        made = make()
        self.cache.put(key, made.whole)
        return unseal(made.whole)

    def _obtain(self, work: Work, key_of: Mapping[str, bytes]) -> dict[str, Any]:
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
                made, lasting = work.failed(name, answer.reason), False
                self.log("failed", stage=work.stage, source=work.label(name), reason=answer.reason)
            else:
                made = unseal(answer)
                lasting = tasks.lasting(made.small)
                self.log("done", stage=work.stage, source=work.label(name))
            values[name] = made.small
            if lasting:
                self.cache.put(key_of[name], made.whole)
                self.shelf.values[key_of[name]] = made.small
            else:
                self.passing += 1
                self.fleeting[key_of[name]] = made.whole
            self.progress(work.stage, done, len(missing))
        self.cache.flush()
        return values

    def _remember(self, lost: Iterable[bytes]) -> None:
        """What a damaged shelf has lost is made of whole answers again."""
        for key, whole in self.cache.values(lost):
            self.shelf.values[key] = tasks.small(whole)


def _gone(archive: Archive) -> list[Document]:
    fetches = (fetch for fetch in archive.fetches().values() if fetch.gone)
    documents = [stages.unread(fetch.without_content(), "no longer in the raw folder", "gone") for fetch in fetches]
    return stages.one_a_page(documents)
