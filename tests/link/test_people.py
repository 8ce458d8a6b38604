"""Which people of several pages are one: a table of pairs, each rule with its negatives."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from pipeline.link import link
from pipeline.model import Document, EventStatement, Office, Page, PersonStatement


@dataclass(frozen=True)
class P:
    """A person on a page of their own."""

    name: str
    title: str = ""
    body: str = ""
    year: int = 2024
    site: str = ""
    text: str = ""


def document(n: int, *people: P) -> Document:
    page_id = f"pg_{n}"
    text = "".join((p.text or p.name) + "\n" for p in people)
    told = []
    for p in people:
        start = text.index(p.text or p.name)
        offices = (Office(p.title, p.body),) if p.title or p.body else ()
        piece = p.text or p.name
        told.append(PersonStatement(page_id, p.name, start, start + len(piece), piece, offices=offices))
    year = str(people[0].year)
    event = EventStatement(page_id, f"催し{n}", 0, 0, "", "test", start=year, end=year)
    page = Page(page_id, f"{n}.txt", text, site=people[0].site)
    return Document(page, people=tuple(told), events=(event,))


def grouped(*pages: tuple[P, ...]) -> list[set[str]]:
    """The names of each person, as page number and name."""
    corpus = link([document(n, *people) for n, people in enumerate(pages)])
    out: dict[str, set[str]] = {}
    for (page_id, label, name), thing in corpus.named.items():
        if label == "PERSON":
            out.setdefault(thing, set()).add(f"{page_id[3:]}{name}")
    return sorted(out.values(), key=sorted)


MAYOR = P("高見沢修平", "市長", "浜辺市")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(MAYOR, MAYOR, id="name and office"),
        pytest.param(MAYOR, P("高見沢修平", "浜辺市長"), id="the office in one word"),
        pytest.param(MAYOR, P("高見沢修平", "会長", "浜辺市国際交流協会"), id="name and body"),
        pytest.param(MAYOR, P("高見沢修平"), id="name without an office"),
        pytest.param(MAYOR, P("高見沢", "市長", "浜辺市"), id="family name and office"),
        pytest.param(P("高見沢", "市長", "浜辺市"), P("高見沢", "市長", "浜辺市"), id="two family names and office"),
        pytest.param(
            P("高見沢修平", "市長", "浜辺市", site="a"), P("高見沢", "市長", site="a"), id="family name, title, site"
        ),
        pytest.param(
            P("ハンス・ベルガー", "市長", "ウル市"), P("ハンス・ペルガー", "市長", "ウル市"), id="katakana variant"
        ),
        pytest.param(
            P("ハンス・ベルガー", "市長", "ウル市"), P("ベルガー", "市長", "ウル市"), id="katakana family name"
        ),
        pytest.param(
            P("ハンス・ベルガー", "公園課長", "ウル市議会"),
            P("ベルガー", "課長", "ウル市役所"),
            id="katakana family name, title, one town",
        ),
        pytest.param(
            P("高見沢修平", "公園課長", "浜辺市役所"),
            P("高見沢修平", "課長", "浜辺市議会事務局"),
            id="name, title, one town",
        ),
        pytest.param(P("渡邊修平", "部長", "浜辺市"), P("渡辺修平", "部長", "浜辺市"), id="old characters and office"),
        pytest.param(P("渡邊", "市長", "浜辺市"), P("渡辺修平", "市長", "浜辺市"), id="old family name and office"),
        pytest.param(
            P("高見沢修平", "理事長", "みなと協会"),
            P("高見沢修平", "理事長", "一般社団法人みなと協会"),
            id="legal form",
        ),
        pytest.param(MAYOR, P("高見沢", "市長", site="浜辺市"), id="the mayor on the city's own site"),
        pytest.param(MAYOR, P("高見沢修平", "講師"), id="name and a title of no body"),
        pytest.param(
            P("ハンス・ベルガー", "市長", "ウル市"), P("ハンス・ベルガー", "会長", "港湾都市連盟"), id="rare name"
        ),
    ],
)
def test_one_person(a: P, b: P) -> None:
    assert len(grouped((a,), (b,))) == 1
    assert len(grouped((b,), (a,))) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(MAYOR, P("高見沢", "課長", "山手市"), id="family name, other office"),
        pytest.param(MAYOR, P("高見沢", "市長", "山手市"), id="family name, other city"),
        pytest.param(MAYOR, P("高見沢", "市長"), id="family name and title alone"),
        pytest.param(
            P("高見沢修平", "公園課長", "浜辺市役所"),
            P("高見沢", "課長", "浜辺市議会"),
            id="family name, title, one town",
        ),
        pytest.param(
            P("ハンス・ベルガー", "公園課長", "ウル市議会"),
            P("ベルガー", "課長", "オル市役所"),
            id="katakana family name, another town",
        ),
        pytest.param(MAYOR, P("高見沢", "市長", site="山手市"), id="the mayor on another city's site"),
        pytest.param(MAYOR, P("高見沢", "市長", site="みなと協会"), id="a mayor on a site that is no city's"),
        pytest.param(
            P("高見沢", "市長", "浜辺市"), P("高見沢", "教授", "山手大学"), id="two family names, other offices"
        ),
        pytest.param(P("高見沢", "部長"), P("高見沢", "部長"), id="two family names and a common title"),
        pytest.param(P("高見沢"), P("高見沢"), id="two family names"),
        pytest.param(MAYOR, P("高見沢修平", "市長", "山手市"), id="mayor here and there in one year"),
        pytest.param(MAYOR, P("高見沢修平", "教授", "山手大学"), id="one name, different offices at one time"),
        pytest.param(MAYOR, P("高見沢修一", "市長", "浜辺市"), id="another given name"),
        pytest.param(P("渡邊修平", "部長", "浜辺市"), P("渡辺修平", "教授", "山手大学"), id="old characters alone"),
        pytest.param(P("渡邊修平"), P("渡辺修平"), id="old characters, no office"),
        pytest.param(
            P("ハンス・ベルガー", "市長", "ウル市"),
            P("ハンス・ペルガー", "教授", "オル大学"),
            id="katakana, other office",
        ),
        pytest.param(
            P("ハンス・ベルガー", "市長", "ウル市"), P("ハンス・マイヤー", "市長", "ウル市"), id="katakana, other name"
        ),
    ],
)
def test_two_people(a: P, b: P) -> None:
    assert len(grouped((a,), (b,))) == 2
    assert len(grouped((b,), (a,))) == 2


def test_a_family_name_finds_the_holder_of_its_time() -> None:
    old, new = P("高見沢一郎", "市長", "浜辺市", 1995), P("高見沢修平", "市長", "浜辺市", 2022)
    assert {"1高見沢修平", "2高見沢"} in grouped((old,), (new,), (P("高見沢", "市長", "浜辺市", 2024),))
    assert {"0高見沢一郎", "2高見沢"} in grouped((old,), (new,), (P("高見沢", "市長", "浜辺市", 1996),))


def test_many_pages_hide_no_one() -> None:
    """Family names of many years still find their full name, though only neighbours of large groups are compared."""
    pages = [(P("高見沢", "市長", "浜辺市", 1960 + n),) for n in range(60)]
    pages += [(P("高見沢修平", "市長", "浜辺市", 1960 + n),) for n in range(60)]
    pages += [(P("高見沢", "市長", f"第{n}山手市"),) for n in range(60)]
    assert len(grouped(*pages)) == 61


def test_a_family_name_between_two_holders_stays_alone() -> None:
    a, b = P("高見沢一郎", "市長", "浜辺市"), P("高見沢修平", "市長", "浜辺市")
    assert {"2高見沢"} in grouped((a,), (b,), (P("高見沢", "市長", "浜辺市"),))


def test_one_page_tells_people_apart() -> None:
    people = (P("高見沢修平", "議員", "浜辺市議会"), P("高見沢一郎", "議員", "浜辺市議会"))
    assert len(grouped(people, people)) == 2


def test_variants_on_one_page_are_one_person() -> None:
    people = (P("ハンス・ベルガー", "市長", "ウル市"), P("ハンス・ペルガー", "市長", "ウル市"))
    assert len(grouped(people)) == 1


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ([P("高見沢修平", text="高見沢 修平")], ("高見沢修平", "高見沢", "修平")),
        ([P("高見沢修平", "市長", "浜辺市"), P("高見沢", "市長", "浜辺市")], ("高見沢修平", "高見沢", "修平")),
        ([P("ヴィム・ファン・ローン")], ("ヴィム・ファン・ローン", "ファン・ローン", "ヴィム")),
        ([P("ベルガー")], ("ベルガー", "", "")),
        ([P("山田太郎")], ("山田太郎", "山田", "太郎")),
    ],
)
def test_names_of_a_person(people: list[P], expected: tuple[str, str, str]) -> None:
    (person,) = link([document(n, p) for n, p in enumerate(people)]).people
    assert (person.name, person.family_name, person.given_name) == expected
    assert person.pages == len(people)


@pytest.mark.parametrize(
    ("a", "b", "shown"),
    [
        (P("高見沢修平", "市長", "浜辺市", site="a"), P("高見沢", site="a"), True),
        (P("高見沢修平", "市長", "浜辺市", site="a"), P("高見沢", site="b"), False),
        (P("高見沢修平", "市長", "浜辺市", site="a", text="高見沢 修平"), P("高見", site="a"), False),
    ],
)
def test_a_family_name_alone_on_one_site_is_a_near_miss(a: P, b: P, shown: bool) -> None:
    corpus = link([document(0, a), document(1, b)])
    assert len(corpus.people) == 2
    assert [(m.decision, m.score) for m in corpus.merges if m.table == "people"] == [("kept_apart", 0.5)] * shown
