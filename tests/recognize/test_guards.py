"""What is asked first, because it is cheap, never says no where the rule behind it would say yes."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from pipeline import gazetteer
from pipeline.recognize import cities_resolve, cities_unlisted, windows, windows_foreign
from pipeline.recognize.sheets import BULLET, ODD, ODD_DOT, RADICALS

LETTERS = "山田太郎んのアレックスーヴ・= .'’éA市BzMac市 ヶ、"
TEXTS = st.text(LETTERS, max_size=24)


@given(TEXTS)
def test_a_foreign_name_begins_and_ends_with_its_own_letters(text: str) -> None:
    for pattern, _ in windows_foreign.PATTERNS:
        for m in pattern.finditer(text):
            assert windows_foreign.FOREIGN_START.match(text, m.start())
            assert windows_foreign.FOREIGN_END.match(m.group()[-1:])


@given(TEXTS)
def test_a_spaced_name_has_its_blank_where_it_is_looked_for(text: str) -> None:
    for at in range(len(text)):
        if windows.SPACED.match(text, at):
            assert text.find(" ", at, at + windows.LONGEST_PART + 1) >= 0


@given(st.text("⻑長・•A\nアb", max_size=12))
def test_blocks_without_odd_characters_stay_as_they_are(text: str) -> None:
    if not ODD.search(text):
        assert BULLET.sub(" ", ODD_DOT.sub("・", text.translate(RADICALS))) == text


@given(TEXTS)
def test_cities_in_kanji_end_with_the_word(text: str) -> None:
    assert "市" in text or not list(cities_unlisted.KANJI_CITY.finditer(text))


NAMES = ("さいたま市", "埼玉県", "フランス", "パリ", "ニュー", "ヨーク", "中国", "地方", "、", "横浜", "・", "市", "\n")


@given(st.lists(st.sampled_from(NAMES), max_size=12).map("".join))
def test_a_page_names_what_its_lines_name(text: str) -> None:
    places = gazetteer.load()
    found = [text[start:end] for start, end, _ in places.find(text)]
    assert found == [line[a:b] for line in text.split("\n") for a, b, _ in places.find(line)]
    assert cities_resolve.gather(text, places).countries == Counter(c for _, _, c in places.countries_in(text))
