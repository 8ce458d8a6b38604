"""Invented pages of two sites for nightly runs, and the law that holds for whatever a night does."""

from __future__ import annotations

import filecmp
from pathlib import Path

from pipeline.engine import batch
from pipeline.settings import Settings

PLAIN = Settings(ner="none")
MENU = "本文へスキップ\n暮らしの窓口ご案内\n子育てと学びのご案内\n観光と文化のご案内\n"
FOOT = "\nこのページに関するお問い合わせ\n桜台市役所 電話番号：059-111-2222\nCopyright © 桜台市 All Rights Reserved.\n"
EVENTS = ("水辺の講演会", "市民音楽祭", "防災訓練", "友好都市の集い")


def text(site: int, event: int, day: int) -> str:
    """A page of a site with chrome, or (0) of one without."""
    name = EVENTS[event]
    told = f"2024年5月{day}日、高崎市の中央公民館で「{name}」を開催し、森田一郎市長が出席しました。\n"
    body = f"{name}を開催しました\n\n{told}"
    shared = f"桜台通信{site}号のお知らせ欄\n"
    return MENU + shared + body + FOOT if site else body


def write(pages: dict[str, str], folder: Path) -> Path:
    """Pages by their paths below a folder; gives the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def read(folder: Path) -> dict[str, str]:
    """What `write` has written."""
    return {str(p.relative_to(folder)): p.read_text(encoding="utf-8") for p in folder.rglob("*.txt")}


def tables_of(folder: Path) -> list[str]:
    """The files that are promised to be the same in every run."""
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file() and p.parent.name != "run")


def same_as_fresh(folder: Path, archive: dict[str, str], tmp: Path) -> None:
    """The tables of `folder` are those of a fresh run over the archive's pages."""
    raw = write(archive, tmp / "all")
    batch.run(raw, tmp / "fresh", PLAIN)
    names = tables_of(tmp / "fresh")
    assert tables_of(folder) == names
    assert filecmp.cmpfiles(tmp / "fresh", folder, names, shallow=False) == (names, [], [])
