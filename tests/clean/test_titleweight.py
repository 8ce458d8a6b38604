"""Titles that no markup and no breadcrumb names: by words, by what stands around them."""

import pytest

from pipeline.clean import clean
from pipeline.clean.titleweight import by_words
from pipeline.model import Source

BODY = "\n\n会議では多くの都市が集まり、水と森のこれからについて、二日にわたって長く話し合いました。\n"
END = "\n\n水の都ネットワーク事務局\n〒100-0000 みどり市緑町9-9\n電話 012-999-0000\nCopyright 水の都ネットワーク\n"


def title(text: str) -> str:
    return clean(Source("page.txt", text.encode())).page.title


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("水の都ネットワーク\n世界の水辺を結ぶ\n第3回水辺の集い" + BODY + END, "第3回水辺の集い"),
        ("水の都ネットワーク\n案内｜大会｜会誌\n秋の大会の報告" + BODY + END, "秋の大会の報告"),
        ("ホーム\n水の都　くらし　観光　市政　子育て\n6月の催し" + BODY, "6月の催し"),
        (
            "集い・催し・広場・映画\n第12回\n「坂の上の泉をたずねて」\n語り手　緑川 花さん\n\n2024-02-09" + BODY,
            "「坂の上の泉をたずねて」",
        ),
        (
            "ホーム › 町政 › 発表\n報道資料\n令和5年10月18日\n報道関係者各位\nみどり町 産業課\n\n"
            "「泉の町サミット」を開催します" + BODY,
            "「泉の町サミット」を開催します",
        ),
        # the rest of a line that was cut: a bracket that nothing opens, how a sentence begins or ends
        ("水の学校の子ども)\n水の集いを開く" + BODY, "水の集いを開く"),
        ("水の学校(岬校)\n水の集い" + BODY, "水の学校(岬校)"),
        ("との協定により\n水の集いを開く" + BODY, "水の集いを開く"),
        ("ともに歩む水の集い\n水の集い" + BODY, "ともに歩む水の集い"),
        ("2024年5月\n\n日 | 曜日 | 催し\n1日 | 水 | 水の会", "2024年5月"),
        ("森の保存会が植樹祭を開催しました。(2024年4月2日)" + BODY, "森の保存会が植樹祭を開催しました。(2024年4月2日)"),
        ("トップページお知らせ森の講座を開きます\n\n森の講座を開きます\n\n2024年5月1日" + BODY, "森の講座を開きます"),
        (
            "ホーム > 市政 > 交流 > 使節団が市役所を訪問\n更新日：2019年1月1日\nここから本文です。" + BODY,
            "使節団が市役所を訪問",
        ),
        ("平成28年07月08日 記者発表資料 使節団の出発にともなう表敬" + BODY, "使節団の出発にともなう表敬"),
        ("森の総会を開催 (2007.03.22)" + BODY, "森の総会を開催"),
        ("行事予定 2023年9月4日現在" + BODY, "行事予定"),
        (
            "市への訪問者\n大使が知事を訪問しました\n令和6年9月30日\nごあいさつに来られました。\n"
            "会長が知事を訪問しました\n令和6年8月1日\nごあいさつに来られました。\n団長が知事を訪問しました\n令和6年7月1日\n交流について話しました。\n",
            "市への訪問者",
        ),
    ],
)
def test_title(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "会議には多くの都市が集まり、水のこれからについて話し合いました。\nその後、町を歩きました。\n",
        "森の保存会が、植樹祭を開催しました。会員が集まりました。\n続きます。\n",
        "[2024年5月1日]\n",
        "",
    ],
)
def test_a_page_that_begins_with_text_has_none(text: str) -> None:
    assert title(text) == ""


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("水の会議の開催について", "水の会議"),
        ("水の会議のお知らせ", "報道関係者各位"),
        ("「水の声を聞く」", "緑川 花さん"),
        ("令和6年度の記録", "最終更新日 令和6年3月1日"),
        ("秋の大会", "10/14 Sat"),
        ("秋の大会", "みどり町 産業課"),
        ("森の案内", "2024年6月7日放送"),
    ],
)
def test_words(better: str, worse: str) -> None:
    assert by_words(better) > by_words(worse)
