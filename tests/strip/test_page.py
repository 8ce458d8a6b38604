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
    ],
)
def test_body_line(line: str) -> None:
    assert line in kept(f"水の会議の報告\n\n{BODY}\n\n{line}\n\n{BODY[2:]}\n")


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
