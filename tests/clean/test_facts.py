import pytest

from pipeline.clean import clean
from pipeline.clean.facts import language
from pipeline.model import Page, Source


def facts(text: str) -> Page:
    return clean(Source("page.txt", text.encode())).page


BODY = "\n\n会議では多くの都市が集まり、水と森のこれからについて長く話し合いました。\n"


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("更新日：2020年3月10日", "", "2020-03-10"),
        ("更新日付:2020年3月10日 / ページ番号:C012345", "", "2020-03-10"),
        ("最終更新日 令和8(2026)年3月1日", "", "2026-03-01"),
        ("ページID1025 更新日 令和6年3月8日", "", "2024-03-08"),
        ("掲載日：令和元年5月7日 更新日：令和2年1月6日", "2019-05-07", "2020-01-06"),
        ("公開日 2014年08月27日", "2014-08-27", ""),
        ("2023/10/04", "2023-10-04", ""),
        ("[2024年1月15日]", "2024-01-15", ""),
        ("更新日：2020年13月40日", "", ""),
        ("令和6年5月2日（木曜日）", "", ""),
        ("次の更新日をお知らせします", "", ""),
    ],
)
def test_dates(line: str, published: str, updated: str) -> None:
    page = facts(f"水の会議の記録\n{line}{BODY}")
    assert (page.published_on, page.updated_on) == (published, updated)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("これは日本語です。", "ja"),
        ("水 " + "English words here " * 8, "en"),
        ("한국어 문장입니다", "ko"),
        ("これはEnglishです " * 3, "ja"),
        ("123", ""),
    ],
)
def test_language(text: str, expected: str) -> None:
    assert language(text) == expected
