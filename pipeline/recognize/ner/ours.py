"""Our own model, in plain numpy over SudachiPy's words: the entities that spaCy finds with it, without spaCy.

Texts are laid out on sheets of some thousand words, so that memory does not grow with the texts.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

import numpy as np

from pipeline.recognize import tokens, units
from pipeline.recognize.ner import network, spans
from pipeline.recognize.ner.entity import LABELS, Entity, without_surrogates
from pipeline.recognize.ner.lexicon import Lexicon
from pipeline.recognize.ner.weights import Floats, Vectors, Weights, load, vectors
from pipeline.recognize.ner.words import units_of

SHEET = 8_000  # units from which a sheet is full; one piece of a text has at most 12,000 words
MAX_TYPES = 50_000  # word types that are kept, about 60 MB; beyond that the lexicon begins anew

# A found entity is right with about the probability sigmoid(SLOPE · logit(p) + SHIFT), p the share of its label: fitted
# on the sentences held back from training (data/MODEL.md), since the model by itself is too sure.
SLOPE, SHIFT = 0.7, -0.35

LOCK = threading.Lock()  # Sudachi's tokenizer and the lexicon serve one thread at a time

Piece = tuple[int, int, list[int]]  # which text, the piece's offset in it, its units


@dataclass(slots=True)
class Model:
    """A loaded model, and the word types that it has met."""

    weights: Weights
    vectors: Vectors
    lexicon: Lexicon
    embeddings: Floats  # of the lexicon's types, by their number
    count: int = 1  # of the embeddings that are filled

    @classmethod
    def load(cls, folder: Path) -> Model:
        weights = load(folder)
        return cls(weights, vectors(), Lexicon(units.table()), np.zeros((1024, len(weights.mix.gain)), np.float32))

    def entities(self, texts: Sequence[str]) -> list[list[Entity]]:
        """The entities of each text."""
        out: list[list[Entity]] = [[] for _ in texts]
        for pieces in self._pieces(texts):
            for at, entity in self._of_sheet(pieces):
                out[at].append(entity)
        return out

    def _pieces(self, texts: Sequence[str]) -> Iterator[list[Piece]]:
        """The texts in pieces that Sudachi takes, as many as fill a sheet."""
        sheet: list[Piece] = []
        size = 0
        self._begin()
        for at, text in enumerate(texts):
            for offset, piece in tokens.pieces(without_surrogates(text)):
                found = units_of(piece, self.lexicon)
                if found:
                    sheet.append((at, offset, found))
                    size += len(found)
                if size >= SHEET:
                    yield sheet
                    self._begin()
                    sheet, size = [], 0
        if sheet:
            yield sheet

    def _begin(self) -> None:
        """A new lexicon where the old one is full, or the table of words that it is about."""
        table = units.table()
        if self.count > MAX_TYPES or table is not self.lexicon.table:
            self.lexicon, self.count = Lexicon(table), 1

    def _of_sheet(self, pieces: list[Piece]) -> Iterator[tuple[int, Entity]]:
        """(which text, entity in it) in order."""
        sheet = self.lexicon.lay([found for _, _, found in pieces])
        self._learn()
        blank = np.isin(sheet.types, self.lexicon.spaces)
        hidden = network.encode(self.embeddings, sheet.types, sheet.words, self.weights)
        some = spans.candidates(network.tags(hidden, self.weights), blank, sheet.words)
        shares = network.kinds(hidden, some, self.weights)
        taken = spans.chosen(some, shares)
        first, last, shares = some.first[taken], some.last[taken], shares[taken, 1:]
        which = np.searchsorted(sheet.words, first, side="right") - 1
        starts = (sheet.starts[first] - sheet.texts[which]).tolist()
        ends = (sheet.ends[last] - sheet.texts[which]).tolist()
        labels, scores = shares.argmax(axis=1).tolist(), _calibrated(shares.max(axis=1))
        for at, start, end, label, score in zip(which.tolist(), starts, ends, labels, scores, strict=True):
            text, offset, _ = pieces[at]
            yield text, Entity(start + offset, end + offset, LABELS[label], score)

    def _learn(self) -> None:
        """Embeds the word types that are new."""
        ids = self.lexicon.new_types(self.count - 1)
        if not len(ids):
            return
        need = self.count + len(ids)
        if need > len(self.embeddings):
            grown = np.zeros((max(need, 2 * len(self.embeddings)), self.embeddings.shape[1]), np.float32)
            grown[: self.count] = self.embeddings[: self.count]
            self.embeddings = grown
        self.embeddings[self.count : need] = network.embed(ids, self.weights, self.vectors)
        self.count = need


def _calibrated(shares: Floats) -> list[float]:
    p = np.clip(shares.astype(float), 1e-4, 1 - 1e-4)
    odds = (p / (1 - p)) ** SLOPE * math.exp(SHIFT)
    return [round(score, 3) for score in (odds / (1 + odds)).tolist()]


@cache
def model() -> Model:
    """The model that comes with the package."""
    return Model.load(Path(str(resources.files("pipeline.recognize.ner") / "data" / "model")))


def entities(texts: Sequence[str]) -> list[list[Entity]]:
    """The entities of each text by the model that comes with the package; one thread at a time."""
    with LOCK:
        return model().entities(texts)
