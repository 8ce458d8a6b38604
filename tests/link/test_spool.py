"""Values that went to the disk come back as they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.link.spool import Spool
from pipeline.model import Office, PersonStatement


@given(st.lists(st.integers(0, 9), max_size=40), st.integers(0, 4))
def test_all_that_was_put_comes_back(asked: list[int], kept: int) -> None:
    """New numbers are put, known ones are got."""
    spool, there = Spool(kept + 1), set[int]()
    for number in asked:
        assert (number in spool) == (number in there)
        if number not in there:
            there.add(number)
            spool.put(number, ["value", number])
        assert spool.get(number) == ["value", number]
        assert len(spool.near) <= kept + 1
    assert {number: spool.get(number) for number in there} == {number: ["value", number] for number in there}


def test_statements_come_back_as_they_were() -> None:
    spool = Spool(1)
    told = [PersonStatement("pg_1", f"高見沢{n}", n, n, "\ud800", (), (Office("市長"),)) for n in range(3)]
    for n, statement in enumerate(told):
        spool.put(n, statement)
    assert [spool.get(n) for n in (2, 0, 1, 0)] == [told[n] for n in (2, 0, 1, 0)]
    assert spool.get(0) is spool.get(0)  # it stays near


def test_what_goes_out_again_and_again_is_written_once() -> None:
    spool = Spool(1)
    for n in range(3):
        spool.put(n, n)
    for n in (0, 1, 2) * 3:
        spool.get(n)
    end = spool.end
    for n in (0, 1, 2) * 3:
        spool.get(n)
    assert spool.end == end == sum(size for _, size in spool.at.values())


def test_a_number_that_has_nothing() -> None:
    spool = Spool(1)
    spool.put(1, "one")
    assert 2 not in spool
    with pytest.raises(KeyError):
        spool.get(2)
