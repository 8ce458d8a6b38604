"""Characters a second of the whole stage recognize on one core, with our model and without, against stock ja_ginza.

    python benchmarks/recognize.py FOLDER

FOLDER holds pages (*.txt, any nesting). Their kept lines are read once, as a batch reads them: the model is asked about
the blocks of 16 pages at once. One half of the pages is for the stage, one for its rules without the model, so that
neither finds in a cache what the other put there; stock gets a share of the lines of both, in batches too. The three
take turns, so that other work on the machine slows all of them.
"""

# ruff: noqa: E402
from __future__ import annotations

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"  # before numpy is imported

import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import spacy

from pipeline.clean import clean
from pipeline.engine.items import CHUNK
from pipeline.model import Document, Source
from pipeline.recognize import ner, recognize
from pipeline.settings import Settings
from pipeline.strip import strip

WARM = "森川拓也市長は、花巻市の国際会議場で開かれた第3回環境会議に出席しました。"
SHARE = 12  # stock gets every so many-th line
STAGE, RULES, STOCK = "recognize, our model", "recognize, rules", "ja_ginza"


def main(folder: Path) -> None:
    pages = [clean(Source(f.name, f.read_bytes())) for f in sorted(folder.rglob("*.txt"))]
    documents = [strip([page])[0] for page in pages]
    stock = spacy.load("ja_ginza")
    list(stock.pipe([WARM]))
    chars, seconds = Counter[str](), Counter[str]()

    def timed(label: str, size: int, run: Callable[[], object]) -> None:
        begun = time.process_time()
        run()
        seconds[label] += time.process_time() - begun
        chars[label] += size

    settings = {STAGE: Settings(), RULES: Settings(ner="none")}
    for each in settings.values():
        read(documents[:1], each)  # tables and model are loaded before the clock starts
    del documents[0]
    for at in range(0, len(documents), CHUNK):
        some = documents[at : at + CHUNK]
        label = (STAGE, RULES)[at // CHUNK % 2]
        lines = [d.text_of(block) for d in some for block in d.body]
        timed(label, sum(map(len, lines)), lambda some=some, label=label: read(some, settings[label]))
        lines = lines[::SHARE]
        timed(STOCK, sum(map(len, lines)), lambda lines=lines: list(stock.pipe(lines)))
    for label in (STAGE, RULES, STOCK):
        speed, base = chars[label] / seconds[label], chars[STOCK] / seconds[STOCK]
        print(f"{label:<22} {chars[label]:>9,} characters {speed:>9,.0f} a second   {speed / base:5.1f} times stock")


def read(documents: list[Document], settings: Settings) -> None:
    ner.entities([d.text_of(block) for d in documents for block in d.body], settings)  # as workers ask it
    for document in documents:
        recognize(document, settings)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
