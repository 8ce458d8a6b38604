"""Decisions in whole runs: beside the raw pages, applied by the next one, and stronger than any deletion."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from pipeline.decisions import Target, anchor, append, decision
from pipeline.engine import batch
from pipeline.engine.deciding import log_of
from pipeline.engine.single import run_stage
from pipeline.errors import InputError
from pipeline.model import Page
from pipeline.settings import DEFAULT

RULES = replace(DEFAULT, ner="none")
TEXT = "総会の報告\n\n日時：2024年5月18日（土）10時から\n場所：青葉市民会館\n内容：第3回水辺の市民総会\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text(TEXT, encoding="utf-8")
    batch.run(tmp_path / "raw", tmp_path / "extracted", RULES)
    return tmp_path


def table(place: Path, name: str) -> pd.DataFrame:
    return pd.read_csv(place / "extracted" / f"{name}.csv", dtype=str, keep_default_na=False)


def outcomes(place: Path) -> list[tuple[str, str]]:
    rows = pd.read_csv(place / "extracted" / "run" / "decisions.csv", dtype=str, keep_default_na=False)
    return list(zip(rows["what"], rows["status"], strict=True))


def edit_the_venue(place: Path) -> None:
    row = table(place, "event_pages").iloc[0]
    page = Page(row.page_id, "a.txt", TEXT)
    words = anchor(page, int(row.start_char), int(row.end_char))
    own = Target("events", words, row["name"], row.start, row.end)
    edit = decision("a", "2024-09-01T00:00:00.000Z", "edit", targets=(own,), column="venue", value="港文化会館")
    append(log_of(place / "extracted", RULES), [edit])


def test_the_log_lies_beside_raw_or_where_the_settings_say(place: Path) -> None:
    assert log_of(place / "extracted") == place / "decisions" / "decisions.jsonl"
    assert log_of(place / "extracted", replace(DEFAULT, decisions="x/y.jsonl")) == Path("x/y.jsonl")
    assert log_of(place / "nothing" / "yet") == place / "nothing" / "decisions" / "decisions.jsonl"


def test_the_next_run_applies_them_and_says_so(place: Path) -> None:
    assert outcomes(place) == []
    edit_the_venue(place)
    batch.run(place / "raw", place / "extracted", RULES)
    events = table(place, "events")
    assert (events.venue[0], events.review[0]) == ("港文化会館", "edited")
    assert outcomes(place) == [("edit", "applied")]
    changes = pd.read_csv(place / "extracted" / "run" / "changes.csv", dtype=str, keep_default_na=False)
    told = changes[(changes.table == "events") & (changes.column == "venue")]
    assert told.new.tolist() == ["港文化会館"]


def test_deleting_the_tables_loses_nothing_and_gives_the_same_bytes(place: Path) -> None:
    edit_the_venue(place)
    batch.run(place / "raw", place / "extracted", RULES)
    before = {p.name: p.read_bytes() for p in (place / "extracted").glob("*.csv")}
    shutil.rmtree(place / "extracted")
    batch.run(place / "raw", place / "extracted", RULES)
    assert {p.name: p.read_bytes() for p in (place / "extracted").glob("*.csv")} == before


def test_single_stages_apply_them_as_a_run_does(place: Path) -> None:
    edit_the_venue(place)
    batch.run(place / "raw", place / "extracted", RULES)
    other = place / "other"
    for name in ("clean", "strip", "recognize", "assemble", "link", "write"):
        run_stage(name, place / "raw", other, RULES)
    for path in sorted((place / "extracted").glob("*.csv")):
        assert (other / path.name).read_bytes() == path.read_bytes(), path.name


def test_a_page_that_was_scraped_again_keeps_its_decisions(place: Path) -> None:
    edit_the_venue(place)
    newer = "【更新】6月1日に写真を追加しました。\n\n" + TEXT.replace("総会の報告", "総会のご報告")
    (place / "raw" / "a.txt").write_text(newer, encoding="utf-8")
    batch.run(place / "raw", place / "extracted", RULES)
    assert "港文化会館" in table(place, "events").venue.tolist()
    assert outcomes(place) == [("edit", "applied")]


def test_what_no_longer_applies_is_listed_and_comes_back(place: Path) -> None:
    edit_the_venue(place)
    (place / "raw" / "a.txt").write_text("休館日のお知らせ\n\n図書館は月曜日に休みます。\n", encoding="utf-8")
    batch.run(place / "raw", place / "extracted", RULES)
    assert outcomes(place) == [("edit", "not_applied")]
    (place / "raw" / "a.txt").write_text(TEXT, encoding="utf-8")
    batch.run(place / "raw", place / "extracted", RULES)
    assert outcomes(place) == [("edit", "applied")]


def test_a_damaged_log_does_not_stop_a_run(place: Path) -> None:
    edit_the_venue(place)
    path = log_of(place / "extracted")
    path.write_bytes(b"\xff\xfe\n" + path.read_bytes() + b'{"id": "cut off')
    batch.run(place / "raw", place / "extracted", RULES)
    assert table(place, "events").venue[0] == "港文化会館"
    assert sorted(status for _, status in outcomes(place)) == ["applied", "not_applied", "not_applied"]


def test_decisions_whose_log_is_not_found_stay_in_the_tables(place: Path) -> None:
    """It was deleted, or is looked for beside another raw folder."""
    edit_the_venue(place)
    raw, out = place / "raw", place / "extracted"
    batch.run(raw, out, RULES)
    shutil.copytree(raw, place / "elsewhere" / "raw")
    before = table(place, "events")
    with pytest.raises(InputError, match=r"there is no log at .*elsewhere/decisions"):
        batch.run(place / "elsewhere" / "raw", out, RULES)
    log = log_of(out, RULES)
    kept = log.rename(log.with_suffix(".kept"))
    for work in (lambda: batch.run(raw, out, RULES), lambda: run_stage("link", "", out, RULES)):
        with pytest.raises(InputError, match="put it back"):
            work()
    assert table(place, "events").equals(before)
    batch.run(raw, out, replace(RULES, decisions=str(kept)))
    assert table(place, "events").equals(before)
    log.touch()
    batch.run(raw, out, RULES)
    assert list(table(place, "events").review) == ["none"]


def test_a_log_that_the_settings_name_and_that_is_not_there_is_told_of(place: Path) -> None:
    """`gyoji review` makes it with the first decision, so it is no reason to end."""
    named = replace(RULES, decisions=str(place / "decisons" / "decisions.jsonl"))
    heard: list[str] = []
    batch.run(place / "raw", place / "extracted", named, how=batch.How(notice=heard.append))
    assert heard == [
        f"there is no log of decisions at {named.decisions}, where the settings say that it is: none are applied"
    ]
    batch.run(place / "raw", place / "extracted", RULES, how=batch.How(notice=heard.append))
    assert len(heard) == 1


def test_a_log_that_is_a_folder_is_a_fault(place: Path) -> None:
    with pytest.raises(InputError, match="Is a directory"):
        batch.run(place / "raw", place / "extracted", replace(RULES, decisions=str(place)))
