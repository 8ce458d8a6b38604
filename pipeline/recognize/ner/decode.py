"""The greedy decode of spaCy's entity recognizer (BILUO moves), for all words of a sheet at once.

Outside an entity the state depends only on the word: one product scores all words. Inside, it depends on the entity's
first word, the last one and the next: so the words that may end an entity are scored at once too, some at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from pipeline.recognize.ner import network
from pipeline.recognize.ner.weights import Floats, Weights

Ints: TypeAlias = npt.NDArray[np.integer[Any]]
Flags: TypeAlias = npt.NDArray[np.bool_]

SOON = (6, 18)  # words behind an entity's first that are looked at first, and next
FAR = network.TILE  # and then, but only if a walk from the left comes to the entity: so the work grows with the words


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


def decode(hidden: Floats, blank: Flags, words: Ints, weights: Weights) -> Found:
    """The entities of texts, given each one's first word and how many words there are; `blank` words begin none."""
    moves = Moves.of(weights)
    ends = words[1:] - 1  # the last words of texts
    here = network.feature(hidden, 0, weights)
    scores = network.moves(here + (weights.lower_pad[1] + weights.lower_pad[2] + weights.lower_b), weights)
    scores[:, moves.inside] = scores[:, moves.last] = -np.inf
    scores[np.ix_(np.flatnonzero(blank), np.concatenate([moves.begin, moves.unit]))] = -np.inf
    scores[np.ix_(ends, moves.begin)] = -np.inf
    label_of = np.full(scores.shape[1], -1)
    label_of[moves.begin] = label_of[moves.unit] = np.arange(len(moves.labels))
    best = scores.argmax(axis=1)
    first = np.flatnonzero(label_of[best] >= 0)
    best = best[first]
    walks = _Walks.of(hidden, here, ends, first, label_of[best], weights)
    walks.soon(np.flatnonzero(np.isin(best, moves.begin)))
    kept = walks.reached()
    return Found(first[kept], walks.last[kept], walks.label[kept], (_share_of_best(scores[first]) * walks.sure)[kept])


@dataclass(frozen=True, slots=True)
class _Walks:
    """Entities that begin at some rows, followed to their last one; those of one word are there already."""

    state: tuple[Floats, Floats, Floats]  # features of rows: as the next word, as the last; and of each walk's first
    final: Flags
    first: Ints
    label: Ints
    last: Ints
    sure: Floats  # the product of the probabilities of the moves taken
    going: Flags  # it has not come to its last row yet
    weights: Weights
    moves: Moves

    @classmethod
    def of(cls, hidden: Floats, here: Floats, ends: Ints, first: Ints, label: Ints, weights: Weights) -> _Walks:
        final = np.zeros(len(hidden), bool)
        final[ends] = True
        begun = network.feature(hidden[first], 1, weights) + weights.lower_b
        state = here, network.feature(hidden, 2, weights), begun
        sure, going = np.ones(len(first), np.float32), np.zeros(len(first), bool)
        return cls(state, final, first, label, first.copy(), sure, going, weights, Moves.of(weights))

    def soon(self, some: Ints) -> None:
        """Takes the first steps of some walks."""
        self.going[some] = True
        for steps in SOON:
            self._on(np.flatnonzero(self.going), steps)

    def _on(self, some: Ints, steps: int) -> None:
        """Takes some steps of walks, up to the last row."""
        here, before, begun = self.state
        rows = np.minimum(self.last[some, None] + np.arange(1, steps + 1), len(here) - 1)
        state = here[rows] + begun[some, None] + before[rows - 1]
        scores = network.moves(state.reshape(-1, state.shape[2]), self.weights)
        scores = scores.reshape(*rows.shape, scores.shape[1])
        label, every = self.label[some, None], np.arange(len(some))[:, None]
        step = np.arange(steps)
        margin = scores[every, step, self.moves.last[label]] - scores[every, step, self.moves.inside[label]]
        closing = self.final[rows] | (margin > 0)  # where both are equal, spaCy takes the move that comes first: inside
        share = np.where(self.final[rows], np.float32(1), 1 / (1 + np.exp(-np.abs(margin))))
        share[:, 0] *= self.sure[some]
        closed = closing.any(axis=1)
        end = np.where(closed, closing.argmax(axis=1), steps - 1)
        self.last[some] += end + 1
        self.sure[some] = np.multiply.accumulate(share, axis=1)[every[:, 0], end]
        self.going[some] = ~closed

    def reached(self) -> list[int]:
        """Those that a walk from the left comes to: none begins inside one before it."""
        keep, free = [], 0
        for at, (first, last, going) in enumerate(
            zip(self.first.tolist(), self.last.tolist(), self.going.tolist(), strict=True)
        ):
            if first >= free:
                keep.append(at)
                while going:
                    self._on(np.array([at]), FAR)
                    last, going = int(self.last[at]), bool(self.going[at])
                free = last + 1
        return keep


def _share_of_best(scores: Floats) -> Floats:
    """The probability of the best move of each row."""
    top = scores.max(axis=1, keepdims=True)
    share: Floats = np.float32(1) / np.exp(scores - top).sum(axis=1)
    return share
