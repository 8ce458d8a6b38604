"""Words by Sudachi, analysed once for the model and the rules."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sudachipy import SplitMode

from pipeline.recognize import units
from pipeline.recognize.tokens import tokenize

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
