"""What cached results hang on: each key changes with all that a result is made from, and with nothing else."""

from dataclasses import fields, replace
from importlib import resources

import pytest

from pipeline.engine.keys import LIBRARIES, MODEL_LIBRARIES, ROOMS, _installed, digest, everything, version
from pipeline.settings import DEFAULT, Settings


@pytest.mark.parametrize("room", sorted({room for rooms in ROOMS.values() for room in rooms}))
def test_rooms_are_there(room: str) -> None:
    """One that was renamed would change no key any more."""
    at = resources.files("pipeline").joinpath(room)
    assert at.is_file() or (at.is_dir() and at.joinpath("__init__.py").is_file())


@pytest.mark.parametrize("name", sorted({n for names in (LIBRARIES | MODEL_LIBRARIES).values() for n in names}))
def test_libraries_are_installed(name: str) -> None:
    """By these names: one that is not found would change no key, either."""
    assert _installed(name)


OTHER = Settings(
    ner="none",
    timezone="Europe/Rome",
    max_bytes=1,
    page_seconds=1,
    most_rejected=0.5,
    jump_rejected=0.5,
    jump_events=0.25,
    decisions="x",
    vocabulary=replace(DEFAULT.vocabulary, sites=((("site", "a"), ("name", "b")),)),
)
OF_A_BATCH = {"page_seconds", "most_rejected", "jump_rejected", "jump_events", "decisions"}


@pytest.mark.parametrize("name", [field.name for field in fields(Settings)])
def test_only_settings_that_pages_are_read_by_change_what_is_known(name: str) -> None:
    changed = replace(DEFAULT, **{name: getattr(OTHER, name)})
    assert changed != DEFAULT
    assert (everything(changed) == everything(DEFAULT)) == (name in OF_A_BATCH)


@pytest.mark.parametrize("work", ROOMS)
def test_the_code_of_each_work_has_a_key_of_its_own(work: str) -> None:
    assert [version(work, DEFAULT) == version(other, DEFAULT) for other in ROOMS] == [work == other for other in ROOMS]


def test_parts_are_kept_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("ab") == digest(b"ab")
