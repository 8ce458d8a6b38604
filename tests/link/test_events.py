"""Which events of several pages are one: a table of pairs, each rule with its negatives."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.link import Corpus, link, statements
from pipeline.model import (
    CityStatement,
    Document,
    EventPerson,
    EventStatement,
    Office,
    Page,
    PersonStatement,
    Place,
)

PLACES = {
    "浜辺市": Place("jp:000001", "浜辺市", country_code="JP"),
    "山手市": Place("jp:000002", "山手市", country_code="JP"),
    "釜浦市": Place("gn:1", "釜浦市", country_code="KR"),
    "浜辺県": Place("jp:000003", "浜辺県", "region", "JP"),
}


def said(page_id: str, name: str, start: str = "", **more: Any) -> EventStatement:
    city = more.get("city", "")
    people = tuple(EventPerson(p, p, "speaker") for p in more.pop("people", ()))
    values = {"end": start, "place": PLACES.get(city), "people": people} | more
    return EventStatement(page_id, name, 0, len(name), name, "test", start=start, **values)


def document(n: int, *events: EventStatement, site: str = "", people: tuple[str, ...] = ()) -> Document:
    page_id = f"pg_{n}"
    text = events[0].name if events else ""
    persons = tuple(PersonStatement(page_id, p, 0, 0, "", offices=(Office("市長", "浜辺市"),)) for p in people)
    cities = tuple(CityStatement(page_id, e.city, 0, 0, "", e.place) for e in events if e.place)
    return Document(Page(page_id, f"{n}.txt", text, site=site), events=events, people=persons, cities=cities)


def pages(a: dict[str, Any], b: dict[str, Any]) -> list[Document]:
    out = []
    for n, row in enumerate((a, b)):
        row = dict(row)
        site = row.pop("site", "")
        people = tuple(row.get("people", ()))
        out.append(document(n, said(f"pg_{n}", row.pop("name"), **row), site=site, people=people))
    return out


def ev(name: str, start: str = "", **more: Any) -> dict[str, Any]:
    return {"name": name, "start": start, **more}


LONG = "The Harbour7 -浜辺市 “Blue Port Talks”: Keeping the voice of ports in the talks"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(ev("港湾都市サミット", "2024-11-12"), ev("港湾都市サミット", "2024-11-12"), id="name and day"),
        pytest.param(
            ev("港湾都市サミット", "2024-11-12"),
            ev("「港湾都市 サミット」", "2024-11-12T10:00+09:00"),
            id="spelling, clock",
        ),
        pytest.param(ev("Blue Port Talks", "2024-11-12"), ev(LONG, "2024-11-12T16:30+04:00"), id="contained, same day"),
        pytest.param(ev("港湾都市サミット", "--11-12"), ev("港湾都市サミット", "2024-11-12"), id="no year"),
        pytest.param(ev("港湾都市サミット", "2024-11"), ev("港湾都市サミット", "2024-11-12"), id="month"),
        pytest.param(ev("第4回みなと会議", ""), ev("第4回みなと会議", "2024-11-12"), id="edition without a date"),
        pytest.param(ev("第四回みなと会議", "2024-11-12"), ev("第4回みなと会議", "2024-11-12"), id="kanji number"),
        pytest.param(ev("COP29", "2024"), ev("COP29", "2024-11"), id="edition, years"),
        pytest.param(ev("みなと会議", "2024-11-12"), ev("第4回みなと会議", "2024-11-12"), id="edition on one page"),
        pytest.param(
            ev("港湾都市フォーラム", "2024-11-12T10:00+09:00"),
            ev("港湾都市フォーラム", "2024-11-12T05:00+04:00"),
            id="one time in two zones",
        ),
        pytest.param(
            ev("港湾都市フォーラム", "2024-11-12T09:30+09:00"),
            ev("港湾都市フォーラム", "2024-11-12T10:00+09:00"),
            id="doors open",
        ),
        pytest.param(ev("庁議", "2024-11-12", site="a"), ev("庁議", "2024-11-12", site="a"), id="generic on one site"),
        pytest.param(
            ev("説明会", "2024-11-12", site="a", venue="港会館 3階"),
            ev("説明会", "2024-11-12", site="a", venue="浜辺市港会館"),
            id="generic, one site, one venue",
        ),
        pytest.param(
            ev("市長表敬訪問", "2024-11-12", people=("高見沢修平",)),
            ev("市長表敬訪問", "2024-11-12", people=("高見沢修平",)),
            id="generic with the same person",
        ),
        pytest.param(
            ev("浜辺市と友好都市の交流のつどい", "2024-11-12", city="浜辺市", venue="港会館"),
            ev("友好都市との交流のつどい", "2024-11-12", city="浜辺市", venue="港会館"),
            id="alike, with place and venue",
        ),
        pytest.param(
            ev("港まつり大会", "2024-11-12", aliases=("みなとフェスタ",)),
            ev("みなとフェスタ", "2024-11-12"),
            id="alias",
        ),
        pytest.param(
            ev("港まつり大会", "2024-11-12", city="浜辺市"),
            ev("港まつり大会", "2024-11-12", city="浜辺県"),
            id="a city and a region",
        ),
        pytest.param(
            ev("港まつり大会", "2024-11-12"), ev("港まつり大会", "2024-11-12", end="2024-11-13"), id="only a first day"
        ),
        pytest.param(
            ev("議員研修会「港を守る条例」", "2024-11-12", people=("高見沢修平",)),
            ev("令和6年度 議員研修会", "2024-11-12T14:00+09:00", people=("高見沢修平",)),
            id="theme on one page, year on the other",
        ),
        pytest.param(
            ev("ウル市の使節団が市長を表敬訪問", "2024-11-12", city="浜辺市"),
            ev("ウル市使節団の表敬", "2024-11-12T11:00+09:00", city="浜辺市"),
            id="retold",
        ),
        pytest.param(
            ev("第8回大会", "2024", city="浜辺市", site="a"),
            ev("第8回港湾都市フォーラム 浜辺大会", "2024-06-13", end="2024-06-15", city="浜辺市", site="a"),
            id="the edition of a site",
        ),
        pytest.param(
            ev("港湾都市サミットで声明を採択", "2024-11-12", aliases=("港湾都市サミット",)),
            ev("第3回港湾都市サミット", "2024-11-12"),
            id="an alias is in the other name",
        ),
        pytest.param(
            ev("夜の港湾都市フォーラム", "2024-11-12T22:00+04:00"),
            ev("夜の港湾都市フォーラム", "2024-11-13T03:00+09:00"),
            id="one moment, two days in two zones",
        ),
        pytest.param(
            ev("港を語る夕べ", "2024-11-12", country_code="JP", people=("高見沢修平",), aliases=("みなとの夜",)),
            ev("港を語る夕べ", "2024-11-12", country_code="KR", people=("高見沢修平",)),
            id="a country that was only inferred",
        ),
    ],
)
def test_one_event(a: dict[str, Any], b: dict[str, Any]) -> None:
    assert len(link(pages(a, b)).events) == 1
    assert len(link(pages(b, a)).events) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(ev("港湾都市サミット", "2024-11-12"), ev("港湾都市サミット", "2024-11-13"), id="another day"),
        pytest.param(ev("港湾都市サミット", "2023-11-12"), ev("港湾都市サミット", "2024-11-12"), id="another year"),
        pytest.param(ev("港湾都市サミット", "2023"), ev("港湾都市サミット", "2024-11-12"), id="another year, partial"),
        pytest.param(ev("COP28", ""), ev("COP29", ""), id="COP28, COP29"),
        pytest.param(
            ev("COP28 みなと会合", "2024-11-12"), ev("COP29 みなと会合", "2024-11-12"), id="numbered, same day"
        ),
        pytest.param(ev("第3回みなと会議", ""), ev("第4回みなと会議", ""), id="editions"),
        pytest.param(ev("第3回みなと会議", "2024-11"), ev("第4回みなと会議", "2024-11"), id="editions, same month"),
        pytest.param(ev("第1部 みなとを語る", "2024-11-12"), ev("第2部 みなとを語る", "2024-11-12"), id="parts"),
        pytest.param(ev("港湾都市サミット", ""), ev("港湾都市サミット", ""), id="a name without dates"),
        pytest.param(ev("港湾都市サミット", ""), ev("港湾都市サミット", "2024-11-12"), id="a name with a date once"),
        pytest.param(ev("例会", "2024-11"), ev("例会", "2024-11"), id="generic, same month"),
        pytest.param(ev("庁議", "2024-11-12"), ev("庁議", "2024-11-12"), id="generic, sites not known"),
        pytest.param(ev("庁議", "2024-11-12", site="a"), ev("庁議", "2024-11-12", site="b"), id="generic, two sites"),
        pytest.param(
            ev("市長定例記者会見", "2024-11-12", site="a"),
            ev("市長定例記者会見", "2024-11-12", site="b"),
            id="generic with whose it is, two sites",
        ),
        pytest.param(ev("成人式", "2024-01-08"), ev("成人式", "2024-01-08"), id="held everywhere on one day"),
        pytest.param(
            ev("説明会", "2024-11-12", site="a", venue="港会館"),
            ev("説明会", "2024-11-12", site="a", venue="山手公民館"),
            id="generic, one site, two venues",
        ),
        pytest.param(
            ev("港まつり大会", "2024-11-12", city="浜辺市"),
            ev("港まつり大会", "2024-11-12", city="山手市"),
            id="two cities",
        ),
        pytest.param(
            ev("港まつり大会", "2024-11-12", country_code="JP"),
            ev("港まつり大会", "2024-11-12", country_code="KR"),
            id="two countries",
        ),
        pytest.param(ev("港湾都市サミット", "2024-11-12"), ev("港湾都市サミット開会式", "2024-11-12"), id="a part"),
        pytest.param(
            ev("港湾都市サミット", "2024-11-12"),
            ev("港湾都市サミット 青い港の夕べ", "2024-11-12", parent="港湾都市サミット"),
            id="its child",
        ),
        pytest.param(
            ev("水を守る都市の集い", "2024-11-12"), ev("港湾労働者の昼食会", "2024-11-12"), id="same day, other names"
        ),
        pytest.param(
            ev("港湾都市フォーラム", "2024-11-12T10:00+09:00"),
            ev("港湾都市フォーラム", "2024-11-12T15:00+09:00"),
            id="morning and afternoon",
        ),
        pytest.param(
            ev("Talk", "2024-11-12"), ev("Talking about ports", "2024-11-12"), id="a short name inside another"
        ),
        pytest.param(
            ev("港まつり大会", "2024-11-12", end="2024-11-13"),
            ev("港まつり大会", "2024-11-12", end="2024-11-14"),
            id="another last day",
        ),
        pytest.param(
            ev("港湾都市サミット", "2024-11-12", end="2024-11-14"),
            ev("港湾都市サミット 青い港の夕べ", "2024-11-12"),
            id="something on the first day of the other",
        ),
        pytest.param(
            ev("議員研修会「港を守る条例」", "2024-11-12", people=("高見沢修平",)),
            ev("議員研修会「山を守る条例」", "2024-11-12", people=("高見沢修平",)),
            id="two themes",
        ),
        pytest.param(
            ev("講演会「港の一日」", "2024-11-12", people=("高見沢修平",)),
            ev("講演会", "2024-11-12", people=()),
            id="a generic name without its theme",
        ),
        pytest.param(
            ev("港湾都市会議", "2024-11-12", city="浜辺市"),
            ev("港湾都市首長会議", "2024-11-12", city="浜辺市"),
            id="a word within a word",
        ),
        pytest.param(
            ev("第8回大会", "2024", city="浜辺市", site="a"),
            ev("第8回港湾都市フォーラム 浜辺大会", "2024-06-13", city="浜辺市", site="b"),
            id="editions of two sites",
        ),
        pytest.param(
            ev("第8回総会", "2024", city="浜辺市", site="a"),
            ev("第8回港湾都市フォーラム 浜辺大会", "2024-06-13", city="浜辺市", site="a"),
            id="a general meeting and a congress",
        ),
        pytest.param(
            ev("夜の港湾都市フォーラム", "2024-11-12T22:00+09:00"),
            ev("夜の港湾都市フォーラム", "2024-11-13T03:00+09:00"),
            id="five hours later, on another day",
        ),
        pytest.param(
            ev("港を語る夕べ", "2024-11-12", city="浜辺市", country_code="JP", people=("高見沢修平",)),
            ev("港を語る夕べ", "2024-11-12", city="釜浦市", country_code="KR", people=("高見沢修平",)),
            id="two countries, by their cities",
        ),
    ],
)
def test_two_events(a: dict[str, Any], b: dict[str, Any]) -> None:
    assert len(link(pages(a, b)).events) == 2
    assert len(link(pages(b, a)).events) == 2


def test_parts_of_one_whole_under_two_names() -> None:
    whole = [("pg_0", "港湾都市サミットで採択"), ("pg_1", "港湾都市サミット")]
    part = ["海を守る共同宣言の署名", "共同宣言への署名"]
    docs = [
        document(n, said(page, name, "2024-11-12"), said(page, part[n], "2024-11-12", parent=name))
        for n, (page, name) in enumerate(whole)
    ]
    assert len(link(docs).events) == 2
    assert len(link([docs[0], document(1, said("pg_1", part[1], "2024-11-12"))]).events) == 3


def test_one_page_tells_events_apart() -> None:
    same = [said("pg_0", "港湾都市サミット", "2024-11-12"), said("pg_0", "港湾都市サミット", "2024-11-12")]
    assert len(link([document(0, *same)]).events) == 2


def test_a_day_without_a_year_between_two_years_stays_alone() -> None:
    rows = [("2022-08-06", 0), ("2023-08-06", 1), ("--08-06", 2)]
    corpus = link([document(n, said(f"pg_{n}", "港の平和祈念の集い", day)) for day, n in rows])
    assert sorted(e.start for e in corpus.events) == ["--08-06", "2022-08-06", "2023-08-06"]
    assert {m.decision for m in corpus.merges} == {"kept_apart"}


def merged() -> Corpus:
    full = ev("Blue Port Talks", "2024-11-12T16:30+04:00", timezone="UTC+04:00", country_code="AZ")
    return link(pages(ev("Blue Port Talks", "--11-12", venue="港会館"), full))


def test_values_are_the_best_supported() -> None:
    (event,) = merged().events
    assert (event.start, event.end) == ("2024-11-12T16:30+04:00", "2024-11-12T16:30+04:00")
    assert (event.venue, event.country_code, event.timezone, event.precision) == ("港会館", "AZ", "UTC+04:00", "minute")
    assert event.pages == 2


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (ev("港の集い", "--11-12"), ev("港の集い", "2024-11-12"), {("start", "year_of_this_page", "2024-11-12")}),
        (
            ev("浜辺港の集い大会", "2024-11"),
            ev("浜辺港の集い大会", "2024-11-12"),
            {("start", "best_supported", "2024-11-12")},
        ),
        (
            ev("港の集い大会", "--11-12T16:30+04:00"),
            ev("港の集い大会", "2024-11-12"),
            {("start", "best_supported", "--11-12T16:30+04:00"), ("start", "year_of_this_page", "2024-11-12")},
        ),
        (ev("港の集い", "2024-11-12"), ev("港の集い", "2024-11-12"), set()),
    ],
)
def test_a_date_taken_from_another_page_says_so(a: dict[str, Any], b: dict[str, Any], expected: set[Any]) -> None:
    docs = pages(a | {"parent": "港の年"}, b | {"parent": "港の年"})
    said = {key: s for d in docs for key, s in statements.of_events(d)}
    corpus = link(docs)
    assert len(corpus.events) == 1
    assert {(s.column, s.rule, said[s.statement_id].start) for s in corpus.supports if s.column == "start"} == expected


def test_a_country_that_a_clock_speaks_for() -> None:
    a = ev("Blue Port Talks", "2024-11-12T16:30+04:00", timezone="Asia/Baku", country_code="JP", people=("高見沢修平",))
    b = ev("Blue Port Talks", "2024-11-12", country_code="AZ", people=("高見沢修平",))
    (event,) = link(pages(a | {"venue": "港会館"}, b | {"venue": "港会館"})).events
    assert event.country_code == "AZ"


def test_merges_and_former_ids() -> None:
    corpus = merged()
    (event,), (merge,), (former,) = corpus.events, corpus.merges, corpus.former_ids
    assert (merge.id_a, merge.id_b, merge.decision) == (event.event_id, former.old_id, "joined")
    assert former.id == event.event_id != former.old_id
    assert "same name" in merge.evidence


def test_near_misses_are_rows() -> None:
    corpus = link(pages(ev("港湾都市サミット", "2024-11-12"), ev("港湾都市サミット", "2024-11-13")))
    (merge,) = corpus.merges
    assert merge.decision == "kept_apart"
    assert "different days" in merge.evidence
    assert {merge.id_a, merge.id_b} == {e.event_id for e in corpus.events}


@pytest.mark.parametrize(
    ("parent", "child", "expected"),
    [
        (ev("港湾都市サミット", "2024-11-12"), ev("青い港の夕べ", "2024-11-12", parent="港湾都市サミット"), True),
        (ev("港湾都市サミット", "2023-11-12"), ev("青い港の夕べ", "2024-11-12", parent="港湾都市サミット"), False),
        (ev("総会", "2024-11-12"), ev("青い港の夕べ", "2024-11-12", parent="総会"), False),
    ],
)
def test_parent_on_another_page(parent: dict[str, Any], child: dict[str, Any], expected: bool) -> None:
    events = {e.name: e for e in link(pages(parent, child)).events}
    assert (events["青い港の夕べ"].parent_event_id == events[parent["name"]].event_id) is expected


def test_parents_make_no_circle() -> None:
    a = said("pg_0", "港湾都市サミット", "2024-11-12", parent="青い港の夕べ")
    b = said("pg_0", "青い港の夕べ", "2024-11-12", parent="港湾都市サミット")
    events = link([document(0, a, b)]).events
    assert sum(bool(e.parent_event_id) for e in events) == 1
