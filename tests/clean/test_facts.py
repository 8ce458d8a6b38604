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
        ("掲載日:平成30年4月9日更新", "", "2018-04-09"),
        ("掲載開始日:2024年7月10日更新日:2024年7月11日", "2024-07-10", "2024-07-11"),
        ("[記事掲載日:22.12.12]", "2022-12-12", ""),
        ("掲載日:98/3/4", "1998-03-04", ""),
        ("発行日：2024年3月", "2024-03", ""),
        ("会の便り　第45号（2024年3月発行）", "2024-03", ""),
        ("（平成27年8月31日　選考委員会）", "2015-08-31", ""),
        ("語り手　緑川 花さん\n2024-02-09", "2024-02-09", ""),
        ("2021年8月17日公開", "2021-08-17", ""),
        ("日時：2024年2月9日\n2024-03-01", "", ""),
        ("第3回（2024年3月1日開催）", "", ""),
        ("令和6年5月2日（木曜日）", "", ""),
        ("次の更新日をお知らせします", "", ""),
    ],
)
def test_dates(line: str, published: str, updated: str) -> None:
    page = facts(f"水の会議の記録\n{line}{BODY}")
    assert (page.published_on, page.updated_on) == (published, updated)


TEXT = "水の会議では多くの都市が集まり、水と森のこれからについて長く話し合いました。"


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (f"お知らせします\n\n{TEXT}\n\n令和3年6月8日\nみどり市長　緑川 花", "2021-06-08"),
        (f"お知らせします\n\n{TEXT}\n\n2020年12月5日", "2020-12-05"),
        (f"お知らせします\n\n{TEXT}\n\n2020年12月5日（土）", ""),
        (f"お知らせします\n\n{TEXT}\n\n2020年12月5日\n会場：みどり市民会館の大きなホール", ""),
        (f"令和5年10月18日\n報道関係者各位\nみどり町 産業課\n\n集いの開催について\n\n{TEXT}", "2023-10-18"),
        (f"2012年3月31日土曜日\n\n水の集いの報告\n\n{TEXT}", "2012-03-31"),
        (f"2012年3月31日 (土)\n\n水の集い\n\n{TEXT}", "2012-03-31"),
        (f"水の集いに出ました。\n\n2012年3月31日 土曜日\n\n{TEXT}", "2012-03-31"),
        (f"水の集いのご案内\n\n2012年3月31日 土曜日\n\n{TEXT}", ""),
        (f"花の日記\n\n2012年3月31日 (土)\n\n水の集い\n\n{TEXT}\n\n2012年3月30日 (金)\n\n森の集い\n\n{TEXT}", ""),
        (f"水の集いの報告\n\n2012年3月31日登録\n\n{TEXT}", "2012-03-31"),
        (f"2019年8月\n\n水の集いの報告\n\n{TEXT}", "2019-08"),
        (f"水の集いの報告\n\n2019年8月\n\n{TEXT}", ""),
    ],
)
def test_where_a_letter_or_a_bulletin_has_its_date(text: str, published: str) -> None:
    assert facts(text).published_on == published


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
