"""What a run leaves: link over all pages; tables, files of strip, changes and record in the place of the old ones.

Of what linking has concluded, the rows of things are made at once, and each page keeps its share; the corpus itself is
not held while pages' rows are made.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.decisions import Decided
from pipeline.engine import page_tables
from pipeline.engine.changes import changes_told, write_changes
from pipeline.engine.deciding import decided, link_decided
from pipeline.engine.items import Failure, Item
from pipeline.engine.keys import digest, version
from pipeline.engine.page_tables import TOGETHER, PageRows, Sheet
from pipeline.engine.pages import Pages
from pipeline.engine.record import Night, Summary, night_of, summarize
from pipeline.engine.shares import shares
from pipeline.engine.strip_files import StripFiles
from pipeline.model import Document
from pipeline.tables.gathering import Rows
from pipeline.tables.writing import Kept, write_rows


@dataclass(frozen=True, slots=True)
class Concluded:
    """What is known of pages when they are linked."""

    keys: Mapping[str, bytes]  # page id → what its rows are a function of
    share: Mapping[str, str]  # of the pages whose rows are made now
    decided: Mapping[str, Document]  # pages that people have decided of
    summary: Summary  # without rows and seconds
    night: Night  # of the pages that are new or changed


class Outputs:
    """The rows of a run, gathered in any order."""

    def __init__(self, pages: Pages, extracted: Path, waiting: Path) -> None:
        """`waiting` is a folder for what memory should not hold."""
        self.pages, self.extracted = pages, extracted
        self.rows, self.files = Rows(waiting), StripFiles(waiting)

    def conclude(self, last: Mapping[str, bytes], touched: Collection[str]) -> Concluded:
        """Link. `last` are the keys of the rows in the old tables; `touched` the sources that are new or changed."""
        pages, progress = self.pages, self.pages.answers.progress
        documents = pages.linkable()
        progress("link", 0, len(documents))
        night = night_of(d for d in documents if d.page.source in touched)
        found = decided(documents, self.extracted, pages.settings, pages.whole_of)
        corpus = link_decided(found, pages.settings, pages.grouped)
        self.rows.take_things(corpus)
        keys, share = {}, {}
        for document, told in shares(corpus):
            page_id = document.page.page_id
            keys[page_id] = self._key(document, found, told)
            if last.get(page_id) != keys[page_id]:
                share[page_id] = told
        progress("link", len(documents), len(documents))
        return Concluded(keys, share, found.taken, summarize(corpus.documents, {}, {}, self.extracted), night)

    def make(self, concluded: Concluded) -> None:
        """The rows of pages, by workers."""
        names, done = sorted(concluded.share), 0
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
        """Tables, files of strip and changes below a folder; rows of pages whose keys are the last ones are kept."""
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
        pages, share = self.pages, concluded.share[page_id]
        if page_id in pages.gone:
            return Sheet(pages.gone[page_id], share, decided=concluded.decided.get(page_id))
        return Sheet(pages.stored(page_id), share, pages.analysis(page_id), concluded.decided.get(page_id))

    def _key(self, document: Document, found: Decided, share: str) -> bytes:
        """Of what a page says, and of what linking has called the things that it names."""
        page = document.page
        standing = self.pages.standing.get(page.page_id)
        said: tuple[str | bytes, ...] = ("gone", repr(page))
        if page.page_id in found.taken:
            said = "decided", repr(document)
        elif standing is not None:
            others = repr((standing.verdict, standing.notes, page.status, page.reason))
            said = standing.reading, standing.analysis, others
        return digest(version("tables", self.pages.settings), *said, page.status, share)
