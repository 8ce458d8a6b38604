"""Words by Sudachi, analysed once for the model and the rules."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sudachipy import SplitMode

from pipeline.recognize import units
from pipeline.recognize.tokens import ALIKE, tokenize
from pipeline.text import normalize

TEXTS = [
    "森川 拓也市長は、花巻市の国際会議場で開かれた第3回環境会議に出席しました。",
    "講師　高橋　由美 先生（北国大学 教授）",
    "東京都知事選挙管理委員会　ＣＯＰ２９と㈱青空と①と…とé",
    "  先頭の空白と  二重の空白、\n改行\n\n空の行",
    "か\u3099き\u3099氏と\u200b花巻",
    "",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(("mode", "split"), [("A", SplitMode.A), ("C", SplitMode.C)])
def test_words_are_sudachis(text: str, mode: str, split: SplitMode) -> None:
    found = tokenize(text, mode)
    sudachi = units.dictionary().create().tokenize(text, split)
    assert [(t.text, t.pos, t.start, t.end) for t in found] == [
        (m.surface(), m.part_of_speech(), m.begin(), m.end()) for m in sudachi
    ]
    assert all(text[t.start : t.end] == t.text for t in found)


PIECES = [
    "東京都",
    "市長",
    "は、",
    "COP",
    "ＣＯＰ",
    "２９",
    "29",
    "（",
    "(",
    "）",
    "　",
    " ",
    "：",
    "カナ",
    "々",
    "…",
    "①",
    "㈱",
    "\n",
]
WIDE = list(map(chr, [0x3000, *range(0xFF01, 0xFF5F)]))


@given(st.lists(st.sampled_from(PIECES) | st.sampled_from(WIDE), max_size=20).map("".join))
@example("市長（ＡＢＣ２９）　１０：３０～")
def test_what_the_model_has_read_is_cut_as_its_copy_would_be(written: str) -> None:
    text = normalize(written).text
    assert tokenize(text, written=written) == tokenize(text)


def test_signs_of_an_analysis_that_serves_both_are_the_same_but_for_their_width() -> None:
    alike = [char for char in map(chr, range(0xD800)) if ALIKE.fullmatch(char)]
    assert len(alike) > 20_000
    assert all(normalize(char).text == char for char in alike if char not in WIDE)


def test_a_full_table_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    before = [tokenize(text) for text in TEXTS]
    monkeypatch.setattr(units, "MAX_UNITS", 5)
    old = units.table()
    assert [tokenize(text) for text in TEXTS] == before
    assert units.table() is not old


def test_keeps_no_more_texts_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(units, "MAX_READ", 60)
    table = units.Table()
    numbers = [units.units(text, table) for text in TEXTS]
    assert sum(map(len, table.read)) <= 60
    assert [units.units(text, table) for text in TEXTS] == numbers


def test_threads_agree() -> None:
    table, texts = units.Table(), TEXTS * 40
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda text: units.units(text, table), texts))
    assert len(table.words) == len(table.long) == len(table.numbers)
    for text, numbers in zip(texts, found, strict=True):
        assert "".join(table.long[number].text for number in numbers) == text
