"""Cities and countries that stand inside other words: さいたま市役所内, アゼルバイジャンの首都."""

from __future__ import annotations

from pipeline import gazetteer
from pipeline.assemble.spans import once_a_page
from pipeline.assemble.view import View
from pipeline.model import Mention, Place, Span
from pipeline.settings import Settings


def is_country(text: str, settings: Settings) -> bool:
    return bool(text) and bool(gazetteer.load(settings).country(text))


def country_in(view: View, span: Span) -> str:
    """The code of the first country named in a span; "" where none is."""
    found = countries(view, span)
    return found[0][2] if found else ""


@once_a_page
def countries(view: View, span: Span) -> tuple[tuple[int, int, str], ...]:
    """The countries named in a span: start and end in it, and the code."""
    return tuple(view.gazetteer.countries_in(view.text[span[0] : span[1]]))


def city_inside(view: View, span: Span) -> Mention | None:
    """A municipality that begins the name of a building: さいたま市 in さいたま市役所内."""
    start, end = span
    while start < end and view.text[start] in " 　（(「":
        start += 1
    found = gazetteer.municipality_of(view.text[start : min(end, start + 24)])
    if found is None:
        return None
    place = lookup(found.name, view.settings)
    if place is None or place.kind == "region":
        return None
    a, b = start + found.start, start + found.end
    return Mention(
        view.page.page_id,
        -1,
        a,
        b,
        found.name,
        "CITY",
        found.name,
        "gazetteer",
        "city_in_venue",
        0.8,
        found.name,
        place=place,
    )


def lookup(name: str, settings: Settings) -> Place | None:
    found = gazetteer.load(settings).lookup(name)
    return found[0] if found else None


def japanese(view: View) -> bool:
    """Whether the page speaks of Japan where it names no other country: its language is Japanese."""
    return view.page.language in ("", "ja")
