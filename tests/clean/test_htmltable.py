"""HTML tables: empty cells, spans over rows, and that a spanning date reaches the rows below it through all stages."""

import pytest

from pipeline.assemble import assemble
from pipeline.clean import clean
from pipeline.model import Document, Source
from pipeline.strip import strip
from pipeline.temporal import temporal

HEAD = "<title>5月の行事｜みどり市</title><h1>令和6年5月の行事</h1><p>どなたでも参加できます。お待ちしています。</p>"


def page(table: str) -> Document:
    return clean(Source("page.html", (HEAD + table).encode()))


def rows(document: Document) -> list[list[str]]:
    return [[document.page.text[c.start : c.end] for c in b.cells] for b in document.blocks if b.kind == "table_row"]


def test_empty_cells_keep_their_place() -> None:
    table = "<table><tr><th>回<th>月日<th>内容<th>講師</tr><tr><td>1<td>5月2日<td>休講<td></tr>"
    table += "<tr><td>2<td><td>水<td>山田</table>"
    document = page(table)
    assert document.page.text.split("\n")[-2:] == ["1 | 5月2日 | 休講 | ", "2 |  | 水 | 山田"]
    assert rows(document)[1:] == [["1", "5月2日", "休講", ""], ["2", "", "水", "山田"]]


def test_a_row_of_links_is_a_menu() -> None:
    links = "".join(f"<td><a href='/{k}'>{w}</a></td>" for k, w in enumerate(("トップ", "活動", "予定")))
    document = page(f"<table><tr>{links}</tr></table><p>水の会議が開かれました。</p>")
    assert [b.reason for b in document.blocks if "トップ" in document.text_of(b)] == ["navigation"]


CLOCKS = """<table><tr><th>日</th><th>時間</th><th>行事</th></tr>
<tr><td rowspan="2">5月12日（日）</td><td>10時00分</td><td>開会式</td></tr>
<tr><td>13時00分</td><td>水の講演会</td></tr><tr><td>5月13日（月）</td><td>10時</td><td>閉会式</td></tr></table>"""
DAYS = """<table><tr><th>月日</th><th>行事</th><th>会場</th></tr>
<tr><td rowspan=2>6月2日</td><td>市民音楽祭</td><td>市民会館</td></tr>
<tr><td>森のフェスティバル</td><td>中央公園</td></tr>
<tr><td>6月9日</td><td>木工教室</td><td>公民館</td></tr></table>"""


def test_which_cells_span_down() -> None:
    document = page(CLOCKS)
    over = [[document.page.text[a:b] for a, b in b.over] for b in document.blocks if b.kind == "table_row"]
    assert over == [[], [], ["5月12日（日）"], []]


@pytest.mark.parametrize(
    ("table", "name", "start"),
    [
        (CLOCKS, "水の講演会", "2024-05-12T13:00+09:00"),
        (CLOCKS, "閉会式", "2024-05-13T10:00+09:00"),
        (DAYS, "森のフェスティバル", "2024-06-02"),
        (DAYS, "木工教室", "2024-06-09"),
        (DAYS.replace(" rowspan=2", ""), "森のフェスティバル", ""),
    ],
)
def test_a_spanning_date_reaches_the_event(table: str, name: str, start: str) -> None:
    document = assemble(temporal(strip([page(table)])[0]))
    assert next((e.start for e in document.events if e.name == name), "") == start
