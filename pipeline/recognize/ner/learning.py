"""One step of training: what the recognizer says of a batch of texts against what it should say."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from pipeline.recognize.ner.lessons import Ids, Lesson
from pipeline.recognize.ner.recognizer import Recognizer, probabilities
from pipeline.recognize.ner.spans import Spans, candidates

Floats: TypeAlias = npt.NDArray[np.float32]
Span: TypeAlias = tuple[int, int]

MOST = 300  # candidates of a batch that are learnt from: an untrained tagger finds many
ONE_IN = 20  # words of which one begins a span taken at random
SIZES = (0, 0, 1, 1, 2, 3, 4)  # of these, less one word


def with_unknown(ids: Ids, share: float) -> Ids:
    """Ids of words, some hidden (NORM; half as often ORTH and the longer word): so what stands around them counts."""
    ids = ids.copy()
    ids[np.random.rand(len(ids)) < share, 1] = 0
    hidden = np.random.rand(len(ids)) < share / 2
    ids[hidden, 0] = ids[hidden, -1] = 0
    return ids


def learn(net: Recognizer, lessons: Sequence[Lesson], ids: Ids, rng: random.Random) -> float:
    """Adds up what is to change; the loss."""
    sheet = net.words(ids, [len(lesson.types) for lesson in lessons], train=True)
    shares = probabilities(sheet.tags)
    tags, scored = (np.concatenate([getattr(lesson, name) for lesson in lessons]) for name in ("tags", "scored"))
    change = shares - np.eye(shares.shape[1], dtype=np.float32)[tags]
    change[~scored] = 0
    loss = -float(np.log(shares[np.arange(len(tags)), tags] + 1e-9) @ scored)
    names, words = _names(lessons)
    spans = _spans(shares, names, scored, words, rng)
    kinds = np.array([names.get(span, -1) + 1 for span in zip(spans.first.tolist(), spans.last.tolist(), strict=True)])
    span_scores, back = net.spans(sheet, spans, train=True)
    span_shares = probabilities(span_scores)
    loss -= float(np.log(span_shares[np.arange(len(kinds)), kinds] + 1e-9).sum())
    span_change = span_shares - np.eye(span_shares.shape[1], dtype=np.float32)[kinds]
    weight = np.float32(1 / len(lessons))
    sheet.back(back(span_change * weight), change * weight)
    return loss


def _names(lessons: Sequence[Lesson]) -> tuple[dict[Span, int], npt.NDArray[np.int64]]:
    """Where names stand in all words of a batch, with their labels; each text's first word, and how many there are."""
    words = np.cumsum([0, *(len(lesson.types) for lesson in lessons)])
    names = {
        (first + at, last + at): label
        for lesson, at in zip(lessons, words.tolist(), strict=False)
        for (first, last), label in lesson.names.items()
    }
    return names, words


def _spans(
    shares: Floats,
    names: dict[Span, int],
    scored: npt.NDArray[np.bool_],
    words: npt.NDArray[np.int64],
    rng: random.Random,
) -> Spans:
    """What to learn from: all names, the tagger's candidates, names a word too long or short, and some at random."""
    found = candidates(shares, np.zeros(len(shares), bool), words)
    some = list(zip(found.first.tolist(), found.last.tolist(), strict=True))
    some = rng.sample(some, MOST) if len(some) > MOST else some
    for first, last in names:
        near = ((first - 1, last), (first + 1, last), (first, last - 1), (first, last + 1))
        some += [span for span in near if rng.random() < 0.5]
    for first in rng.sample(range(len(shares)), len(shares) // ONE_IN):
        some.append((first, first + rng.choice(SIZES)))
    text = np.repeat(np.arange(len(words) - 1), np.diff(words)).tolist()
    open_before = np.cumsum(np.append(False, ~scored)).tolist()
    whole = [
        (first, last)
        for first, last in set(some) - set(names)
        if 0 <= first <= last < len(text) and text[first] == text[last] and open_before[first] == open_before[last + 1]
    ]
    rows = np.array(sorted([*names, *whole]), np.int64).reshape(-1, 2)
    return Spans.of(rows[:, 0], rows[:, 1], words)
