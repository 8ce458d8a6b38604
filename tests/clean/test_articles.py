import pytest

from pipeline.clean import clean
from pipeline.clean.categories import is_category
from pipeline.model import Page, Source

TEXT = "水の会議では多くの都市が集まり、水と森のこれからについて長く話し合いました。"


def page_of(text: str) -> Page:
    return clean(Source("page.txt", text.encode())).page


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (f"水の集い\n\n{TEXT}\n\n2013-06-11 : 未分類 : コメント : 0\nプロフィール", "2013-06-11"),
        (f"水の日記\n\n水の道\n{TEXT}\n2013-06-11 : 森 : コメント : 0\n森\n{TEXT}\n2013-06-09 : 森 : コメント : 0", ""),
        (f"水の集い\n\n• midori\n• 2024年6月1日\n• 読了時間: 1分\n\n{TEXT}", "2024-06-01"),
        (f"水の集い\n\n• みどり会館\n• 2024年6月1日\n• 申込: 1週間前まで\n\n{TEXT}", ""),
        (f"広報みどり 令和4年11月1日号\n水の集い\n\n{TEXT}", "2022-11-01"),
        (f"広報みどり\n令和4年11月1日号\n令和4年12月1日号\n令和5年1月1日号\n\n{TEXT}", ""),
        (f"水の集いを開催\n\n2024年1月22日、みどり市 – {TEXT}", "2024-01-22"),
        (f"水の集い\n\n{TEXT}\n参考：森の手引き\n2020.10.28\n« 前の記事", "2020-10-28"),
        (f"水の集い\n\n{TEXT}\n- 2020年10月28日\n- イベント", "2020-10-28"),
        (f"水の集い\n\n{TEXT}\n2020.10.28\n10:00 開会", ""),
        (f"森の灯をともす会が発足\n\n2015年5月30日(土)9:00\n\n{TEXT}", ""),
        (f"ニュース（4月~9月）\n\n平成24年9月15日\n\n円卓の集い\n\n{TEXT}", ""),
        (f"花ブログ\n\n« 9月 | トップページ | 11月 »\n\n2010年10月28日 (木)\n\n水の翼\n\n{TEXT}", "2010-10-28"),
    ],
)
def test_when_an_article_was_put_out(text: str, published: str) -> None:
    assert page_of(text).published_on == published


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"今日の森\n水の灯をともす市民館で\n\n2017/5/20\n\n{TEXT}", "水の灯をともす市民館で"),
        (f"みどり病院\n\nHOME\n採用情報\n\n2017.02.06\n\n水の講座に多くの人\n\n{TEXT}", "水の講座に多くの人"),
        (f"水の灯をともす市民館で\n\n2017/5/20\n\n市民会館の前の様子\n{TEXT}", "水の灯をともす市民館で"),
        (f"報道発表資料\n\n2023年10月10日\n\n『水と生きる。』大賞について\n\n{TEXT}", "『水と生きる。』大賞について"),
        (
            f"ホーム > 市長室 > 動き > 市長の動き（9月）\n市長の動き（9月）\n{TEXT}\n東町→西町→南町",
            "市長の動き（9月）",
        ),
        (
            f"« 春 | トップページ | 秋 »\n\n2015/11/15\n\n水の道を歩く\n\n{TEXT}\n\n« 春 | トップページ | 秋 »\n森",
            "水の道を歩く",
        ),
        (f"花子の日記\nブログトップ\n水の会の集い\n\n{TEXT}\nby hanako | 2006-06-10 23:41 | 水", "水の会の集い"),
        (f"ログイン 新規登録\n水の会の集い\n\n{TEXT}", "水の会の集い"),
    ],
)
def test_the_headline_beside_the_day_of_its_article(text: str, title: str) -> None:
    assert page_of(text).title == title


@pytest.mark.parametrize(
    ("text", "category"), [("お知らせ一覧", True), ("森の会からのお知らせ", True), ("水の会", False)]
)
def test_categories(text: str, category: bool) -> None:
    assert is_category(text) is category
