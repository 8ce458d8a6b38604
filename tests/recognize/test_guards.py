"""What is asked first, because it is cheap, never says no where the rule behind it would say yes."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import gazetteer
from pipeline.model import Block, Document, Page
from pipeline.recognize import (
    casts,
    cities_lists,
    cities_resolve,
    cities_unlisted,
    lists,
    name_parts,
    names,
    people,
    windows,
    windows_foreign,
)
from pipeline.recognize.candidates import Candidate
from pipeline.recognize.cities_scan import candidate
from pipeline.recognize.sheets import BULLET, ODD, ODD_DOT, RADICALS, sheets
from pipeline.settings import DEFAULT
from pipeline.text import normalize

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


@given(st.from_regex(casts.LINE, fullmatch=True))
def test_a_line_of_a_cast_has_its_sign(line: str) -> None:
    assert not set(normalize(line).text).isdisjoint(":/")


WORDS = (
    "山田",
    "太郎",
    "市長",
    "田中",
    "一郎",
    "氏",
    "会議",
    "推進",
    "東京",
    "君",
    "ひろし",
    "花",
    "フランス",
    "局",
    "長谷川",
)


@given(st.sampled_from(WORDS), st.sampled_from(WORDS), st.booleans())
def test_what_reads_otherwise_or_is_called_is_no_name_whatever_speaks_for_it(a: str, b: str, spaced: bool) -> None:
    otherwise = (b[-1] == "君" and names._called(b)) or (not spaced and name_parts.reads_otherwise(a, b))
    assert not otherwise or names._two(a, b, spaced) == names.NOTHING


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map("".join))
def test_a_plain_word_of_the_dictionary_is_no_name(word: str) -> None:
    known = names.classes(word)
    if known and known.isdisjoint(names.PEOPLE) and not names.is_family(word):
        assert names.japanese(word) == names.NOTHING


@settings(deadline=None)
@given(st.lists(st.sampled_from((*WORDS, "、", "、", " ", "ほか", "両委員")), max_size=14).map("".join))
def test_without_a_sure_person_a_list_makes_nobody_one(text: str) -> None:
    document = Document(Page("p", "p", text), (Block("p", 0, 0, len(text), "paragraph"),))
    for sheet in sheets(document, [()]):
        for reading in people._readings(sheet, DEFAULT):
            start = reading.segment.start
            weak = [Candidate(start, start + 1, names.Shape(0.1), "japanese", text[:1], {"model_part": 0.1})]
            assert lists._joined(reading, weak, lists._items(reading)) == weak


@given(st.lists(st.sampled_from(("さいたま市", "パリ", "横浜", "委員", "会場")), min_size=3, max_size=6, unique=True))
def test_a_list_with_one_name_of_the_table_is_no_list_of_cities(words: list[str]) -> None:
    text, places = "、".join(words), gazetteer.load()
    found = [candidate(0, (f.start, f.end), text, f.candidates) for f in places.find(text)]
    for c in found:
        c.settle("row", "test", 0.9)
    for one in found:
        for stretch in cities_lists.runs(text):
            assert not cities_lists.is_list_of_cities(*cities_lists.members(stretch, [one]))
