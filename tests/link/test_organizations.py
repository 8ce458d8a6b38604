from __future__ import annotations

import pytest

from pipeline.link import link
from pipeline.model import Document, EventOrganization, EventStatement, OrganizationStatement, Page, Place

HERE, THERE = Place("jp:000001", "浜辺市"), Place("jp:000002", "山手市")


def linked(*told: tuple[str, Place | None]) -> list[str]:
    docs = [
        Document(Page(f"pg_{n}", f"{n}.txt"), organizations=(OrganizationStatement(f"pg_{n}", name, 0, 0, "", place),))
        for n, (name, place) in enumerate(told)
    ]
    return [o.name for o in link(docs).organizations]


@pytest.mark.parametrize(
    ("a", "b", "number"),
    [
        (("みなと協会", None), ("みなと協会", None), 1),
        (("みなと協会", None), ("一般社団法人みなと協会", None), 1),
        (("教育委員会", HERE), ("教育委員会", None), 1),
        (("教育委員会", HERE), ("教育委員会", THERE), 2),
        (("みなと協会", None), ("みなと協議会", None), 2),
    ],
)
def test_organizations(a: tuple[str, Place | None], b: tuple[str, Place | None], number: int) -> None:
    assert len(linked(a, b)) == len(linked(b, a)) == number


def test_a_name_of_two_places_is_left_open() -> None:
    assert len(linked(("教育委員会", HERE), ("教育委員会", THERE), ("教育委員会", None))) == 3


def test_the_host_of_an_event_is_a_body() -> None:
    event = EventStatement(
        "pg_1", "港まつり", 0, 0, "", "test", organizations=(EventOrganization("みなと協会", "host"),)
    )
    c = link([Document(Page("pg_1", "1.txt"), events=(event,))])
    assert [o.name for o in c.organizations] == ["みなと協会"]
    assert c.event_organizations[0].organization_id == c.organizations[0].organization_id
