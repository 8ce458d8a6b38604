"""Sentences with their gold inline, over all forms, and as many negatives."""

from __future__ import annotations

import pathlib
import re

import pytest

from pipeline.temporal import Context, find_times, read_text

FIXTURE = pathlib.Path(__file__).parent / "fixtures" / "sentences.tsv"
MARK = re.compile(r"\{([^{}|]*)\|([^{}|]*)(?:\|([^{}|]*))?\}")
Row = tuple[str, int, str, str]


def sentences() -> list[tuple[str, str, str]]:
    lines = [line for line in FIXTURE.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    return [tuple(line.split("\t")) for line in lines[1:]]  # type: ignore[misc]


def read(marked: str) -> tuple[str, list[Row]]:
    """The sentence without its marks, and what they say: text, offset, start, end."""
    text, gold, at = "", [], 0
    for m in MARK.finditer(marked):
        text += marked[at : m.start()]
        gold.append((m[1], len(text), m[2], m[3] or m[2]))
        text += m[1]
        at = m.end()
    return text + marked[at:], gold


@pytest.mark.parametrize(("group", "reference", "marked"), sentences())
def test_sentence(group: str, reference: str, marked: str) -> None:
    text, gold = read(marked)
    got = [(t.text, t.start_char, t.start, t.end) for t in find_times(text, Context(reference=reference))]
    assert got == gold
    if group == "conflict":
        assert [t.weekday_ok for t in find_times(text)] == ["false"] * len(gold)
    if group == "invalid":
        assert [reject for reject in read_text(text).rejects if reject.reason and reject.text in text]


def test_fixture_is_large_enough() -> None:
    rows = sentences()
    assert len(rows) >= 400
    assert sum(group == "negative" for group, _, _ in rows) >= 120


@pytest.mark.parametrize(
    ("text", "ok"),
    [
        ("2024年11月12日(火)に総会", "true"),
        ("2024年11月12日(水)に総会", "false"),
        ("11月12日(水)に総会", "true"),  # some year has it: nothing contradicts the page
        ("11月12日に総会", ""),
        ("2024年11月12日に総会", ""),
    ],
)
def test_a_written_weekday_is_checked(text: str, ok: str) -> None:
    assert [t.weekday_ok for t in find_times(text)] == [ok]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("2050年に排出ゼロをめざします。8月2日(月)に会合を開きます。", "--08-02"),  # a year to aim at
        ("2030年までに半減します。会合は8月2日(月)です。", "--08-02"),
        ("2021年の計画です。8月2日(月)に会合を開きます。", "2021-08-02"),
    ],
)
def test_a_year_that_plans_aim_at_dates_nothing(text: str, start: str) -> None:
    assert find_times(text)[-1].start == start
