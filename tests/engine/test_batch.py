"""A run from end to end on the sample pages: the laws that hold for every run."""

import filecmp
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO

import pandas as pd
import pyarrow.parquet as pq
import pytest

import pipeline
from pipeline.clean.inputs.folder import Folder
from pipeline.engine import batch
from pipeline.engine.single import run_stage
from pipeline.engine.stages import STAGES
from pipeline.errors import InputError, OutputError, StageError
from pipeline.recognize import ner
from pipeline.recognize.ner import Entity
from pipeline.settings import DEFAULT, Settings

RAW = Path(__file__).parents[2] / "raw"
PLAIN = Settings(ner="none")


@pytest.fixture
def extracted(ran: Path) -> Path:
    return ran


def files(folder: Path) -> list[str]:
    """What is promised to be the same in every run: all but the run's own record."""
    return sorted(
        str(p.relative_to(folder))
        for p in folder.rglob("*")
        if p.is_file() and "run/" not in str(p.relative_to(folder))
    )


def assert_same_bytes(one: Path, other: Path) -> None:
    assert files(one) == files(other)
    _, different, errors = filecmp.cmpfiles(one, other, files(one), shallow=False)
    assert different + errors == []


def table(extracted: Path, name: str) -> pd.DataFrame:
    return pd.read_csv(extracted / f"{name}.csv", dtype=str, keep_default_na=False)


def test_every_page_is_a_row(extracted: Path) -> None:
    pages = table(extracted, "pages")
    sources = {str(p.relative_to(RAW)) for p in RAW.rglob("*") if p.suffix in (".txt", ".html")}
    of_archives = set(pages[pages.source.str.contains("[#!]")].source)
    assert set(pages.source) - of_archives == sources
    assert {source.partition("#")[0].partition("!")[0] for source in of_archives} == {
        str(p.relative_to(RAW)) for p in (RAW / "archives").iterdir()
    }
    assert len(sources) >= 12
    refused = pages[pages.status != "ok"]
    assert set(refused.reason.str[:9]) == {"HTTP stat", "a WARC re"}


def test_tables_have_rows(extracted: Path) -> None:
    for name in ("events", "people", "cities", "times", "event_people", "event_cities", "evidence"):
        assert len(table(extracted, name)), name


def test_the_text_never_changes(extracted: Path) -> None:
    """Law 1: on every row that has offsets, text[start:end] is its text."""
    pages = pd.read_parquet(extracted / "stages" / "pages.parquet").set_index("page_id")["text"]
    checked = 0
    for path in extracted.glob("*.csv"):
        rows = table(extracted, path.stem)
        if not {"start_char", "end_char", "text", "page_id"} <= set(rows.columns):
            continue
        for row in rows[rows.start_char != ""].itertuples():
            assert pages[row.page_id][int(row.start_char) : int(row.end_char)] == row.text, (path.stem, row)
            checked += 1
    assert checked > 100


def test_no_stage_breaks_the_law(extracted: Path) -> None:
    assert "not_sound" not in set(table(extracted, "rejects").rule)


def test_parquet_files_are_of_one_layout(extracted: Path) -> None:
    for path in extracted.rglob("*.parquet"):
        told = pq.read_metadata(path)
        columns = [told.row_group(g).column(n) for g in range(told.num_row_groups) for n in range(told.num_columns)]
        assert {(c.compression, c.is_stats_set) for c in columns} == {("ZSTD", True)}, path
        assert told.format_version == "2.6", path


def test_keys_hold(extracted: Path) -> None:
    with sqlite3.connect(extracted / "gyoji.sqlite") as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        events = database.execute("SELECT count(*) FROM events").fetchone()[0]
        assert database.execute("SELECT count(*) FROM event_view").fetchone()[0] == events > 0


def test_a_run_in_another_order_gives_the_same_bytes(extracted: Path, tmp_path: Path) -> None:
    """Files are made in reverse order, another hash seed holds, and the tables come from the command."""
    raw = tmp_path / "raw"
    for path in sorted(RAW.rglob("*"), reverse=True):
        if path.is_file():
            target = raw / path.relative_to(RAW)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    command = [sys.executable, "-m", "pipeline", "run", str(raw), str(tmp_path / "out"), "--ner", "none"]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": "271828"}, capture_output=True)
    assert_same_bytes(extracted, tmp_path / "out")


def test_stages_by_themselves_give_the_same_bytes(extracted: Path, tmp_path: Path) -> None:
    for name in (*(stage.name for stage in STAGES), "link", "write"):
        run_stage(name, RAW, tmp_path, PLAIN)
    shared = files(extracted)
    assert filecmp.cmpfiles(extracted, tmp_path, shared, shallow=False) == (shared, [], [])


@pytest.mark.parametrize("name", ["strip", "link", "write"])
def test_a_stage_goes_on_from_a_whole_run(extracted: Path, tmp_path: Path, name: str) -> None:
    shutil.copytree(extracted, tmp_path / "copy")
    run_stage(name, "", tmp_path / "copy", PLAIN)
    shared = files(extracted)
    assert filecmp.cmpfiles(extracted, tmp_path / "copy", shared, shallow=False) == (shared, [], [])


def test_workers_give_the_same_bytes(extracted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.engine.workers.PAGES_WORTH_A_WORKER", 1)
    batch.run(RAW, tmp_path, PLAIN, jobs=2)
    assert_same_bytes(extracted, tmp_path)


def test_shuffled_batches_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The model sees the blocks of a page in another order, and beside blocks of no page at all."""
    raw = RAW / "linkcity"
    batch.run(raw, tmp_path / "one")
    real = ner.entities

    def shuffled(texts: Sequence[str], settings: Settings = DEFAULT) -> list[list[Entity]]:
        order = sorted(range(len(texts)), key=lambda i: texts[i][::-1])
        answers = real(["全国都市会議の佐藤会長", *(texts[i] for i in order)], settings)[1:]
        of_text = dict(zip(order, answers, strict=True))
        return [of_text[i] for i in range(len(texts))]

    monkeypatch.setattr(ner, "entities", shuffled)
    batch.run(raw, tmp_path / "other")
    assert_same_bytes(tmp_path / "one", tmp_path / "other")


def test_bad_input_is_a_row_and_the_run_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    good = "市民講座を開催しました\n\n2024年5月18日、市民会館で市民講座「庭の水やり」を開催しました。\n"
    (raw / "good.txt").write_text(good, encoding="utf-8")
    (raw / "empty.txt").write_bytes(b"")
    (raw / "picture.txt").write_bytes(bytes(range(256)) * 40)
    (raw / "chrome.txt").write_text("本文へスキップ\nサイトマップ\nCopyright © 2024 City\n", encoding="utf-8")
    (raw / "huge.txt").write_bytes(good.encode() * 40)
    (raw / "notes.docx").write_bytes(b"PK")
    (raw / "locked.txt").write_text(good, encoding="utf-8")
    real = Folder.open

    def opened(self: Folder, name: str) -> IO[bytes]:
        if name == "locked.txt":
            raise PermissionError(13, "Permission denied")
        return real(self, name)

    monkeypatch.setattr(Folder, "open", opened)
    summary = batch.run(raw, tmp_path / "out", Settings(ner="none", max_bytes=2_000))
    pages = table(tmp_path / "out", "pages").set_index("source")
    assert pages.loc["good.txt", "status"] == "ok"
    rejected = pages.drop("good.txt")
    assert set(rejected.index) == {"empty.txt", "picture.txt", "chrome.txt", "huge.txt", "notes.docx", "locked.txt"}
    assert set(rejected.status) == {"rejected"}
    assert (rejected.reason != "").all()
    assert (summary.pages, summary.kept, summary.rejected) == (7, 1, 6)


def test_a_page_that_breaks_a_stage_is_rejected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for name in ("one", "two"):
        (raw / f"{name}.txt").write_text(f"お知らせ{name}\n\n2024年5月18日に総会を開きました。\n", encoding="utf-8")

    import pipeline.assemble as room

    real = room.assemble

    def breaks(document, settings):  # type: ignore[no-untyped-def]
        if document.page.source == "one.txt":
            raise RuntimeError("boom")
        return real(document, settings)

    monkeypatch.setattr(room, "assemble", breaks)
    batch.run(raw, tmp_path / "out", PLAIN)
    pages = table(tmp_path / "out", "pages").set_index("source")
    assert pages.loc["one.txt", "reason"] == "assemble: RuntimeError: boom"
    assert pages.loc["two.txt", "status"] == "ok"


def test_a_missing_raw_folder_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere"):
        batch.run(tmp_path / "nowhere", tmp_path / "out", PLAIN)


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        batch.run(RAW, tmp_path / "file" / "out", PLAIN)
    with pytest.raises(OutputError, match="file is not a folder"):
        batch.run(RAW, tmp_path / "file", PLAIN)


def test_files_that_no_run_has_written_are_left_alone(tmp_path: Path) -> None:
    """Also those that have the name of a table; a folder whose `run` was deleted is still one of ours."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "notes.txt").write_text("mine")
    (tmp_path / "out" / "events.csv").write_text("mine")
    with pytest.raises(OutputError, match=r"events\.csv was there before any run: give another folder"):
        batch.run(RAW / "suito-net", tmp_path / "out", PLAIN)
    (tmp_path / "out" / "events.csv").unlink()
    batch.run(RAW / "suito-net", tmp_path / "out", PLAIN)
    shutil.rmtree(tmp_path / "out" / "run")
    batch.run(RAW / "suito-net", tmp_path / "out", PLAIN)
    assert (tmp_path / "out" / "notes.txt").read_text() == "mine"


def test_a_stage_needs_the_one_before(tmp_path: Path) -> None:
    with pytest.raises(StageError, match="strip"):
        run_stage("recognize", "", tmp_path, PLAIN)


def test_the_interface_is_one_import() -> None:
    text = (
        "講演会のお知らせ\n\n日時：2024年5月18日（土）14時～16時\n会場：中央公民館\n講師：森田 一郎（川越大学教授）\n"
    )
    page = pipeline.extract(text)
    assert list(page.events.start) == ["2024-05-18T14:00+09:00"]
    assert list(page.people.name) == ["森田一郎"]
    html = "<html><body>" + "".join(f"<p>{line}</p>" for line in text.split("\n")) + "</body></html>"
    assert list(pipeline.extract(html).events.start) == ["2024-05-18T14:00+09:00"]
