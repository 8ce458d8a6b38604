"""Small values by their keys, from run to run: what is needed stays, the rest goes, what is damaged is not missed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.engine.cache import Cache
from pipeline.engine.shelf import BOARDS, Groups, Shelf

KEYS = [bytes([n % 3, n]) for n in range(9)]  # on three boards


def night(extracted: Path, asked: dict[bytes, bytes]) -> dict[bytes, bytes]:
    """A run that asks for keys and puts what is missing; gives what it already found."""
    cache = Cache(extracted, print)
    groups = Groups(cache)
    found = {key: value for key in asked if (value := groups.get(key)) is not None}
    for key, value in asked.items():
        groups.put(key, value)
    cache.trim(set(groups.keep()))
    cache.close()
    return found


@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(nights=st.lists(st.sets(st.sampled_from(KEYS)), min_size=2, max_size=4))
def test_a_run_finds_what_the_one_before_it_needed(
    nights: list[set[bytes]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder, before = tmp_path_factory.mktemp("shelf"), set[bytes]()
    for asked in nights:
        assert night(folder, {key: b"value " + key for key in sorted(asked)}) == {
            key: b"value " + key for key in before & asked
        }
        before = asked


def test_only_boards_of_which_something_changed_are_written(tmp_path: Path) -> None:
    night(tmp_path, dict.fromkeys(KEYS, b"one"))
    cache = Cache(tmp_path, print)
    groups, put = Groups(cache), list[bytes]()
    cache.put = lambda key, sealed: put.append(key)  # type: ignore[method-assign]
    for key in KEYS:
        groups.put(key, b"one")
    assert set(groups.keep()) == set(groups.boards[:3])
    assert put == []
    groups.put(bytes([1, 99]), b"more")
    assert set(groups.keep()) == set(groups.boards[:3])
    assert put == [groups.boards[1]]


def test_what_a_damaged_board_held_is_as_good_as_never_made(tmp_path: Path) -> None:
    night(tmp_path, dict.fromkeys(KEYS, b"one"))
    cache = Cache(tmp_path, print)
    board = Groups(cache).boards[0]
    with cache.connection:
        cache.connection.execute("UPDATE results SET value = substr(value, 1, 20) WHERE key = ?", (board,))
    cache.close()
    lost = {key for key in KEYS if key[0] == 0}
    assert night(tmp_path, dict.fromkeys(KEYS, b"two")).keys() == set(KEYS) - lost
    assert night(tmp_path, dict.fromkeys(KEYS, b"")).keys() == set(KEYS)


def test_shelves_do_not_share_their_boards(tmp_path: Path) -> None:
    night(tmp_path, {KEYS[0]: b"one"})
    cache = Cache(tmp_path, print)
    assert Shelf(cache, "groups").values == {KEYS[0]: b"one"}
    pages = Shelf(cache, "pages")
    assert (pages.values, len({*pages.boards, *Groups(cache).boards})) == ({}, 2 * BOARDS)


def test_what_is_needed_and_was_never_made_makes_no_board(tmp_path: Path) -> None:
    cache = Cache(tmp_path, print)
    assert list(Shelf(cache, "pages").keep({KEYS[0]})) == []
    assert not cache.known
