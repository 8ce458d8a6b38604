# ruff: noqa: E501 - a page is one line of the table
"""Events of running text that evidence decides on, invented, with phrases that are none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.assemble import evidence, mentioned, records
from pipeline.assemble.build import statement
from pipeline.assemble.candidate import candidates
from pipeline.assemble.phrases import phrases
from pipeline.assemble.view import View
from pipeline.model import EventStatement, Reject
from pipeline.settings import DEFAULT

Stated = Callable[..., list[EventStatement]]
DAY = "«6月2日=2031-06-02»"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("午後は灯台祭実行委員会、潮見小学校運動会、夕方は港湾組合定例会があり、出席しました。", ["灯台祭実行委員会", "潮見小学校運動会", "港湾組合定例会"]),
        ("朗読イベント「波のことば」。", ["朗読イベント「波のことば」"]),
        ("和紙展「漉く」授賞式がオンラインで開催。", ["和紙展「漉く」授賞式"]),
        ("浜野大学と岬市の連携協定を締結しました。", ["浜野大学と岬市の連携協定を締結"]),
        ("本学の秋季入学式を行いました。", ["秋季入学式"]),
        ("同式典で市長があいさつした。", []),
        ("この会議は続きます。", []),
        ("これまでに総会会場を三度変えました。", []),
        ("桜を植えた記念の植樹祭に参加しました。", ["記念の植樹祭"]),
        ("港で開かれた記念式典に、岬市をはじめとする訪問団が出席。", ["記念式典"]),
        ("「灯台の見える丘」見学と花見交流会", ["「灯台の見える丘」見学", "花見交流会"]),
        ("【参加募集】はまかぜ音楽祭、のぞみ写真展", ["はまかぜ音楽祭", "のぞみ写真展"]),
        ("講座は6か月間、夏は2週間の予定です。", []),
        ("訪問団が友好都市・沖町を訪問しました。", ["訪問団が友好都市・沖町を訪問"]),
        # 催し is an event, 開催し and its likes a verb, and so is what ました and ます stand behind
        ("岬町で開催しました。", []),
        ("港の音楽祭を沖町と共催し、多くの拍手が送られた。", ["港の音楽祭"]),
        ("「灯台の朗読」開催します。", ["灯台の朗読"]),
        ("岬市主催します。", []),
        ("岬の人々三百人集いました。", []),
        ("夏の海辺催します。", []),
        ("夏の海辺の催しが開かれました。", ["夏の海辺の催し"]),
        ("岬の集いますます盛んに。", ["岬の集い"]),
    ],
)  # fmt: skip
def test_phrases_that_can_name_events(lined: ModuleType, line: str, names: list[str]) -> None:
    document = lined.page(f"paragraph|{line}")
    view = View(document, DEFAULT)
    block = view.body[0]
    found = phrases(view, (block.start, block.end))
    assert [p.prefix + view.text[slice(*p.name)] + p.suffix for p in found] == names


@pytest.mark.parametrize(
    ("lines", "want"),
    [
        # several in one sentence, no quotes
        ([f"paragraph|{DAY}、漁協総会、港湾組合定例会、潮見地区連絡会議があり、出席しました。"],
         ["漁協総会", "港湾組合定例会", "潮見地区連絡会議"]),
        # the day stands over it, the sentence is not finished
        (["date_line|«2031.6.2=2031-06-02»", "paragraph|学生さんの音色に感動！岬駅の改札前で、木管五重奏のミニコンサート。"],
         ["木管五重奏のミニコンサート"]),
        # the name before its day
        ([f"paragraph|景品の抽選会は{DAY}«午後2時=2031-06-02T14:00+09:00»から。"], ["景品の抽選会"]),
        ([f"paragraph|{DAY}は«午後1時半=2031-06-02T13:30+09:00»から朗読イベント「波のことば」。"], ["波のことば"]),
        # who came, by a sentence that names no body
        ([f"paragraph|{DAY}には、工科大学の潮見学長らが訪れ、意見を交わした。"], ["工科大学の潮見学長らが訪問"]),
        # a gathering that only its noun names
        (["date_line|«2031.6.2=2031-06-02»", "paragraph|沖町の皆さんと一緒に、庁舎で歓迎会が開かれました。"], ["歓迎会"]),
        (["date_line|«2031.6.2=2031-06-02»", "paragraph|歓迎会の準備をする人を探しています。"], []),
        # that something was held, and not what
        ([f"paragraph|{DAY}、‹岬町:CITY›で開催しました。"], []),
        ([f"paragraph|岬町では、{DAY}に主催し、多くの人が来ました。"], []),
        # no day, a habit, a deadline, something of another time
        (["paragraph|港湾組合定例会に出席しました。"], []),
        ([f"paragraph|総会の資料は{DAY}までに提出してください。"], []),
        ([f"paragraph|毎年、運動会は{DAY}に行われる。"], []),
    ],
)  # fmt: skip
def test_events_of_running_text(stated: Stated, lines: list[str], want: list[str]) -> None:
    assert [e.name for e in stated(*lines)] == want


def test_more_signs_for_an_event_never_weigh_less() -> None:
    bare = evidence.weigh(iter(["form_noun", "noun_strong"]))
    dated = evidence.weigh(iter(["form_noun", "noun_strong", "day_before", "precision_day"]))
    assert 0 < bare < dated < 1


OTHER = "«6月3日=2031-06-03»"
TOLD = (
    f"paragraph|{DAY}、漁協総会、港湾組合定例会があり、市長が出席しました。",
    f"paragraph|{DAY}に潮見会館で朗読イベント「波のことば」を開催しました。夕方は灯台祭実行委員会がありました。",
    f"paragraph|{OTHER}、岬小学校運動会を見学し、懇親会に参加しました。浜野市長も出席しました。",
    f"list_item|{OTHER} 岬小学校運動会",
    f"field|日時：{DAY}から{OTHER}まで",
    "title1|灯台祭",
    "paragraph|総会の後、港の清掃を行いました。第12回灯台会議がありました。",
)


@given(st.lists(st.sampled_from(TOLD), min_size=1, max_size=6), st.sampled_from(("", "2031-06-02", "2031-06-03")))
def test_what_is_not_asked_for_its_name_is_never_chosen(lined: ModuleType, lines: list[str], published: str) -> None:
    document = lined.page(*lines)
    view = View(replace(document, page=replace(document.page, published_on=published)), DEFAULT)
    strict = [b[0] for r in records(view)[0] if not isinstance(b := statement(view, r), Reject)]
    found = candidates(view, mentioned.candidates(view))
    hopeful = {id(c) for c in evidence.hopeful(view, strict, found)}
    of_all = [
        c
        for c in evidence.distinct(strict, [c for c in found if c.named])
        if evidence.weigh(evidence.signs(view, c.event, c, strict)) >= evidence.ENOUGH
    ]
    assert all(id(c) in hopeful for c in of_all)
    assert [c.event.name for c in of_all] == [e.name for e in evidence.chosen(view, strict, found)]


def test_a_candidate_says_nothing_twice(lined: ModuleType) -> None:
    view = View(lined.page(f"paragraph|{DAY}、漁協総会、漁協総会があり、出席しました。"), DEFAULT)
    names = [view.text[slice(*r.name)] for r in mentioned.candidates(view)]
    assert names == ["漁協総会", "漁協総会"]
    assert [e.name for e in lined.stated(f"paragraph|{DAY}、漁協総会、漁協総会があり、出席しました。")] == ["漁協総会"]


def test_a_broken_line_of_running_text_names_nothing(stated: Stated) -> None:
    lines = [
        "title1|漁協の行事のご紹介",
        f"paragraph|{DAY}は夕方にもかかわらず、多くの",
        "paragraph|を希望",
        "paragraph|港の人が出迎え、また",
    ]
    assert [e.name for e in stated(*lines)] == []


def test_each_of_several_sections_has_the_line_over_its_fields_as_its_name(stated: Stated) -> None:
    lines = [
        "title1|みさき水族館の秋フェスタ",
        "list_item|(1)特別展「海の長生きくらべ」",
        "paragraph|長く生きる魚を展示します。",
        "field|期間：«9月11日～15日=2031-09-11..2031-09-15»",
        "field|場所：特設会場",
        "list_item|(2)企画展「光る水槽」",
        "paragraph|水槽を新しくします。",
        "field|期間：«9月18日～22日=2031-09-18..2031-09-22»",
        "field|場所：大ホール",
    ]
    found = {(e.name, e.start, e.end, e.venue) for e in stated(*lines)}
    assert ("特別展「海の長生きくらべ」", "2031-09-11", "2031-09-15", "特設会場") in found
    assert ("企画展「光る水槽」", "2031-09-18", "2031-09-22", "大ホール") in found
