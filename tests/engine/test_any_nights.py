"""Whatever nights bring, the tables are those of a fresh run over all pages."""

import filecmp
import shutil
import sqlite3
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.decisions import Anchor, Target, append, decision
from pipeline.engine import batch
from pipeline.engine.intake import Choice
from pipeline.settings import Settings
from tests.engine.nights import PLAIN, same_as_fresh, tables_of, text, write

ABROAD = Settings(ner="none", timezone="Europe/Rome")
PAGE = st.builds(text, st.integers(0, 1), st.integers(0, 3), st.integers(1, 3))
NIGHT = st.dictionaries(st.sampled_from([f"{d}/{n}.txt" for d in "ab" for n in "1234"]), PAGE, min_size=1, max_size=5)


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(nights=st.lists(NIGHT, min_size=2, max_size=3))
def test_any_nights_end_as_a_fresh_run(nights: list[dict[str, str]], tmp_path_factory: pytest.TempPathFactory) -> None:
    """Each night's folder holds only its own pages, new ones and changed ones."""
    tmp = tmp_path_factory.mktemp("nights")
    archive: dict[str, str] = {}
    for number, night in enumerate(nights):
        batch.run(write(night, tmp / f"night{number}"), tmp / "out", PLAIN)
        archive |= night
    same_as_fresh(tmp / "out", archive, tmp)


@st.composite
def steps(draw: st.DrawFn) -> tuple[dict[str, str | None], bool, Settings]:
    """What a night does: pages that come, change or leave RAW; whether those that left are pruned; the settings."""
    name = st.sampled_from([f"{d}/{n}.txt" for d in "ab" for n in "12345"])
    night = draw(st.dictionaries(name, st.one_of(PAGE, PAGE, st.none()), min_size=1, max_size=5))
    return night, draw(st.booleans()), draw(st.sampled_from([PLAIN, PLAIN, PLAIN, ABROAD]))


def made_anew(folder: Path, to: Path) -> Path:
    """The archive of a folder alone, without anything that was made of it."""
    (to / "run").mkdir(parents=True)
    for path in (folder / "run").glob("archive.sqlite*"):
        shutil.copyfile(path, to / "run" / path.name)
    with sqlite3.connect(to / "run" / "archive.sqlite") as archive:
        archive.execute("DELETE FROM meta")
    return to


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(nights=st.lists(steps(), min_size=2, max_size=5))
def test_any_changes_end_as_if_all_were_made_anew(
    nights: list[tuple[dict[str, str | None], bool, Settings]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Pages come, change, leave, are pruned and come again; decisions are made; settings change."""
    tmp = tmp_path_factory.mktemp("steps")
    raw, out = tmp / "raw", tmp / "out"
    raw.mkdir()
    for number, (night, prune, how) in enumerate(nights):
        write({name: content for name, content in night.items() if content is not None}, raw)
        for name in (name for name, content in night.items() if content is None):
            (raw / name).unlink(missing_ok=True)
        batch.run(raw, out, how, how=batch.How(Choice(prune=prune, sure=True)))
        if number == 0:
            decide_on_the_first_event(out, tmp / "decisions")
    fresh = made_anew(out, tmp / "fresh")
    batch.run(raw, fresh, how)
    names = tables_of(fresh)
    assert tables_of(out) == names
    assert filecmp.cmpfiles(fresh, out, names, shallow=False) == (names, [], [])


def decide_on_the_first_event(out: Path, folder: Path) -> None:
    """A reviewer moves an event to another hall."""
    said = pd.read_csv(out / "event_pages.csv", keep_default_na=False, dtype=str)
    pages = pd.read_csv(out / "pages.csv", keep_default_na=False, dtype=str).set_index("page_id")
    for row in said.head(1).to_dict("records"):
        anchor = Anchor(row["page_id"], pages.source[row["page_id"]], row["text"])
        target = Target("events", anchor, row["name"], row["start"], row["end"])
        when = "2024-09-01T00:00:00.000Z"
        append(folder / "decisions.jsonl", [decision("A", when, "edit", targets=(target,), column="venue", value="館")])
