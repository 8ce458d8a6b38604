"""Tables that came apart, invented: days on one line, names on the next; and lines that are no such table."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import EventStatement

Stated = Callable[..., list[EventStatement]]

CALENDAR = [
    "title1|漁協の年間予定",
    "date_line2|«4月=2031-04»",
    "paragraph|«3 (木)=2031-04-03» «9 (水)=2031-04-09»",
    "paragraph|潮見地区連絡会議（漁協会館） 網の修繕講習会（浜野倉庫）",
    "date_line2|«5月=2031-05»",
    "paragraph|«7 (水)=2031-05-07» |",
    "heading2|岬灯台見学会（岬灯台） |",
    "date_line2|«6月=2031-06»",
    "paragraph|«4 (水)=2031-06-04» ～ «5 (木)=2031-06-05» «20 (金)=2031-06-20»",
    "paragraph|全国漁協大会（岬・みなとホール） 理事会（漁協会館）及び 懇親会（浜野市内）",
]
VISITS = [
    "title1|視察の受け入れ",
    "paragraph|期日 来訪議会名 内容",
    *(
        line
        for n, (day, iso, town) in enumerate(
            [("5月1日", "2031-05-01", "潮見"), ("5月9日", "2031-05-09", "岬"), ("6月3日", "2031-06-03", "浜野")], 1
        )
        for line in (
            f"paragraph|{n} «{day}={iso}»",
            f"paragraph|{town}市議会",
            "paragraph|防災の取り組みについて 総務課",
        )
    ),
]


def test_each_day_has_the_name_in_its_place(stated: Stated) -> None:
    assert [(e.name, e.start, e.end, e.venue) for e in stated(*CALENDAR)] == [
        ("潮見地区連絡会議", "2031-04-03", "2031-04-03", "漁協会館"),
        ("網の修繕講習会", "2031-04-09", "2031-04-09", "浜野倉庫"),
        ("岬灯台見学会", "2031-05-07", "2031-05-07", "岬灯台"),
        ("全国漁協大会", "2031-06-04", "2031-06-05", "岬・みなとホール"),
        ("理事会（漁協会館）及び 懇親会", "2031-06-20", "2031-06-20", "浜野市内"),
    ]


def test_rows_whose_cells_stand_on_lines_of_their_own(stated: Stated) -> None:
    found = [(e.name, e.start) for e in stated(*VISITS) if e.rule == "columns"]
    assert found == [("潮見市議会", "2031-05-01"), ("岬市議会", "2031-05-09"), ("浜野市議会", "2031-06-03")]


@pytest.mark.parametrize(
    "lines",
    [
        ["title1|お知らせ一覧", *CALENDAR[2:4], *CALENDAR[5:7], *CALENDAR[8:]],
        [
            "title1|日記",
            "paragraph|«5月1日=2031-05-01»",
            "paragraph|雨でした。",
            "paragraph|«5月2日=2031-05-02»",
            "paragraph|晴れました。",
        ],
        CALENDAR[:4],
    ],
)
def test_no_table(stated: Stated, lines: list[str]) -> None:
    assert [e.name for e in stated(*lines) if e.rule == "columns"] == []
