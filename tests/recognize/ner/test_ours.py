"""Our own model in numpy: the same entities as spaCy's, whatever else is in the call."""

from __future__ import annotations

import random
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pipeline.recognize import ner
from pipeline.recognize.ner import components, network, ours, spans

TEXTS = [
    "森川 拓也市長は、花巻市の国際会議場で開かれた第3回環境会議に出席しました。",
    "主催：株式会社みどり出版、北国大学　共催：花巻市教育委員会",
    "講師　高橋　由美 先生（北国大学 教授）",
    "フランスのジャン・ルノワール大統領がパリで会見し、COP29への参加を表明した。",
    "ナイロビ（ケニア）、レイキャビク（アイスランド）、アレッツォ（イタリア）",
    "  先頭の空白と  二重の空白、\n改行\n\n空の行　全角　　二重　",
    "Contact us | Privacy policy | Copyright (C) 2019 Example. All Rights Reserved.",
    "PERSON X DATE ORG と書かれた表の見出し",
    "ＣＯＰ２９と㈱青空と①と…とé",
    "電話：012-345-6789　ファクス：012-345-6780",
    "東京大学の田中さん、鈴木さん、聖徳太子と湾岸戦争の話",
    "2019年4月1日（月曜日）午後3時から",
    "",
    " ",
    "　",
    "\n",
    "山",
    "山田",
]


@pytest.fixture(scope="module")
def reference() -> Any:
    """The saved pipeline in spaCy."""
    import spacy

    components.register()
    return spacy.load(Path(str(resources.files("pipeline.recognize.ner"))) / "data" / "model")


def _spans(texts: list[str]) -> list[list[tuple[int, int, str]]]:
    return [[(e.start, e.end, e.label) for e in found] for found in ours.entities(texts)]


def test_agrees_with_spacy(reference: Any) -> None:
    rng = random.Random(3)
    texts = TEXTS + ["".join(rng.sample(TEXTS, 3)) for _ in range(60)]
    docs = reference.pipe(texts)
    assert _spans(texts) == [[(e.start_char, e.end_char, e.label_) for e in doc.ents] for doc in docs]


def test_has_spacys_words(reference: Any) -> None:
    from pipeline.recognize.ner.lexicon import Lexicon
    from pipeline.recognize.ner.words import units_of
    from pipeline.recognize.units import Table

    lexicon = Lexicon(Table())
    texts = [text for text in TEXTS if text]
    sheet = lexicon.lay([units_of(text, lexicon) for text in texts])
    for at, text in enumerate(texts):
        doc, begin, some = reference.make_doc(text), sheet.texts[at], slice(*sheet.words[at : at + 2].tolist())
        assert (sheet.starts[some] - begin).tolist() == [token.idx for token in doc], text
        assert (sheet.ends[some] - begin).tolist() == [token.idx + len(token) for token in doc], text


def test_result_of_a_text_does_not_depend_on_the_others() -> None:
    rng = random.Random(7)
    texts = TEXTS + [" ".join(rng.sample(TEXTS, 4)) for _ in range(300)]
    alone = {text: ours.entities([text])[0] for text in texts[:40]}
    for _ in range(2):
        rng.shuffle(texts)
        for text, found in zip(texts, ours.entities(texts), strict=True):
            assert alone.setdefault(text, found) == found


def test_result_does_not_depend_on_the_lexicon(monkeypatch: pytest.MonkeyPatch) -> None:
    before = ours.entities(TEXTS)
    fresh = ours.Model.load(Path(str(resources.files("pipeline.recognize.ner"))) / "data" / "model")
    monkeypatch.setattr(ours, "MAX_TYPES", 10)
    monkeypatch.setattr(ours, "SHEET", 20)
    assert fresh.entities(TEXTS) == before
    assert fresh.count <= 100  # the lexicon began anew


@pytest.mark.parametrize(
    "text",
    [
        "\ud800市長の\udfff話",
        "あ" * 20_000,
        "a" * 50_000,
        "山田太郎" * 15_000,
        "\u3000" * 20_000,
        "漢" * 17_000,
        "𠮷野家" * 9_000,
        "한국어 문장입니다. 中文句子在这里。",
        "\x00\x01\ufeff\u200b",
        "\r\n\r\n",
    ],
    ids=["surrogates", "kana", "latin", "names", "blanks", "one letter", "astral", "korean", "control", "returns"],
)
def test_hostile_text(text: str) -> None:
    [found] = ner.entities([text])
    assert all(0 <= e.start < e.end <= len(text) and 0 <= e.score <= 1 for e in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_work_grows_with_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a name could begin and end at every word."""
    scored = list[int]()

    def tags(hidden: Any, _: Any) -> Any:
        return np.full((len(hidden), 21), np.float32(1 / 21))

    def kinds(_: Any, some: spans.Spans, __: Any) -> Any:
        scored.append(len(some.first))
        return np.full((len(some.first), 6), np.float32(1 / 6))

    monkeypatch.setattr(network, "tags", tags)
    monkeypatch.setattr(network, "kinds", kinds)
    for size in (2_000, 10_000):
        scored.clear()
        ours.entities(["漢" * size])
        assert size < sum(scored) <= spans.ENDS * size


def test_finds_names() -> None:
    [found] = ner.entities(["山田太郎氏は東京都で開かれた会議に出席した。"])
    assert [(e.start, e.end, e.label) for e in found] == [(0, 4, "PERSON"), (6, 9, "PLACE")]
