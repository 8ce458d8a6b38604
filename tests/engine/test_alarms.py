"""Why a person should look at a run."""

from pathlib import Path

import pytest

from pipeline.engine.alarms import alarms, jumps, unknown
from pipeline.engine.record import night_of, summarize
from pipeline.model import Page
from pipeline.settings import Settings


def page(reason: str, status: str = "rejected") -> Page:
    return Page("pg_x", "x.txt", status=status if reason else "ok", reason=reason)  # type: ignore[arg-type]


LAST = {"pages": {"kept": 90, "rejected": 10}, "rows": {"events": 180, "event_pages": 180}}


@pytest.mark.parametrize(
    ("kept", "rejected", "events", "settings", "warnings"),
    [
        (90, 10, 180, Settings(), 0),
        (81, 19, 162, Settings(), 0),
        (75, 25, 150, Settings(), 1),
        (75, 25, 150, Settings(jump_rejected=0.2), 0),
        (90, 10, 80, Settings(), 1),
        (90, 10, 280, Settings(), 1),
        (900, 100, 1800, Settings(), 0),
        (10, 90, 80, Settings(), 2),
    ],
)
def test_jumps_are_told(kept: int, rejected: int, events: int, settings: Settings, warnings: int) -> None:
    pages = [page("")] * kept + [page("empty")] * rejected
    summary = summarize(pages, {"events": events}, {}, Path("out"))
    assert len(jumps(summary, LAST, settings)) == warnings
    assert jumps(summary, {}, settings) == ()


@pytest.mark.parametrize(("fetched", "rejected", "warnings"), [(30, 0, 0), (30, 8, 1), (10, 10, 0)])
def test_a_bad_night_is_told_however_large_the_archive(fetched: int, rejected: int, warnings: int) -> None:
    night = [(page("empty"), 0)] * rejected + [(page(""), 2)] * (fetched - rejected)
    summary = summarize([page("")] * 9000 + [page("empty")] * 1000, {"events": 18000}, {}, Path("out"))
    assert len(jumps(summary, LAST, Settings(), night_of(night))) == warnings


@pytest.mark.parametrize(
    ("kept", "rejected", "gone", "said"),
    [
        (10, 0, 0, ""),
        (1, 9, 0, ""),
        (1, 10, 0, "91% of the pages are rejected"),
        (0, 3, 0, "all 3 pages are rejected"),
        (0, 3, 2, "all 3 pages are rejected"),
        (0, 0, 2, "there is no page"),
        (0, 0, 0, "there is no page"),
    ],
)
@pytest.mark.parametrize("last", [{}, {"pages": {"kept": 0, "rejected": 9}, "rows": {"events": 0, "event_pages": 0}}])
def test_tables_of_hardly_any_page_are_told_also_by_a_first_run(
    kept: int, rejected: int, gone: int, said: str, last: dict[str, object]
) -> None:
    pages = [page("")] * kept + [page("empty")] * rejected + [page("it was taken out", "gone")] * gone
    told = alarms(summarize(pages, {}, {}, Path("out")), last, Settings())
    assert [t.startswith(said) for t in told] == ([True] if said else [])


def test_how_many_are_hardly_any_is_set() -> None:
    pages = [page("")] * 3 + [page("empty")] * 2
    summary = summarize(pages, {}, {}, Path("out"))
    assert alarms(summary, {}, Settings(most_rejected=0.4)) == ()
    (told,) = alarms(summary, {}, Settings(most_rejected=0.3))
    assert told == f"40% of the pages are rejected; {Path('out/pages.csv')} has the reasons"


@pytest.mark.parametrize(("last", "ran", "told"), [({}, True, 1), ({}, False, 0), (LAST, True, 0)])
def test_a_baseline_that_is_lost_is_told(last: dict[str, object], ran: bool, told: int) -> None:
    """Of a first run there was none."""
    assert len(unknown(last, ran, Path("out"))) == told
