"""The summary of a run."""

from pathlib import Path

import pytest

from pipeline.engine.record import jumps, night_of, summarize
from pipeline.model import Page
from pipeline.settings import Settings


def page(reason: str) -> Page:
    return Page("pg_x", "x.txt", status="rejected" if reason else "ok", reason=reason)


@pytest.mark.parametrize(
    ("reasons", "counted"),
    [
        ([""], {}),
        (["empty", "empty", ""], {"empty": 2}),
        (["not text: byte 0x00 at 4", "not text: byte 0x01 at 9"], {"not text": 2}),
        (["assemble: KeyError: 'a'", "assemble: KeyError: 'b'"], {"assemble: KeyError": 2}),
    ],
)
def test_reasons_are_counted_without_their_details(reasons: list[str], counted: dict[str, int]) -> None:
    summary = summarize([page(r) for r in reasons], {"events": 3}, {"clean": 0.5}, Path("out"))
    assert summary.reasons == counted
    assert (summary.pages, summary.rejected) == (len(reasons), sum(counted.values()))
    assert summary.kept + summary.rejected == summary.pages


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
