"""gyoji beside what a user would write instead, in one run, on the same pages and the same number of cores.

    python benchmarks/batch.py [--pages 400] [--sample 24] [--jobs 1] [--shared 0.5] [--curve 100,400,1600] [--ner none]

One table: pages and characters a second, processor time, peak memory, and what each finds on annotated pages (F1 by
`gyoji evaluate`; `--annotated FOLDER` names others than ours). The stock script (stock.py) sees a sample of the same
pages, since it takes nearly a second a page; with trafilatura where that is installed. All run as processes of their
own, with one thread a core. Processor seconds are the steadier figure on a machine with other work. `--curve` runs
gyoji on corpora of these sizes and on ten new pages after each, and prints what a page costs: processor, memory of the
process that writes and of a worker, bytes on the disk.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotated import CORPORA, KINDS, lay_out, scored
from corpus import generate
from measured import measured
from stock import pages_of, text_of

NEW = 10  # pages of a second night
STOCK = {  # what a user would write at first, and after a look at what it finds
    "stock, get_text": ["--reader", "get_text", "--dates", "search"],
    "stock, trafilatura": ["--reader", "trafilatura", "--dates", "search"],
    "stock, trafilatura, dates of the model": ["--reader", "trafilatura", "--dates", "entities"],
}
HEAD = ("", "pages", "pages/s", "characters/s", "processor ms a page", "MiB", *(k.replace("_", " ") for k in KINDS))


@dataclass(frozen=True, slots=True)
class Run:
    """What a system took for some pages."""

    pages: int
    chars: int  # of their texts, as get_text gives them
    wall: float
    cpu: float
    mib: int


def gyoji(raw: Path, out: Path, jobs: int, ner: str = "gyoji") -> tuple[Run, dict[str, Any]]:
    """A run, and its record."""
    command = [sys.executable, "-m", "pipeline", "run", str(raw), str(out), "--jobs", str(jobs), "--ner", ner]
    done = measured(command)
    record = json.loads((out / "run" / "run.json").read_text(encoding="utf-8"))
    return Run(record["pages"]["read"], chars(raw), done.wall, done.cpu, done.mib), record


def stock(raw: Path, out: Path, jobs: int, options: list[str]) -> Run:
    """Seconds are without loading."""
    script = Path(__file__).with_name("stock.py")
    done = measured([sys.executable, str(script), str(raw), str(out), "--jobs", str(jobs), *options])
    told = json.loads(done.out)
    return Run(told["pages"], chars(raw), told["seconds"], told["cpu"], done.mib)


def chars(raw: Path) -> int:
    return sum(len(text_of(path)) for path in pages_of(raw))


def sample(raw: Path, to: Path, count: int) -> Path:
    paths = pages_of(raw)
    for path in paths[:: max(1, len(paths) // count)][:count]:
        (to / path.parent.name).mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, to / path.parent.name / path.name)
    return to


def compare(folder: Path, given: argparse.Namespace) -> None:
    """The table, and what is to be said of gyoji's run beside it."""
    generate(folder / "raw", given.pages, sites=max(1, given.pages // 50), shared=given.shared)
    some = sample(folder / "raw", folder / "sample", given.sample)
    marked = lay_out(given.annotated or CORPORA, folder / "annotated")
    print("| " + " | ".join(HEAD) + " |\n" + "|---" * len(HEAD) + "|", flush=True)
    runs = {}
    for name, options in STOCK.items():
        if "trafilatura" in options and not importlib.util.find_spec("trafilatura"):
            print(f"| {name}: trafilatura is not installed |")
            continue
        runs[name] = stock(some, folder / "stock", given.jobs, options)
        stock(marked, folder / "stock", given.jobs, options)
        show(name, runs[name], folder / "stock", folder)
    ours, record = gyoji(folder / "raw", folder / "out", given.jobs)
    gyoji(marked, folder / "marked", given.jobs)
    show("gyoji", ours, folder / "marked", folder)
    for name, theirs in runs.items():
        faster, leaner = (
            getattr(theirs, what) / theirs.pages / (getattr(ours, what) / ours.pages) for what in ("wall", "cpu")
        )
        print(f"{name}: gyoji is {faster:.1f} times as fast by the clock, {leaner:.1f} times by the processor")
    again, _ = gyoji(folder / "raw", folder / "out", given.jobs)
    print(f"nothing new: {again.wall:.1f} s by the clock, {again.cpu:.1f} s by the processor")
    print("seconds by stage:", json.dumps(record["seconds"]))
    print("bytes a page:", json.dumps(bytes_a_page(folder / "out", given.pages)))


def show(name: str, run: Run, tables: Path, folder: Path) -> None:
    """A line of the table."""
    speed = (f"{run.pages / run.wall:.2f}", f"{run.chars / run.wall:,.0f}", f"{1000 * run.cpu / run.pages:.0f}")
    report = scored(tables, folder / "annotated")
    right = (f"{report.scores[kind].f1:.3f}" for kind in KINDS)
    print("| " + " | ".join((name, str(run.pages), *speed, str(run.mib), *right)) + " |", flush=True)


def bytes_a_page(out: Path, pages: int) -> dict[str, int]:
    """What a run leaves on the disk, by what it is."""
    sizes = {name: (out / "run" / name).stat().st_size for name in ("archive.sqlite", "cache.sqlite")}
    sizes["stages"] = sum(p.stat().st_size for p in (out / "stages").rglob("*") if p.is_file())
    sizes["tables"] = sum(p.stat().st_size for p in out.iterdir() if p.is_file())
    return {name: size // pages for name, size in sizes.items()}


def curve(folder: Path, sizes: list[int], jobs: int, ner: str) -> None:
    print("pages, processor ms a page, wall seconds; with 10 new pages: processor seconds; MiB: writing, a worker")
    for size in sizes:
        raw, out = folder / f"raw{size}", folder / f"out{size}"
        generate(raw, size, sites=max(1, size // 50))
        fresh, record = gyoji(raw, out, jobs, ner)
        disk, memory = bytes_a_page(out, size), [record[f"peak_memory_{which}"] for which in ("mib", "of_a_worker_mib")]
        print(f"{size:7} {1000 * fresh.cpu / size:7.1f} {fresh.wall:7.0f}", end="", flush=True)
        generate(raw, NEW, sites=max(1, size // 50), first=size)
        more, _ = gyoji(raw, out, jobs, ner)
        print(f" {more.cpu:7.1f} {memory[0]:6} {memory[1]:6}  {json.dumps(disk)} {json.dumps(record['seconds'])}")
        shutil.rmtree(raw)
        shutil.rmtree(out)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--sample", type=int, default=24)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--shared", type=float, default=0.5)
    parser.add_argument("--annotated", type=Path, action="append", help="a folder with gold/, pages/ and text/")
    parser.add_argument("--curve", default="")
    parser.add_argument("--ner", default="gyoji", help="of the runs of the curve")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        if given.curve:
            curve(Path(temporary), [int(size) for size in given.curve.split(",")], given.jobs, given.ner)
        else:
            compare(Path(temporary), given)
