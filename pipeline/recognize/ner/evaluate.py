"""Exact scores of entities: right is what has the same start, end and label as an annotated one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.recognize.ner.corpus import LabelSpan, Sample
from pipeline.recognize.ner.entity import LABELS


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one label, and what follows from them (shares from 0 to 1)."""

    right: int = 0
    found: int = 0
    annotated: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.annotated if self.annotated else 0.0

    @property
    def f1(self) -> float:
        total = self.found + self.annotated
        return 2 * self.right / total if total else 0.0


def score(samples: Sequence[Sample], predicted: Iterable[Iterable[LabelSpan]]) -> dict[str, Score]:
    """Scores by label and for "all"; what touches an `unscored` span counts neither way."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    annotated: Counter[str] = Counter()
    for sample, spans in zip(samples, predicted, strict=True):
        gold = {e for e in sample.entities if not _touches(e, sample)}
        mine = {e for e in spans if not _touches(e, sample)}
        for counter, some in ((right, gold & mine), (found, mine), (annotated, gold)):
            counter.update(label for _, _, label in some)
            counter["all"] += len(some)
    return {label: Score(right[label], found[label], annotated[label]) for label in ("all", *LABELS)}


def report(scores: dict[str, Score]) -> str:
    """A small table for people."""
    lines = [f"{'label':<9} {'P':>6} {'R':>6} {'F1':>6} {'n':>5}"]
    lines += [f"{k:<9} {s.precision:6.3f} {s.recall:6.3f} {s.f1:6.3f} {s.annotated:5d}" for k, s in scores.items()]
    return "\n".join(lines)


def _touches(entity: LabelSpan, sample: Sample) -> bool:
    return any(entity[0] < end and start < entity[1] for start, end in sample.unscored)
