import pytest

from pipeline.clean import clean
from pipeline.clean.site import split_site
from pipeline.model import Source

BODY = "\n\n会議では多くの都市が集まり、水と森のこれからについて、二日にわたって長く話し合いました。\n"


def title(text: str) -> str:
    return clean(Source("page.txt", text.encode())).page.title


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("水の会議が開催されました" + BODY, "水の会議が開催されました"),
        ("ページの先頭です。\n\nページの本文です。\n\n更新日：2020年3月1日\n\n水の会議" + BODY, "水の会議"),
        (
            "ホーム > 市政 > 国際 > 水の会議\n\n水の会議\n\n最終更新日：2020年3月1日\n\nここから本文です。" + BODY,
            "水の会議",
        ),
        ("1. Top\n  2. 会議・交流\n  3. 水の会議が開催\n\n2023/10/04\n\n水の会議が開催" + BODY, "水の会議が開催"),
        ("イベント\n水の会議のご案内" + BODY, "水の会議のご案内"),
        ("みどり市公式ホームページ\n本文へ\n水の会議のご案内" + BODY, "水の会議のご案内"),
        (
            "みどり大学の学長が本学を訪れ、新しい協定について懇談しました。\n2012/05/08" + BODY,
            "みどり大学の学長が本学を訪れ、新しい協定について懇談しました。",
        ),
        ("2024年3月4日\n■東の町の水の集いに参加しました。\n\n水の集い" + BODY, "東の町の水の集いに参加しました。"),
        ("活動記録\n\n水の集いに出ました。\n\n2024年3月4日 月曜日\n\n" + BODY, "水の集いに出ました。"),
        ("みどり省\n\n報道発表\n\n水の会議の結果について\n\n令和6年3月4日\nみどり省" + BODY, "水の会議の結果について"),
        (
            "花子の「水の道」\n日々の活動を発信します。\n水の勉強会を開催\n2024年3月4日 19時14分12秒 | 市政" + BODY,
            "水の勉強会を開催",
        ),
        ("2024年03月04日 水の会議に部長が出席" + BODY, "水の会議に部長が出席"),
        ("2024年3月4日 水の会議に部長が出席" + BODY, "2024年3月4日 水の会議に部長が出席"),
        ("水の会議の代表団を迎えて |" + BODY, "水の会議の代表団を迎えて"),
        (BODY, ""),
        ("11 - 22 November 2024" + BODY, ""),
        ("", ""),
    ],
)
def test_title(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    ("whole", "expected"),
    [
        ("水の会議｜みどり市", ("水の会議", "みどり市")),
        ("水の会議 - みどり市公式ホームページ", ("水の会議", "みどり市公式ホームページ")),
        ("水の会議 – 国際課 ｜ みどり市", ("水の会議", "みどり市")),
        ("みどり大学 | 水の会議を開催しました", ("水の会議を開催しました", "みどり大学")),
        ("水の会議", ("水の会議", "")),
        ("水と森-これからの会議-", ("水と森-これからの会議-", "")),
    ],
)
def test_split_site(whole: str, expected: tuple[str, str]) -> None:
    assert split_site(whole) == expected
