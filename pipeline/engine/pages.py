"""Every page of the archive, read, stripped and analysed: from the cache what was done before, by workers the rest.

Of all pages only the little is in memory that others need of them, packed; the whole of one is looked at by workers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline import strip
from pipeline.engine import keys, stages, tasks
from pipeline.engine.answers import Answers, Work
from pipeline.engine.archive import Archive, Fetch
from pipeline.engine.seal import unseal
from pipeline.engine.tasks import Card, Found, Stored, Words
from pipeline.grouped import Grouped, by_group
from pipeline.link.telling import Telling, telling
from pipeline.model import Document, Page, Reject
from pipeline.packing import packed, unpacked
from pipeline.settings import Settings

NO_VERDICT = strip.Verdict()
NOTHING = telling(Document(Page("", "")))


@dataclass(slots=True)
class Standing:
    """Where a page stands: what was read, what other pages say of it, and what was found."""

    reading: bytes  # key of its Reading
    card: bytes  # its Card, sealed
    notes: tuple[Reject, ...]  # of other fetches of the same page
    verdict: strip.Verdict = NO_VERDICT
    left: bytes = b""  # the Page as strip leaves it, without its text, packed
    analysis: bytes = b""  # key of what was found on it; none was looked for on a rejected page
    found: bytes = b""  # what every run needs of that (Found), sealed

    @property
    def page(self) -> Page:
        page: Page = unpacked(self.left) if self.left else unseal(self.card).page
        return page

    @property
    def stripped(self) -> Document:
        """As strip leaves it, without its text and blocks."""
        return Document(self.page, rejects=self.notes)

    def judge(self, verdict: strip.Verdict, card: Card) -> None:
        page = card.page
        if page.status == "ok":
            page = replace(page, site=page.site or verdict.site, same_as=verdict.same_as)
            if strip.is_empty(card.outline, verdict):
                page = replace(page, status="rejected", reason="no body")
        self.verdict, self.left = verdict, packed(page)


@dataclass(frozen=True, slots=True)
class Known:
    """What every run knows of a page."""

    page: Page  # without its text
    events: int  # statements about events
    telling: Telling


@dataclass(slots=True)
class Pages:
    """Work over all pages of an archive."""

    archive: Archive
    answers: Answers
    settings: Settings
    grouped: Grouped = by_group  # does work on groups of pages
    standing: dict[str, Standing] = field(default_factory=dict)  # by page id, in their order
    gone: dict[str, Document] = field(default_factory=dict)  # pages that were taken out, by page id
    fetches: dict[str, Fetch] = field(default_factory=dict)

    def read(self) -> None:
        """Every page that is there; of several fetches of one the best."""
        fetches = self.archive.fetches()
        self.fetches = {s: f for s, f in fetches.items() if not f.gone}
        key_of = {s: keys.read_key(f.digest, self.settings) for s, f in self.fetches.items()}
        work = Work(
            "clean",
            tasks.READ,
            payload=self._source,
            failed=lambda source, why: tasks.failed_reading(self._source(source), why),
            label=lambda source: source,
        )
        cards = self.answers.small(work, key_of)
        best = stages.one_a_page(Document(unseal(card).page) for card in cards.values())
        self.standing = {d.page.page_id: Standing(key_of[d.page.source], cards[d.page.source], d.rejects) for d in best}
        self.gone = {d.page.page_id: d for d in _gone(fetches) if d.page.page_id not in self.standing}

    def strip(self) -> None:
        """What the pages decide of one another."""
        progress = self.answers.progress
        progress("strip", 0, len(self.standing))
        cards: list[Card] = [unseal(page.card) for page in self.standing.values()]
        verdicts = strip.across([card.outline for card in cards], self.grouped)
        for page, card, verdict in zip(self.standing.values(), cards, verdicts, strict=True):
            page.judge(verdict, card)
        progress("strip", len(verdicts), len(verdicts))

    def analyse(self) -> None:
        """What is found and stated on the pages."""
        key_of = {}
        for page_id, standing in self.standing.items():
            stripped = standing.stripped
            if stripped.page.status == "ok":
                key_of[page_id] = keys.analysis_key(standing.reading, stripped, standing.verdict, self.settings)
        work = Work(
            "recognize",
            tasks.ANALYSE,
            payload=self.stored,
            failed=lambda page_id, why: tasks.failed_analysis(self.stripped_of(page_id), why),
            label=lambda page_id: self.standing[page_id].page.source,
        )
        found = self.answers.small(work, key_of)
        for page_id, key in key_of.items():
            self.standing[page_id].analysis = key
            self.standing[page_id].found = found[page_id]

    def heads(self) -> list[Page]:
        """Every page as strip leaves it, without its text, those that are gone among them, by page id."""
        there = (standing.page for standing in self.standing.values())
        return sorted((*there, *(d.page for d in self.gone.values())), key=lambda page: page.page_id)

    def known(self, page: Page) -> Known:
        """What is known of a page, one of `heads`."""
        standing = self.standing.get(page.page_id)
        if standing is None or not standing.found:
            return Known(page, 0, NOTHING)
        found: Found = unseal(standing.found)
        if found.site != page.site:
            found = self.answers.retold(standing.analysis, page.site, lambda: self.said(page.page_id))
        return Known(found.joined(page), found.events, found.telling)

    def words(self, page_id: str) -> Words:
        """What an analysed page states."""
        make = lambda: tasks.analyse_here(self.stripped_of(page_id), self.settings)  # noqa: E731
        return Words.of(self.answers.words(self.standing[page_id].analysis, make))

    def said(self, page_id: str) -> Document:
        """What linking looks at on a page."""
        return tasks.linkable(self.whole(page_id))

    def stored(self, page_id: str) -> Stored:
        """A page for a worker; read again where what is stored of it is damaged."""
        page = self.standing[page_id]
        make = lambda: tasks.read_here(self._source(page.page.source), self.settings)  # noqa: E731
        return Stored(self.answers.whole(page.reading, make), page.verdict, page.notes)

    def analysis(self, page_id: str) -> bytes:
        """All that is found on a page, sealed; nothing where it was not looked for."""
        key = self.standing[page_id].analysis
        make = lambda: tasks.analyse_here(self.stripped_of(page_id), self.settings)  # noqa: E731
        return self.answers.whole(key, make) if key else b""

    def stripped_of(self, page_id: str) -> Document:
        """A page as strip leaves it."""
        return self.gone[page_id] if page_id in self.gone else self.stored(page_id).stripped()

    def whole(self, page_id: str) -> Document:
        """A page with all that is found on it."""
        found = b"" if page_id in self.gone else self.analysis(page_id)
        return tasks.joined(self.stripped_of(page_id), unseal(found)) if found else self.stripped_of(page_id)

    def whole_of(self, document: Document) -> Document:
        """All of a page of which only its head is at hand."""
        return self.whole(document.page.page_id)

    def _source(self, source: str) -> Any:
        return self.archive.source(self.fetches[source])


def _gone(fetches: dict[str, Fetch]) -> Iterator[Document]:
    taken_out = (fetch for fetch in fetches.values() if fetch.gone)
    documents = (stages.unread(fetch.without_content(), "no longer in the raw folder", "gone") for fetch in taken_out)
    yield from stages.one_a_page(documents)
