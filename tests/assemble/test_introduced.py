# ruff: noqa: E501 - a page is one line of the table
"""Names that stand in a sentence away from their day, invented, with pages whose sentences name no event."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.assemble.latin import latin_names, tells
from pipeline.model import EventStatement

Stated = Callable[..., list[EventStatement]]
DAY, ON = "«2031年6月2日=2031-06-02»", "2031-06-02"
FIELDS = (f"field|日時：{DAY}", "field|場所：岬会館")

PAGES: dict[str, tuple[tuple[str, ...], list[tuple[str, str]]]] = {
    "fields under a sentence that says what is held": (
        ("paragraph|灯台学科が第4回記念講演会を行います。どなたでもどうぞ。", "paragraph|記念講演会を開かない年もあります。", *FIELDS, "heading2|【講演プログラム】"),
        [("第4回記念講演会", ON)],
    ),
    "fields under a sentence that says what it is called": (
        ("paragraph|若い人を祝う式を開きます。", "paragraph|名称は『灯台のつどい』です。", *FIELDS),
        [("灯台のつどい", ON)],
    ),
    "fields under a sentence that reports": (
        ("paragraph|沿岸市議会前の記者会見の内容をお知らせします。", *FIELDS, "heading2|会見の内容"),
        [("沿岸市議会前の記者会見", ON)],
    ),
    "a heading that names the event is believed first": (
        ("title1|潮の朗読会", "paragraph|港まつりの結果をお知らせします。", *FIELDS),
        [("潮の朗読会", ON)],
    ),
    "fields that no sentence names": (
        ("paragraph|窓口は毎年おおぜいでにぎわいます。", *FIELDS),
        [],
    ),
    "a habit names nothing": (
        ("paragraph|岬では毎年、潮の講演会を開催しています。", *FIELDS),
        [],
    ),
    "a subtitle over fields": (
        ("title1|灯台守の未来：守る人と守られる人", "heading2|-さまざまな取組の成果-", *FIELDS),
        [("灯台守の未来：守る人と守られる人", ON)],
    ),
    "held without saying again what": (
        ("paragraph|「汐のつどい」は、若い人を祝う催しです。", f"paragraph|{DAY}に、岬会館の大ホールで行われます。"),
        [("汐のつどい", ON)],
    ),
    "days that are planned": (
        ("paragraph|「汐のつどい」はこれからも冬に行う予定です。", f"paragraph|具体的には{DAY}、«2032年6月3日=2032-06-03»が予定されています。"),
        [("汐のつどい", ON), ("汐のつどい", "2032-06-03")],
    ),
    "another thing that is held": (
        ("paragraph|「汐のつどい」は、若い人を祝う催しです。", f"paragraph|{DAY}に、会館の大ホールで清掃を行います。"),
        [],
    ),
    "days that are planned for something else": (
        ("paragraph|「汐のつどい」はこれからも冬に行う予定です。", f"paragraph|会館の休みが{DAY}に予定されています。"),
        [],
    ),
    "a part that is held itself": (
        (f"paragraph|帆船の部は{DAY}に行います。",),
        [("帆船の部", ON)],
    ),
    "a body that holds something": (
        (f"paragraph|灯台委員会は{DAY}に窓の修理を行います。",),
        [],
    ),
    "a conference in Latin letters": (
        (f"paragraph|{DAY}に島国で開催されたThe 8th International Conference on Lighthouse Keeping (ICLK-2031)に参加しました。",),
        [("The 8th International Conference on Lighthouse Keeping (ICLK-2031)", ON)],
    ),
    "a conference by its letters and year": (
        (f"paragraph|{DAY}、岬で開催されたLiteEM2031に参加した。",),
        [("LiteEM2031", ON)],
    ),
    "a standard and a make are no conferences": (
        (f"paragraph|{DAY}、岬で開催された講習ではISO 9001とWindows 11に触れた。",),
        [],
    ),
    "a count's day is no event's": (
        ("title1|灯台講演会", f"paragraph|{DAY}時点での来場者は百人の予定で、午後の会で話されます。"),
        [],
    ),
    "today under a line with its day": (
        ("title1|「夜の灯台」を開催しました", f"date_line|{DAY}", "paragraph|今日の岬は雨でした。「夜の灯台」を行いました。", "paragraph|前期は«6月12日=2031-06-12»で終わり、替わります。"),
        [("夜の灯台", ON)],
    ),
    "what a press conference tells of is not its day": (
        ("title1|定例記者会見", f"date_line|{DAY}", "paragraph|«6月12日=2031-06-12»に灯台サミットを開催いたします。"),
        [("定例記者会見", ON), ("灯台サミット", "2031-06-12")],
    ),
    "a title that calls its readers": (
        ("title1|灯台守の話を聞こう「灯台トーク」", f"paragraph|岬会館で{DAY}に「灯台トーク」が行われる。"),
        [("灯台トーク", ON)],
    ),
    "years since an agreement": (
        ("title1|友好10周年、島国の訪問団が来岬します", "paragraph|協定を調印した«2021年4月4日=2021-04-04»から、10周年となります。", f"paragraph|訪問団を{DAY}までお迎えし、記念の行事を行います。"),
        [("友好10周年、島国の訪問団が来岬", ON)],
    ),
    "a title and a heading over one sentence": (
        ("title1|姉妹都市への使節団訪問事業", "heading2|事業報告【姉妹都市記念事業】", f"paragraph|{DAY}、使節団が島市を訪問しました。"),
        [("姉妹都市への使節団訪問事業", ON)],
    ),
    "a day whose month nothing tells": (
        ("paragraph|岬市で13日、灯台フェスティバルが開かれました。", "paragraph|十の団体が出ました。"),
        [("灯台フェスティバル", "")],
    ),
    "an agreement on such a day": (
        ("paragraph|岬市は13日、浜野信用金庫と包括連携協定を締結した。",),
        [("浜野信用金庫と包括連携協定を締結", "")],
    ),
    "thirteen days are no day": (
        ("paragraph|岬市では13日間、灯台フェスティバルの準備が続きました。",),
        [],
    ),
    "a visit before what its visitors take part in": (
        ("title1|【表敬訪問】全国帆走大会出場", f"paragraph|{DAY}に、汐港で開催される「全日本帆走大会」に出場する選手が、その報告のため市長を表敬訪問しました。"),
        [("全国帆走大会出場", ""), ("全日本帆走大会", ON)],
    ),
    "a visit on its own day": (
        ("title1|【表敬訪問】全国帆走大会出場", f"paragraph|{DAY}、全国帆走大会に出場する選手が市長を表敬訪問しました。"),
        [("全国帆走大会出場", ON)],
    ),
    "a list of exhibitions is none": (
        ("title1|企画展のごあんない（これから／これまで）", f"paragraph|次は「帆の百年」　{DAY}"),
        [("帆の百年", ON)],
    ),
    "what is prepared": (
        ("paragraph|«2031年=2031»の岬大会に先立ち、市民が顔を合わせます。",),
        [("岬大会", "2031")],
    ),
    "a title's event that the text says was held": (
        ("title1|灯台守講演会", "paragraph|朝から雨でした。", "paragraph|さて、23日午後、汐ホールにて、灯台守講演会が開催されました。"),
        [("灯台守講演会", "")],
    ),
    "a title's event that the text only speaks of": (
        ("title1|灯台守講演会", "paragraph|灯台守講演会の席で配る地図を作っています。"),
        [],
    ),
    "from today on": (
        ("paragraph|こんにちは、館長です。", "paragraph|本日より 特別展「帆の百年」が始まりました。"),
        [("特別展「帆の百年」", "")],
    ),
    "the minute of a posting": (
        ("title1|灯台守の勉強会を実施", f"paragraph|{DAY} 19時14分12秒 | 日記", "paragraph|今日は、岬の会館で勉強会を行いました。"),
        [("灯台守の勉強会", ON)],
    ),
    "a day under a heading, and the page's own over it": (
        ("title1|島国での会議に参加して", "date_line|«2031年8月1日=2031-08-01»", "heading3|第6回灯台ワークショップ", f"date_line|{DAY}", "paragraph|初めての旅でした。"),
        [("第6回灯台ワークショップ", ON)],
    ),
    "a title over the days of all that was done": (
        ("title1|岬町開庁記念式典 «4.1~6.9=2031-04-01..2031-06-09»", f"paragraph|{DAY}は、岬町開庁記念式典を挙行いたしました。"),
        [("岬町開庁記念式典", ON)],
    ),
    "a ceremony called only so": (
        (f"title1|{DAY} 岬町制施行50周年記念式典に出席しました", "paragraph|«午前10時=2031-06-02T10:00+09:00»より式典が始まり、町長の話がありました。"),
        [("岬町制施行50周年記念式典", ON + "T10:00+09:00")],
    ),
    "running text that ends with an exclamation": (
        (f"paragraph|{DAY}の間に,自分初の会議に出るため,岬まで行きましたので,その話を書きたいと思います!",),
        [("自分初の会議", ON)],
    ),
    "what was long ago is not prepared": (
        ("paragraph|«2031年=2031»の岬大会から、市民の会が続いています。",),
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", PAGES)
def test_names_and_days_apart(stated: Stated, case: str) -> None:
    lines, wanted = PAGES[case]
    assert [(e.name, e.start) for e in stated(*lines)] == wanted


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("岬で20th World Congress of Tides(第20回潮会議)に出た", ["20th World Congress of Tides(第20回潮会議)"]),
        ("ISO 9001とJR East、USB 2.0", []),
        ("TIDE'05 と TIDE2031、Tide 2031", ["TIDE'05", "TIDE2031"]),
        ("Workshopping and Forums", []),
    ],
)
def test_latin_names(text: str, names: list[str]) -> None:
    assert [text[a:b] for a, b in latin_names(text, 0, len(text))] == names


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("BioEM2022", True),
        ("ISPACS 2024", True),
        ("ASPACC'05", True),
        ("the WaterNet'24", True),
        ("ISO 9001", False),
        ("R5", False),
        ("Bio2022", False),
        ("ACGT" * 50_000, False),  # a sequence, a key: however long, it is looked at once
    ],
)
def test_an_abbreviation_with_its_year_is_a_name(name: str, told: bool) -> None:
    assert tells(name) == told
