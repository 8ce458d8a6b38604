"""Names to places, and places in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import gazetteer
from pipeline.settings import Settings, Vocabulary

G = gazetteer.load()


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("仙台市", "jp:041009"),
        ("仙台", "jp:041009"),
        ("宮城県", "jp:040002"),
        ("東京", "jp:130001"),  # the metropolis, not a city
        ("広島", "jp:341002"),  # the city before the prefecture
        ("世田谷区", "jp:131121"),
        ("名古屋市中村区", "jp:231053"),
        ("龍ヶ崎市", "jp:082082"),  # ケ, ヶ and が are one
        ("竜ケ崎市", "jp:082082"),
        ("ウィーン", "gn:2761369"),
        ("ウイーン市", "gn:2761369"),
        ("ヴェネツィア", "gn:3164603"),
        ("ベネツィア", "gn:3164603"),
        ("ハイデルベルグ市", "gn:2907911"),  # グ at the end of a German name
        ("釜山広域市", "gn:1838524"),
        ("上海市", "gn:1796236"),
        ("リオ・デ・ジャネイロ", "gn:3451190"),
        ("バンコク都", "gn:1609350"),
        ("オレゴン州", "iso:US-OR"),
        ("ブリティッシュコロンビア州", "iso:CA-BC"),
        ("広東省", "iso:CN-GD"),
    ],
)
def test_the_first_reading_of_a_name(name: str, key: str) -> None:
    assert G.lookup(name)[0].key == key


@pytest.mark.parametrize("name", ["パートナーシップ", "本市", "市", "", "存在しない町", "フランス市長会", "ガガガガ市"])
def test_names_of_nothing(name: str) -> None:
    assert G.lookup(name) == ()


def test_all_places_of_a_name() -> None:
    assert [p.admin1 for p in G.lookup("府中市")] == ["東京都", "広島県"]
    wards = G.lookup("中央区")
    assert wards[0].admin1 == "東京都"
    assert {G.parent(p) for p in wards[1:]} >= {"札幌市", "神戸市", "福岡市", "熊本市"}
    assert {p.country_code for p in G.lookup("ボストン")} >= {"US", "GB"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("横浜市と川崎市", ["横浜市", "川崎市"]),
        ("石川県金沢市で", ["石川県", "金沢市"]),
        ("東京都中央区", ["東京都", "中央区"]),
        ("ペルーのリマ市", ["リマ市"]),
        ("カナダ・トロント", ["トロント"]),
        ("パン・ヌゥとマナグア", ["マナグア"]),
        ("オレゴン州ポートランド", ["オレゴン州", "ポートランド"]),
        ("リマインダーとパリコレ", []),  # a run of katakana is one word
        ("アレッツォ市", []),  # アレッツォ県 is in the table, the city is not
        ("フランスとドイツ", []),  # countries are no places here
        ("ウランバートル市", ["ウランバートル市"]),
        ("大連市長", ["大連市"]),
    ],
)
def test_places_in_a_text(text: str, names: list[str]) -> None:
    found = [text[f.start : f.end] for f in G.find(text)]
    assert found == names


@given(st.text(alphabet="横浜市北京東都府県パリ・ー州サン（）、 x\n", max_size=60))
def test_finds_are_in_order_and_apart(text: str) -> None:
    end = 0
    for found in G.find(text):
        assert end <= found.start < found.end <= len(text)
        assert found.candidates
        end = found.end


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    ("text", "count"), [("ア・" * 20_000, 0), ("市" * 60_000, 0), ("東京都" * 20_000, 20_000), ("ヴ" * 60_000, 0)]
)
def test_hostile_texts_are_read_to_their_end(text: str, count: int) -> None:
    assert len(G.find(text)) == count


def test_a_user_s_own_alias() -> None:
    own = ((("alias", "ハマ"), ("country", "DE"), ("name_en", "Berlin")),)
    mine = gazetteer.load(Settings(vocabulary=Vocabulary(city_aliases=own)))
    assert "DE" in {p.country_code for p in mine.lookup("ハマ")}
    assert "DE" not in {p.country_code for p in G.lookup("ハマ")}


def test_what_a_place_knows() -> None:
    kobe = G.lookup("神戸市")[0]
    assert (kobe.lg_code, kobe.admin1, kobe.timezone, kobe.kind) == ("281000", "兵庫県", "Asia/Tokyo", "city")
    assert kobe.latitude == pytest.approx(34.69, abs=0.1)
    lima = G.lookup("リマ")[0]
    assert (lima.country_code, lima.timezone, lima.name_en) == ("PE", "America/Lima", "Lima")
    assert G.prefecture("兵庫県") is not None
    assert G.prefecture("神戸市") is None
