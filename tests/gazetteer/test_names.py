"""Names as the tables write them, as a page may write them, and with a suffix that the page has put to them."""

from __future__ import annotations

import pytest

from pipeline.gazetteer.fold import fold
from pipeline.gazetteer.names import AFTER_RUN, CITY_SUFFIX, REGION_SUFFIX, SUFFIX, Names

NAMES = Names()


@pytest.mark.parametrize("name", ["茅ヶ崎市", "茅ケ崎市", "茅が崎市", "茅ヶ崎", "龍ケ崎市", "竜が崎市"])
def test_a_name_is_known_in_all_its_spellings(name: str) -> None:
    assert NAMES.exact[name] == NAMES.exact[name.replace("ヶ", "ケ").replace("が", "ケ").replace("竜", "龍")]


@pytest.mark.parametrize("name", ["首都", "東部", "北海道庁", ""])
def test_a_word_of_everyday_language_is_no_name(name: str) -> None:
    assert name not in NAMES.exact


def test_names_in_katakana_are_known_by_their_sound() -> None:
    assert NAMES.exact["ヴェネツィア"][0] in NAMES.folded[fold("ベネツィア")]
    assert fold("横浜") not in NAMES.folded


def test_the_lengths_of_names_by_their_first_two_letters() -> None:
    assert {2, 3} < set(NAMES.heads["横浜"])
    assert NAMES.heads["横浜"] == tuple(sorted(NAMES.heads["横浜"], reverse=True))


@pytest.mark.parametrize(
    ("bare", "suffix", "known"), [("上海", "市", True), ("上海", "州", False), ("横浜", "市", False)]
)
def test_a_suffix_of_the_page_fits_what_lies_abroad(bare: str, suffix: str, known: bool) -> None:
    assert bool(NAMES.suffixed(bare, suffix)) is known


@pytest.mark.parametrize(
    ("name", "bare"), [("仙台市", "仙台"), ("パリ首都圏", "パリ"), ("市", "市"), ("ヌナブト準州", "ヌナブト")]
)
def test_a_name_without_its_suffix(name: str, bare: str) -> None:
    assert SUFFIX.sub("", name) == bare


@pytest.mark.parametrize(
    ("text", "city", "region", "behind"),
    [
        ("市", True, False, True),
        ("広域市", True, False, True),
        ("準州", False, True, True),
        ("県", False, True, True),
        ("県人会", False, True, False),
        ("都市", False, False, False),
        ("地方", False, True, False),
        ("の町", False, False, False),
    ],
)
def test_suffixes_by_kind(text: str, city: bool, region: bool, behind: bool) -> None:
    assert bool(CITY_SUFFIX.match(text)) is city
    assert bool(REGION_SUFFIX.match(text)) is region
    assert bool(AFTER_RUN.match(text)) is behind
