"""Characters a second of reading dates and times: ours, ja-timex, dateparser; our memory; our time on hostile input.

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
JUNK_SIZES = (125_000, 250_000, 500_000, 1_000_000)
JUNK: dict[str, Callable[[int], str]] = {  # what holds no time at all
    "digits": lambda n: "7" * n,
    "dashes": lambda n: "-" * n,
    "waves": lambda n: "～" * n,
    "open brackets": lambda n: "（" * n,
    "nested brackets": lambda n: "（" * (n // 2) + "）" * (n // 2),
    "fractions": lambda n: "1/" * (n // 2),
    "telephone numbers": lambda n: "03-" * (n // 3),
    "kanji digits": lambda n: "十" * n,
}
DENSE_SIZES = (15_625, 31_250, 62_500, 125_000)
DENSE: dict[str, Callable[[int], str]] = {  # what is nothing but times, or the begin of them
    "eras": lambda n: "令和1" * (n // 3),
    "days in a list": lambda n: "11月3日、" * (n // 6),
    "years in brackets": lambda n: "2024年(令和" * (n // 8),
    "months": lambda n: "1月" * (n // 2),
    "English months": lambda n: "1 Nov " * (n // 6),
    "local hours": lambda n: "現地時間10時" * (n // 7),
    "weekday brackets": lambda n: "3日（" * (n // 3),
    "lines of fractions": lambda n: "1/8\n" * (n // 4),
    "a calendar": lambda n: "1 火\n" * (n // 4),
}


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
    curves(JUNK, JUNK_SIZES)
    curves(DENSE, DENSE_SIZES)


def curves(texts: dict[str, Callable[[int], str]], sizes: tuple[int, ...]) -> None:
    """How long hostile texts take as they double; a last column near 2 says that time is linear in the length."""
    print(f"{'seconds':20s}" + "".join(f"{size:>11,d}" for size in sizes) + "   last doubling")
    for name, text_of in texts.items():
        took = []
        for size in sizes:
            text = text_of(size)
            start = time.process_time()
            find_times(text)
            took.append(time.process_time() - start)
        print(f"{name:20s}" + "".join(f"{seconds:11.3f}" for seconds in took) + f"{took[-1] / took[-2]:10.1f} x")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000)
