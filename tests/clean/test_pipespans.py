import pytest

from pipeline.clean.draft import split_lines
from pipeline.clean.pipes import find_rows
from pipeline.clean.pipespans import lost
from pipeline.settings import DEFAULT


def table(text: str) -> list[tuple[list[str], list[str]]]:
    """The filled cells of each row below the head, and the cells of rows above that span down to it."""
    rows = [d for d in find_rows(split_lines(text), text, DEFAULT) if d.kind == "table_row"]
    return [
        ([text[c.start : c.end] for c in d.cells if c.end > c.start], [text[a:b] for a, b in d.over]) for d in rows
    ][1:]


@pytest.mark.parametrize(
    ("cells", "headers", "expected"),
    [
        (["13時", "委員会"], ["日付", "時間", "会議"], 1),
        (["午後1時30分", "委員会"], ["月日", "曜日", "開議時刻", "摘要"], 2),
        (["委員会終了後", "分科会"], ["日にち", "時間", "内容"], 1),
        (["26日（土）", "人形劇"], ["月", "日", "行事"], 1),
        (["5月2日", "13時", "委員会"], ["日付", "時間", "会議"], 0),
        (["山の話", "委員会"], ["日付", "時間", "会議"], 0),  # begins with no time
        (["13時", "委員会"], ["会場", "時間", "会議"], 0),  # what spans down is no day
        (["13時", "委員会"], ["日時", "会議"], 0),  # two columns: the day is lost, not above
        (["14:00-15:00", "森の集い", "あおば市"], ["開催日", "催し名", "主催"], 0),
        ([], ["日付", "時間", "会議"], 0),
    ],
)
def test_lost_columns(cells: list[str], headers: list[str], expected: int) -> None:
    assert lost(cells, headers) == expected


def test_rows_under_their_day() -> None:
    text = "日付 | 時間 | 会議 | 備考 |\n5月2日 | 10時 | 総会 | |\n13時 | 理事会 | ||\n15時 | 交流会 | 予約制 | |\n"
    text += "5月9日 | 9時 | 茶会 | |"
    assert table(text) == [
        (["5月2日", "10時", "総会"], []),
        (["13時", "理事会"], ["5月2日"]),
        (["15時", "交流会", "予約制"], ["5月2日"]),
        (["5月9日", "9時", "茶会"], []),
    ]


def test_a_day_on_a_line_of_its_own() -> None:
    text = "日程 | 時間 | 行程 |\n7月4日 |\n9:00~10:00 | 水族館の見学 |\n11:00~12:00 | 港の見学 |\n"
    text += "7月5日 |\n9:30~10:00 | 植樹 |"
    assert table(text) == [
        (["7月4日", "9:00~10:00", "水族館の見学"], []),
        (["11:00~12:00", "港の見学"], ["7月4日"]),
        (["7月5日", "9:30~10:00", "植樹"], []),
    ]


def test_a_row_without_a_time_stays_whole() -> None:
    """The day of a row with nothing to tell spans over no row of another day."""
    text = "月日 | 曜日 | 時刻 | 摘要 |\n6日 | 木曜 | ||\n7日 | 金曜 | 10時 | 総会 |\n13時 | 見学会 |\n||"
    assert table(text) == [
        (["6日", "木曜"], []),
        (["7日", "金曜", "10時", "総会"], []),
        (["13時", "見学会"], ["7日", "金曜"]),
    ]


def test_a_cell_that_goes_on_below_its_line() -> None:
    text = "| 1日 | |\n|---|---|\n| 4日 | 臨時会\n時刻:10時 場所:議場 |\n| 5日 | 休み\n| 6日 | 委員会 |"
    assert [cells for cells, _ in table(text)] == [
        ["4日", "臨時会\n時刻:10時 場所:議場"],
        ["5日", "休み"],
        ["6日", "委員会"],
    ]


def test_a_day_over_a_further_table() -> None:
    """Between a row that is closed and the heads of a table, a day stands over that table and is no cell."""
    text = "| 時間 | 内容 |\n| 9:00 | 開会式 |\n8月31日(日)\n| 時間 | 内容 |\n| 10:00 | 講演 |"
    kinds = [(d.kind, d.raw) for d in find_rows(split_lines(text), text, DEFAULT)]
    assert kinds[2] == ("", "8月31日(日)")
    assert [kind for kind, _ in kinds] == ["table_row", "table_row", "", "table_row", "table_row"]
