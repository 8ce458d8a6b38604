"""What a user would write instead of gyoji, for benchmarks/batch.py: text, names, dates, two CSV files.

    python benchmarks/stock.py RAW OUT [--jobs N]

BeautifulSoup's get_text, stock ja_ginza with nlp.pipe, dateparser.search_dates line by line (in whole texts of this
length it takes minutes), pandas. Prints a JSON line: pages, characters, seconds and processor seconds without loading.
"""

from __future__ import annotations

import argparse
import json
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pandas as pd

nlp: Any = None


def begin() -> None:
    global nlp
    import spacy
    from dateparser.search import search_dates

    nlp = spacy.load("ja_ginza")
    nlp("試験")
    search_dates("2024年5月18日", languages=["ja"])


def text_of(path: Path) -> str:
    from bs4 import BeautifulSoup

    content = path.read_text(encoding="utf-8", errors="replace")
    return BeautifulSoup(content, "lxml").get_text("\n") if path.suffix == ".html" else content


def work(paths: list[Path]) -> dict[str, Any]:
    from dateparser.search import search_dates

    if nlp is None:
        begin()
    begun, used = time.perf_counter(), time.process_time()
    texts = [text_of(path) for path in paths]
    names = [
        (str(path), entity.text, entity.label_)
        for path, doc in zip(paths, nlp.pipe(texts), strict=True)
        for entity in doc.ents
    ]
    dates = [
        (str(path), found, moment.isoformat())
        for path, text in zip(paths, texts, strict=True)
        for line in text.split("\n")
        if line.strip()
        for found, moment in search_dates(line, languages=["ja"]) or ()
    ]
    seconds = {"seconds": time.perf_counter() - begun, "cpu": time.process_time() - used}
    return {"names": names, "dates": dates, "chars": sum(map(len, texts)), **seconds}


def main(raw: Path, out: Path, jobs: int) -> None:
    paths = sorted(p for p in raw.rglob("*") if p.suffix in (".txt", ".html"))
    shares = [paths[i::jobs] for i in range(jobs)]
    if jobs == 1:
        done = [work(shares[0])]
    else:
        with ProcessPoolExecutor(jobs) as pool:
            done = list(pool.map(work, shares))
    begun, used = time.perf_counter(), time.process_time()
    out.mkdir(parents=True, exist_ok=True)
    for name in ("names", "dates"):
        pd.DataFrame([row for part in done for row in part[name]]).to_csv(out / f"{name}.csv", index=False)
    wrote, cpu = time.perf_counter() - begun, time.process_time() - used
    print(
        json.dumps(
            {
                "pages": len(paths),
                "chars": sum(part["chars"] for part in done),
                "seconds": max(part["seconds"] for part in done) + wrote,
                "cpu": sum(part["cpu"] for part in done) + cpu,
                "names": sum(len(part["names"]) for part in done),
                "dates": sum(len(part["dates"]) for part in done),
            }
        )
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("raw", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--jobs", type=int, default=1)
    main(**vars(parser.parse_args()))
