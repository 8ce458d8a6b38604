#!/usr/bin/env python3
"""Nights of a hostile scraper: after each one the tables are, byte for byte, those of a fresh run over all it held.

    python scripts/fuzz_nights.py [MINUTES] [SEED]

An episode is a folder of a few sample pages, whole and broken (fuzz_extract.py), and of archives. Each night files
come, change, leave, are renamed, or get a damaged `pages.csv` or `NAME.json`; some runs are killed first, prune, look
at one folder alone or have other settings; now and then a cache or a table is damaged. Without a model, so that a night
takes a second or two. Prints each episode; a difference leaves its folder and ends with exit code 1.
"""

from __future__ import annotations

import filecmp
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable

from fuzz_extract import ROOT, SEEDS, broken

from pipeline.engine import batch
from pipeline.engine.intake import Choice
from pipeline.settings import Settings

NIGHTS, PAGES = 5, 6  # of an episode; that come in one night, at most
FOLDERS = ("a", "b", "b/c")
SETTINGS = (Settings(ner="none"), Settings(ner="none", timezone="Europe/Rome", max_bytes=20_000))
BESIDE = (
    b"source,url,fetched_at\n{name},https://example.jp/{n},2024-05-0{n}\n",
    b"source,url\n{name}\n\xff\xfe,,,,\n",
    b'{"url": "https://example.jp/{n}", "fetched_at": "2024-05-0{n}"}',
    b'{"url": 7, "fetched_at": "yesterday"}',
    b'[{"url": ',
)  # what tells a page's address, whole and damaged


class Episode:
    """A raw folder, the tables of its nights, and what is done to both."""

    def __init__(self, folder: pathlib.Path, chance: random.Random) -> None:
        self.raw, self.out, self.folder, self.chance = folder / "raw", folder / "out", folder, chance
        self.raw.mkdir()
        self.samples = [p for pattern in SEEDS for p in sorted(ROOT.glob(pattern)) if p.is_file()]
        self.archives = sorted((ROOT / "raw" / "archives").iterdir())
        self.told: list[str] = []

    def files(self) -> list[pathlib.Path]:
        return sorted(p for p in self.raw.rglob("*") if p.is_file())

    def come(self) -> None:
        seed = self.chance.choice(self.archives if self.chance.random() < 0.1 else self.samples)
        path = self.raw / self.chance.choice(FOLDERS) / f"{self.chance.randrange(12)}-{seed.name}"
        path.parent.mkdir(parents=True, exist_ok=True)
        content = seed.read_bytes()
        path.write_bytes(content if self.chance.random() < 0.5 else broken(content, self.chance))

    def change(self) -> None:
        if files := self.files():
            path = self.chance.choice(files)
            path.write_bytes(broken(path.read_bytes(), self.chance))

    def leave(self) -> None:
        if files := self.files():
            self.chance.choice(files).unlink()

    def move(self) -> None:
        if files := self.files():
            path = self.chance.choice(files)
            path.rename(path.with_name(f"{self.chance.randrange(12)}-{path.name.partition('-')[2]}"))

    def tell(self) -> None:
        if files := self.files():
            path, content = self.chance.choice(files), self.chance.choice(BESIDE)
            content = content.replace(b"{name}", path.name.encode())
            content = content.replace(b"{n}", str(self.chance.randint(1, 3)).encode())
            name = path.with_suffix(".json") if content[:1] in b"{[" else path.parent / "pages.csv"
            name.write_bytes(content)

    def night(self) -> None:
        """One night, and the proof."""
        actions: tuple[Callable[[], None], ...] = (
            *(self.come,) * 4, *(self.change,) * 2, self.leave, self.move, self.tell
        )  # fmt: skip
        for _ in range(self.chance.randint(1, PAGES)):
            self.chance.choice(actions)()
        settings = SETTINGS[self.chance.random() < 0.15]
        only = self.chance.choice(FOLDERS) + "/*" if self.chance.random() < 0.15 else ""
        choice = Choice(only=only, prune=self.chance.random() < 0.3, sure=True)
        if self.chance.random() < 0.2:
            self.killed(settings, choice)
        if self.chance.random() < 0.1:
            self.damage()
        batch.run(self.raw, self.out, settings, how=batch.How(choice))
        self.prove(settings)

    def killed(self, settings: Settings, choice: Choice) -> None:
        """A run that a kill ends after a moment."""
        child = os.fork()
        if child == 0:
            try:
                batch.run(self.raw, self.out, settings, how=batch.How(choice))
            finally:
                os._exit(0)
        time.sleep(self.chance.uniform(0, 1.5))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)

    def damage(self) -> None:
        """Bytes of the cache, or of a table, are others."""
        files = [p for p in (*self.out.glob("*.parquet"), self.out / "run" / "cache.sqlite") if p.exists()]
        if files:
            path = self.chance.choice(files)
            content = bytearray(path.read_bytes())
            for _ in range(20):
                content[self.chance.randrange(len(content))] = self.chance.randrange(256)
            path.write_bytes(content)

    def prove(self, settings: Settings) -> None:
        """Everything but the archive is made anew, and is the same."""
        fresh = self.folder / "fresh"
        shutil.rmtree(fresh, ignore_errors=True)
        (fresh / "run").mkdir(parents=True)
        for path in (self.out / "run").glob("archive.sqlite*"):
            shutil.copyfile(path, fresh / "run" / path.name)
        with sqlite3.connect(fresh / "run" / "archive.sqlite") as archive:
            archive.execute("DELETE FROM meta")
        nothing = self.folder / "nothing"
        nothing.mkdir(exist_ok=True)
        batch.run(nothing, fresh, settings)
        names = tables_of(fresh)
        assert tables_of(self.out) == names, (tables_of(self.out), names)
        _, other, gone = filecmp.cmpfiles(fresh, self.out, names, shallow=False)
        assert (other, gone) == ([], [])


def tables_of(folder: pathlib.Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file() and p.parent.name != "run")


def main(minutes: float, seed: int) -> int:
    begun, episodes, nights = time.monotonic(), 0, 0
    while time.monotonic() - begun < 60 * minutes:
        folder = pathlib.Path(tempfile.mkdtemp(prefix=f"nights-{seed}-{episodes}-"))
        episode = Episode(folder, random.Random(f"{seed} {episodes}"))
        try:
            for _ in range(NIGHTS):
                episode.night()
                nights += 1
        except Exception as fault:
            print(
                f"episode {episodes} of seed {seed}, night {nights % NIGHTS}: {fault!r}\nleft in {folder}", flush=True
            )
            return 1
        shutil.rmtree(folder)
        episodes += 1
        print(f"episode {episodes}: {nights} nights, {time.monotonic() - begun:.0f} s", flush=True)
    print(f"{episodes} episodes, {nights} nights, seed {seed}: the same bytes as fresh runs")
    return 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 5.0, int(sys.argv[2]) if len(sys.argv) > 2 else 1))
