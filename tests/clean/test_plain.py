import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.clean import clean
from pipeline.model import Document, Source
from pipeline.outline import headings_above


def page(text: str) -> Document:
    return clean(Source("page.txt", text.encode()))


def kinds(text: str) -> list[tuple[str, int]]:
    return [(b.kind, b.level) for b in page(text).blocks]


SECTIONS = """友好の記録

令和2年2月

水道局への訪問

1 日   時 令和2年2月3日(月曜日)
2 出 席 者 みどり市長

水道局を訪問し、これからの協力について長く話し合いました。

訪問の記念
みどり市長(左)
水道局長(右)

令和元年10月

理事長との面会

1 日   時 令和元年10月4日(金曜日)

理事長が市長を訪ね、会議の結果について報告をしました。
"""


def test_dated_sections() -> None:
    document = page(SECTIONS)
    above = headings_above(document.blocks)
    texts = [document.text_of(b) for b in document.blocks]
    visit = texts.index("1 日   時 令和2年2月3日(月曜日)")
    assert [texts[i] for i in above[visit]] == ["友好の記録", "令和2年2月", "水道局への訪問"]
    meeting = texts.index("1 日   時 令和元年10月4日(金曜日)")
    assert [texts[i] for i in above[meeting]] == ["友好の記録", "令和元年10月", "理事長との面会"]
    assert [b.kind for b in document.blocks].count("caption") == 3


def test_standing_heading_over_tight_ones() -> None:
    cities = "水を守る\nパリ、ロンドン、ローマ、ベルリン\n\n森を守る\nオスロ、ローマ、ヘルシンキ\n\n"
    text = f"水の会議\n\n参加都市\n\n{cities}各都市の主な発表の内容\n\n  • 水について\n"
    levels = {page(text).text_of(b): b.level for b in page(text).blocks if b.level}
    assert levels == {"水の会議": 1, "参加都市": 2, "水を守る": 3, "森を守る": 3, "各都市の主な発表の内容": 2}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("※¹ 水の会議とは、十年前に始まった集まりです。", "footnote"),
        ("↑ 調印式の会場で", "caption"),
        ("記念撮影の様子", "caption"),
        ("みどり市長(中央)", "caption"),
        ("左から 山田市長、佐藤町長", "caption"),
        ("公開日 2014年8月27日", "paragraph"),
        ("左から走ってきた車が止まりました。", "paragraph"),
        ("• 水について話した", "list_item"),
        ("令和6年5月2日（木曜日）", "date_line"),
        ("2024/05/02", "date_line"),
        ("11 - 22 November 2024", "date_line"),
        ("会議の様子を市長が語った。", "paragraph"),
        ("5月2日に開かれました。", "paragraph"),
    ],
)
def test_kind_of_a_line(text: str, kind: str) -> None:
    assert (
        page(f"水の会議の記録\n\n会議では多くの都市が集まり、水について話し合いました。\n\n{text}\n").blocks[-1].kind
        == kind
    )


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="日時：5月2 \n　|■【】場所（左）。あ・-A\r\t", max_size=200))
def test_blocks_cover_every_line_in_order(text: str) -> None:
    document = page(text)
    at = 0
    covered: set[int] = set()
    for block in document.blocks:
        assert at <= block.start < block.end <= len(document.page.text)
        at = block.end
        covered.update(range(block.start, block.end))
        for cell in block.cells:
            assert block.start <= cell.start <= cell.end <= block.end
    for i, char in enumerate(document.page.text):
        assert char.isspace() or i in covered


def test_reports_with_their_day_below_the_headline() -> None:
    text = "市への訪問者\n\n"
    for who, day in (("大使", "9月30日"), ("会長", "8月1日")):
        text += (
            f"{who}が知事を訪問しました\n令和6年{day}(月曜日)\n{who}が来られ、これからの交流について話し合いました。\n"
        )
    document = page(text)
    above = headings_above(document.blocks)
    texts = [document.text_of(b) for b in document.blocks]
    assert [texts[i] for i in above[-1]] == ["市への訪問者", "会長が知事を訪問しました", "令和6年8月1日(月曜日)"]
    lone = page("市への訪問者\n\n大使が知事を訪問しました\n令和6年9月30日(月曜日)\nごあいさつに来られました。\n")
    assert "heading" not in {b.kind for b in lone.blocks}


def test_headers_of_a_table_that_has_lost_its_bars() -> None:
    day = "とき\n\n行事名\n\n{}\n\n■開会式\n\n■表敬訪問\n\n"
    text = "市長の日記(令和7年3月)\n\n" + day.format("3月31日 月曜日") + day.format("3月30日 日曜日")
    document = page(text)
    above = headings_above(document.blocks)
    texts = [document.text_of(b) for b in document.blocks]
    assert [b.kind for b in document.blocks].count("other") == 4
    assert texts[above[texts.index("■表敬訪問")][-1]] == "3月31日 月曜日"


DIARY = """町長の一日

4月1日 火曜日
■新人の辞令交付
■部課長会議（町役場）

4月2日 水曜日
■入園式
■交通安全の立ち番

■来月の予定
来月は町の六十年を祝う式典を開きます。町のみなさんのご来場をお待ちしております。

■式典
日時：5月5日
場所：公民館
"""


def test_marked_lines_below_a_day_are_points_and_over_text_headings() -> None:
    document = page(DIARY)
    found = {document.text_of(b): b.kind for b in document.blocks if "■" in document.text_of(b)}
    assert found == {
        "■新人の辞令交付": "list_item",
        "■部課長会議（町役場）": "list_item",
        "■入園式": "list_item",
        "■交通安全の立ち番": "list_item",
        "■来月の予定": "heading",
        "■式典": "heading",
    }


def test_a_line_said_again_and_again_is_no_heading() -> None:
    told = (
        "会長が山のこれからについて話しました。",
        "皆で長く話し合い、よい会となりました。",
        "来年は西の町で開かれます。",
    )
    text = "\n\n".join(f"全国の山の集い\n\n{line}" for line in told)
    assert "heading" not in [k for k, _ in kinds(f"山の集いに参加した日の報告\n\n{text}\n")]
