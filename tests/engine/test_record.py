"""The summary of a run."""

from pathlib import Path

import pytest

from pipeline.engine.record import read_record, summarize, write_record
from pipeline.model import Page
from pipeline.settings import DEFAULT


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


def test_a_record_is_read_again(tmp_path: Path) -> None:
    rows = {"events": 3, "event_pages": 4}
    write_record(summarize([page("")], rows, {"clean": 0.5}, tmp_path), DEFAULT, tmp_path)
    assert read_record(tmp_path)["rows"] == rows


@pytest.mark.parametrize(
    "spoilt",
    [
        "",
        "{",
        "[]",
        "7",
        "{}",
        '{"pages": 3}',
        '{"pages": {"read": 1, "kept": 1, "rejected": 0, "gone": 0}}',
        '{"pages": {"read": 1, "kept": "1", "rejected": 0, "gone": 0}, "rows": {"events": 1, "event_pages": 1}, '
        '"reasons": {}, "worked": {}, "seconds": {}}',
        '{"pages": {"read": 1, "kept": 1, "rejected": 0, "gone": 0}, "rows": {"events": 1, "event_pages": 1}, '
        '"reasons": [], "worked": {}, "seconds": {}}',
    ],
)
def test_a_record_that_is_not_whole_is_none(tmp_path: Path, spoilt: str) -> None:
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "run.json").write_text(spoilt)
    assert read_record(tmp_path) == {}
