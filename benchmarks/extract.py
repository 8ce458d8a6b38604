"""Body, title, dates and milliseconds a page of HTML: gyoji beside what a user would write instead.

    python benchmarks/extract.py [FOLDER ...]

A FOLDER holds `pages/`, `text/` and `gold/` as tests/fixtures does; without one, all of ours that have HTML are read.
The libraries beside ours are those of extract.requirements.txt; what is not installed is left out.

Body is F1 over the pairs of neighbouring characters of all lines, without spaces and bars, so that it does not matter
where a reader breaks its lines. `alone` is gyoji on each page by itself, as a user's first page of a site is read;
`site` reads all pages of a folder together. Titles and dates count as right when they are equal; a page whose
annotation gives no date is not counted for it. Each reader has read every page once before the clock starts; the clock
is the processor's, and of three turns, one reader after the other, each reader's best counts.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from readers import Case, Read, Readers, readers, text_of

FIXTURES = Path(__file__).resolve().parents[1] / "tests" / "fixtures"
FOLDERS = (FIXTURES / "dev", FIXTURES / "sites")
TURNS = 3
LARGE = 30 * 1024  # bytes of a municipal page as they are found


@dataclass
class Score:
    hit: int = 0
    extra: int = 0
    missed: int = 0
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)

    def add(self, case: Case, read: Read) -> None:
        if read.body is not None:
            want, got = pairs(case.body), pairs(read.body)
            self.hit += (want & got).total()
            self.extra += (got - want).total()
            self.missed += (want - got).total()
        for fact, said in (("title", read.title), ("published_on", read.published), ("updated_on", read.updated)):
            if said is not None and case.facts.get(fact):
                self.asked[fact] += 1
                self.right[fact] += said == case.facts[fact]

    def body(self) -> str:
        both = 2 * self.hit + self.extra + self.missed
        return f"{2 * self.hit / both:.3f}" if both else ""

    def share(self, fact: str) -> str:
        return f"{self.right[fact]}/{self.asked[fact]}" if self.asked[fact] else ""


def pairs(text: str) -> Counter[str]:
    """Pairs of neighbouring characters of each line, without spaces and bars."""
    out: Counter[str] = Counter()
    for line in text.split("\n"):
        plain = "".join(c for c in line if not c.isspace() and c not in "|｜")
        out.update(plain[i : i + 2] for i in range(len(plain) - 1))
    return out


def cases(folder: Path) -> list[Case]:
    out = []
    for path in sorted((folder / "gold").glob("*.json")):
        page, text = folder / "pages" / f"{path.stem}.html", folder / "text" / f"{path.stem}.txt"
        if not page.exists() or not text.exists():
            continue
        gold = json.loads(path.read_text(encoding="utf-8"))
        lines = text.read_text(encoding="utf-8").split("\n")
        own = {n for a, b in gold["body_lines"] for n in range(a, b + 1)}
        body = "\n".join(line for n, line in enumerate(lines, start=1) if n in own)
        out.append(Case(path.stem, page.read_bytes(), body, gold["page"]))
    return out


def grown(case: Case) -> Case:
    """A municipal page with the menus that real ones have, so that it has 30 KiB: 400 links in its first list."""
    text = text_of(case.content)
    head, mark, tail = text.partition("<ul")
    item = '<li class="item{n}"><a href="/soshiki/{n}/index.html"><span>各課のご案内 その{n}</span></a></li>\n'
    more, n = "", 0
    while len((text + more).encode()) < LARGE:
        n += 1
        more += item.format(n=n)
    inside = tail.partition(">")
    return Case(case.name, (head + mark + inside[0] + ">" + more + inside[2]).encode(), case.body, case.facts)


def measure(all_cases: Sequence[Case]) -> None:
    """One row a reader: body on all pages and on municipal ones, facts, milliseconds a page."""
    known = readers()
    results = {name: read(all_cases) for name, read in known.items()}
    small = timed(known, all_cases)
    large = timed(known, [grown(c) for c in all_cases if c.municipal])
    print("| reader | body | body, municipal | title | published | updated | ms a page | ms of 30 KiB |")
    print("|---|---|---|---|---|---|---|---|")
    for name, reads in results.items():
        every, towns = Score(), Score()
        for case, read in zip(all_cases, reads, strict=True):
            every.add(case, read)
            if case.municipal:
                towns.add(case, read)
        facts = " | ".join(every.share(f) for f in ("title", "published_on", "updated_on"))
        speed = f"{small[name]:.1f} | {large.get(name, 0):.1f}"
        print(f"| {name} | {every.body()} | {towns.body()} | {facts} | {speed} |")


def timed(known: Readers, all_cases: Sequence[Case]) -> dict[str, float]:
    """Milliseconds a page of each reader."""
    best = dict.fromkeys(known, float("inf"))
    if not all_cases:
        return {}
    for turn in range(TURNS + 1):
        for name, read in known.items():
            began = time.process_time()
            read(all_cases)
            if turn:  # the first is for warming up
                best[name] = min(best[name], time.process_time() - began)
    return {name: 1000 * seconds / len(all_cases) for name, seconds in best.items()}


def main() -> None:
    folders = [Path(a) for a in sys.argv[1:]] or list(FOLDERS)
    all_cases = [case for folder in folders for case in cases(folder)]
    size = sum(len(c.content) for c in all_cases) / len(all_cases) / 1024
    print(f"{len(all_cases)} pages, {size:.1f} KiB a page\n")
    measure(all_cases)


if __name__ == "__main__":
    main()
