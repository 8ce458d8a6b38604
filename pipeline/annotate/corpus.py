"""A folder of annotated pages: `gold/` with the annotations, `pages/` with the pages, `text/` with the texts of HTML.

`text/NAME.txt` holds the text of a page as it should be read, where that is not the file itself: an annotation counts
its lines there. Only HTML pages need one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.annotate.annotation import Annotation
from pipeline.annotate.faults import Fault
from pipeline.annotate.reading import Annotations, files_of, read_all
from pipeline.errors import InputError

PAGE_SUFFIXES = (".txt", ".html", ".htm")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Where the annotations, the pages and the texts of a collection lie; `texts` may be a folder that is not there."""

    name: str
    gold: Path
    pages: Path
    texts: Path
    by_stem: dict[str, list[Path]] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, folder: Path, name: str = "", pages: Path | None = None) -> Corpus:
        """A corpus in the usual layout; `pages` where they lie elsewhere.

        Raises:
            InputError: a folder is not there.
        """
        pages = folder / "pages" if pages is None else pages
        for part, path in (("annotations", folder / "gold"), ("pages", pages)):
            if not path.is_dir():
                raise InputError(f"{path} is not a folder: the {part} of the corpus {name or folder.name} belong there")
        found: dict[str, list[Path]] = defaultdict(list)
        for path in sorted(pages.rglob("*")):
            if path.suffix in PAGE_SUFFIXES:
                found[path.stem].append(path)
        return cls(name or folder.name, folder / "gold", pages, folder / "text", dict(found))

    def annotations(self) -> list[Path]:
        return files_of(self.gold)

    def page(self, stem: str) -> Path | None:
        return next(iter(self.by_stem.get(stem, ())), None)

    def text(self, stem: str) -> str | None:
        """The text that the annotation of this name counts its lines in; None where there is none."""
        path = self.texts / f"{stem}.txt"
        if not path.exists():
            page = self.page(stem)
            if page is None or page.suffix != ".txt":
                return None
            path = page
        return stored(path)

    def read(self) -> Annotations:
        """All annotations, checked against the pages and the collection."""
        found = read_all(self.gold, lambda stem, source: self.text(stem))
        more = [fault for page in found.pages for fault in self.place_faults(page)]
        return Annotations(found.pages, found.pairs, tuple(sorted([*found.faults, *more, *self.unannotated()])))

    def place_faults(self, page: Annotation) -> Iterator[Fault]:
        """The page of an annotation is there, once, by the name that the annotation gives, and so is its text."""
        file = f"{page.stem}.json"
        paths = self.by_stem.get(page.stem, [])
        if not paths:
            yield Fault(file, 1, ("source",), f"no page {page.stem}.txt or .html lies in {self.pages}")
            return
        if len(paths) > 1:
            yield Fault(file, 1, ("source",), f"several pages have this name: {', '.join(map(str, paths))}", False)
        if page.source not in (paths[0].name, paths[0].relative_to(self.pages).as_posix()) and "://" not in page.source:
            yield Fault(file, 1, ("source",), f"{page.source!r} is not {paths[0].name!r}", False)

    def unannotated(self) -> Iterator[Fault]:
        """Pages that nobody has annotated; not where the pages are a folder that serves other ends, too."""
        known = {path.stem for path in files_of(self.gold)}
        for stem, paths in sorted(self.by_stem.items()):
            if stem not in known:
                yield Fault(f"{stem}.json", 1, (), f"{paths[0]} has no annotation", False)


def stored(path: Path) -> str:
    """The text of a file as a page's text is kept: UTF-8, every line end `\\n`."""
    text = path.read_bytes().decode("utf-8-sig", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")
