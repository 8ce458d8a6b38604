"""Read annotations: JSON, then the schema, then the page; what is wrong is told and set aside, the rest is used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.annotate.annotation import Annotation, annotation
from pipeline.annotate.aside import aside
from pipeline.annotate.faults import Fault
from pipeline.annotate.json_file import CROSSPAGE_PAIRS, JsonFile, read_annotation_json
from pipeline.annotate.page_checks import check
from pipeline.errors import InputError

CROSSPAGE = "crosspage.json"
Texts = Callable[[str, str], str | None]  # (stem, source) of an annotation → the text that its lines are counted in


@dataclass(frozen=True, slots=True)
class Pair:
    """A statement about two things of two pages, each (stem, name)."""

    kind: str  # event, person or city
    one: tuple[str, str]
    other: tuple[str, str]
    same: bool


@dataclass(frozen=True, slots=True)
class Annotations:
    """A folder of annotations: what of it is sound, and what is wrong with the rest."""

    pages: tuple[Annotation, ...]
    pairs: tuple[Pair, ...]
    faults: tuple[Fault, ...]

    @property
    def grave(self) -> tuple[Fault, ...]:
        return tuple(f for f in self.faults if f.grave)


def files_of(gold: Path) -> list[Path]:
    """The annotations of a folder, sorted by name.

    Raises:
        InputError: there is no such folder, or no annotation in it.
    """
    if not gold.is_dir():
        raise InputError(f"{gold} is not a folder: give the folder of annotations")
    files = sorted(path for path in gold.glob("*.json") if path.name != CROSSPAGE)
    if not files:
        raise InputError(f"{gold} holds no annotation: each page's is a file NAME.json")
    return files


def read_all(gold: Path, text_of: Texts) -> Annotations:
    """Every annotation of a folder, checked against its page where `text_of` gives the page's text.

    Raises:
        InputError: there is no such folder, or no annotation in it.
    """
    pages, faults = [], []
    for path in files_of(gold):
        page, found = read_page(path, text_of)
        faults += found
        pages += [] if page is None else [page]
    pairs, found = read_pairs(gold / CROSSPAGE, pages)
    return Annotations(tuple(pages), pairs, tuple(sorted(faults + found)))


def read_page(path: Path, text_of: Texts) -> tuple[Annotation | None, list[Fault]]:
    """One annotation without its faulty rows; None where nothing of the file can be used."""
    source = read_annotation_json(path)
    if source.data is None:
        return None, source.faults
    data = aside(source.data, {f.pointer for f in source.faults if f.grave})
    if data is None:
        return None, source.faults
    sound = annotation(path.stem, data)
    text = text_of(sound.stem, sound.source)
    if text is None:
        return sound, source.faults
    known = {f.pointer for f in source.faults}
    for pointer, what, grave in check(source.data, text, known):
        source.say(pointer, what, grave)
    cleaned = aside(source.data, {f.pointer for f in source.faults if f.grave})
    return (None if cleaned is None else annotation(path.stem, cleaned)), source.faults


def read_pairs(path: Path, pages: Sequence[Annotation]) -> tuple[tuple[Pair, ...], list[Fault]]:
    """The statements about things of different pages, without those that name what is not annotated."""
    if not path.exists():
        return (), []
    source = JsonFile.read(path)
    data = source.load(CROSSPAGE_PAIRS)
    bad = {f.pointer[:2] for f in source.faults if f.grave}
    if data is None or () in bad:
        return (), source.faults
    known = _things(pages)
    stems = {page.stem for page in pages}
    out = []
    for relation in ("same", "different"):
        for i, row in enumerate(data.get(relation, ())):
            if (relation, i) in bad:
                continue
            kind, one, other = row
            for k, (stem, name) in enumerate((one, other), start=1):
                if stem in stems and (kind, stem, name) not in known:
                    source.say((relation, i, k), f"no {kind} {name!r} is annotated on {stem!r}")
                elif stem not in stems:
                    source.say((relation, i, k), f"{stem!r} is no annotated page")
            out.append(Pair(kind, tuple(one), tuple(other), relation == "same"))
    return tuple(out), source.faults


def _things(pages: Sequence[Annotation]) -> set[tuple[str, str, str]]:
    out: set[tuple[str, str, str]] = set()
    for page in pages:
        out |= {("event", page.stem, name) for event in page.events for name in event.names}
        out |= {("person", page.stem, name) for person in page.people for name in person.names}
        out |= {("city", page.stem, name) for city in page.cities for name in city.names}
        out |= {("person", page.stem, name) for name in page.people_optional}
        out |= {("city", page.stem, name) for name in page.cities_optional}
    return out
