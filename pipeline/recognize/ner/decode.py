"""The greedy decode of spaCy's entity recognizer (BILUO moves), for all words of a sheet at once.

Outside an entity the state depends only on the word: one product scores all words. Entities that could begin at some
word are followed to their end in step with each other, whether or not a walk from the left would ever begin them there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from pipeline.recognize.ner import network
from pipeline.recognize.ner.weights import Floats, Weights

Ints: TypeAlias = npt.NDArray[np.int64]
Flags: TypeAlias = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Found:
    """Entities of a sheet: first and last row of each, its label's number and its probability."""

    first: Ints
    last: Ints
    label: Ints
    score: Floats


@dataclass(frozen=True, slots=True)
class Moves:
    """Which score is which move."""

    labels: tuple[str, ...]
    begin: Ints  # by label
    inside: Ints
    last: Ints
    unit: Ints

    @classmethod
    def of(cls, weights: Weights) -> Moves:
        labels = tuple(sorted({label for _, label in weights.moves if label}))
        by = {move: at for at, move in enumerate(weights.moves)}
        begin, inside, last, unit = (np.array([by[kind, label] for label in labels]) for kind in "BILU")
        return cls(labels, begin, inside, last, unit)


def decode(hidden: Floats, blank: Flags, final: Flags, weights: Weights) -> Found:
    """The entities of a sheet. `blank` words begin none; `final` ones are the last of their text."""
    moves = Moves.of(weights)
    scores = network.moves(network.feature(hidden, 0, weights) + _nothing_open(weights), weights)
    scores[:, moves.inside] = scores[:, moves.last] = -np.inf
    scores[np.ix_(blank, np.concatenate([moves.begin, moves.unit]))] = -np.inf
    scores[np.ix_(final, moves.begin)] = -np.inf
    best = scores.argmax(axis=1)
    label_of = np.full(scores.shape[1], -1)
    label_of[moves.begin] = label_of[moves.unit] = np.arange(len(moves.labels))
    begun = np.flatnonzero(np.isin(best, moves.begin))
    units = np.flatnonzero(np.isin(best, moves.unit))
    last, sure = _follow(hidden, begun, label_of[best[begun]], final, moves, weights)
    first = np.concatenate([begun, units])
    score = _share_of_best(scores[first]) * np.concatenate([sure, np.ones(len(units), np.float32)])
    found = Found(first, np.concatenate([last, units]), label_of[best[first]], score)
    return _reached(found, np.argsort(first, kind="stable").tolist())


def _nothing_open(weights: Weights) -> Floats:
    """What a state adds to its word's own feature where no entity is open."""
    added: Floats = weights.lower_pad[1] + weights.lower_pad[2] + weights.lower_b
    return added


def _follow(
    hidden: Floats, first: Ints, labels: Ints, final: Flags, moves: Moves, weights: Weights
) -> tuple[Ints, Floats]:
    """Where each entity that begins at a row of `first` ends, and the product of its moves' probabilities."""
    last, sure = first.copy(), np.ones(len(first), np.float32)
    begin = network.feature(hidden[first], 1, weights) + weights.lower_b
    rest = np.arange(len(first))
    while len(rest):
        last[rest] += 1
        row, label = last[rest], labels[rest]
        state = network.feature(hidden[row], 0, weights) + begin[rest] + network.feature(hidden[row - 1], 2, weights)
        scores = network.moves(state, weights)
        every = np.arange(len(rest))
        margin = scores[every, moves.last[label]] - scores[every, moves.inside[label]]
        closing = final[row] | (margin > 0)  # where both are equal, spaCy takes the move that comes first: inside
        sure[rest] *= np.where(final[row], 1, 1 / (1 + np.exp(-np.abs(margin))))
        rest = rest[~closing]
    return last, sure


def _share_of_best(scores: Floats) -> Floats:
    """The probability of the best move of each row."""
    top = scores.max(axis=1, keepdims=True)
    share: Floats = np.float32(1) / np.exp(scores - top).sum(axis=1)
    return share


def _reached(found: Found, order: list[int]) -> Found:
    """Those entities that a walk from the left comes to: none begins inside one before it."""
    keep, free = [], 0
    first, last = found.first.tolist(), found.last.tolist()
    for at in order:
        if first[at] >= free:
            keep.append(at)
            free = last[at] + 1
    return Found(found.first[keep], found.last[keep], found.label[keep], found.score[keep])
