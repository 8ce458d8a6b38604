"""Damages of SQLite files, byte by byte, as a failing disk or a torn write leaves them."""

import sqlite3
from contextlib import closing
from pathlib import Path

PAGE = 4096
NO_CELLS = b"\x0a\x00\x00\x00\x00\x10\x00\x00" + bytes(PAGE - 8)  # a page of an index that has no entry


def root_of(path: Path, table: str, kind: str) -> int:
    """Where the first page of a table, or of its index, begins."""
    with closing(sqlite3.connect(path)) as database:
        question = "SELECT rootpage FROM sqlite_master WHERE tbl_name = ? AND type = ?"
        (page,) = database.execute(question, (table, kind)).fetchone()
    return int(page - 1) * PAGE


def overwrite(path: Path, at: int, new: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(new)


def hole(path: Path, table: str) -> None:
    """The first page of a table is gone."""
    overwrite(path, root_of(path, table, "table"), b"\xff" * PAGE)


def lost_index(path: Path, table: str) -> None:
    """The first page of an index is gone."""
    overwrite(path, root_of(path, table, "index"), b"\xff" * PAGE)


def stray_cells(path: Path, table: str) -> None:
    """Cells of an index point nowhere."""
    overwrite(path, root_of(path, table, "index") + 8, b"\xff" * 16)


def empty_index(path: Path, table: str) -> None:
    """An index of one page has no entry, which SQLite's quick check takes for sound."""
    overwrite(path, root_of(path, table, "index"), NO_CELLS)


def other_keys(path: Path, table: str) -> None:
    """An index has other keys than its rows, which SQLite's quick check takes for sound, too."""
    at = root_of(path, table, "index")
    page = path.read_bytes()[at : at + PAGE]
    with closing(sqlite3.connect(path)) as database:
        for key, *_ in database.execute(f"SELECT * FROM {table} NOT INDEXED"):
            page = page.replace(key, key[:-1] + bytes([key[-1] ^ 255]))
    overwrite(path, at, page)


def is_sound_at_a_glance(path: Path) -> bool:
    """What SQLite's quick check says."""
    with closing(sqlite3.connect(path)) as database:
        return bool(database.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
