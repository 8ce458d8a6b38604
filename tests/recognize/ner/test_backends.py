"""entities() with the backends that a user can choose."""

from __future__ import annotations

import pytest

from pipeline.recognize import ner
from pipeline.settings import Settings

HOSTILE = ["", " ", "\n\n", "\ud800市長の\udfff話", "山田と" * 300, "\u3000" * 20_000, "\u3000\u3000", "é" * 30]


def test_none_finds_nothing() -> None:
    assert ner.entities(["森川 拓也が花巻市を訪れた。", ""], Settings(ner="none")) == [[], []]


def test_ja_ginza_maps_its_labels() -> None:
    [found] = ner.entities(["森川拓也氏は岩手県花巻市を訪れた。"], Settings(ner="ja_ginza"))
    assert "PERSON" in {e.label for e in found}
    assert "PLACE" in {e.label for e in found}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_does_not_crash(text: str) -> None:
    [found] = ner.entities([text], Settings(ner="ja_ginza"))
    assert all(0 <= e.start < e.end <= len(text) for e in found)
