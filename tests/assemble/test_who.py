# ruff: noqa: E501 - a page is one line of the table
"""People with their parts, invented: by the words beside a name, by the label over a list, by the kind of event."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import EventStatement

Stated = Callable[..., list[EventStatement]]
DAY = "«2031年9月1日=2031-09-01»"

CASES: dict[str, tuple[list[str], dict[str, str]]] = {
    "a label over a list": (
        ["title1|灯台例会", f"field|日時：{DAY}", "paragraph|卓話者", "paragraph|‹浜野 渚:PERSON›会員", "paragraph|‹磯部 海:PERSON›会員"],
        {"浜野渚": "speaker", "磯部海": "speaker"},
    ),
    "no label over a list": (
        ["title1|灯台例会", f"field|日時：{DAY}", "paragraph|ことしの会員", "paragraph|‹浜野 渚:PERSON›会員"],
        {"浜野渚": "attendee"},
    ),
    "a list goes on": (
        ["title1|灯台大会", f"field|日時：{DAY}", "paragraph|総合司会：‹浜野 渚:PERSON›（岬放送）、‹磯部 海:PERSON›（潮新聞）"],
        {"浜野渚": "moderator", "磯部海": "moderator"},
    ),
    "those who stand by while others sign": (
        ["title1|灯台協定の調印式", f"field|日時：{DAY}", "paragraph|‹浜野 渚:PERSON›市長と‹磯部 海:PERSON›会長が署名しました。", "paragraph|立会人として‹潮見 岬:PERSON›参事官、‹帆足 凪:PERSON›部長が出席しました。"],
        {"浜野渚": "signatory", "磯部海": "signatory", "潮見岬": "attendee", "帆足凪": "attendee"},
    ),
    "who stands in greetings and arts": (
        ["title1|灯台大会", f"field|日時：{DAY}", "paragraph|通訳　‹浜野 渚:PERSON›", "paragraph|来賓　‹磯部 海:PERSON›", "paragraph|主催者あいさつ　‹潮見 岬:PERSON›", "paragraph|実行委員長　‹帆足 凪:PERSON›"],
        {"浜野渚": "other", "磯部海": "speaker", "潮見岬": "host", "帆足凪": "organizer"},
    ),
    "the page's own officer is met": (
        ["title1|岬団が来庁", f"field|日時：{DAY}", "paragraph|団長の‹浜野 渚:PERSON›さんらが‹磯部 海:PERSON:市長/›市長に報告しました。"],
        {"浜野渚": "visitor", "磯部海": "visited"},
    ),
    "a ceremony is no visit": (
        ["title1|岬訪問団の壮行会", f"field|日時：{DAY}", "paragraph|‹浜野 渚:PERSON›さんが出かけます。"],
        {"浜野渚": "attendee"},
    ),
    "whose house was called on beside a conference": (
        ["title1|灯台大会", f"field|日時：{DAY}", "paragraph|あわせて汐港湾事務所を訪問しました。", "paragraph|所長の‹浜野 渚:PERSON:所長/汐港湾事務所›氏", "paragraph|‹磯部 海:PERSON:会長/岬造船協会›氏"],
        {"浜野渚": "visited", "磯部海": "attendee"},
    ),
    "a talk's title beside the name": (
        ["title1|灯台シンポジウム", f"paragraph|{DAY}、灯台シンポジウムを行いました。", "paragraph|「光で海を守る仕事」 岬大学 ‹浜野 渚:PERSON›", "paragraph|‹磯部 海:PERSON›さんも来ました。"],
        {"浜野渚": "speaker", "磯部海": "attendee"},
    ),
    "the staff of a meeting": (
        ["title1|灯台審議会", f"field|日時：{DAY}", "field|場所：岬会館", "field|事務局：‹浜野 渚:PERSON›"],
        {"浜野渚": "attendee"},
    ),
    "a symposium's guests speak": (
        ["title1|潮流シンポジウム", f"paragraph|{DAY}、潮流シンポジウムを行いました。", "paragraph|‹浜野 渚:PERSON:教授/›教授", "paragraph|‹磯部 海:PERSON:会長/›会長は出席しました。"],
        {"浜野渚": "speaker", "磯部海": "attendee"},
    ),
    "a general meeting's guests need not speak": (
        ["title1|潮流総会", f"paragraph|{DAY}、潮流総会を行いました。", "paragraph|‹浜野 渚:PERSON:教授/›教授"],
        {"浜野渚": "attendee"},
    ),
    "a journey's own traveller": (
        ["title1|浜野副知事の海外出張", f"field|期間：{DAY}", "paragraph|‹浜野:PERSON:副知事/›副知事は港を見ました。"],
        {"浜野": "visitor"},
    ),
    "those who sit in a round of talks": (
        ["title1|港と町の懇談会", f"paragraph|{DAY}、港と町の懇談会がありました。", "paragraph|‹浜野:PERSON:会頭/›会頭、‹磯部:PERSON:副会頭/›副会頭"],
        {"浜野": "attendee", "磯部": "attendee"},
    ),
    "a guest told two paragraphs on": (
        ["title1|灯台の集い", f"paragraph|{DAY}、灯台の集いを開きました。", "paragraph|空はよく晴れました。", "paragraph|‹浜野 渚:PERSON›さんがあいさつしました。"],
        {"浜野渚": "speaker"},
    ),
    "a list shares what is said behind its last": (
        ["title1|岬大学の団が本学を表敬訪問", f"paragraph|{DAY}、岬大学の‹浜野 渚:PERSON:学長/›学長、‹磯部 海:PERSON:部長/›部長が本学を表敬訪問し、‹潮見 岬:PERSON:理事/›理事、‹帆足 凪:PERSON:課長/›課長と懇談しました。"],
        {"浜野渚": "visitor", "磯部海": "visitor", "潮見岬": "visited", "帆足凪": "visited"},
    ),
    "who came, told before the list": (
        ["title1|岬大学の団が本学を表敬訪問", f"paragraph|{DAY}、岬大学の団が本学を表敬訪問しました。訪れたのは、‹浜野 渚:PERSON:学長/›学長、‹磯部 海:PERSON:部長/›部長の2人で、‹潮見 岬:PERSON:理事/›理事と懇談しました。"],
        {"浜野渚": "visitor", "磯部海": "visitor", "潮見岬": "visited"},
    ),
    "who sat by on a visit": (
        ["title1|岬大学の団が本学を表敬訪問", f"paragraph|{DAY}、岬大学の団が本学を表敬訪問しました。本学から‹浜野 渚:PERSON:理事/›理事、‹磯部 海:PERSON:課長/›課長が同席しました。"],
        {"浜野渚": "attendee", "磯部海": "attendee"},
    ),
    "the head of a side signs, those listed behind do not": (
        ["title1|灯台協定の調印式", f"field|日時：{DAY}", "paragraph|岬大学から‹浜野 渚:PERSON:学長/›学長、‹磯部 海:PERSON:理事/›理事、‹潮見 岬:PERSON:課長/›課長の3名をお迎えしました。"],
        {"浜野渚": "signatory", "磯部海": "attendee", "潮見岬": "attendee"},
    ),
    "who honoured a signing with being there": (
        ["title1|灯台協定の締結", f"paragraph|{DAY}、‹浜野 渚:PERSON:市長/›市長が協定書に署名しました。", "paragraph|‹磯部 海:PERSON:会長/›会長、‹潮見 岬:PERSON:部長/›部長にご出席いただきました。"],
        {"浜野渚": "signatory", "磯部海": "attendee", "潮見岬": "attendee"},
    ),
    "nobody travels at a send-off": (
        ["title1|岬訪問団の出発式", f"paragraph|{DAY}、岬訪問団の出発式がありました。‹浜野 渚:PERSON:団長/›団長が岬市を訪れます。‹磯部 海:PERSON:市長/›市長が話しました。"],
        {"浜野渚": "attendee", "磯部海": "speaker"},
    ),
    "a met mayor beside a conference attends it": (
        ["title1|灯台国際会議", f"field|日時：{DAY}", "caption|岬市長 ‹浜野 渚:PERSON:市長/岬市›氏との面会"],
        {"浜野渚": "attendee"},
    ),
    "between governments nobody is the guest": (
        ["title1|日・岬外相会談", f"paragraph|{DAY}、日・岬外相会談が行われ、‹浜野:PERSON:大臣/›大臣と‹磯部:PERSON:外相/岬国›外相が話しました。"],
        {"浜野": "attendee", "磯部": "attendee"},
    ),
    "the host city greets, the next one speaks": (
        ["title1|灯台サミット", f"field|日時：{DAY}", "paragraph|開催市歓迎あいさつ　‹浜野 渚:PERSON›", "paragraph|次回開催市あいさつ　‹磯部 海:PERSON›"],
        {"浜野渚": "host", "磯部海": "speaker"},
    ),
    "the mayor is the host of the city's ceremony": (
        ["title1|港の植樹祭", f"paragraph|{DAY}、港の植樹祭が開かれ、‹浜野 渚:PERSON:市長/›市長は「大きく育て」と話し、‹磯部 海:PERSON:議長/›議長は「波に負けるな」と話しました。"],
        {"浜野渚": "host", "磯部海": "speaker"},
    ),
    "who says sentences in quotes": (
        ["title1|灯台式典", f"paragraph|{DAY}、灯台式典がありました。‹浜野 渚:PERSON›さんが壇上に立ち、「海は広い。波は高い。」と述べました。‹磯部 海:PERSON›さんは聞きました。"],
        {"浜野渚": "speaker", "磯部海": "attendee"},
    ),
    "whom one has come to teach": (
        ["title1|灯台講座", f"paragraph|{DAY}、講師に岬病院の‹浜野 渚:PERSON›先生をお迎えして、灯台講座を開きました。"],
        {"浜野渚": "speaker"},
    ),
    "who leads the talks": (
        ["title1|灯台フォーラム", f"paragraph|{DAY}、灯台フォーラムは‹浜野 渚:PERSON:次長/›次長の司会の下、開かれました。"],
        {"浜野渚": "moderator"},
    ),
    "a talk's title between its label and its speaker": (
        ["title1|灯台サミット", f"field|日時：{DAY}", "paragraph|特別講演 II", "paragraph|「光で海を守る仕事」", "paragraph|‹浜野 渚:PERSON›（岬大学）", "paragraph|見学者", "paragraph|‹磯部 海:PERSON›"],
        {"浜野渚": "speaker", "磯部海": "attendee"},
    ),
    "who came to listen": (
        ["title1|灯台講座", f"paragraph|{DAY}、‹浜野 渚:PERSON›さんによる灯台の絵の講座を開きました。参加した‹磯部 海:PERSON›さんは喜びました。"],
        {"浜野渚": "speaker", "磯部海": "attendee"},
    ),
    "who was chosen and honoured": (
        ["title1|灯台総会", f"paragraph|{DAY}、灯台総会で、会長に‹浜野 渚:PERSON›さんを選びました。‹磯部 海:PERSON›さんに感謝状を贈りました。", "paragraph|副会長　‹潮見 岬:PERSON›（新任）"],
        {"浜野渚": "other", "磯部海": "other", "潮見岬": "other"},
    ),
    "a field of visitors, and a caption": (
        ["title1|灯台財団理事長との面会", f"field|日時：{DAY}", "field|訪問者：‹浜野 渚:PERSON:理事長/灯台財団› 氏", "caption|みなと市長 ‹磯部 海:PERSON:市長/みなと市›"],
        {"浜野渚": "visitor", "磯部海": "visited"},
    ),
    "whoever is there from the own side has gone to ask": (
        ["title1|岬大臣への要望", f"field|日時：{DAY}", "field|出席者：‹磯部 海:PERSON:市長/みなと市›", "paragraph|‹岬 光:PERSON:大臣› 大臣を訪問し、要望書を提出しました。"],
        {"磯部海": "visitor", "岬光": "visited"},
    ),
    "several who speak, and who leads them": (
        ["title1|灯台フォーラムが開催されました", "paragraph|«6月2日=2031-06-02»、灯台フォーラムが開催され、主催者である‹磯部:PERSON:市長/みなと市›市長のほか、‹浜野:PERSON›氏、‹潮見:PERSON›氏が登壇しました。", "paragraph|モデレーターを務めた‹帆足:PERSON›氏がまとめました。"],
        {"磯部": "host", "浜野": "speaker", "潮見": "speaker", "帆足": "moderator"},
    ),
    "those who are there to sign": (
        ["title1|灯台協定の締結", f"field|日時：{DAY}", "field|場所：みなと会館", "paragraph|‹磯部:PERSON›市長と‹浜野:PERSON›代表が出席しました。"],
        {"磯部": "signatory", "浜野": "signatory"},
    ),
    "who answers questions takes no part": (
        ["title1|灯台講座", f"field|日時：{DAY}", "field|講師：‹浜野 渚:PERSON›", "field|問合せ：‹受付 花子:PERSON›"],
        {"浜野渚": "speaker"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_parts_played(stated: Stated, case: str) -> None:
    lines, roles = CASES[case]
    assert {p.entity: p.role for p in stated(*lines)[0].people} == roles


def test_a_conference_has_the_people_of_its_sessions(stated: Stated) -> None:
    found = stated(
        "title1|灯台フォーラム大会", "paragraph|«6月2日=2031-06-02»、灯台フォーラム大会が開催されました。",
        "heading2|開会式（«6月2日=2031-06-02»）", "paragraph|開会式が行われ、‹浜野 渚:PERSON›市長が挨拶しました。",
    )  # fmt: skip
    main, part = found
    assert (part.name, part.parent) == ("開会式", "灯台フォーラム大会")
    assert {p.entity: p.role for p in main.people} == {"浜野渚": "speaker"}


def test_a_list_of_bodies_names_no_cities(stated: Stated) -> None:
    found = stated(
        "title1|灯台総会", "paragraph|«6月2日=2031-06-02»、灯台総会が開かれ、‹磯市:CITY›、‹浜市:CITY›、‹潮市:CITY›の3商工会議所が加わりました。",
    )  # fmt: skip
    assert [c.name for c in found[0].cities if c.role == "participant"] == []
