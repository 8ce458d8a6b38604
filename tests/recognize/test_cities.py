"""Cities of a page. In a case 【…】 is a row of city_pages, 〔…〕 a place that only locates; all else is no city."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Mention
from pipeline.recognize.cities import find_cities
from tests.recognize.cities_marked import document, run


@pytest.mark.parametrize(
    "case",
    [
        "【神戸市】が主催し、【姫路市】と【明石市】の職員が参加しました。",
        "【神戸市】長の挨拶のあと、【姫路市】役所で会議を開いた。",
        "【千代田区】と【世田谷区】の区長",
        "【大磯町】、【山北町】、【檜原村】",
        "【茅ケ崎市】と【龍ヶ崎市】",  # other spellings of the table's names
        "〔兵庫県〕【姫路市】で開催",
        "【姫路市】（〔兵庫県〕）から10人",
        "【津市】の職員、10時30分【呉市】長",
        "本市と同市、当市、各市、中核市、姉妹都市、骨董市",
        "〔神戸市〕立博物館、〔神戸市〕議会、〔神戸市〕国際交流協会、〔神戸市〕民会館",
        "【神戸市】環境局の職員、【神戸市】国際課",
        "〔埼玉県〕【浦和市】にある団体",  # a town that is no more, behind its prefecture
        "【富岡市】駅伝に参加した。〔富岡市〕駅前の道",
        "【山口市】小郡のホテル",  # no 小郡市
        "首都【プノンペン】で歴史を学ぶ。首都圏の会議",  # no region called 首都
        "【ナンシー市】、【金沢市】、【ラマルー・レ・バン市】、【シャルトル市】",  # no バン市
        "会場　【港区】芝公園1-2-3",
        "【品川区】大井町と【川口市】栄町",
    ],
)
def test_japanese_municipalities(case: str) -> None:
    run(case)


@pytest.mark.parametrize(
    "case",
    [
        "【兵庫県】知事が登壇した。",
        "【兵庫県】の山田太郎知事は",
        "【兵庫県】が主催、【大阪府】と【京都府】が共催。",
        "【岩手県】・【宮城県】・【福島県】の3県",
        "〔兵庫県〕出身の人、〔兵庫県〕各地、〔兵庫県〕内の学校、〔兵庫県〕産の野菜、〔兵庫県〕民、〔兵庫県〕警、〔兵庫県〕立大学",
        "〔兵庫県〕の南部にある町、〔兵庫県〕北部の村",
        "【兵庫県】（環境部）：水質の調査",
        "〔北海道〕大学と〔北海道〕【小樽市】",
    ],
)
def test_prefectures_only_where_they_act(case: str) -> None:
    run(case)


@pytest.mark.parametrize(
    "case",
    [
        "【神戸市】〔灘区〕で開いた。",
        "【神戸市】【灘区】長が挨拶した。",
        "〔東京都〕【港区】で開いた。",
        "〔灘区〕、【神戸市】〔須磨区〕",
        "【大阪市】〔北区〕の会場",
    ],
)
def test_wards_of_other_cities_only_where_they_act(case: str) -> None:
    run(case)


@pytest.mark.parametrize(
    "case",
    [
        "【横浜】で開催、【札幌】から参加、【東京】へ出張",
        "【横浜】と【神戸】と【長崎】",
        "JICA東京とNPO札幌、G7【札幌】 環境大臣会合",
        "東京大学、東京駅、東京湾、東京タワー、横浜銀行、札幌国際会議場、西東京",
        "千葉さん、長崎氏、宮崎議員、福島 太郎君、石川部長",
        "【札幌】国際会議と【広島】サミット",
        "東京2030大会",
        "【熱海市】の旅館。【熱海】は晴れていた。",  # once the page has named it whole
        "熱海は晴れていた。",
    ],
)
def test_names_without_a_suffix(case: str) -> None:
    run(case)


@pytest.mark.parametrize(
    "case",
    [
        "ドイツ・【ドレスデン市】を訪れた。",
        "フランスの【リヨン】とスペインの【バレンシア】",
        "カナダ（【トロント】）と【シドニー】（オーストラリア）",
        "米国・〔オレゴン州〕・【ポートランド市】の市長",
        "【オレゴン州】と【バイエルン州】が協定を結んだ。",
        "リヨン大学、ジュネーブ議定書、ローマ字、ウィーン・フィル、ナイロビ宣言、ロンドン塔",
        "アレッサンドロ・ロッシ市長とルイ・マルタン氏",
        "中国〔四川省〕【成都市】、韓国の【大邱広域市】",
        "パートナーとカウンター、リミット",
        "フランスとドイツ、アジア、英国",
        "【バンコク都】、【ソウル特別市】、【上海市】",
        "【ミュンヘン】（23日）、【ナイロビ】：水の話",
    ],
)
def test_cities_of_the_world(case: str) -> None:
    run(case)


def test_one_city_is_one_entity() -> None:
    found = find_cities(document("横浜市の会議。\n横浜で開いた。\n神奈川県横浜市の職員"))
    assert {m.entity for m in found if m.place and m.place.name == "横浜市"} == {"横浜市"}
    assert {m.entity for m in find_cities(document("バンコク\n次はバンコク都"))} == {"バンコク"}


def mention(text: str, name: str, label: str) -> Mention:
    start = text.index(name)
    return Mention("p", 0, start, start + len(name), name, label, name, "rule", "test", 1.0)  # type: ignore[arg-type]


def test_no_city_inside_a_person_or_a_body() -> None:
    text = "横浜と金沢の話。NPO法人神戸市をよくする会"
    taken = [mention(text, "横浜", "PERSON"), mention(text, "NPO法人神戸市をよくする会", "ORG")]
    assert [(m.text, m.scored) for m in find_cities(document(text), taken)] == [("金沢", True), ("神戸市", False)]


def test_the_model_has_a_say_on_bare_names() -> None:
    def spans(label: str) -> dict[int, list[SimpleNamespace]]:
        return {0: [SimpleNamespace(start=0, end=2, label=label, score=0.9)]}

    assert [m.text for m in find_cities(document("熱海で開催"), (), spans("PLACE"))] == ["熱海"]  # type: ignore[arg-type]
    assert find_cities(document("熱海で開催"), (), spans("PERSON")) == []  # type: ignore[arg-type]
    assert find_cities(document("千葉が話した"), (), spans("PERSON")) == []  # type: ignore[arg-type]


@given(st.text(alphabet="神戸市東京都県パリ・ドイツの長（）〒12、- \n区町立会", max_size=80))
def test_offsets_are_true(text: str) -> None:
    doc = document(text)
    end = 0
    for m in find_cities(doc):
        assert end <= m.start < m.end
        assert doc.page.text[m.start : m.end] == m.text == m.name
        assert m.place is not None
        end = m.end


@pytest.mark.parametrize(
    "text", ["神戸市、" * 5_000, "ア・" * 20_000, "一" * 50_000, "埼玉県" * 8_000, "（フランス・" * 6_000]
)
@pytest.mark.timeout(120)
def test_hostile_pages_are_read_to_their_end(text: str) -> None:
    assert all(m.text in text for m in find_cities(document(text)))


def test_chinese_text_names_no_city() -> None:
    assert find_cities(document("北京市市长陈吉宁在会议上表示，上海市将参加。")) == []


def test_lone_surrogates_and_other_languages() -> None:
    assert find_cities(document("\ud800東大寺\udfff")) == []
    assert find_cities(document("서울특별시에서 열린 회의\nThe mayor of Kobe\n")) == []
