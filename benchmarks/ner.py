"""Characters a second of entity recognition on one core: ours, the same model in spaCy, and stock ja_ginza; one run.

    python benchmarks/ner.py FOLDER [CHARS]

FOLDER holds annotated texts (*.jsonl with "text"), which are only read as text. Every model makes its first pass over
them; the slow ones get a share of it. All are loaded and have seen one text before the clock starts.
"""

# ruff: noqa: E402
from __future__ import annotations

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"  # before numpy is imported

import sys
import time
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import spacy

from pipeline.recognize.ner import components, corpus, ours

WARM = "森川拓也市長は、花巻市の国際会議場で開かれた第3回環境会議に出席しました。"


def main(folder: Path, chars: int) -> None:
    components.register()
    samples = corpus.read(folder)
    texts = [sample.text for part in zip(*samples.values(), strict=False) for sample in part]
    rows: list[tuple[str, float]] = []
    model = resources.files("pipeline.recognize.ner") / "data" / "model"
    with resources.as_file(model) as path:
        mine = ours.Model.load(path)
        rows.append(("ours, numpy", _speed(mine.entities, texts, chars)))
        same = spacy.load(path)
        rows.append(("ours, spaCy", _speed(lambda some: list(same.pipe(some)), texts, chars // 4)))
    stock = spacy.load("ja_ginza")
    rows.append(("ja_ginza, whole", _speed(lambda some: list(stock.pipe(some)), texts, chars // 30)))
    only = spacy.load("ja_ginza", exclude=["parser", "morphologizer", "compound_splitter", "bunsetu_recognizer"])
    rows.append(("ja_ginza, entities", _speed(lambda some: list(only.pipe(some)), texts, chars // 30)))
    for name, speed in rows:
        print(f"{name:<20} {speed:>10,.0f} characters/s   ours is {rows[0][1] / speed:5.1f} times as fast")


def _speed(run: Callable[[list[str]], object], texts: list[str], chars: int) -> float:
    """Characters a second of processor time over the first `chars` characters."""
    some, size = [], 0
    for text in texts:
        if size >= chars:
            break
        some.append(text)
        size += len(text)
    run([WARM])
    begun = time.process_time()
    run(some)
    return size / (time.process_time() - begun)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 300_000)
