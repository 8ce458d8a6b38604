"""When a decision is made: later than all that the reviewer has seen, whatever this machine's clock says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from pipeline.decisions import append, decision, read
from pipeline.review import Desk


@pytest.mark.parametrize(("ahead", "later"), [(0, True), (10, True), (3_600, False)])
def test_a_decision_is_later_than_those_it_was_made_after(desk: Desk, ahead: int, later: bool) -> None:
    """A clock that is an hour ahead is a fault of that machine, which others do not take over."""
    moment = datetime.now(UTC) + timedelta(seconds=ahead)
    other = decision("b", moment.isoformat(timespec="milliseconds").replace("+00:00", "Z"), "undo", of="de_x")
    append(desk.path, [other])
    new = desk.decide("undo", of="de_y")
    assert (new.when > other.when) is later
    assert new in read(desk.path).decisions


def test_decisions_of_one_moment_keep_their_order(desk: Desk) -> None:
    made = [desk.decide("undo", of=f"de_{n}") for n in range(20)]
    assert sorted({d.when for d in made}) == [d.when for d in made]
    assert list(read(desk.path).decisions) == made
