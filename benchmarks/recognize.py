"""Characters a second of the whole stage recognize on one core, with our model and without, against stock ja_ginza.

    python benchmarks/recognize.py FOLDER [CHARS]

FOLDER holds pages (*.txt, any nesting); their kept lines are read once, as a batch reads them: every cache begins
empty, the models are loaded. Stock only finds its entities in the same lines, and gets a share of them.
"""

# ruff: noqa: E402
from __future__ import annotations

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"  # before numpy is imported

import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import spacy

from pipeline.clean import clean
from pipeline.model import Document, Source
from pipeline.recognize import recognize
from pipeline.settings import Settings
from pipeline.strip import strip

WARM = "森川拓也市長は、花巻市の国際会議場で開かれた第3回環境会議に出席しました。"


def main(folder: Path, chars: int) -> None:
    files = sorted(folder.rglob("*.txt"))
    documents = [strip([clean(Source(f.name, f.read_bytes()))])[0] for f in files]
    lines = [d.text_of(block) for d in documents for block in d.body]
    rows: list[tuple[str, float]] = []
    for label, settings in (("recognize, rules", Settings(ner="none")), ("recognize, our model", Settings())):
        recognize(documents[-1], settings)  # tables and model are loaded before the clock starts
        rows.append((label, _speed(partial(recognize, settings=settings), documents[:-1], _size, chars)))
    stock = spacy.load("ja_ginza")
    list(stock.pipe([WARM]))
    rows.append(("ja_ginza, entities", _speed(stock, lines, len, chars // 20)))
    for label, speed in rows:
        print(f"{label:<22} {speed:>10,.0f} characters/s   {speed / rows[-1][1]:5.1f} times stock")


def _size(document: Document) -> int:
    return sum(b.end - b.start for b in document.body)


def _speed(run: Callable[[Any], object], items: Sequence[Any], size: Callable[[Any], int], chars: int) -> float:
    """Characters a second of processor time over the first `chars` characters."""
    done, begun = 0, time.process_time()
    for item in items:
        if done >= chars:
            break
        run(item)
        done += size(item)
    return done / (time.process_time() - begun)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 200_000)
