"""Files of a run that are damaged are noticed, mended or made again; no page is lost in silence."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.engine import batch, tasks
from pipeline.engine.answers import beside_of
from pipeline.engine.cache import Cache
from pipeline.engine.shelf import Groups, Shelf
from tests.engine import damage
from tests.engine.nights import PLAIN, read, same_as_fresh, text, write


@pytest.mark.parametrize("spoil", [lambda p: p.unlink(), lambda p: p.write_bytes(p.read_bytes()[:-9])])
@pytest.mark.parametrize("name", ["events.csv", "times.parquet", "stages/blocks.parquet"])
def test_a_file_that_is_not_what_was_written_is_written_again(
    known: Path, tmp_path: Path, name: str, spoil: Callable[[Path], object]
) -> None:
    written = (tmp_path / "out" / name).read_bytes()
    spoil(tmp_path / "out" / name)
    heard: list[str] = []
    batch.run(known, tmp_path / "out", PLAIN, how=batch.How(notice=heard.append))
    assert (tmp_path / "out" / name).read_bytes() == written
    assert [name in sentence for sentence in heard] == [True]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda run: (run / "cache.sqlite").write_bytes(b"no database" * 999), "cache.sqlite is damaged"),
        (lambda run: (run / "archive.sqlite").write_bytes(b"no database" * 999), "archive.sqlite is damaged"),
        (lambda run: damage.lost_index(run / "cache.sqlite", "results"), "cache.sqlite is damaged"),
        (lambda run: damage.stray_cells(run / "cache.sqlite", "results"), "cache.sqlite"),
        (lambda run: (run / "cache.sqlite").unlink(), ""),
    ],
)
def test_what_is_damaged_is_set_aside_and_made_again(
    known: Path, tmp_path: Path, spoil: Callable[[Path], object], said: str
) -> None:
    spoil(tmp_path / "out" / "run")
    heard: list[str] = []
    batch.run(known, tmp_path / "out", PLAIN, how=batch.How(notice=heard.append))
    assert (said in heard[0]) if said else not heard
    same_as_fresh(tmp_path / "out", read(known), tmp_path)


@pytest.mark.parametrize("spoil", [lambda path: path.write_text('{"pages": {"kept": 6'), lambda path: path.unlink()])
def test_a_run_whose_record_is_lost_says_so_once(known: Path, tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    """Nothing of the next one can be seen to jump."""
    record = tmp_path / "out" / "run" / "run.json"
    spoil(record)
    (told,) = batch.run(known, tmp_path / "out", PLAIN).warnings
    assert told.startswith(f"{record}, the record of the last run, is gone or cannot be read: ")
    assert batch.run(known, tmp_path / "out", PLAIN).warnings == ()
    same_as_fresh(tmp_path / "out", read(known), tmp_path)


@pytest.mark.parametrize("spoil", [damage.empty_index, damage.other_keys])
def test_results_that_a_cache_does_not_find_are_not_made_again(
    known: Path, tmp_path: Path, spoil: Callable[[Path, str], None]
) -> None:
    """SQLite's quick check takes such an index for sound."""
    path = tmp_path / "out" / "run" / "cache.sqlite"
    spoil(path, "results")
    assert damage.is_sound_at_a_glance(path)
    write({"b/new.txt": text(0, 3, 9)}, known)
    heard: list[str] = []
    worked = batch.run(known, tmp_path / "out", PLAIN, how=batch.How(notice=heard.append)).worked
    assert worked == {"clean": 1, "recognize": 1}
    assert heard == [f"{path} was damaged: its rows are indexed again, and none is lost"]
    same_as_fresh(tmp_path / "out", read(known), tmp_path)


@pytest.mark.parametrize(("which", "again"), [("whole", 0), ("small", 0), ("all", 6)])
def test_damaged_values_are_made_again(known: Path, tmp_path: Path, which: str, again: int) -> None:
    """Small values are made of whole ones; whole ones are missed only where a page's rows are made."""

    cache = Cache(tmp_path / "out", print)
    boards = {*Shelf(cache, "pages").boards, *Groups(cache).boards}
    spoiled = {"whole": cache.known - boards, "small": cache.known & boards, "all": cache.known}[which]
    with cache.connection:
        spoil = "UPDATE results SET value = substr(value, 1, 40) WHERE key = ?"
        cache.connection.executemany(spoil, [(key,) for key in spoiled])
    cache.close()
    pages = read(known)
    pages["b/new.txt"] = text(0, 3, 9)
    write(pages, known)
    (tmp_path / "out" / "events.parquet").unlink()  # so that all rows are made
    worked = batch.run(known, tmp_path / "out", PLAIN).worked
    assert worked == {"clean": 1 + again, "recognize": 1 + again}
    same_as_fresh(tmp_path / "out", pages, tmp_path)


def test_what_is_said_on_a_page_is_taken_from_the_whole_where_it_is_damaged(
    known: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rather than to ask the model again."""
    cache = Cache(tmp_path / "out", print)
    said = {beside_of(key) for key in cache.known} & cache.known
    with cache.connection:
        cache.connection.executemany("UPDATE results SET value = x'00' WHERE key = ?", [(key,) for key in said])
    cache.close()
    assert len(said) == 6
    pages = read(known)
    pages["b/new.txt"] = text(0, 2, 3)  # which must be compared with others
    write(pages, known)
    analyse, asked = tasks.analyse_here, []
    monkeypatch.setattr(tasks, "analyse_here", lambda page, how: asked.append(page) or analyse(page, how))
    batch.run(known, tmp_path / "out", PLAIN)
    assert [page.page.source for page in asked] == ["b/new.txt"]
    monkeypatch.undo()
    same_as_fresh(tmp_path / "out", pages, tmp_path)
