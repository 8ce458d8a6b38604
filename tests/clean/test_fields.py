import pytest

from pipeline.clean.labels import labels, parse
from pipeline.clean.plain import drafts_of
from pipeline.settings import DEFAULT, Settings, Vocabulary

NAMES = labels(DEFAULT)


@pytest.mark.parametrize(
    ("line", "label", "value"),
    [
        ("日時：令和6年5月2日", "日時", "令和6年5月2日"),
        ("1 日   時 令和6年5月2日(木曜日)", "日時", "令和6年5月2日(木曜日)"),
        ("２　出 席 者　みどり市長", "出席者", "みどり市長"),
        ("■日　時　5月2日 午前10時", "日時", "5月2日 午前10時"),
        ("【場所】市民会館", "場所", "市民会館"),
        ("(1) 会場: 第二ホール", "会場", "第二ホール"),
        ("① 主催　あおば大学", "主催", "あおば大学"),
        ("日時(予定)：5月2日", "日時", "5月2日"),
        ("<講師>山田 花子", "講師", "山田 花子"),
        ("・定員：50名", "定員", "50名"),
        ("対象 市内に住む方", "対象", "市内に住む方"),
        ("日時・場所：5月2日 市役所", "日時・場所", "5月2日 市役所"),
    ],
)
def test_label_and_value(line: str, label: str, value: str) -> None:
    found = parse(line, NAMES)
    assert found is not None
    assert found[0] == label
    assert line[found[3] :].strip() == value


@pytest.mark.parametrize(
    "line",
    [
        "時計台の前で撮影しました",
        "会場では多くの方が参加しました。",
        "参加:47都市",
        "ロンドン:水害対策",
        "",
        "   ",
        "【速報】大会",
        "：：：",
    ],
)
def test_no_label(line: str) -> None:
    assert parse(line, NAMES) is None


def fields(text: str, settings: Settings = DEFAULT) -> list[tuple[str, str]]:
    drafts, _ = drafts_of(text, settings)
    return [(d.label, text[d.cells[1].start : d.cells[1].end]) for d in drafts if d.kind == "field"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "日時\n令和6年5月2日（木曜日）\n午後1時から\n場所\n市役所",
            [("日時", "令和6年5月2日（木曜日）\n午後1時から"), ("場所", "市役所")],
        ),
        ("■日 時\n\n\n\n   令和6年5月2日", [("日時", "令和6年5月2日")]),
        (
            "1 訪問者 みどり市長\n        みどり市副市長\n2 場所 市役所",
            [("訪問者", "みどり市長\n        みどり市副市長"), ("場所", "市役所")],
        ),
        (
            "1 日時 5月2日\n2 合 言 葉  あおば\n3 場所 市役所",
            [("日時", "5月2日"), ("合言葉", "あおば"), ("場所", "市役所")],
        ),
        ("- 2.開催日時\n- 5月2日 13:00", [("開催日時", "5月2日 13:00")]),
        ("日時\nこの会では、地域のみなさんと一緒に、これからのまちづくりについて長い時間をかけて話し合いました。", []),
        ("講師\n【第一部】\n山田 花子", []),
        ("日時：5月2日　会場：市民会館　定員：20名", [("日時", "5月2日")]),
        ("日時・会場\n5月2日 午後1時から\n市民会館", [("日時・会場", "5月2日 午後1時から\n市民会館")]),
        ("水の集い\n主催\n2024年5月2日\n森の集い\n主催\n2024年6月2日\n川の集い", []),
        ("司会\nただいまから会議を始めます。", []),
        (
            "町の催し\n\n催し名：秋の集い\n日時：5月2日\n演目：笛と太鼓",
            [("催し名", "秋の集い"), ("日時", "5月2日"), ("演目", "笛と太鼓")],
        ),
        ("期  間  5月2日\n顔 ぶ れ  町長ほか8名", [("期間", "5月2日"), ("顔ぶれ", "町長ほか8名")]),
        ("1、人数:7名\n2、国:ベトナム\n3、目的:視察", [("人数", "7名"), ("国", "ベトナム"), ("目的", "視察")]),
        ("委員長：賛成の方は挙手を願います。\n日時：5月2日", [("日時", "5月2日")]),
        ("TEL：0120-99-0000\n開く日：火曜", [("TEL", "0120-99-0000")]),
        ("10:00 開会式\n11:00 講演", []),
        ("参加都市\n\nロンドン、パリ", []),
    ],
)
def test_fields_over_lines(text: str, expected: list[tuple[str, str]]) -> None:
    assert fields(text) == expected


def test_own_label() -> None:
    own = Settings(vocabulary=Vocabulary(field_labels=((("label", "あつまる日"), ("role", "when")),)))
    assert fields("催し\n\nあつまる日：5月2日") == []
    assert fields("催し\n\nあつまる日：5月2日", own) == [("あつまる日", "5月2日")]


def test_several_fields_in_one_line_are_pairs_of_cells() -> None:
    text = "日時：5月2日　会場：市民会館　定員：20名"
    field = next(d for d in drafts_of(text, DEFAULT)[0] if d.kind == "field")
    assert [(text[c.start : c.end], c.header, c.is_header) for c in field.cells] == [
        ("日時", "", True),
        ("5月2日", "日時", False),
        ("会場", "", True),
        ("市民会館", "会場", False),
        ("定員", "", True),
        ("20名", "定員", False),
    ]
