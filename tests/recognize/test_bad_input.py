"""Bad input through the whole stage, with the rules alone and with the model: it ends, and names nobody by chance."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest

from pipeline.model import Document
from pipeline.recognize import recognize
from pipeline.recognize.language import readable
from pipeline.settings import Settings

FAMILIES = ["佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村", "小林", "加藤"]
GIVEN = ["太郎", "花子", "一郎", "健太", "直子", "正人", "恵子", "大輔", "由美", "達也"]


def _read(document: Document, ner: Literal["gyoji", "none"]) -> Document:
    out = recognize(document, Settings(ner=ner))
    text = out.page.text
    assert all(text[m.start : m.end] == m.text for m in out.mentions)
    return out


@pytest.mark.parametrize("ner", ["gyoji", "none"])
@pytest.mark.parametrize(
    "text",
    [
        "あ" * 17_000,  # 51,000 bytes, more than Sudachi takes
        "a" * 60_000,
        "\ud800\udfff" * 500,
        "会長\ud800が\udfff来た",
        "\x00\x01\u200b" * 300,
        "서울특별시 시장은 부산광역시 시장과 회담을 가졌다. " * 40,
        "来自各地的代表们参加了会议,并与会长进行了交流。" * 30,
        "與會的代表們在會議上是和各位會長交流了，並於會後參觀。",
        "The committee met in the morning and agreed on the agenda. " * 40,
    ],
    ids=["kana", "latin", "surrogates", "surrogates inside", "control", "ko", "zh", "zh-Hant", "en"],
)
def test_no_junk_and_an_end(page: Callable[[str], Document], text: str, ner: Literal["gyoji", "none"]) -> None:
    out = _read(page(text), ner)
    assert (out.people, out.cities, out.organizations) == ((), (), ())


@pytest.mark.parametrize(("joint", "times"), [("、", 100), (" ", 20), ("\n", 20), ("", 100)])
def test_ten_thousand_names_in_a_row(page: Callable[[str], Document], joint: str, times: int) -> None:
    names = [f"{family}{given}" for family in FAMILIES for given in GIVEN] * times
    out = _read(page(joint.join(names)), "none")
    assert {p.name for p in out.people} <= set(names) or joint == ""
    assert len(out.people) >= (90 if joint in ("、", "\n") else 0)
    assert len(out.mentions) <= 2 * len(names)


def test_kanji_without_a_break(page: Callable[[str], Document]) -> None:
    assert _read(page("漢" * 17_000), "none").mentions == ()


def test_a_name_beyond_sudachi_s_limit_is_found(page: Callable[[str], Document]) -> None:
    out = _read(page("あ、" * 20_000 + "釧路市長の野沢達也氏"), "none")
    assert [p.name for p in out.people] == ["野沢達也"]
    assert [c.name for c in out.cities] == ["釧路市"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("釧路市の会議", True),
        ("野沢達也 村井健 小林花子", True),
        ("野沢達也、村井健、" * 60, True),
        ("京都市、大阪市、奈良市。", True),
        ("髙﨑 德 濵田", True),
        ("北京市市长陈吉宁在会议上表示", False),
        ("來自各地的代表在會議上是和會長交流了。", False),
        ("漢" * 400, False),
        ("", True),
    ],
)
def test_language_of_a_block(text: str, expected: bool) -> None:
    assert readable(text) is expected
