"""What an annotator's tool gives back, and how its spans find their way home to the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.annotate.marked import LABELS, Mark, Marked
from pipeline.annotate.units import Carrier

NEAR = 64  # characters that a span may have drifted and still be found by its own text
LINE_BREAKS = re.compile(r"\s|\\n")


@dataclass(frozen=True, slots=True)
class GivenSpan:
    """Offsets in code points of the tool's text; None where they lie outside. `text` is "" where the tool has none."""

    start: int | None
    end: int | None
    label: str
    note: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """One page of an export; found by its id, else by the name of its file."""

    where: str  # file and line or number, for messages
    page_id: str
    text: str
    spans: tuple[GivenSpan, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """The spans on the page's own text, and what could not be used and why."""

    marks: tuple[Mark, ...]
    problems: tuple[str, ...]


def home(given: Given, page: Marked) -> Home | None:
    """Carry the spans over; None where the tool's text is another one."""
    carrier = Carrier(given.text, page.shown)
    if not carrier.possible:
        return None
    marks, problems = set(), []
    for span in given.spans:
        if span.label not in LABELS:
            problems.append(f"the label {span.label!r} is none of {', '.join(LABELS)}")
        elif span.start is None or span.end is None or not span.start < span.end:
            problems.append(f"a {span.label} span lies outside the text or is empty")
        elif (place := _place(span, span.start, span.end, carrier, page.shown)) is None:
            problems.append(f"{span.text!r} ({span.label}) does not stand at {span.start} or near it")
        else:
            marks.add(Mark(*place, span.label, span.note))
    return Home(tuple(sorted(marks)), tuple(f"{given.where}: {problem}" for problem in problems))


def _place(span: GivenSpan, start: int, end: int, carrier: Carrier, text: str) -> tuple[int, int] | None:
    """Where a span stands: where the tool says, if its text is there, else the nearest place of that text."""
    start, end = carrier.at(start), carrier.at(end)
    if not span.text or _squashed(text[start:end]) == _squashed(span.text):
        return start, end
    places = sorted(_near(text, span.text, start), key=lambda at: (abs(at - start), at))
    return (places[0], places[0] + len(span.text)) if places else None


def _near(text: str, wanted: str, start: int) -> Iterator[int]:
    at = text.find(wanted, max(0, start - NEAR))
    while 0 <= at <= start + NEAR:
        yield at
        at = text.find(wanted, at + 1)


def _squashed(text: str) -> str:
    return LINE_BREAKS.sub("", text)
