"""Characters a second of entity recognition on one core: ours, the same model in spaCy, and stock ja_ginza; one run.

    python benchmarks/ner.py FOLDER [CHARS]

FOLDER holds annotated texts (*.jsonl with "text"), which are only read as text. Every model makes its first pass over
them; the slow ones get a share. All are loaded and have seen one text before the clock starts, and they take turns, so
that other work on the machine slows all of them.
"""

# ruff: noqa: E402
from __future__ import annotations

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"  # before numpy is imported

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path

import spacy

from pipeline.recognize.ner import components, corpus, ours

WARM = "森川拓也市長は、花巻市の国際会議場で開かれた第3回環境会議に出席しました。"
ROUND = 30_000  # characters that ours reads before it is another's turn
LEFT_OUT = ["parser", "morphologizer", "compound_splitter", "bunsetu_recognizer"]
OURS, SPACY, WHOLE, ONLY = "ours, numpy", "ours, spaCy", "ja_ginza, whole", "ja_ginza, entities"
SHARE = {OURS: 1, SPACY: 4, WHOLE: 30, ONLY: 30}  # each reads every so many-th text of a round


def main(folder: Path, chars: int) -> None:
    components.register()
    samples = corpus.read(folder)
    texts = [sample.text for part in zip(*samples.values(), strict=False) for sample in part]
    with resources.as_file(resources.files("pipeline.recognize.ner") / "data" / "model") as path:
        mine, same = ours.Model.load(path), spacy.load(path)
    whole, only = spacy.load("ja_ginza"), spacy.load("ja_ginza", exclude=LEFT_OUT)
    models: dict[str, Callable[[list[str]], object]] = {
        OURS: mine.entities,
        SPACY: lambda some: list(same.pipe(some)),
        WHOLE: lambda some: list(whole.pipe(some)),
        ONLY: lambda some: list(only.pipe(some)),
    }
    read, seconds = Counter[str](), Counter[str]()
    for model in models.values():
        model([WARM])
    for some in _rounds(texts, chars):
        for name, model in models.items():
            part = some[:: SHARE[name]]
            begun = time.process_time()
            model(part)
            seconds[name] += time.process_time() - begun
            read[name] += sum(map(len, part))
    for name in models:
        speed = read[name] / seconds[name]
        times = read[OURS] / seconds[OURS] / speed
        print(f"{name:<20} {speed:>10,.0f} characters/s   ours is {times:5.1f} times as fast")


def _rounds(texts: list[str], chars: int) -> Iterator[list[str]]:
    """The first texts, up to `chars` characters, in rounds."""
    some, size, done = list[str](), 0, 0
    for text in texts:
        some.append(text)
        size += len(text)
        if size >= ROUND:
            yield some
            done += size
            some, size = [], 0
        if done >= chars:
            return
    yield some


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 300_000)
