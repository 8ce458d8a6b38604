from __future__ import annotations

import pytest

from pipeline.link import link
from pipeline.link.cities import bare, country_name
from pipeline.model import CityStatement, Document, Page, Place


def linked(*places: Place) -> int:
    """How many cities the places of several pages are."""
    docs = [
        Document(Page(f"pg_{n}", f"{n}.txt"), cities=(CityStatement(f"pg_{n}", p.name, 0, 0, "", p),))
        for n, p in enumerate(places)
    ]
    return len(link(docs).cities)


HERE = Place("jp:000001", "浜辺市", country_code="JP")


@pytest.mark.parametrize(
    "places",
    [
        pytest.param((HERE, Place("jp:000001", "浜辺", country_code="JP")), id="one key"),
        pytest.param(
            (Place("x:IT:ウル", "ウル", country_code="IT"), Place("x:IT:ウル市", "ウル市", country_code="IT")), id="市"
        ),
        pytest.param(
            (Place("x:IT:ウル", "ウル", country_code="IT"), Place("x::ウル市", "ウル市")), id="country not given"
        ),
        pytest.param(
            (Place("gn:1", "ウル", country_code="IT"), Place("x:IT:ウル市", "ウル市", country_code="IT")), id="listed"
        ),
    ],
)
def test_one_city(places: tuple[Place, ...]) -> None:
    assert linked(*places) == linked(*reversed(places)) == 1


@pytest.mark.parametrize(
    "places",
    [
        pytest.param((HERE, Place("jp:000002", "浜辺市", country_code="JP")), id="two keys of one name"),
        pytest.param(
            (Place("x:IT:ウル", "ウル", country_code="IT"), Place("x:FR:ウル", "ウル", country_code="FR")),
            id="countries",
        ),
        pytest.param(
            (Place("gn:1", "ウル", country_code="IT"), Place("x:FR:ウル", "ウル", country_code="FR")),
            id="listed abroad",
        ),
        pytest.param(
            (Place("gn:1", "広島市", country_code="JP"), Place("x:JP:広島県", "広島県", "region", "JP")),
            id="city, region",
        ),
    ],
)
def test_two_cities(places: tuple[Place, ...]) -> None:
    assert linked(*places) == linked(*reversed(places)) == 2


def test_a_name_of_two_countries_is_left_open() -> None:
    assert (
        linked(
            Place("gn:1", "ウル", country_code="IT"), Place("gn:2", "ウル", country_code="FR"), Place("x::ウル", "ウル")
        )
        == 3
    )


@pytest.mark.parametrize(
    ("name", "expected"), [("浜辺市", "浜辺"), ("津市", "津市"), ("ウル州", "ウル"), ("ウル", "ウル")]
)
def test_bare(name: str, expected: str) -> None:
    assert bare(name) == expected


def test_country_name() -> None:
    assert (country_name("JP"), country_name("AZ"), country_name("")) == ("日本", "アゼルバイジャン", "")
