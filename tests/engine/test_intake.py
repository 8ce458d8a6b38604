"""What of RAW cannot be read is told, and takes nothing out of the tables."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import pandas as pd
import pytest

from pipeline.clean.inputs.folder import Folder
from pipeline.engine import batch
from pipeline.engine.intake import Choice
from pipeline.engine.status import plan
from pipeline.errors import InputError
from tests.engine.nights import PLAIN, text, write

PRUNE = batch.How(Choice(prune=True))


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Closes a file or a folder by its name, as its rights or a failing disk do; "" opens all again."""
    names = {""}
    scan, opened = os.scandir, Folder.open

    def scandir(path: Any = ".") -> Any:
        if isinstance(path, str) and Path(path).name in names:
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    def open_(self: Folder, name: str) -> IO[bytes]:
        if name in names:
            raise PermissionError(13, "Permission denied")
        return opened(self, name)

    def close(name: str) -> None:
        names.clear()
        names.add(name)

    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.setattr(Folder, "open", open_)
    return close


def statuses(out: Path) -> dict[str, str]:
    pages = pd.read_csv(out / "pages.csv", keep_default_na=False, dtype=str)
    return dict(zip(pages.source, pages.status, strict=True))


def test_a_known_page_that_cannot_be_read_stays_as_it_was(
    known: Path, tmp_path: Path, closed: Callable[[str], None]
) -> None:
    """Its bytes would leave the archive for a night's fault of a disk."""
    out = tmp_path / "out"
    closed("a/0.txt")
    for how in (batch.How(), PRUNE):
        summary = batch.run(known, out, PLAIN, how=how)
        assert summary.warnings == ("1 known pages cannot be read, a/0.txt among them: they stay as they were",)
    assert set(statuses(out).values()) == {"ok"}
    (known / "a" / "0.txt").unlink()
    closed("")
    assert batch.run(known, out, PLAIN).warnings == ()
    assert statuses(out)["a/0.txt"] == "ok"


def test_a_new_page_that_cannot_be_read_is_rejected_until_it_can(
    known: Path, tmp_path: Path, closed: Callable[[str], None]
) -> None:
    write({"a/new.txt": text(0, 3, 9)}, known)
    closed("a/new.txt")
    assert batch.run(known, tmp_path / "out", PLAIN).rejected == 1
    closed("")
    assert batch.run(known, tmp_path / "out", PLAIN).rejected == 0


def test_a_folder_that_cannot_be_read_is_told_and_nothing_of_it_is_pruned(
    known: Path, tmp_path: Path, closed: Callable[[str], None]
) -> None:
    closed("b")
    told = f"the folder {known / 'b'} cannot be read (Permission denied): no page of it was looked at"
    for how in (batch.How(), PRUNE):
        assert batch.run(known, tmp_path / "out", PLAIN, how=how).warnings == (told,)
    assert len(statuses(tmp_path / "out")) == 6
    assert set(statuses(tmp_path / "out").values()) == {"ok"}
    lines = dict(plan(known, tmp_path / "out", PLAIN, Choice(prune=True)))
    assert (lines["pruned"], lines["warning"]) == ("0", told)


def test_a_raw_folder_that_cannot_be_read_is_no_empty_one(
    known: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def iterdir(self: Path) -> Iterator[Path]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", iterdir)
    with pytest.raises(InputError, match="raw cannot be read: Permission denied"):
        batch.run(known, tmp_path / "out", PLAIN)


@pytest.mark.parametrize(("name", "said"), [("nowhere", "is not there"), ("file", "is not a folder")])
def test_without_a_raw_folder_nothing_is_written(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match=f"{name} {said}: give the folder"):
        batch.run(tmp_path / name, tmp_path / "out", PLAIN)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["raw", "raw/out", "raw/../raw/a/out"])
def test_tables_are_not_written_among_the_pages(known: Path, tmp_path: Path, name: str) -> None:
    """The next run would read them."""
    with pytest.raises(InputError, match="would be read as pages"):
        batch.run(known, tmp_path / name, PLAIN)
    with pytest.raises(InputError, match="would be read as pages"):
        list(plan(known, tmp_path / name, PLAIN, Choice()))
    batch.run(known, tmp_path / "raw_out", PLAIN)
