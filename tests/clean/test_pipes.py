from pipeline.clean.draft import Draft, split_lines
from pipeline.clean.pipes import find_rows
from pipeline.settings import DEFAULT


def rows(text: str) -> list[Draft]:
    return find_rows(split_lines(text), text, DEFAULT)


def cells(text: str) -> list[list[tuple[str, str]]]:
    return [[(text[c.start : c.end], c.header) for c in d.cells] for d in rows(text) if d.kind == "table_row"]


def test_rows_with_headers() -> None:
    text = "時間 | 内容 | 登壇者\n10:00 | 開会 | 市長\n10:30 | 講演 | 山田 花子"
    assert cells(text)[1:] == [
        [("10:00", "時間"), ("開会", "内容"), ("市長", "登壇者")],
        [("10:30", "時間"), ("講演", "内容"), ("山田 花子", "登壇者")],
    ]


def test_row_broken_over_lines() -> None:
    head = "開催日 | 催し名 | 主催 |\n"
    first = "5月2日(木) 10:00-11:00 |\n水の集い\n<予定> |\nみどり市 |\n"
    text = f"{head}{first}{head}14:00-15:00 |\n森の集い |\nあおば市 |"
    assert cells(text)[1] == [
        ("5月2日(木) 10:00-11:00", "開催日"),
        ("水の集い\n<予定>", "催し名"),
        ("みどり市", "主催"),
    ]
    assert cells(text)[3] == [("14:00-15:00", "開催日"), ("森の集い", "催し名"), ("あおば市", "主催")]
    assert [d.table for d in rows(text)] == [0, 0, 1, 1]


def test_label_and_value_rows_are_fields() -> None:
    text = "日時 | 5月2日\n場所 | 市役所"
    assert [(d.kind, d.label) for d in rows(text)] == [("field", "日時"), ("field", "場所")]


def test_cells_above_a_rule_are_one_row() -> None:
    assert cells("「水の話」 |\n山田 花子 |\n---|\n「森の話」 |\n佐藤 一郎 |\n---|") == [
        [("「水の話」", ""), ("山田 花子", "")],
        [("「森の話」", ""), ("佐藤 一郎", "")],
    ]


def test_no_table() -> None:
    assert cells("お知らせ|みどり市\n本文が続きます。") == []
    assert cells("開会のあいさつ |\n壇上の市長 |") == []
    assert cells("") == []


def test_one_cell_a_line_is_no_table() -> None:
    text = " |\nお話の時間 |\n内容\n絵本を読みます |\n日時\n11月5日 10:30から |\n |"
    assert cells(text) == []
    assert cells("くらし | 観光 | 市政 | 子育て\n水の会議") == []


def test_heads_of_a_shrines_year_and_a_row_broken_below_its_day() -> None:
    text = (
        "月 日 | 祭 典 | 時 間 | 社 殿 | 内容等 | |\n"
        "1月1日 | 初詣 |\n午前8時 |\n本社 | 祈り | |\n"
        "2月3日 |\n豆まき | 午前9時 | 本社 | 豆をまく | |\n"
    )
    got = cells(text)[1:]
    assert [row[:3] for row in got] == [
        [("1月1日", "月 日"), ("初詣", "祭 典"), ("午前8時", "時 間")],
        [("2月3日", "月 日"), ("豆まき", "祭 典"), ("午前9時", "時 間")],
    ]


def test_the_line_below_a_blogs_article_is_no_table() -> None:
    text = "水の会を開きました。たくさんの人が来ました。\n\nby mizunokai | 2019-05-04 18:14 | 展示室から\n"
    assert cells(text) == []
