"""Who chairs a sitting and who holds a congress, by office alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.assemble.chairs import chaired
from pipeline.assemble.view import View
from pipeline.model import Document, EventStatement, Office, Page, PersonRole
from pipeline.settings import DEFAULT

Stated = Callable[..., list[EventStatement]]


def roles(name: str, held: dict[str, str], role: PersonRole = "attendee", text: str = "") -> dict[str, PersonRole]:
    view = View(Document(Page("p", "p", text=text)), DEFAULT)
    return chaired(view, name, {k: Office(v) for k, v in held.items()}, dict.fromkeys(held, role))


@pytest.mark.parametrize(
    ("name", "held", "expected"),
    [
        ("みどり市議会総務委員会", {"磯部": "委員長", "浜野": "副委員長", "帆足": "議長"}, {"磯部": "moderator"}),
        ("第2回みどり市景観審議会", {"磯部": "会長", "浜野": "副会長"}, {"磯部": "moderator"}),
        ("岬の部会(第1回)", {"磯部": "部会長"}, {"磯部": "moderator"}),
        ("第94回岬の学術総会", {"磯部": "会長", "浜野": "理事長"}, {"磯部": "host"}),
        # a club's president, two of an office, a sitting without one, a seminar
        ("第12回例会", {"磯部": "会長"}, {}),
        ("岬の委員会", {"磯部": "委員長", "浜野": "委員長"}, {}),
        ("岬の委員会", {"磯部": "委員"}, {}),
        ("岬の講演会", {"磯部": "委員長"}, {}),
    ],
)
def test_who_chairs(name: str, held: dict[str, str], expected: dict[str, str]) -> None:
    assert roles(name, held) == expected


def test_the_head_of_the_schools_chairs_their_board_alone() -> None:
    assert roles("第9回定例会", {"磯部": "教育長"}, text="みどり市教育委員会の会議録") == {"磯部": "moderator"}
    assert roles("第9回定例会", {"磯部": "教育長"}, text="みどり市議会の会議録") == {}


def test_what_is_told_of_the_chair_stays() -> None:
    assert roles("岬の委員会", {"磯部": "委員長"}, role="speaker") == {}
    assert roles("岬の学術集会", {"磯部": "会長"}, role="speaker") == {"磯部": "host"}


def test_the_president_of_another_body_does_not_chair() -> None:
    view = View(Document(Page("p", "p")), DEFAULT)
    office = {"磯部": Office("会長", "岬町内会連合会")}
    assert chaired(view, "第2回みどり市景観審議会", office, {"磯部": "attendee"}) == {}


def test_the_word_under_which_others_speak_is_told_first(stated: Stated) -> None:
    events = stated(
        "title1|岬の市民講座",
        "paragraph|«6月1日=2031-06-01»、岬の市民講座を開催しました。講演は、‹浜野:PERSON›先生（みさき病院部長）の司会の下、"
        "‹磯部海:PERSON›先生（みさき大学助教）でした。",
    )
    assert {p.name: p.role for e in events for p in e.people} == {"浜野": "moderator", "磯部海": "speaker"}
