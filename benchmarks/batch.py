"""gyoji beside what a user would write instead, in one run, on the same pages and the same number of cores.

    python benchmarks/batch.py [--pages 400] [--sample 24] [--jobs 1] [--shared 0.5] [--curve 100,400,1600] [--ner none]

The stock script (stock.py) sees a sample of the same pages, since it takes nearly a second a page. Both run as
processes of their own, with one thread a core. Processor seconds are compared too: on a machine with other work they
are the steadier figure. `--curve` runs gyoji on corpora of these sizes and on ten new pages after each, and prints what
a page costs: processor, memory of the process that writes and of a worker, bytes on the disk.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from corpus import generate

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS")
ENVIRONMENT = {**os.environ, **dict.fromkeys(THREADS, "1")}
NEW = 10  # pages of a second night


def timed(command: list[str]) -> dict[str, Any]:
    """Wall and processor seconds of a command and its children, and its output."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, env=ENVIRONMENT, check=True, capture_output=True, text=True)
    wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"wall": wall, "cpu": cpu, "out": done.stdout}


def gyoji(raw: Path, out: Path, jobs: int, ner: str = "gyoji") -> dict[str, Any]:
    command = [sys.executable, "-m", "pipeline", "run", str(raw), str(out), "--jobs", str(jobs), "--ner", ner]
    result = timed(command)
    record = json.loads((out / "run" / "run.json").read_text(encoding="utf-8"))
    return {**result, "record": record, "pages": record["pages"]["read"]}


def stock(raw: Path, out: Path, jobs: int) -> dict[str, Any]:
    script = Path(__file__).with_name("stock.py")
    result = timed([sys.executable, str(script), str(raw), str(out), "--jobs", str(jobs)])
    told = json.loads(result["out"])
    return {"wall": told["seconds"], "cpu": told["cpu"], "pages": told["pages"], "chars": told["chars"]}


def sample(raw: Path, to: Path, count: int) -> None:
    paths = sorted(p for p in raw.rglob("*") if p.is_file())
    for path in paths[:: max(1, len(paths) // count)][:count]:
        (to / path.parent.name).mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, to / path.parent.name / path.name)


def compare(folder: Path, pages: int, some: int, jobs: int, shared: float) -> None:
    generate(folder / "raw", pages, sites=max(1, pages // 50), shared=shared)
    sample(folder / "raw", folder / "sample", some)
    theirs = stock(folder / "sample", folder / "stock", jobs)
    ours = gyoji(folder / "raw", folder / "out", jobs)
    again = gyoji(folder / "raw", folder / "out", jobs)
    for name, got in (("stock", theirs), ("gyoji", ours)):
        rate, use = got["pages"] / got["wall"], 1000 * got["cpu"] / got["pages"]
        print(f"{name:8} {got['pages']:6} pages  {rate:8.2f} pages/s  {use:8.1f} processor ms a page")
    faster = theirs["wall"] / theirs["pages"] / (ours["wall"] / ours["pages"])
    leaner = theirs["cpu"] / theirs["pages"] / (ours["cpu"] / ours["pages"])
    print(f"gyoji is {faster:.1f} times as fast by the clock, {leaner:.1f} times by the processor")
    print(f"nothing new: {again['wall']:.1f} s by the clock, {again['cpu']:.1f} s by the processor")
    record = ours["record"]
    print(f"memory: {record['peak_memory_mib']} MiB, a worker {record['peak_memory_of_a_worker_mib']} MiB")
    print("seconds by stage:", json.dumps(record["seconds"]))
    print("bytes a page:", json.dumps(bytes_a_page(folder / "out", pages)))


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
        fresh = gyoji(raw, out, jobs, ner)
        record, disk = fresh["record"], bytes_a_page(out, size)
        memory = f"{record['peak_memory_mib']:6} {record['peak_memory_of_a_worker_mib']:6}"
        print(f"{size:7} {1000 * fresh['cpu'] / size:7.1f} {fresh['wall']:7.0f}", end="", flush=True)
        generate(raw, NEW, sites=max(1, size // 50), first=size)
        more = gyoji(raw, out, jobs, ner)
        print(f" {more['cpu']:7.1f} {memory}  {json.dumps(disk)} {json.dumps(record['seconds'])}", flush=True)
        shutil.rmtree(raw)
        shutil.rmtree(out)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--sample", type=int, default=24)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--shared", type=float, default=0.5)
    parser.add_argument("--curve", default="")
    parser.add_argument("--ner", default="gyoji", help="of the runs of the curve")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        if given.curve:
            curve(Path(temporary), [int(size) for size in given.curve.split(",")], given.jobs, given.ner)
        else:
            compare(Path(temporary), given.pages, given.sample, given.jobs, given.shared)
