"""Whose page it is, and the offices that belong to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.model import Document
from pipeline.recognize import recognize
from pipeline.recognize.own import Own, own_of
from pipeline.settings import Settings

OFFICE = "川口市役所 〒332-8601"


def site(document: Document, around: str, title: str = "") -> Document:
    """The page with its last line as what stands around the body."""
    blocks = tuple(replace(b, kept=document.page.text[b.start : b.end] != around) for b in document.blocks)
    return replace(document, page=replace(document.page, title=title), blocks=blocks)


@pytest.mark.parametrize(
    ("around", "title", "expected"),
    [
        ("川口市役所 〒332-8601", "", Own("川口市")),
        ("お問い合わせ 会津大学 広報課", "", Own("", "会津大学")),
        ("トップへ", "令和5年度第2回川口市景観審議会 会議録", Own("川口市", "", "川口市景観審議会")),
        ("川口市役所 弘前市役所", "", Own()),
        ("トップへ", "お知らせ", Own()),
    ],
)
def test_whose_page(page: Callable[[str], Document], around: str, title: str, expected: Own) -> None:
    assert own_of(site(page(f"本文です。\n{around}"), around, title)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("副市長の葉山一颯氏が説明した。", "川口市"),
        ("教育長の葉山一颯氏が説明した。", "川口市"),
        ("写真家の葉山一颯氏が説明した。", ""),
        ("弘前市長の葉山一颯氏が説明した。", "弘前市"),
        ("市議会議長の葉山一颯氏が説明した。", "川口市"),
        ("県議会議長の葉山一颯氏が説明した。", ""),
        # what foreigners are for a municipality, whatever land they come from
        ("アメリカの国際交流員ジュリア・ヘイルさん", "川口市"),
        ("弘前市の国際交流員ジュリア・ヘイルさん", "弘前市"),
        ("写真家のジュリア・ヘイルさんが来た。", ""),
    ],
)
def test_offices_of_the_page(page: Callable[[str], Document], text: str, expected: str) -> None:
    (person,) = recognize(site(page(f"{text}\n{OFFICE}"), OFFICE), Settings(ner="none")).people
    assert [o.affiliation for o in person.offices] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第4回みどり町消防団出初式\n葉山一颯団長が話した。", "みどり町消防団"),
        ("通常総代会\n川口東部商工会通常総代会が開かれた。当商工会の葉山一颯会長が話した。", "川口東部商工会"),
        # meetings of several bodies, and nothing that calls one of them its own
        ("川口協会総会と弘前協会総会\n葉山一颯会長が話した。", ""),
        ("お知らせ\n川口東部商工会総会に出た。葉山一颯会長が話した。", ""),
    ],
)
def test_a_body_by_what_it_holds(page: Callable[[str], Document], text: str, expected: str) -> None:
    assert own_of(page(text)).body == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the page's own university is not the one that it sets beside itself
        (
            "第9回鳴門大学・釧路大学合同シンポジウム\n"
            "本学と鳴門大学は1997年に協定を結んだ。\n本学 葉山一颯総長が話した。",
            ["総長/釧路大学"],
        ),
        ("本学の協定校である鳴門大学の一行が来た。\n本学の葉山一颯学長が迎えた。", ["学長/"]),
        ("公立大学法人釧路大学\n学長室から\n葉山一颯学長が迎えた。", ["学長/釧路大学"]),
        ("2003年度第2回研修委員会議事録\n出席者：葉山一颯（委員長）", ["委員長/研修委員会"]),
        # a section of a body has a president of its own
        ("釧路商工会議所青年部 第29回通常総会\n葉山一颯会長が話した。", ["会長/釧路商工会議所青年部"]),
        ("釧路商工会議所の催し\n女性会の小暮花子会長や青年部の葉山一颯会長も話した。", ["会長/青年部"]),
    ],
)
def test_whose_an_office_is(read: Callable[[str], dict[str, list[str]]], text: str, expected: list[str]) -> None:
    assert read(text)["葉山一颯"] == expected
