"""Our own readers against libraries that know one part each: dateparser, kanjize, CLDR."""

from __future__ import annotations

import datetime as dt

import dateparser
import pytest
from babel import Locale
from kanjize import number2kanji

from pipeline import vocabulary
from pipeline.temporal import find_times
from pipeline.temporal.numerals import number

SPANS = [
    "12 November 2024",
    "November 12, 2024",
    "Nov. 12, 2024",
    "Tuesday, 12 November 2024",
    "3rd June 2021",
    "Sept. 3, 2021",
    "12-Sep-2019",
    "1 May 1999",
]


@pytest.mark.parametrize("span", SPANS)
def test_english_as_dateparser_reads_it(span: str) -> None:
    fixed = {"RELATIVE_BASE": dt.datetime(1900, 1, 1), "DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month", "year"]}
    theirs = dateparser.parse(span, languages=["en"], settings=fixed)
    assert theirs is not None
    assert [t.start for t in find_times(span)] == [theirs.date().isoformat()]


def test_kanji_numbers_as_kanjize_writes_them() -> None:
    for value in range(1, 100):
        assert number(number2kanji(value)) == value


def test_zone_words_are_those_of_cldr() -> None:
    locale = Locale("ja")
    known = set(locale.territories.values()) | {
        info["city"]
        for info in locale.time_zones.values()
        if isinstance(info, dict) or hasattr(info, "get")
        if info.get("city")
    }
    rows = [row for row in vocabulary.read("temporal", "zones") if row["source"] == "CLDR"]
    assert len(rows) > 400
    assert [row["word"] for row in rows if row["word"] not in known] == []
