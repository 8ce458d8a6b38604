"""What a user would write instead of gyoji, for benchmarks/batch.py: text, names, dates, tables.

    python benchmarks/stock.py RAW OUT [--jobs N] [--reader trafilatura] [--dates entities]

BeautifulSoup's get_text or trafilatura (of HTML; text is read as it is), stock ja_ginza with nlp.pipe,
`dateparser.search_dates` line by line (in whole texts of this length it takes minutes) or dateparser on what the model
calls a date or a time, pandas. The tables have the names and columns that `gyoji evaluate` reads. In favour of the
script: a date without a year has that of the last one with a year, a clock time the last day, a row counts on whichever
line it stands. Prints a JSON line: pages, characters, seconds and processor seconds without loading.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

Row = dict[str, str]
EVENTS = ("Conference", "Event_Other", "Occasion_Other", "Religious_Festival", "Game")  # labels of the model
TABLES: dict[str, tuple[str, ...]] = {
    "pages": ("page_id", "source"),
    "person_pages": ("page_id", "person_id", "name", "text"),
    "city_pages": ("page_id", "city_id", "name", "text"),
    "times": ("page_id", "text", "start", "end"),
    "event_pages": ("page_id", "event_id", "name", "text", "start", "end"),
}
nlp: Any = None
told: Any = None  # reads one date


@dataclass(frozen=True)
class Found:
    """A date of a page: where it stands, and its day or time in ISO's form."""

    at: int
    text: str
    iso: str


@dataclass
class Calendar:
    """Turns what dateparser gives into ISO's form, cut to what is written."""

    year: int = 0  # of the last date that had one
    day: str = ""  # the last day

    def iso(self, text: str, moment: datetime) -> str:
        if written := re.search(r"\d{4}", text):
            self.year = int(written[0])
        year = self.year or moment.year
        if re.search(r"[時:：]", text):
            day = self.day if self.day and not re.search("[月日]", text) else f"{year:04}-{moment:%m-%d}"
            return f"{day}T{moment:%H:%M}+09:00"
        if re.search(r"日|\d[-./]\d", text):
            self.day = f"{year:04}-{moment:%m-%d}"
            return self.day
        return f"{year:04}-{moment:%m}" if "月" in text else f"{year:04}"


@dataclass
class Share:
    """What one process makes of its pages."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in TABLES})
    chars: int = 0
    seconds: float = 0.0
    cpu: float = 0.0


def begin(reader: str) -> None:
    global nlp, told
    import spacy
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    nlp = spacy.load("ja_ginza")
    nlp("試験")
    told = DateDataParser(languages=["ja"], settings={"DATE_ORDER": "MDY"})  # else 12月6日 is June 2012
    search_dates("2024年5月18日", languages=["ja"])
    read(reader, "<p>試験</p>")


def read(reader: str, html: str) -> str:
    if reader == "trafilatura":
        from trafilatura import extract

        return extract(html) or ""
    from bs4 import BeautifulSoup

    return BeautifulSoup(html, "lxml").get_text("\n")


def text_of(path: Path, reader: str = "get_text") -> str:
    content = path.read_text(encoding="utf-8", errors="replace")
    return read(reader, content) if path.suffix == ".html" else content


def searched(doc: Any) -> Iterator[tuple[int, str, datetime]]:
    """Dates that dateparser finds in lines."""
    from dateparser.search import search_dates

    at = 0
    for line in doc.text.split("\n"):
        for text, moment in (search_dates(line, languages=["ja"]) or ()) if line.strip() else ():
            yield at + max(0, line.find(text)), text, moment
        at += len(line) + 1


def of_entities(doc: Any) -> Iterator[tuple[int, str, datetime]]:
    """Dates and times that the model finds, as dateparser reads them."""
    for entity in doc.ents:
        if entity.label_ in ("Date", "Time") and (moment := told.get_date_data(entity.text).date_obj):
            yield entity.start_char, entity.text, moment


DATES: dict[str, Callable[[Any], Iterator[tuple[int, str, datetime]]]] = {"search": searched, "entities": of_entities}


def work(paths: list[Path], reader: str, dates: str) -> Share:
    if nlp is None:
        begin(reader)
    share, begun, used = Share(), time.perf_counter(), time.process_time()
    texts = [text_of(path, reader) for path in paths]
    for path, doc in zip(paths, nlp.pipe(texts), strict=True):
        page, calendar = str(path), Calendar()
        share.rows["pages"].append({"page_id": page, "source": path.name})
        found = [Found(at, text, calendar.iso(text, moment)) for at, text, moment in DATES[dates](doc)]
        share.rows["times"] += [{"page_id": page, "text": f.text, "start": f.iso, "end": f.iso} for f in found]
        for table, rows in named(doc, page, found).items():
            share.rows[table] += rows
    share.chars = sum(map(len, texts))
    share.seconds, share.cpu = time.perf_counter() - begun, time.process_time() - used
    return share


def named(doc: Any, page: str, found: list[Found]) -> dict[str, list[Row]]:
    """People, cities and events of a page by their names; an event has the date of its sentence, else the next one."""
    out: dict[str, dict[str, Row]] = {"person_pages": {}, "city_pages": {}, "event_pages": {}}
    for entity in doc.ents:
        name, label = "".join(entity.text.split()), entity.label_
        row = {"page_id": page, "name": name, "text": entity.text}
        if label == "Person":
            out["person_pages"].setdefault(name, {**row, "person_id": page + name})
        elif label == "City" or (label == "Province" and name.endswith(("市", "区", "町", "村"))):
            out["city_pages"].setdefault(name, {**row, "city_id": page + name})
        elif label in EVENTS:
            own = [f.iso for f in found if entity.sent.start_char <= f.at < entity.sent.end_char]
            later = [f.iso for f in found if f.at >= entity.start_char]
            day = (*own, *later, *(f.iso for f in found), "")[0]
            out["event_pages"].setdefault(name + day, {**row, "event_id": page + name + day, "start": day, "end": day})
    return {table: list(rows.values()) for table, rows in out.items()}


def pages_of(raw: Path) -> list[Path]:
    return sorted(p for p in raw.rglob("*") if p.suffix in (".txt", ".html"))


def main(raw: Path, out: Path, jobs: int, reader: str, dates: str) -> None:
    paths = pages_of(raw)
    do = partial(work, reader=reader, dates=dates)
    if jobs == 1:
        done = [do(paths)]
    else:
        with ProcessPoolExecutor(jobs) as pool:
            done = list(pool.map(do, [paths[i::jobs] for i in range(jobs)]))
    begun, used = time.perf_counter(), time.process_time()
    out.mkdir(parents=True, exist_ok=True)
    for table, columns in TABLES.items():
        rows = [row for share in done for row in share.rows[table]]
        pd.DataFrame(rows, columns=list(columns)).to_csv(out / f"{table}.csv", index=False)
    wrote, cpu = time.perf_counter() - begun, time.process_time() - used
    seconds = max(share.seconds for share in done) + wrote
    said = {"pages": len(paths), "chars": sum(share.chars for share in done), "seconds": seconds}
    print(json.dumps({**said, "cpu": sum(share.cpu for share in done) + cpu}))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("raw", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--reader", choices=("get_text", "trafilatura"), default="get_text")
    parser.add_argument("--dates", choices=DATES, default="search")
    main(**vars(parser.parse_args()))
