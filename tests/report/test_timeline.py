"""Bars over time."""

import pytest

from pipeline.report.timeline import MOST_BARS, timeline


@pytest.mark.parametrize(
    ("starts", "unit", "names"),
    [
        (["2024-11-12", "2024-12-01T10:00+09:00"], "month", ["2024-11", "2024-12"]),
        (["2024-11"], "month", ["2024-11"]),
        (["2019-01-01", "2024-06-02"], "quarter", ["2019 Q1", "2024 Q2"]),
        (["1994", "2024-06-02"], "year", ["1994", "2024"]),
    ],
)
def test_bars_are_as_fine_as_there_is_room(event, starts: list[str], unit: str, names: list[str]) -> None:
    made = timeline([event(f"e{i}", start=s) for i, s in enumerate(starts)])
    assert made is not None
    assert made.unit == unit
    assert [made.bars[0].name, made.bars[-1].name][: len(names)] == names
    assert sum(bar.total for bar in made.bars) == made.dated == len(starts)


def test_no_year_no_bars(event) -> None:
    assert timeline([event("a"), event("b", start="--01-15"), event("c", start="T14:00+04:00")]) is None


def test_a_year_alone_is_in_no_month(event) -> None:
    made = timeline([event("a", start="2024"), event("b", start="2024-05"), event("c", start="2024-06-01")])
    assert made is not None
    assert (made.unit, made.dated) == ("month", 2)


def test_the_oldest_years_share_a_bar(event) -> None:
    made = timeline([event(str(y), start=str(y)) for y in range(1900, 2024)])
    assert made is not None
    assert len(made.bars) == MOST_BARS
    assert made.bars[0].name == "…–1976"
    assert made.bars[0].total == 77


def test_bars_are_stacked_by_where(event) -> None:
    made = timeline([event("a", start="2024-05", country_code=c) for c in ("JP", "JP", "FR", "")])
    assert made is not None
    (bar,) = made.bars
    assert [(p.group, p.count) for p in bar.parts] == [("home", 2), ("abroad", 1), ("nowhere", 1)]
    for below, above in zip(bar.parts, bar.parts[1:], strict=False):
        assert above.y + above.height == pytest.approx(below.y, abs=0.11)
    assert made.counts == (("home", 2), ("abroad", 1), ("nowhere", 1))
