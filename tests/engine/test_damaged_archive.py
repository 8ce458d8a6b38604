"""A damaged archive is mended, or what can be read of it taken over; no page is lost in silence."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from pipeline.engine import batch
from pipeline.engine.archive import Archive
from pipeline.engine.intake import Choice
from pipeline.errors import InputError
from tests.engine import damage
from tests.engine.nights import PLAIN, read, same_as_fresh, text, write


@pytest.mark.parametrize("spoil", [damage.empty_index, damage.other_keys])
def test_pages_that_an_archive_does_not_find_are_not_lost(
    known: Path, tmp_path: Path, spoil: Callable[[Path, str], None]
) -> None:
    """They have left RAW, and must be read again."""
    pages, run = read(known), tmp_path / "out" / "run"
    spoil(run / "archive.sqlite", "contents")
    assert damage.is_sound_at_a_glance(run / "archive.sqlite")
    (run / "cache.sqlite").unlink()
    shutil.rmtree(known)
    night = {"b/new.txt": text(0, 3, 9)}
    heard: list[str] = []
    summary = batch.run(write(night, known), tmp_path / "out", PLAIN, how=batch.How(notice=heard.append))
    assert (summary.kept, summary.rejected) == (7, 0)
    assert heard == [f"{run / 'archive.sqlite'} was damaged: its rows are indexed again, and none is lost"]
    same_as_fresh(tmp_path / "out", pages | night, tmp_path)


def test_what_can_be_read_of_a_damaged_archive_is_taken_over(tmp_path: Path) -> None:
    """A night's page that is no longer in RAW survives a hole in the file."""
    nights = {f"{n:03d}.txt": text(1, n % 4, n % 28 + 1) + f"{n}\n" * 400 for n in range(60)}
    raw = write(nights, tmp_path / "raw")
    batch.run(raw, tmp_path / "out", PLAIN)
    path = tmp_path / "out" / "run" / "archive.sqlite"
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096] = b"\xff" * 4096
    path.write_bytes(content)
    for name in nights:
        (raw / name).unlink()
    write({"new.txt": text(0, 1, 1)}, raw)
    said: list[str] = []
    summary = batch.run(raw, tmp_path / "out", PLAIN, how=batch.How(notice=said.append))
    assert "archive.sqlite is damaged" in said[0]
    assert summary.pages > 40


def test_rows_of_a_damaged_archive_that_are_not_whole_are_left(known: Path, tmp_path: Path) -> None:
    """Such as a page with the digest of another: nothing would be found by it."""
    path = tmp_path / "out" / "run" / "archive.sqlite"
    archive = sqlite3.connect(path, isolation_level=None)
    archive.execute("UPDATE fetches SET digest = x'00' WHERE source = 'a/0.txt'")
    archive.execute("UPDATE fetches SET facts = 7 WHERE source = 'a/1.txt'")
    (hole,) = archive.execute("SELECT rootpage FROM sqlite_master WHERE name = 'meta'").fetchone()
    archive.close()
    with path.open("r+b") as file:
        file.seek((hole - 1) * 4096)
        file.write(b"\xff" * 4096)
    shutil.rmtree(known)
    write({"a/1.txt": text(1, 1, 2)}, known)
    summary = batch.run(known, tmp_path / "out", PLAIN)
    assert (summary.pages, summary.new) == (5, 1)
    assert summary.warnings == (
        f"1 of the 6 pages in the tables of {tmp_path / 'out'} are no longer in {path}, nor in the raw folder: "
        "they have left the tables",
    )


@pytest.mark.parametrize("spoil", [lambda path: path.unlink(), lambda path: path.write_bytes(b"")])
def test_an_archive_that_has_lost_pages_takes_none_out_of_the_tables(
    known: Path, tmp_path: Path, spoil: Callable[[Path], object]
) -> None:
    """A night's folder has only the new pages: the tables would be of these alone."""
    out = tmp_path / "out"
    spoil(out / "run" / "archive.sqlite")
    night = write({"c/0.txt": text(0, 3, 9)}, tmp_path / "night")
    before = (out / "pages.csv").read_bytes()
    for _ in range(2):
        with pytest.raises(InputError, match=r"^6 of the 6 pages in the tables of .* say --yes"):
            batch.run(night, out, PLAIN)
        assert (out / "pages.csv").read_bytes() == before
    batch.run(known, out, PLAIN)  # a raw folder that holds them
    summary = batch.run(known, out, PLAIN)
    assert (summary.pages, summary.warnings) == (7, ())


def test_pages_that_an_archive_has_lost_go_where_that_is_sure(known: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / "run" / "archive.sqlite").unlink()
    night = write({"c/0.txt": text(0, 3, 9)}, tmp_path / "night")
    summary = batch.run(night, tmp_path / "out", PLAIN, how=batch.How(Choice(sure=True)))
    assert summary.pages == 1
    assert "6 of the 6 pages" in summary.warnings[0]


def test_damaged_bytes_of_a_page_are_read_again_or_told_of(known: Path, tmp_path: Path) -> None:

    archive = Archive(tmp_path / "out", print)
    with archive.connection:
        archive.connection.execute("UPDATE contents SET data = x'00'")
    archive.close()
    for name in "ab":  # pages of the same bytes
        (known / name / "0.txt").unlink()
    (tmp_path / "out" / "run" / "cache.sqlite").unlink()
    write({"b/new.txt": text(0, 3, 9)}, known)
    batch.run(known, tmp_path / "out", PLAIN)
    pages = pd.read_csv(tmp_path / "out" / "pages.csv", keep_default_na=False).set_index("source")
    assert "damaged" in pages.reason["a/0.txt"]
    assert (pages.status.drop(["a/0.txt", "b/0.txt"]) == "ok").all()
    write({"a/0.txt": text(0, 0, 1)}, known)
    assert batch.run(known, tmp_path / "out", PLAIN).kept == 7
