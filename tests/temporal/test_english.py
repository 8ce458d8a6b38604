"""English dates: our rules delimit, dateparser reads; nothing comes from today, and nothing heavy is loaded for it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from pipeline.temporal import find_times

HEAVY = ("dateparser", "kanjize", "spacy", "pandas", "babel")


@pytest.mark.parametrize(
    ("text", "span", "start", "end"),
    [
        ("29 February", "29 February", "--02-29", "--02-29"),  # in a year that is not known it may be
        ("from 2 to 5 May 2017.", "2 to 5 May 2017", "2017-05-02", "2017-05-05"),
        ("Dec. 30 - Jan. 2, 2020", "Dec. 30 - Jan. 2, 2020", "2019-12-30", "2020-01-02"),
        ("3rd of JUNE 2021", "3rd of JUNE 2021", "2021-06-03", "2021-06-03"),
        ("Sept 2011", "Sept 2011", "2011-09", "2011-09"),
    ],
)
def test_date(text: str, span: str, start: str, end: str) -> None:
    assert [(t.text, t.start, t.end) for t in find_times(text)] == [(span, start, end)]


@pytest.mark.parametrize("text", ["31 November 2024", "29 February 2023", "May 12 people came", "Marching 3"])
def test_no_date(text: str) -> None:
    assert [t.start for t in find_times(text) if t.start[:4].isdigit()] == []


def test_nothing_heavy_is_loaded_until_it_is_needed() -> None:
    code = f"import sys, pipeline.temporal; print([name for name in {HEAVY} if name in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert out.strip() == "[]"
