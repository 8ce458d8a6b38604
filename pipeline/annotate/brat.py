"""brat standoff: NAME.txt and NAME.ann, a line a span: `T1<TAB>PERSON 10 14<TAB>清水勇人`.

brat counts code points. A span over a line's end is written in fragments (`10 14;15 18`), its text on one line with a
space between. What a time means is a note: `#1<TAB>AnnotatorNotes T1<TAB>2024-11-12`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from pipeline.annotate.given import Given, GivenSpan
from pipeline.annotate.marked import LABELS, Marked
from pipeline.annotate.units import Unit

CONFIG_FILE = "annotation.conf"
TEXT_BOUND = re.compile(r"(T\d+)\t(\S+) ([\d ;]+)\t?(.*)")
NOTE = re.compile(r"#\d+\tAnnotatorNotes (T\d+)\t(.*)")


def write(pages: Sequence[Marked], out: Path, unit: Unit = "code-points") -> list[Path]:
    paths = []
    for page in pages:
        paths += [out / f"{page.name}.txt", out / f"{page.name}.ann"]
        paths[-2].write_text(page.shown, encoding="utf-8", newline="\n")
        paths[-1].write_text("".join(f"{line}\n" for line in _lines(page)), encoding="utf-8", newline="\n")
    config = out / CONFIG_FILE
    config.write_text("\n".join(("[entities]", *LABELS, "[relations]", "[events]", "[attributes]", "")), "utf-8")
    return [*paths, config]


def read(path: Path, unit: Unit = "code-points") -> Iterator[Given]:
    """Every pair of files of a folder; or one, named by either."""
    files = sorted(path.glob("*.ann")) if path.is_dir() else [path.with_suffix(".ann")]
    for file in files:
        text = file.with_suffix(".txt").read_bytes().decode("utf-8")
        spans = tuple(_spans(file.read_bytes().decode("utf-8"), text))
        yield Given(file.name, "", text, spans, name=file.stem)


def _lines(page: Marked) -> Iterator[str]:
    for number, mark in enumerate(page.marks, start=1):
        pieces = list(_fragments(page.shown, mark.start, mark.end))
        places = ";".join(f"{start} {end}" for start, end in pieces)
        yield f"T{number}\t{mark.label} {places}\t{' '.join(page.shown[start:end] for start, end in pieces)}"
        if mark.note:
            yield f"#{number}\tAnnotatorNotes T{number}\t{mark.note}"


def _fragments(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a span between line ends."""
    at = start
    for part in text[start:end].split("\n"):
        if part:
            yield at, at + len(part)
        at += len(part) + 1


def _spans(lines: str, text: str) -> Iterator[GivenSpan]:
    """Spans with their notes. Fragments with more than white space between them are spans of their own."""
    rows = lines.replace("\r\n", "\n").split("\n")
    notes = {m[1]: m[2] for m in map(NOTE.fullmatch, rows) if m}
    for m in filter(None, map(TEXT_BOUND.fullmatch, rows)):
        places = [tuple(map(int, place.split())) for place in m[3].split(";")]
        whole = places[0][0], places[-1][-1]
        between = pairwise(places)
        if any(text[a[-1] : b[0]].strip() for a, b in between):
            for start, end in places:
                yield GivenSpan(start, end, m[2], notes.get(m[1], ""))
        else:
            yield GivenSpan(*whole, m[2], notes.get(m[1], ""), m[4])
