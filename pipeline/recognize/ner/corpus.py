"""Annotated sentences to train and measure with: JSON Lines `{"text", "entities": [[start, end, label]], "unscored"}`.

Offsets count code points. Labels that are not ours (DATE, TIME) are left out. `unscored` spans are neither right nor
wrong. The corpora stay outside the project; a user's own reviewed pages have the same form.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import InputError
from pipeline.model import Span
from pipeline.recognize import tokens
from pipeline.recognize.ner.entity import LABELS, without_surrogates

LabelSpan = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Sample:
    """One annotated text."""

    text: str
    entities: tuple[LabelSpan, ...]
    unscored: tuple[Span, ...] = ()


def read(data: Path) -> dict[str, list[Sample]]:
    """The samples of every *.jsonl file of a folder, by file name, in file order; InputError where there is none."""
    corpora = {path.stem: list(_samples(path)) for path in sorted(data.glob("*.jsonl"))}
    if not any(corpora.values()):
        raise InputError(f"{data}: no annotated texts (*.jsonl) to train on.")
    return corpora


def split(samples: list[Sample], held_back: float) -> tuple[list[Sample], list[Sample]]:
    """(to train on, held back): the last share of a corpus in file order, so that neighbours stay together."""
    cut = round(len(samples) * (1 - held_back))
    return samples[:cut], samples[cut:]


def _samples(path: Path) -> Iterable[Sample]:
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            yield from _cut(_sample(line, path))


def _cut(sample: Sample) -> Iterable[Sample]:
    """The sample in pieces that Sudachi takes; a name that a cut goes through is left out."""
    for start, piece in tokens.pieces(without_surrogates(sample.text)):
        end = start + len(piece)
        entities = tuple((s - start, e - start, k) for s, e, k in sample.entities if start <= s and e <= end)
        yield Sample(
            piece, entities, tuple((s - start, e - start) for s, e in sample.unscored if start <= s and e <= end)
        )


def _sample(line: str, path: Path) -> Sample:
    try:
        row = json.loads(line)
        entities = tuple((int(s), int(e), str(label)) for s, e, label in row["entities"] if label in LABELS)
        unscored = tuple((int(s), int(e)) for s, e in row.get("unscored", ()))
        spans = [*unscored, *((start, end) for start, end, _ in entities)]
        if not all(0 <= span[0] < span[1] <= len(row["text"]) for span in spans):
            raise ValueError("an offset is not in the text")
        return Sample(row["text"], entities, unscored)
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path}: a line is no annotated text: {line[:60]}") from error
