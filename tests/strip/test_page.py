import pytest

from pipeline.clean import clean
from pipeline.model import Document, Source
from pipeline.strip import strip

BODY = "水の会議では多くの都市が集まり、水と森のこれからについて、二日にわたって長く話し合いました。"


def page(text: str) -> Document:
    return strip([clean(Source("page.txt", text.encode()))])[0]


def kept(text: str) -> list[str]:
    document = page(text)
    return [document.text_of(b).strip() for b in document.body]


def test_municipal_page() -> None:
    text = f"""ページの先頭です。 メニューを飛ばして本文へ
くらし
市政
現在地 トップページ > 市政 > 水の会議の報告

本文

水の会議の報告

更新日：2020年3月10日更新 印刷ページ表示

このページを印刷する

{BODY}

1 日   時 令和2年2月3日
2 場   所 市民会館

会場の風景の画像

関連リンク
昨年の会議

このページに関するお問い合わせ

国際部国際課
電話番号：012-345-6789

このページの情報は役に立ちましたか？

ページの先頭へ戻る

Copyright (C) みどり市
"""
    assert kept(text) == [
        "水の会議の報告",
        "更新日：2020年3月10日更新 印刷ページ表示",
        BODY,
        "1 日   時 令和2年2月3日",
        "2 場   所 市民会館",
    ]
    assert all(b.reason for b in page(text).blocks if not b.kept)


def test_office_addresses_after_the_body() -> None:
    text = f"""水の会議の報告

{BODY}

会の本部
Lake Street 7
12345 Watertown
T: +49-123/45 67
アジア
Asia Office
1-2-3 Midori, Tokyo 105-0000
https://water.example.org/
"""
    assert kept(text) == ["水の会議の報告", BODY]


@pytest.mark.parametrize(
    "line",
    [
        "Xでポスト",
        "フェイスブックでシェア",
        "文字サイズ 標準 拡大",
        "English 中文 한국어",
        "ページの先頭へ戻る",
        "• サイトマップ",
        "法人番号 1234567890123",
        "IMG_20240502.jpg",
        "カテゴリー: 活動報告",
        "この記事の所要時間: 約 1分20秒",
        "ページ内を移動するためのリンクです。",
        "PDFファイルをご覧いただくには、アドビの閲覧ソフトが必要です。",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit",
        "ホーム > 市政 > 国際課",
    ],
)
def test_chrome_line(line: str) -> None:
    assert line not in kept(f"水の会議の報告\n\n{BODY}\n\n{line}\n\n{BODY[2:]}\n")


@pytest.mark.parametrize(
    "line",
    [
        "ホームステイの家族と話しました",
        "標準時で10時から",
        "市長と代表団(左)",
        "※ 会場は変わることがあります",
        "パリ、ロンドン、ローマ",
        "メニューは地元の野菜",
        "関連する都市が集まった",
        "問い合わせが多く寄せられた会議",
        "アクセス:みどり駅から歩いて5分",
        "所要時間:約30分の見学",
    ],
)
def test_body_line(line: str) -> None:
    assert line in kept(f"水の会議の報告\n\n{BODY}\n\n{line}\n\n{BODY[2:]}\n")


@pytest.mark.parametrize("line", ["月ごとに読む", "<< 春の音楽会のお知らせ | main | 秋の展示 >>"])
def test_chrome_above_a_title(line: str) -> None:
    assert kept(f"{line}\n\n水の会議の報告\n\n{BODY}\n") == ["水の会議の報告", BODY]


def test_foreign_prompts_and_repetition_on_one_page() -> None:
    prompt = "Do you want to know more about water? We are happy to help you at any time"
    other = "Water is life. Join more than a thousand towns that care for water and forests."
    text = f"{prompt}\n水の会議の報告\n\n{BODY}\n{prompt}\n{prompt}\n{other}\n"
    assert kept(text) == ["水の会議の報告", BODY]


def test_english_page_keeps_its_text() -> None:
    text = "Water Summit\n\nThe mayors of twelve towns met for two days and spoke about water and forests.\n"
    assert len(kept(text)) == 2


def test_only_chrome_is_rejected() -> None:
    document = page("ホーム\nサイトマップ\nお問い合わせ\nCopyright (C) みどり市\n")
    assert (document.page.status, document.page.reason) == ("rejected", "no body")


def test_short_lines_without_sentences_stay() -> None:
    text = "市長の動き(5月)\n5月1日(水曜日)\n- 庁議\n5月2日(木曜日)\n- 開会式\n- 表敬訪問\n"
    assert len(kept(text)) == 6


def test_what_stands_between_the_menu_and_the_title() -> None:
    letter = "報道資料\n令和5年10月18日\n報道関係者各位\nみどり町 産業課"
    assert kept(f"ホーム › 町政 › 発表\n{letter}\n\n泉の集いを開催します\n\n{BODY}\n")[:4] == letter.split("\n")
    assert kept(f"本文へ\nくらし\n\n市長の便り\n泉の集いの報告\n\n{BODY}\n")[0] == "市長の便り"
    assert kept(f"お知らせ\n\n泉の集いの報告\n\n{BODY}\n")[0] == "泉の集いの報告"
    assert kept(f"本文へ\nくらし\n観光\n市政\n子育て\n泉の集いの報告\n\n{BODY}\n")[0] == "泉の集いの報告"


def test_contacts_of_one_event_in_a_list() -> None:
    event = "【開催日時】\n2019/10/{0}(日)\n【開催場所】\n市民会館(みどり市緑町1-2-3)"
    event += "\n【お問い合わせ先】\nみどり会\n012-999-00{0}"
    text = f"催し(公演)\n\n泉の集い\n{event.format(27)}\n\n森の集い\n{event.format(20)}\n"
    lines = kept(text)
    assert "森の集い" in lines
    assert len([x for x in lines if "市民会館" in x]) == 2
    assert not any("012" in x for x in lines)


@pytest.mark.parametrize(
    ("text", "line", "stays"),
    [
        ("水の会議の報告\n[2024年1月15日]\nID:56045\n\n{body}", "ID:56045", True),
        ("印刷\nページ番号:12341\n\n水の会議の報告\n\n{body}", "ページ番号:12341", False),
        ("水の会議の報告\n\n{body}\n\nよくある質問\nだれでも入れますか？\n\n{body}", "よくある質問", True),
        ("水の会議の報告\n\n{body}\n\n水の会議の画像\n\n{body}", "水の会議の画像", False),
        (
            "水の会議の報告\n\n・庁議のあとの打ち合わせ\n・庁議のあとの打ち合わせ\n・庁議のあとの打ち合わせ",
            "・庁議のあとの打ち合わせ",
            True,
        ),
        ("水の会議の報告\n\n{body}\n10/28 Sat\n森の集い\n電話 012-345-6789", "10/28 Sat", True),
    ],
)
def test_line_in_its_place(text: str, line: str, stays: bool) -> None:
    assert (line in kept(text.format(body=BODY))) is stays


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"現在位置\nトップページ\nくらし\n水の会議\n水の会議\n\n{BODY}", ["水の会議", BODY]),
        (
            f"水の会議\n更新日：2020年3月10日\n水の会議\n\n{BODY}",
            ["水の会議", "更新日：2020年3月10日", "水の会議", BODY],
        ),
        (f"ホーム/ニュース/水の会議\n水の会議\n\n{BODY}\nXでポストFacebookでシェアLINEで送る", ["水の会議", BODY]),
        (f"水の会議\n\n{BODY}\nこのページの作成者・問合せ先\nみどり市 国際課", ["水の会議", BODY]),
        (f"水の会議\n\n{BODY}\nコメントを残す\nメールアドレスが公開されることはありません。", ["水の会議", BODY]),
        (f"水の会議\n\n{BODY}\nposted by hana at 21:10| Comment(0) | 日記", ["水の会議", BODY]),
        (f"水の会議\n\n{BODY}\n[トップへ戻る] [あゆみ] [団員募集]", ["水の会議", BODY]),
        (f"水の会議\nこのページの情報をラインでシェアできます\n\n{BODY}\n←前の記事 次の記事→", ["水の会議", BODY]),
        (f"水の会議\n\n{BODY}\nposted by はな at 00:00 | Comment(0) | TrackBack(0) | 報告", ["水の会議", BODY]),
        (f"<< 2007年10月 >>\n1 2 3 4 5 6\n水の会議のお知らせ\n\n{BODY}", ["水の会議のお知らせ", BODY]),
        (
            f"水の会議\n\n{BODY}\n\n場所／みどり市役所3階応接室（みどり市中央町五丁目70）",
            ["水の会議", BODY, "場所／みどり市役所3階応接室（みどり市中央町五丁目70）"],
        ),
        (f"水の会議\n\n{BODY}\n[雨天中止] [申込不要]", ["水の会議", BODY, "[雨天中止] [申込不要]"]),
    ],
)
def test_chrome_around_a_title_and_a_body(text: str, expected: list[str]) -> None:
    assert kept(text) == expected


def test_words_cut_off_below_an_address_are_the_pages_own() -> None:
    tail = (
        "申し込みは電話か窓口で（012-345-6789）\n\n"
        "◎休館のお知らせ\nシステムの更新のため、次のとおり休館させていただきますので、ご利用の"
    )
    assert kept(f"水の会議\n\n{BODY}\n\n{tail}")[-1].endswith("ご利用の")
    assert kept(f"水の会議\n\n{BODY}\n\nみどり市役所\n012-345-6789\n国際課")[-1] == BODY
