"""Characters a second of reading dates and times: ours, ja-timex, dateparser; and how our time grows on hostile input.

    python benchmarks/times.py FOLDER [CHARS]

FOLDER holds pages (*.txt). ja-timex and dateparser are measured on a share of the text, line by line as their users
call them, and only where they are installed. Everything has seen one text before the clock
starts; the clock is the processor's, and of three turns, one reader after the other, each reader's best counts.
"""

from __future__ import annotations

import importlib
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from pipeline.temporal import find_times

WARM = "2024年11月12日(火)16:30から"
TURNS = 3
HOSTILE = (
    "7",
    "-",
    "～",
    "（",
    "1/",
    "03-",
    "十",
    "令和1",
    "11月3日、",
    "2024年(令和",
    "1月",
    "1 Nov ",
    "現地時間10時",
)


def speed(read: Callable[[str], object], text: str) -> float:
    read(WARM)
    start = time.process_time()
    read(text)
    return len(text) / (time.process_time() - start)


def by_line(read: Callable[[str], object]) -> Callable[[str], object]:
    return lambda text: [read(line) for line in text.split("\n") if line.strip()]


def main(folder: Path, chars: int) -> None:
    pages = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt")))
    text = (pages * (chars // len(pages) + 1))[:chars]
    readers: list[tuple[str, Callable[[str], object], str]] = [("ours, find_times", find_times, text)]
    try:
        parser = importlib.import_module("ja_timex").TimexParser()
        readers.append(("ja-timex", by_line(parser.parse), text[: chars // 20]))
    except ImportError:
        print("ja-timex is not installed")
    try:
        from dateparser.search import search_dates

        readers.append(("dateparser", by_line(lambda line: search_dates(line, languages=["ja"])), text[: chars // 100]))
    except ImportError:
        print("dateparser is not installed")
    turns = [[speed(read, share) for _, read, share in readers] for _ in range(TURNS)]
    rows = [(name, max(turn[i] for turn in turns)) for i, (name, _, _) in enumerate(readers)]
    for name, value in rows:
        print(f"{name:20s} {value:12,.0f} characters a second   {rows[0][1] / value:8.1f} x")
    tracemalloc.start()
    for size in (chars // 4, chars // 2, chars):
        tracemalloc.reset_peak()
        find_times(text[:size])
        print(
            f"peak memory at {size:9,d} characters: {tracemalloc.get_traced_memory()[1] / size:6.0f} bytes a character"
        )
    tracemalloc.stop()
    for piece in HOSTILE:
        took = []
        for size in (25_000, 50_000, 100_000):
            hostile = (piece * (size // len(piece) + 1))[:size]
            start = time.process_time()
            find_times(hostile)
            took.append(time.process_time() - start)
        print(f"{piece!r:14s} 25k, 50k, 100k characters: " + ", ".join(f"{t:6.3f} s" for t in took))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000)
