"""Towns and villages that no list has any more, where the page tells that they were."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import Document
from pipeline.recognize import recognize
from pipeline.recognize.cities_former import former_towns
from pipeline.settings import Settings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("旧財田町と旧洞爺村は姉妹都市だった。", ["財田町", "洞爺村"]),
        ("長野県開田村（現木曽町）の寺", ["開田村"]),
        ("岡山県上房郡賀陽町の祭り", ["賀陽町"]),
        ("南茅部町長が話した。", ["南茅部町"]),
        ("戸井町、恵山町、そして椴法華村長から祝辞", ["戸井町", "恵山町", "椴法華村"]),  # those beside one that is sure
        ("財田町の獅子舞", []),  # it may be a quarter of a town
        ("旧城下町を歩く", []),
        ("旧市町村の職員", []),
        ("飯田町長が話した。", []),  # Mr Iida
        ("全町民が小さな村で三日町の通りを歩く", []),
        ("町村会と町内会", []),
    ],
)
def test_towns_that_are_no_more(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in former_towns(text)] == expected


def test_one_is_a_row_with_its_country_and_prefecture(page: Callable[[str], Document]) -> None:
    (found,) = (c for c in recognize(page("岡山県上房郡賀陽町の祭り"), Settings(ner="none")).cities)
    assert (found.name, found.place.country_code, found.place.kind) == ("賀陽町", "JP", "city")
    text = "長野県開田村（現ふしぎ町）の寺。\n開田村は高原にある。"
    (found,) = recognize(page(text), Settings(ner="none")).cities
    assert (found.name, found.place.admin1) == ("開田村", "長野県")
