# ruff: noqa: E501 - a page is one line of the table
"""Events that running text, short lines and titles tell, invented, with pages that tell none."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from pipeline.assemble import assemble
from pipeline.model import EventStatement

Stated = Callable[..., list[EventStatement]]
DAY = "«6月2日=2031-06-02»"
ON = "2031-06-02"

SENTENCES: list[tuple[str, list[str]]] = [
    # a noun with what was done with it
    (f"{DAY},岬 光理事長は迎賓館で昼食会を開き,大使ら12名をもてなしました。", ["昼食会"]),
    (
        f"{DAY}、みなと会館で灯台守養成シンポジウム（「海の光」の第一歩（第2期））を開きました。",
        ["灯台守養成シンポジウム（「海の光」の第一歩（第2期））"],
    ),
    (f"{DAY}には「潮の絵」の工作会を行いました。", ["工作会"]),
    (f"{DAY}、商店街で一斉清掃を行いました。", ["一斉清掃"]),
    (f"{DAY}に総会の資料をまとめました。", []),
    (f"講座の申込は{DAY}までに行い、締切とします。", []),
    (f"協会は{DAY}に設立され、会議の規約を制定しました。", []),
    # what was visited or seen, who was met
    (f"{DAY}、一行は岬灯台を視察しました。", ["岬灯台を視察"]),
    (f"岬市の浜野会長とは{DAY}に電話会談し、航路の安全を確かめました。", ["岬市の浜野会長との電話会談"]),
    (f"来日していた潮見司令官からは、{DAY}に港湾庁で表敬を受けました。", ["潮見司令官の表敬"]),
    (f"{DAY}、さまざまな方を訪問しました。", []),
    (f"{DAY}から天気が変わり、波を見ました。", []),
    # who came, from where, to whom
    (
        f"{DAY}、岬国総領事館の潮見総領事が浜野大学を表敬訪問されました。",
        ["岬国総領事館の潮見総領事が浜野大学を表敬訪問"],
    ),
    (f"{DAY}には、灯台大学から、副学長ら3名が打合せのために来学されました。", ["灯台大学から来学"]),
    (f"{DAY}に浜野協会が、遠い島を訪れました。", ["浜野協会が、遠い島を訪問"]),
    (f"{DAY}、地図を見て島から帰りました。", []),
    # the object of the verb before its subject; what newspapers say in the present tense
    (f"{DAY}には交流委員会（潮見会長）が一行を迎え、庁舎で歓迎レセプションを開きました。", ["歓迎レセプション"]),
    (f"{DAY}午後、港の安全講演会「波を知る」が汐ホールで開かれる。", ["港の安全講演会「波を知る」"]),
    (f"安全講演会は毎年{DAY}に開かれる。", []),
    # a gathering right behind its day
    (f"{DAY}の歓迎式典では、両市長が鐘を鳴らしました。", ["歓迎式典"]),
    # a label over its day
    (f"潮見 岬選手 表敬訪問：{DAY}", ["潮見 岬選手 表敬訪問"]),
    (f"次回の受付：{DAY}", []),
]


@pytest.mark.parametrize(("sentence", "names"), SENTENCES)
def test_sentences(stated: Stated, sentence: str, names: list[str]) -> None:
    found = stated("title1|港だより", f"paragraph|{sentence}")
    assert [(e.name, e.start) for e in found] == [(n, ON) for n in names]


LINES: dict[str, tuple[list[str], list[str]]] = {
    "a heading with day and place": (
        ["title1|港の写真", f"heading2|舟唄奉納【{DAY} 岬神社】", "paragraph|舟唄の奉納が行われました。"],
        ["舟唄奉納"],
    ),
    "a dated headline over the name": (
        ["title1|まちの話題", f"heading2|■{DAY} 笑顔の航海", "paragraph|港フェスティバルを開催", "paragraph|親子が船に乗りました。"],
        ["港フェスティバル"],
    ),
    "a dated heading that nothing happened under": (
        ["title1|港の写真", f"heading2|新しい灯台の色【{DAY} 岬】", "paragraph|色が決まるまでの話です。"],
        [],
    ),
    "a deadline in a heading": (
        ["title1|港の案内", f"heading2|作品募集（{DAY}締切）", "paragraph|展示は後日行われます。"],
        [],
    ),
    "a line over its day": (
        ["title1|会報", "paragraph|沿岸ブロック灯台研究会in岬", "paragraph|ぜひご参加ください。", f"paragraph|開催は{DAY}、会場は岬会館です。"],
        ["沿岸ブロック灯台研究会in岬"],
    ),
    "a line over a day of something else": (
        ["title1|会報", "paragraph|沿岸ブロック灯台研究会", f"paragraph|会費は{DAY}に集めます。"],
        [],
    ),
    "a heading that says a part of the title again": (
        ["title1|港中学生使節団結団式を行いました", "heading2|結団式", f"paragraph|{DAY}、使節団の結団式を港会館で行いました。"],
        ["港中学生使節団結団式"],
    ),
    "the name on one line, its days on the next": (
        ["title1|館だより", "paragraph|次の特別展は「灯台百景展」", f"paragraph|{DAY}から。"],
        ["灯台百景展"],
    ),
    "what the days of a named exhibition are": (
        ["title1|館だより", "paragraph|特別展「光の道」を開催いたします。", f"paragraph|本展の会期は、{DAY}からとなっております。"],
        ["光の道"],
    ),
    "another day of the house": (
        ["title1|館だより", "paragraph|特別展「光の道」を開催いたします。", f"paragraph|館の休みの日は、{DAY}からとなっております。"],
        [],
    ),
    "a field that sums up what was done": (
        ["title1|灯台の会", f"field|概要：{DAY}、潮見会館で灯台フォーラムを開催しました。"],
        ["灯台フォーラム"],
    ),
    "a field that sums up nothing that was done": (
        ["title1|灯台の会", f"field|概要：{DAY}、潮見会館で灯台フォーラムを開催します。"],
        [],
    ),
    "a field that is no summary": (
        ["title1|灯台の会", f"field|連絡：{DAY}、潮見会館で灯台フォーラムを開催しました。"],
        [],
    ),
    "a line that only praises": (
        ["title1|館だより", "heading2|毎年大人気の工作教室です！", f"paragraph|{DAY}に開きます。"],
        [],
    ),
    "a line that praises and counts": (
        ["title1|館だより", "heading2|第9回の灯台工作教室です！", f"paragraph|{DAY}に開きます。"],
        ["第9回の灯台工作教室です"],
    ),
    "parts of a meeting": (
        ["title1|第12回例会", f"field|日時：{DAY}", "field|場所：岬会館", "heading2|■卓話「潮の一年」", "paragraph|よい話でした。", "heading2|■これからの予定", "paragraph|卓話「来月の話」"],
        ["第12回例会", "卓話「潮の一年」"],
    ),
    "the title's bracket is the page's date": (
        ["title1|沿岸協会通常総会 («2031年6月9日=2031-06-09»)", f"paragraph|沿岸協会通常総会が{DAY}に開かれ、百人が集まりました。"],
        ["沿岸協会通常総会"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", LINES)
def test_lines_over_their_day(stated: Stated, case: str) -> None:
    lines, names = LINES[case]
    assert [(e.name, e.start) for e in stated(*lines)] == [(n, ON) for n in names]


def test_place_of_a_dated_heading(stated: Stated) -> None:
    found = stated("title1|港の写真", f"heading2|舟唄奉納【{DAY} 岬神社】", "paragraph|舟唄の奉納が行われました。")
    assert found[0].venue == "岬神社"


def test_a_report_without_a_day_is_an_event_without_one(stated: Stated) -> None:
    found = stated("title1|岬国オリンピック委員会が来庁", "paragraph|委員会の皆さんがお礼のためお越しくださいました。")
    assert [(e.name, e.start) for e in found] == [("岬国オリンピック委員会が来庁", "")]
    assert stated("title1|来庁予約の方法", "paragraph|窓口にお越しください。") == []


def test_a_title_outside_the_body(lined: ModuleType) -> None:
    page = lined.page(
        "paragraph|港市 > 話題 > 岬訪問団が市役所を訪問しました", f"paragraph|{DAY}、岬訪問団が副市長を訪問しました。",
        title="岬訪問団が市役所を訪問しました",
    )  # fmt: skip
    found = assemble(page).events
    assert ("岬訪問団が市役所を訪問", ON) in [(e.name, e.start) for e in found]


def test_conflict_of_title_and_text_is_a_problem(lined: ModuleType) -> None:
    lines, _ = LINES["the title's bracket is the page's date"]
    codes = [p.code for p in assemble(lined.page(*lines)).problems]
    assert codes == ["title_body_conflict"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [("主催", "a label, not a name"), ("資料2 役割分担について", "material of a meeting"), ("会を行う。午後は展示会", "a sentence, not a name")],
)  # fmt: skip
def test_refused_names_are_rejects(lined: ModuleType, name: str, reason: str) -> None:
    page = lined.page(
        "title1|行事予定", "head|期日 | 行事名", f"row|{DAY} | {name}", "row|«6月3日=2031-06-03» | 灯台展示会"
    )
    done = assemble(page)
    assert [e.name for e in done.events] == ["灯台展示会"]
    assert {r.reason for r in done.rejects} <= {reason}


def test_minutes_without_a_heading(stated: Stated) -> None:
    found = stated(
        f"field|日時：{DAY}", "field|場所：岬会館", "paragraph|配布資料", "list_item|資料1 岬市灯台審議会の進め方"
    )
    assert [e.name for e in found] == ["岬市灯台審議会"]


def test_a_numbered_session_is_called_after_its_theme(stated: Stated) -> None:
    found = stated(
        "title1|岬市民大学講座", "heading2|第4回", f"field|日時：{DAY}", "field|テーマ：「風を読む」",
        "heading2|第5回", "field|日時：«7月2日=2031-07-02»", "field|テーマ：「光を編む」",
    )  # fmt: skip
    assert [(e.name, e.parent) for e in found if e.start] == [
        ("風を読む", "岬市民大学講座"),
        ("光を編む", "岬市民大学講座"),
    ]


TITLE = "「みなとフェスタ2031」を開催しました！"
HELD_ON = "paragraph|«5月16日(金)=2031-05-16»、消防署において「みなとフェスタ2031」を開催し、にぎわいました。"


@pytest.mark.parametrize(
    ("line", "text", "starts"),
    [
        (f"«2031年6月1日=2031-06-01»　{TITLE}", HELD_ON, ["2031-05-16"]),
        (f"«2031年6月1日=2031-06-01»　{TITLE}", "paragraph|多くの人でにぎわいました。", ["2031-06-01"]),
        ("«2031年6月1日=2031-06-01»　灯台まつりを開催しました！", HELD_ON, ["2031-05-16", "2031-06-01"]),
    ],
)
def test_the_day_before_the_title_is_that_of_the_posting(
    stated: Stated, line: str, text: str, starts: list[str]
) -> None:
    assert sorted(e.start for e in stated(f"paragraph|{line}", f"title1|{TITLE}", text)) == starts


@pytest.mark.parametrize(
    ("value", "start"),
    [
        ("灯台まつりは«1979年=1979»に始まりました。", "2031-05-16"),
        ("«5月17日(土)=2031-05-17» «10時=2031-05-17T10:00+09:00»", "2031-05-17T10:00+09:00"),
    ],
)
def test_a_ceremony_over_what_was_done_there_is_no_field(stated: Stated, value: str, start: str) -> None:
    got = stated(
        "title1|灯台まつりを実施",
        "heading2|開会式",
        f"paragraph|{value}",
        *([] if "10時" in value else ["paragraph|今回は、«5月16日(金)=2031-05-16»に港で開催しました。"]),
    )
    assert start in [e.start for e in got]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (f"○{DAY}は授業参観日です。", ["授業参観日"]),
        (f"{DAY}(土)は、港の灯台写真展です！", ["港の灯台写真展"]),
        (f"{DAY}は定休日です。", []),
        (f"申込みの締切は{DAY}です。", []),
        (f"{DAY}は雨です。", []),
        (f"皆が元気に過ごし、{DAY}に閉講式を迎えました。", ["閉講式"]),
        (f"{DAY}に正式を期して書類を送りました。", []),
    ],
)
def test_a_day_and_what_it_is(stated: Stated, sentence: str, names: list[str]) -> None:
    assert [e.name for e in stated("title1|学校だより", f"paragraph|{sentence}")] == names


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("潮見岬選手が町長に優勝を報告", ["潮見岬選手が町長に優勝を報告"]),
        ("高校生使節団が帰国報告", ["高校生使節団が帰国報告"]),
        ("町長に届いた灯台の報告書", []),
        ("灯台の明かりが弱いと報告", []),
    ],
)
def test_a_title_of_a_report_to_someone_in_office(stated: Stated, title: str, names: list[str]) -> None:
    found = stated(f"title1|{title}", f"paragraph|{DAY}、町の灯台の話を聞きました。")
    assert [e.name for e in found] == names


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("«2031年6月26日=2031-06-26»開催の定時総会で、新しい役員が決まりました。", ["定時総会"]),
        ("«2031年6月26日=2031-06-26»付の定時総会資料を配りました。", []),
    ],
)
def test_what_is_held_on_a_day_stands_behind_it(stated: Stated, told: str, names: list[str]) -> None:
    assert [e.name for e in stated("title1|港の会だより", f"paragraph|{told}")] == names
