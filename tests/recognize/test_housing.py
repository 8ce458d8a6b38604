"""The bodies of offices that name none: by a word that points, by what stands before, by a line above, by the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.model import Document
from pipeline.recognize import recognize
from pipeline.recognize.offices import bodies_of
from pipeline.recognize.parts import is_unit
from pipeline.settings import Settings

CASES = [
    # named before it in the paragraph
    ("釧路商工会議所の新年会で葉山一颯会頭が挨拶した。", {"葉山一颯": ["会頭/釧路商工会議所"]}),
    ("浜田大学を訪れ、葉山一颯学長と懇談した。", {"葉山一颯": ["学長/浜田大学"]}),
    ("大阪ケニア総領事館を訪ねた。金井総領事と野沢達也領事が迎えた。", {"野沢達也": ["領事/大阪ケニア総領事館"]}),
    # a word that points back
    ("釧路観光協会が会を開いた。同協会の葉山一颯会長が話した。", {"葉山一颯": ["会長/釧路観光協会"]}),
    ("釧路市の葉山一颯市長と同市の野沢達也部長が来た。", {"葉山一颯": ["市長/釧路市"], "野沢達也": ["部長/釧路市"]}),
    # the page's other offices of the kind
    ("浜田大学の葉山一颯学長が話した。\n司会は野沢達也副学長でした。", {"野沢達也": ["副学長/浜田大学"]}),
    ("釧路友好協会会長 葉山一颯\n閉会の辞（副会長 野沢達也）", {"野沢達也": ["副会長/釧路友好協会"]}),
    # a body on a line above
    ("釧路電力株式会社\n総務部 部長 葉山 一颯 様", {"葉山一颯": ["総務部部長/釧路電力株式会社"]}),
    # sent from a body
    ("浜田大学（島根県）から葉山一颯先生が来日した。", {"葉山一颯": ["先生/浜田大学"]}),
    # the page's own body is the last of its kind before the office
    ("朝の会。" * 90 + "浜田大学の一行が本学を訪れ、葉山一颯学長と懇談した。", {"葉山一颯": ["学長/"]}),
    ("第4回釧路歴史資料協会通常総会\n開会は坂田副会長", {"坂田": ["副会長/釧路歴史資料協会"]}),
    # nothing fits
    ("釧路駅前で葉山一颯学長が話した。", {"葉山一颯": ["学長/"]}),
    ("釧路商工会議所を訪れ、葉山一颯学長と懇談した。", {"葉山一颯": ["学長/"]}),
    ("北見で歓迎会を開いた。葉山一颯会長が話した。", {"葉山一颯": ["会長/"]}),
    ("同協会の葉山一颯会長が話した。", {"葉山一颯": ["会長/"]}),
    ("釧路大学と北見大学が並ぶ。" + "長い話。" * 60 + "葉山一颯学長が来た。", {"葉山一颯": ["学長/"]}),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_bodies_of_offices(
    read: Callable[[str], dict[str, list[str]]], text: str, expected: dict[str, list[str]]
) -> None:
    found = read(text)
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("around", "text", "expected"),
    [
        ("浜田大学 広報課", "本学の葉山一颯学長が話した。", "浜田大学"),
        ("浜田大学 広報課", "北見大学のケン・モリ学長が葉山一颯学長を表敬訪問した。", "浜田大学"),
        ("一般社団法人 釧路観光協会", "当協会の葉山一颯会長が話した。", "一般社団法人 釧路観光協会"),
        ("お問い合わせ 電話", "本学の葉山一颯学長が話した。", ""),
    ],
)
def test_the_page_s_own_body(page: Callable[[str], Document], around: str, text: str, expected: str) -> None:
    document = page(f"{text}\n{around}")
    blocks = tuple(replace(b, kept=document.text_of(b) != around) for b in document.blocks)
    people = recognize(replace(document, blocks=blocks), Settings(ner="none")).people
    assert {p.name: p.offices[0].affiliation for p in people}["葉山一颯"] == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [("総領事", "領事館"), ("名誉教授", "大学"), ("副委員長", "委員会"), ("課長", ""), ("市長", ""), ("", "")],
)
def test_where_an_office_is_held(title: str, expected: str) -> None:
    assert (bodies_of(title) or ("",))[0] == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("国際交流課", True),
        ("総務部", True),
        ("文学部", True),
        ("群馬県総務部", False),
        ("浜田大学文学部", False),
        ("県国際課", False),
        ("浜田大学", False),
    ],
)
def test_units_without_their_body(body: str, expected: bool) -> None:
    assert is_unit(body) is expected


def test_a_body_that_begins_with_a_person_s_name_is_none(read: Callable[[str], dict[str, list[str]]]) -> None:
    found = read("張致根人文社会大学長、野沢達也教授が来た。")
    assert not any("張致根" in office for offices in found.values() for office in offices)
