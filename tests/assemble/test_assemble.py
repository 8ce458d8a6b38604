# ruff: noqa: E501 - a page is one line of the table
"""Pages of every layout, invented, and what they say: `«text=ISO..ISO»` marks a time, `‹text:LABEL›` a mention."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.assemble import assemble
from pipeline.model import Block, Cell, Document, EventStatement, Label, Mention, Office, Page, Place, Time

MARK = re.compile(
    r"«(?P<text>[^«»=]+)=(?P<start>[^«»]+?)(?:\.\.(?P<end>[^«»]+))?»|‹(?P<name>[^‹›:]+):(?P<label>[A-Z]+)(?::(?P<more>[^‹›]*))?›"
)
ABROAD = {"リュブリャナ": "SI", "ハイフォン市": "VN", "ラハティ市": "FI"}


def page(*lines: str, title: str = "") -> Document:
    """A document from lines `kind[level]|text`; a field is `field|label：value`, a row `row|a | b`, a header `head|a | b`."""
    text, blocks, times, mentions, table, headers = "", [], [], [], 0, []
    for n, line in enumerate(lines):
        spec, raw = line.split("|", 1)
        kind, level = re.fullmatch(r"([a-z_]+)(\d?)", spec).groups()  # type: ignore[union-attr]
        start, at = len(text), 0
        for m in MARK.finditer(raw):
            text += raw[at : m.start()]
            where, at = len(text), m.end()
            text += m["text"] or m["name"]
            if m["text"]:
                times.append(moment(n, where, m["text"], m["start"], m["end"] or m["start"]))
            else:
                mentions.append(mention(n, where, m["name"], m["label"], m["more"] or ""))  # type: ignore[arg-type]
        text += raw[at:]
        cells: tuple[Cell, ...] = ()
        label = ""
        if kind == "field":
            cut = text.index("：", start)
            label, cells = text[start:cut], (Cell(start, cut, "", True), Cell(cut + 1, len(text), text[start:cut]))
        if kind in ("row", "head"):
            spans = [(start + c.start(), start + c.end()) for c in re.finditer(r"[^|]+", text[start:])]
            spans = [
                (a + len(text[a:b]) - len(text[a:b].lstrip()), b - len(text[a:b]) + len(text[a:b].rstrip()))
                for a, b in spans
            ]
            if kind == "head":
                headers, table = [text[a:b] for a, b in spans], table + 1
            cells = tuple(
                Cell(a, b, "" if kind == "head" else (headers[k] if k < len(headers) else ""), kind == "head")
                for k, (a, b) in enumerate(spans)
            )
            kind = "table_row"
        blocks.append(
            Block(
                "p",
                n,
                start,
                len(text),
                kind,
                int(level or 0),
                label,
                cells,
                table if cells and kind == "table_row" else -1,
            )
        )  # type: ignore[arg-type]
        text += "\n"
    head = title or next((text[b.start : b.end] for b in blocks if b.kind == "title"), "")
    return Document(
        Page("p", "p.txt", text=text, title=head, language="ja"), tuple(blocks), tuple(mentions), tuple(times)
    )


def moment(block: int, at: int, text: str, start: str, end: str) -> Time:
    clock = "T" in start
    size = len(re.sub(r"^--", "0000-", start))
    precision = "minute" if clock else {4: "year", 7: "month", 10: "day"}[size]
    kind = "fiscal_year" if "年度" in text else "time" if clock else "date" if start == end else "range"
    return Time(
        "p",
        block,
        at,
        at + len(text),
        text,
        start,
        end,
        precision,
        kind,
        "Asia/Tokyo" if clock else "",
        weekday_ok="true" if "(" in text else "",
    )  # type: ignore[arg-type]


def mention(block: int, at: int, text: str, label: Label, more: str) -> Mention:
    place = Place(f"x:{text}", text, country_code=ABROAD.get(text, "JP")) if label == "CITY" else None
    title, _, body = more.partition("/")
    offices = (Office(title, body),) if more else ()
    name = re.sub(r"\s", "", text)
    return Mention("p", block, at, at + len(text), text, label, name, "rule", "test", 0.9, name, offices, place)


def stated(*lines: str) -> list[EventStatement]:
    return list(assemble(page(*lines)).events)


def brief(events: list[EventStatement]) -> list[tuple[str, str, str]]:
    return [(e.name, e.start, e.end) for e in events]


LAYOUTS: dict[str, tuple[list[str], list[tuple[str, str, str]]]] = {
    "announcement": (
        [
            "title1|【参加者募集】みなと市民公開講座「潮の科学」を開催します",
            "field|日時：«2031年5月10日(土)=2031-05-10» «13:30～15:00=2031-05-10T13:30+09:00..2031-05-10T15:00+09:00»(受付 «13:00=2031-05-10T13:00+09:00»)",
            "field|会場：みなと会館 大ホール",
            "field|申込締切：«4月30日=2031-04-30»",
        ],
        [("みなと市民公開講座「潮の科学」", "2031-05-10T13:30+09:00", "2031-05-10T15:00+09:00")],
    ),
    "sections with fields": (
        [
            "title1|市の取組",
            "date_line2|«2030年3月=2030-03»",
            "heading3|港湾局への訪問",
            "field|日時：«2030年3月4日(月)=2030-03-04»",
            "heading3|灯台サミット2030への出席等",
            "field|日時：«2030年3月8日(金)〜10日(日)=2030-03-08..2030-03-10»",
            "field|会議：灯台サミット2030及び沿岸都市フォーラム",
        ],
        [
            ("港湾局への訪問", "2030-03-04", "2030-03-04"),
            ("灯台サミット2030", "2030-03-08", "2030-03-10"),
            ("沿岸都市フォーラム", "2030-03-08", "2030-03-10"),
        ],
    ),
    "report in prose": (
        [
            "title1|「かもめ国際会議」が開催されました",
            "paragraph|«6月2日=2031-06-02»、みなと会館において「かもめ国際会議」が開催されました。",
            "paragraph|なお、«5月3日から4日=2031-05-03..2031-05-04»に開催された沿岸都市会合において、宣言が採択されました。",
        ],
        [("かもめ国際会議", "2031-06-02", "2031-06-02"), ("沿岸都市会合", "2031-05-03", "2031-05-04")],
    ),
    "two sentences": (
        [
            "paragraph|共同で「波のパビリオン」を開設します。パビリオンは、«2031年7月1日から9日=2031-07-01..2031-07-09»までオープンする予定です。"
        ],
        [("波のパビリオン", "2031-07-01", "2031-07-09")],
    ),
    "diary": (
        [
            "title1|市長の公務日誌",
            "date_line2|«7月1日(火)=2031-07-01»",
            "list_item|・辞令交付式(防災センター)",
            "list_item|・登庁",
            "date_line2|«7月2日(水)=2031-07-02»",
            "list_item|・庁議(市長公室)",
        ],
        [("辞令交付式", "2031-07-01", "2031-07-01"), ("庁議", "2031-07-02", "2031-07-02")],
    ),
    "list with days behind": (
        [
            "title1|年間行事予定",
            "paragraph|総会  «5月18日=2031-05-18»",
            "paragraph|七夕まつり  «7月5日=2031-07-05»",
            "paragraph|防災訓練 未定",
        ],
        [("総会", "2031-05-18", "2031-05-18"), ("七夕まつり", "2031-07-05", "2031-07-05")],
    ),
    "programme table": (
        [
            "title1|第3回灯台フォーラム",
            "field|日時：«2031年8月1日=2031-08-01»",
            "field|会場：みなと会館",
            "head|時間 | 内容",
            "row|«10:00-10:10=2031-08-01T10:00+09:00..2031-08-01T10:10+09:00» | 開会挨拶",
            "row|«10:10-11:00=2031-08-01T10:10+09:00..2031-08-01T11:00+09:00» | 基調講演「光の道」",
            "row|«11:00-12:00=2031-08-01T11:00+09:00..2031-08-01T12:00+09:00» | 休憩",
        ],
        [
            ("第3回灯台フォーラム", "2031-08-01", "2031-08-01"),
            ("基調講演「光の道」", "2031-08-01T10:10+09:00", "2031-08-01T11:00+09:00"),
        ],
    ),
    "sessions by date": (
        [
            "title1|灯台都市全体会がオンラインで開催",
            "field|開催日：«2031年9月1日=2031-09-01»、«3日=2031-09-03»",
            "heading2|セッションテーマ",
            "paragraph|«9月1日=2031-09-01»:光の保存(文化)",
            "paragraph|«9月3日=2031-09-03»:海の安全、船の電化(環境)",
        ],
        [
            ("灯台都市全体会", "2031-09-01", "2031-09-03"),
            ("光の保存(文化)", "2031-09-01", "2031-09-01"),
            ("海の安全", "2031-09-03", "2031-09-03"),
            ("船の電化(環境)", "2031-09-03", "2031-09-03"),
        ],
    ),
    "cards": (
        [
            "title1|市長フォトダイアリー",
            "date_line3|«9月2日(火)=2031-09-02»",
            "caption|岬クリーン作戦",
            "paragraph|市民が浜を清掃しました。",
            "date_line3|«9月8日(月)=2031-09-08»",
            "caption|漁業協議会総会",
            "paragraph|決算を承認しました。",
        ],
        [("岬クリーン作戦", "2031-09-02", "2031-09-02"), ("漁業協議会総会", "2031-09-08", "2031-09-08")],
    ),
    "days in a month's cell": (
        [
            "title1|文化館行事予定",
            "head|月 | 行事 | 会場",
            "row|«4月=2031-04» | «19日=2031-04-19» 春の茶会 «26日=2031-04-26» 人形劇場 | 和室 大ホール",
        ],
        [("春の茶会", "2031-04-19", "2031-04-19"), ("人形劇場", "2031-04-26", "2031-04-26")],
    ),
    "signing": (
        [
            "title1|記録",
            "heading2|灯台研究所長と面会",
            "field|日時：«2031年2月3日=2031-02-03»",
            "paragraph|両者における保存に関する協定を締結しました。",
        ],
        [
            ("灯台研究所長と面会", "2031-02-03", "2031-02-03"),
            ("両者における保存に関する協定の締結", "2031-02-03", "2031-02-03"),
        ],
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_layouts(name: str) -> None:
    lines, wanted = LAYOUTS[name]
    assert sorted(brief(stated(*lines))) == sorted(wanted)


@pytest.mark.parametrize(
    "lines",
    [
        [
            "title1|お知らせ一覧",
            "list_item|«2031年3月1日=2031-03-01» 市民講座の受講生募集について",
            "list_item|«2031年2月20日=2031-02-20» 入札結果を公表しました",
            "list_item|«2031年2月15日=2031-02-15» 灯台フェスタを開催します",
        ],
        [
            "title1|協会の沿革",
            "paragraph|«1990年4月=1990-04» 協会設立",
            "paragraph|«2010年6月1日=2010-06-01» 設立20周年記念式典を開催",
            "paragraph|«2011年6月1日=2011-06-01» 事務所を移転",
        ],
        [
            "title1|太陽光設備の補助金について",
            "heading2|申請期間",
            "paragraph|«2031年4月15日=2031-04-15»から«2032年2月28日=2032-02-28»まで",
            "field|受付時間：«8:30から17:15=T08:30+09:00..T17:15+09:00»まで",
        ],
        ["title1|市民会館の休館日", "field|期間：«2031年1月4日=2031-01-04»まで"],
        ["title1|シンポジウムとは?", "paragraph|シンポジウムの一般的な流れは、議長と講演者からなります。"],
    ],
)
def test_pages_without_an_event(lines: list[str]) -> None:
    assert stated(*lines) == []


def test_one_event_told_three_times_is_one_row() -> None:
    got = stated(
        "title1|第4回灯台カフェ「海の一年」",
        "paragraph|«1月15日=2031-01-15»、会員の場である「灯台カフェ」をオンラインにて開催し、展望をお話ししました。",
    )
    assert brief(got) == [("第4回灯台カフェ「海の一年」", "2031-01-15", "2031-01-15")]
    assert (got[0].venue, got[0].city, got[0].country_code) == ("オンライン", "", "")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("«7日=2031-05-07»　にじいろ港まつり", "にじいろ港まつり"),
        ("«7日=2031-05-07» のぼり市", "のぼり市"),
        ("«7日=2031-05-07»の定例会", "定例会"),
        ("«7日=2031-05-07»に開会式", "開会式"),
    ],
)
def test_a_particle_behind_a_day_is_no_letter_of_a_name(line: str, name: str) -> None:
    got = stated("title1|市長の動き", "heading2|«2031年5月=2031-05»", f"list_item|{line}")
    assert [e.name for e in got] == [name]


@pytest.mark.parametrize(
    ("line", "name", "venue"),
    [
        ("灯台学会 春季大会（会場：みなと会館）　委員長　浮田", "灯台学会 春季大会", "みなと会館"),
        ("港の音楽会（場所:中央埠頭）", "港の音楽会", "中央埠頭"),
        ("絵本の会（「海：空」を読む）", "絵本の会（「海：空」を読む）", ""),
    ],
)
def test_a_field_in_brackets_behind_a_name(line: str, name: str, venue: str) -> None:
    got = stated("title1|学会の記録", "heading2|«2031年5月=2031-05»", f"paragraph|«4日=2031-05-04»　{line}")
    assert [(e.name, e.venue) for e in got] == [(name, venue)]


def test_separate_days() -> None:
    got = stated(
        "title1|灯台部会の全体会", "field|開催日：«2031年9月1日=2031-09-01»、«5日=2031-09-05»", "field|会場：みなと会館"
    )
    assert got[0].dates == ("2031-09-01", "2031-09-05")


def test_cities_that_take_part_and_the_venue() -> None:
    event = stated(
        "title1|灯台都市会議",
        "field|日時：«2031年9月1日=2031-09-01»",
        "field|場所：みなと会館(‹みなと市:CITY›)",
        "field|参加都市：‹磯市:CITY›、‹ハイフォン市:CITY›、‹ラハティ市:CITY›",
        "field|対象：‹浜市:CITY›在住の方",
    )[0]
    assert {(c.name, c.role) for c in event.cities} == {
        ("磯市", "participant"),
        ("ハイフォン市", "participant"),
        ("ラハティ市", "participant"),
        ("みなと市", "venue"),
    }


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("灯台まつり開催中止のお知らせ", "cancelled"),
        ("灯台まつりを延期します", "postponed"),
        ("灯台まつりを開催しました", "held"),
        ("灯台まつりを開催します", "announced"),
    ],
)
def test_status(title: str, status: str) -> None:
    assert (
        stated(f"title1|{title}", "field|日時：«2031年9月1日=2031-09-01»", "field|会場：みなと公園")[0].status == status
    )


def test_no_date_is_a_problem_not_a_guess() -> None:
    document = assemble(page("title1|灯台シンポジウム", "field|日時：未定", "field|会場：みなと会館"))
    assert [(e.name, e.start, e.basis) for e in document.events] == [("灯台シンポジウム", "", "none")]
    assert [p.code for p in document.problems] == ["no_date"]


def test_every_value_can_be_shown() -> None:
    document = page(*LAYOUTS["announcement"][0])
    event = assemble(document).events[0]
    assert document.page.text[event.start_char : event.end_char] == event.text
    assert {"name", "venue", "start", "end"} <= {e.column for e in event.evidence}
    assert all(document.page.text[e.start : e.end] == e.text for e in event.evidence)


@pytest.mark.timeout(120)
def test_a_long_list_is_read_to_its_end() -> None:
    lines = [
        "title1|市長の日誌",
        *(
            f"list_item|«{k % 12 + 1}月{k % 28 + 1}日=20{k % 90 + 10}-{k % 12 + 1:02d}-{k % 28 + 1:02d}» 第{k}回会議"
            for k in range(5000)
        ),
    ]
    document = page(*lines)
    assert len(assemble(document).events) == 5000


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["title1", "heading2", "paragraph", "list_item", "caption", "date_line2"]),
            st.text("灯台会議を開催しました。「」（）、5月日 ・|\u3000第回式A", max_size=60),
        ),
        max_size=12,
    )
)
def test_any_page_is_answered_the_same_twice(lines: list[tuple[str, str]]) -> None:
    document = page(*(f"{kind}|{text}" for kind, text in lines))
    first = assemble(document)
    assert first == assemble(document)
    assert all(document.page.text[e.start_char : e.end_char] == e.text for e in first.events)


@pytest.mark.parametrize(
    "text", ["「" * 100_000, "灯台会議" * 25_000, "（" * 50_000 + "）" * 50_000, "、" * 100_000, "第1回" * 30_000]
)
@pytest.mark.timeout(120)
def test_hostile_lines_end(text: str) -> None:
    document = assemble(
        page("title1|灯台会議を開催しました", f"paragraph|«5月1日=2031-05-01»{text}開催しました", f"heading2|{text}")
    )
    assert all(document.page.text[e.start_char : e.end_char] == e.text for e in document.events)
