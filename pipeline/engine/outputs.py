"""What a run leaves: link over all pages; tables, files of strip, changes and record in the place of the old ones.

Of what linking concludes, each page has a share and each thing its rows. Both have keys, digests of all that they are
made of, which are noted with the tables: what has the key that it had in the last run is taken from its tables.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from pipeline.decisions import Decided
from pipeline.engine import page_tables, shares
from pipeline.engine.changes import changes_told, write_changes
from pipeline.engine.deciding import Overruled, decided, overruled
from pipeline.engine.items import Failure, Item
from pipeline.engine.keys import digest, version
from pipeline.engine.page_tables import TOGETHER, PageRows, Sheet
from pipeline.engine.pages import Pages
from pipeline.engine.record import Night, Summary, night_of, summarize
from pipeline.engine.strip_files import StripFiles
from pipeline.link.concluding import Conclusions, corpus_of_things
from pipeline.link.grouping import Desk
from pipeline.link.linking import Given, link_all
from pipeline.link.telling import Telling, telling
from pipeline.model import Document, Page
from pipeline.tables.gathering import Rows
from pipeline.tables.writing import Kept, write_rows

THINGS = 2000  # whose rows are made at once


@dataclass(frozen=True, slots=True)
class Concluded:
    """What is known of pages when they are linked."""

    keys: Mapping[str, bytes]  # page or thing id → what its rows are a function of
    made: frozenset[str]  # those whose rows are made now
    number: Mapping[str, int]  # of each page, in the order of ids
    conclusions: Overruled
    decided: Mapping[str, Document]  # pages that people have decided of
    summary: Summary  # without rows and seconds
    night: Night  # of the pages that are new or changed


class Outputs:
    """The rows of a run, gathered in any order."""

    def __init__(self, pages: Pages, extracted: Path, waiting: Path) -> None:
        """`waiting` is a folder for what memory should not hold."""
        self.pages, self.extracted, self.waiting = pages, extracted, waiting
        self.rows, self.files = Rows(waiting), StripFiles(waiting)

    def conclude(self, last: Mapping[str, bytes], touched: Collection[str]) -> Concluded:
        """Link. `last` are the keys of the rows in the old tables; `touched` the sources that are new or changed."""
        pages, progress = self.pages, self.pages.answers.progress
        progress("link", 0, len(pages.standing))
        stripped = pages.heads()
        ids = [page.page_id for page in stripped]
        heads: list[Page] = []
        events: list[int] = []
        found = decided([Document(page) for page in stripped], self.extracted, pages.settings, pages.whole_of)

        def told() -> Iterator[Telling]:
            for known in map(pages.known, stripped):
                taken = found.taken.get(known.page.page_id)
                heads.append(known.page)
                events.append(known.events if taken is None else len(taken.events))
                yield known.telling if taken is None else telling(taken)

        stated = lambda number: found.taken.get(ids[number]) or pages.words(ids[number])  # noqa: E731
        said = lambda number: found.taken.get(ids[number]) or pages.said(ids[number])  # noqa: E731
        desk = Desk(pages.answers.groups, pages.grouped, self.waiting)
        linked = link_all(Given(ids, told(), stated), desk, found.ties)
        conclusions = overruled(Conclusions(linked), found, ids, said)
        digests = conclusions.share_digests()
        keys = {page.page_id: self._key(page, found, one) for page, one in zip(heads, digests, strict=True)}
        made_by = self._version
        keys |= {thing: made_by + one.to_bytes(8, "little") for thing, one in conclusions.digests()}
        made = frozenset(key for key in keys if last.get(key) != keys[key])
        progress("link", len(ids), len(ids))
        night = night_of((p, n) for p, n in zip(heads, events, strict=True) if p.source in touched)
        number = {page_id: i for i, page_id in enumerate(ids)}
        summary = summarize(heads, {}, {}, self.extracted)
        return Concluded(keys, made, number, conclusions, found.taken, summary, night)

    def make(self, concluded: Concluded) -> None:
        """The rows of things, and by workers those of pages."""
        things = concluded.conclusions.things(concluded.made)
        while some := list(islice(things, THINGS)):
            self.rows.take_things(corpus_of_things(some))
        self._make_pages(concluded)

    def _make_pages(self, concluded: Concluded) -> None:
        names, done = sorted(concluded.made & concluded.number.keys()), 0
        answers = self.pages.answers
        answers.progress("write", done, len(names))
        lots = [names[at : at + TOGETHER] for at in range(0, len(names), TOGETHER)]
        items: Iterator[Item] = ((str(n), self._sheets(lot, concluded)) for n, lot in enumerate(lots))
        for number, answer in answers.mapper(page_tables.ROWS, items, len(names)):
            lot = lots[int(number)]
            if isinstance(answer, Failure):
                made = page_tables.rows_here(self._sheets(lot, concluded))
            else:
                made = PageRows.of(answer)
            self.rows.take(made.tables)
            self.files.take(made.files)
            done += len(lot)
            answers.progress("write", done, len(names))

    def write(self, folder: Path, last: Mapping[str, bytes], keys: Mapping[str, bytes]) -> dict[str, int]:
        """Tables, files of strip and changes below a folder; rows whose keys are the last ones are kept."""
        changes = folder / "run" / "changes.csv"
        if not last:
            rows = write_rows(self.rows, folder)
            self.files.write(folder, None)
            write_changes(self.extracted, folder, changes)
            return rows
        gone = frozenset(p for p in last.keys() | keys.keys() if last.get(p) != keys.get(p))
        with changes_told(changes) as told:
            kept = Kept(self.extracted, gone, told)
            rows = write_rows(self.rows, folder, kept)
        self.files.write(folder, kept)
        return rows

    def _sheets(self, names: Collection[str], concluded: Concluded) -> list[Sheet]:
        return [self._sheet(page_id, concluded) for page_id in names]

    def _sheet(self, page_id: str, concluded: Concluded) -> Sheet:
        pages, share = self.pages, shares.written(concluded.conclusions.share(concluded.number[page_id]))
        if page_id in pages.gone:
            return Sheet(pages.gone[page_id], share, decided=concluded.decided.get(page_id))
        return Sheet(pages.stored(page_id), share, pages.analysis(page_id), concluded.decided.get(page_id))

    @property
    def _version(self) -> bytes:
        return version("tables", self.pages.settings)

    def _key(self, page: Page, found: Decided, share: int) -> bytes:
        """Of what a page says, and of what linking has called the things that it names."""
        standing = self.pages.standing.get(page.page_id)
        said: tuple[str | bytes, ...] = ("gone", repr(page))
        if page.page_id in found.taken:
            said = "decided", repr(found.taken[page.page_id])
        elif standing is not None:
            others = repr((standing.verdict, standing.notes, page.status, page.reason))
            said = standing.reading, standing.analysis, others
        return digest(self._version, *said, page.status, str(share))
