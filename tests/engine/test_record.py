"""The summary of a run."""

from pathlib import Path

import pytest

from pipeline.engine.record import summarize
from pipeline.model import Document, Page


def page(reason: str) -> Document:
    return Document(Page("pg_x", "x.txt", status="rejected" if reason else "ok", reason=reason))


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
