"""Which place a name is, where lists or addresses tell it, and what only locates another."""

from __future__ import annotations

import pytest

from pipeline.recognize.cities import find_cities
from tests.recognize.cities_marked import MARK, document, run


@pytest.mark.parametrize(
    ("case", "country"),
    [
        ("イタリアの【ポッジボンシ市】の市長", "IT"),
        ("【アレッツォ市】（イタリア）", "IT"),
        ("フィンランド・【ムーラメ市】", "FI"),
        ("韓国との交流。【抱川市】の一行", "KR"),
        ("ドイツ・【バウツェン郡】プレジデント", "DE"),
        ("オークル市長が来た。", ""),  # a person's name before the office
        ("森山市長が来た。", ""),
    ],
)
def test_names_in_no_list(case: str, country: str) -> None:
    run(case)
    found = find_cities(document(MARK.sub("", case)))
    assert [m.place.country_code for m in found if m.place] == ([country] if country else [])


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("カイロ、オークランド、ダーバン、デンバー", "オークランド", "NZ"),
        ("リマ、ボゴタ、ピストラッチ、キト", "ピストラッチ", ""),
        ("マレ、ティナドゥ、コロンボ、ダッカ", "ティナドゥ", "MV"),
        ("ソウル、シンガポール、台北、香港", "シンガポール", "SG"),
        ("参加都市：パリ、ローマ、レフカダなど", "レフカダ", "GR"),
        ("リマ*、ザムガンダ（ガーナ）、キト【副首長】、ボゴタ*（コロンビア）", "ザムガンダ", "GH"),
        ("アンマン、アテネ、オークランド、バンコク、ベルリン", "オークランド", "NZ"),  # by the English alphabet
        ("ボストン、シカゴ、デンバー、オークランド、フェニックス", "オークランド", "US"),
    ],
)
def test_a_list_makes_cities(text: str, name: str, country: str) -> None:
    found = {m.text: m for m in find_cities(document(text))}
    assert name in found
    place = found[name].place
    assert place is not None
    assert place.country_code == country
    assert found[name].scored


@pytest.mark.parametrize(
    "text", ["カレー、ラーメン、パスタ、ピザ", "フランス、ドイツ、イタリア、スペイン", "パリ、デザイン"]
)
def test_other_lists_make_none(text: str) -> None:
    assert [m.text for m in find_cities(document(text))] in ([], ["パリ"])


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        ("府中市の催し。〒183 東京都府中市宮西町", "府中市", "jp:132063"),
        ("府中市の催し。広島県府中市、広島県福山市", "府中市", "jp:342084"),
        ("中央区長の挨拶。新潟市の職員", "中央区", "jp:151033"),
        ("ポートランド市（米国）", "ポートランド市", "gn:5746545"),
        ("英国・レディング", "レディング", "gn:2639577"),
        ("東京の会議", "東京", "jp:130001"),
        ("広島の会議", "広島", "jp:341002"),
        ("インドネシア・バリとバリの会議", "バリ", "iso:ID-BA"),
    ],
)
def test_which_place_of_a_name(text: str, name: str, key: str) -> None:
    found = [m for m in find_cities(document(text)) if m.text == name]
    assert {m.place.key for m in found if m.place} == {key}


@pytest.mark.parametrize(
    "case",
    [
        "問い合わせは〔神戸市〕（TEL 078-000-0000）へ。" + "催しは誰でも入れます。" * 6 + "主催は【神戸市】。",
        "〒650-8570 〔神戸市〕〔中央区〕加納町6-5-1",
        "〔神戸市〕環境課 電話：078-000-0000",
        "〔神戸市〕〔灘区〕桜口町4-2-1\nTEL 078-000-0000",
        "会場：【神戸市】〔中央区〕加納町6-5-1 TEL 078-000-0000",  # a venue is a place
        "【神戸市】で開いた。",
    ],
)
def test_an_office_s_address_only_locates(case: str) -> None:
    run(case)


def test_an_office_s_field() -> None:
    found = find_cities(document("神戸市中央区\n神戸市中央区", labels=["所在地", "場所"]))
    assert [m.scored for m in found if m.text == "神戸市"] == [False, True]


@pytest.mark.parametrize(
    "case",
    [
        "【厚木市】の小林市長が話した。",
        "【厚木市】小林市長、【千葉市】長",
        "【厚木市】と【小林市】の催しで、【小林市】長が話した。",
        "【小林市】長が話した。",
        "【厚木市】と【宮崎市】長",
        "【静岡市】の会議で、菊谷・【伊達市】長と話した。",
    ],
)
def test_a_mayor_named_like_a_city(case: str) -> None:
    run(case)


@pytest.mark.parametrize(
    "case",
    [
        "会場：みなとホール\n住所：【神戸市】〔北区〕長尾町1-2",
        "ところ　中央公民館\n（〒650-0001 〔兵庫県〕【神戸市】〔中央区〕1-2-3）",
        "会場：みなとホール\n申込先：みなと会\n〒650-0001 〔神戸市〕〔北区〕長尾町1-2",
        "〒650-0001 〔神戸市〕〔北区〕長尾町1-2\nTEL 078-111-2222",
    ],
)
def test_an_address_below_a_venue_says_where_it_is(case: str) -> None:
    run(case)
