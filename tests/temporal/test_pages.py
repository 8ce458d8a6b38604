"""What is settled over a whole page: invented pages with their gold inline."""

from __future__ import annotations

import pathlib
import re
from dataclasses import replace

import pytest

from pipeline.model import Block, BlockKind, Cell, Document, Mention, Page, Place
from pipeline.temporal import temporal

FIXTURE = pathlib.Path(__file__).parent / "fixtures" / "pages.txt"
MARK = re.compile(r"\{([^{}|]*)\|([^{}|]*)(?:\|([^{}|]*))?\}")
KINDS: dict[str, tuple[BlockKind, int]] = {
    "=": ("title", 1),
    "#": ("heading", 2),
    "##": ("heading", 3),
    "@": ("date_line", 3),
    "|": ("table_row", 0),
}
Row = tuple[str, int, str, str]


def pages() -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for line in FIXTURE.read_text(encoding="utf-8").split("\n"):
        if line.startswith("---- "):
            out[line[5:]] = lines = []
        elif out and line:
            lines.append(line)
    return out


def cells(text: str, start: int) -> tuple[Cell, ...]:
    at, out = 0, []
    for piece in text.split("|"):
        out.append(Cell(start + at, start + at + len(piece)))
        at += len(piece) + 1
    return tuple(cell for cell in out if text[cell.start - start : cell.end - start].strip())


def build(name: str, lines: list[str]) -> tuple[Document, list[Row]]:
    """A document with one block a line, and its gold: text, offset, start, end."""
    _, published, updated = (part.strip() for part in name.split("|"))
    text = ""
    gold: list[Row] = []
    blocks: list[Block] = []
    for line in lines:
        sign, _, rest = line.partition(" ")
        kind, level = KINDS.get(sign, ("paragraph", 0))
        label = sign[:-1] if sign.endswith(">") else ""
        marked = rest if sign in KINDS or label else line
        start, at = len(text), 0
        for m in MARK.finditer(marked):
            text += marked[at : m.start()]
            gold.append((m[1], len(text), m[2], m[3] or m[2]))
            text += m[1]
            at = m.end()
        text += marked[at:]
        row = cells(text[start:], start) if kind == "table_row" else ()
        blocks.append(
            Block("p", len(blocks), start, len(text), "field" if label else kind, level, label, row, 0 if row else -1)
        )
        text += "\n"
    page = Page("p", "p.txt", text, published_on=published, updated_on=updated)
    return Document(page, tuple(blocks)), gold


@pytest.mark.parametrize(("name", "lines"), pages().items())
def test_page(name: str, lines: list[str]) -> None:
    document, gold = build(name, lines)
    got = [(t.text, t.start_char, t.start, t.end) for t in temporal(document).times]
    assert got == gold


def test_pages_are_many_enough() -> None:
    assert len(pages()) >= 40


def test_conflicts_are_problems() -> None:
    lines = ["{2024年11月12日|2024-11-12} 10:00（日本時間） 10:00（韓国時間）は同じ、9:00（タイ時間）は違う"]
    document, _ = build("x | |", [*lines, "平成25年7月21日(土曜日)", "令和5年（2024年）4月1日"])
    codes = [problem.code for problem in temporal(document).problems]
    assert codes == ["weekday_conflict", "year_conflict", "zone_conflict"]


@pytest.mark.parametrize(
    "text", ["2024年2月30日", "2023年13月1日", "令和99年4月1日", "令和0年", "25:99", "平成元年2月29日"]
)
def test_impossible_times_are_rejects(text: str) -> None:
    document, _ = build("x | |", [f"提出は{text}です"])
    result = temporal(document)
    assert result.times == ()
    assert [reject.text for reject in result.rejects] == [text]


@pytest.mark.parametrize(
    ("lines", "zone"),
    [
        (["日時> 2024年7月1日 10:00", "会場> ハーグ"], "Europe/Amsterdam"),
        (["2024年7月1日 10:00にハーグで開会した。"], "Europe/Amsterdam"),
        (["ハーグの一行が来庁した。", "2024年7月1日 10:00 歓迎式"], "Asia/Tokyo"),
        (["日時> 2024年7月1日 10:00（日本時間）", "会場> ハーグ"], "Asia/Tokyo"),
        (["= ハーグ出張の結果", "# 2024年7月1日", "10:00 市長と面談"], "Europe/Amsterdam"),
        (["= ハーグ出張の結果", "# 2024年7月1日", "10:00 羽田空港発"], "Asia/Tokyo"),
        (["= 第3回会議（ハーグ）報告", "# 2024年7月1日", "10:00 開会"], "Europe/Amsterdam"),
        (["= ハーグ市長が来庁", "2024年7月1日 10:00 市長室"], "Asia/Tokyo"),
        (["= ハーグへの派遣生の出発式", "2024年7月1日 10:00 開式"], "Asia/Tokyo"),
        (["2024年7月1日、ハーグでは10:00です。"], "Europe/Amsterdam"),
        (["2024年7月1日、画面のハーグ市から、市長が現地の朝6時に加わった。"], "Europe/Amsterdam"),
        (["2024年7月1日19:00（日本時間2日2:00）、ハーグの広場に集まった。"], "Europe/Amsterdam"),
    ],
)
def test_zone_of_the_place(lines: list[str], zone: str) -> None:
    """A city named as the venue gives its zone; one that is only named does not."""
    document, _ = build("x | |", lines)
    at = document.page.text.index("ハーグ")
    place = Place("x:NL:ハーグ", "ハーグ", country_code="NL", timezone="Europe/Amsterdam")
    block = next(b.index for b in document.blocks if b.start <= at < b.end)
    city = Mention("p", block, at, at + 3, "ハーグ", "CITY", "ハーグ", "rule", "test", 1.0, place=place)
    clocks = [t for t in temporal(replace(document, mentions=(city,))).times if t.precision == "minute"]
    assert clocks[0].timezone == zone
