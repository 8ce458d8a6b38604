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
from typing import cast

import numpy as np
import numpy.typing as npt

from pipeline.recognize import tokens
from pipeline.recognize.ner import decode, network
from pipeline.recognize.ner.entity import Entity, NerLabel, without_surrogates
from pipeline.recognize.ner.weights import Floats, Vectors, Weights, load, vectors
from pipeline.recognize.ner.words import PAD, Lexicon, Words, words

SHEET = 8_000  # words from which a sheet is full; one piece of a text has at most 12,000
MAX_TYPES = 50_000  # word types that are kept, about 60 MB; beyond that the lexicon begins anew

# A found entity is right with the probability sigmoid(SLOPE · logit(p) + SHIFT), p the product of its moves' shares:
# fitted on the sentences held back from training (data/MODEL.md), since the model by itself is too sure.
SLOPE, SHIFT = 0.5, -0.5

LOCK = threading.Lock()  # Sudachi's tokenizer and the lexicon serve one thread at a time

Piece = tuple[int, int, Words]  # which text, the piece's offset in it, its words


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
        return cls(weights, vectors(), Lexicon(), np.zeros((1024, weights.hidden_w.shape[0]), np.float32))

    def entities(self, texts: Sequence[str]) -> list[list[Entity]]:
        """The entities of each text."""
        out: list[list[Entity]] = [[] for _ in texts]
        for sheet in self._sheets(texts):
            for at, offset, entity in self._of_sheet(sheet):
                out[at].append(Entity(entity.start + offset, entity.end + offset, entity.label, entity.score))
        return out

    def _sheets(self, texts: Sequence[str]) -> Iterator[list[Piece]]:
        sheet: list[Piece] = []
        size = 0
        for at, text in enumerate(texts):
            for offset, piece in tokens.pieces(without_surrogates(text)):
                found = words(piece, self.lexicon)
                if found.types:
                    sheet.append((at, offset, found))
                    size += len(found.types)
                if size >= SHEET:
                    yield sheet
                    sheet, size = [], 0
        if sheet:
            yield sheet

    def _of_sheet(self, sheet: list[Piece]) -> Iterator[tuple[int, int, Entity]]:
        """(which text, offset of the piece, entity in the piece) in order."""
        self._learn()
        starts, types, final = self._rows(sheet)
        blank = np.isin(types, [PAD, *sorted(self.lexicon.spaces)])
        hidden = network.encode(self.embeddings, types, self.weights)
        found = decode.decode(hidden, blank, final, self.weights)
        labels = decode.Moves.of(self.weights).labels
        scores = _calibrated(found.score)
        which = (np.searchsorted(starts, found.first, side="right") - 1).tolist()
        rows = zip(which, found.first.tolist(), found.last.tolist(), found.label.tolist(), scores, strict=True)
        for at, first, last, label, score in rows:
            text, offset, piece = sheet[at]
            start, end = piece.starts[first - starts[at]], piece.ends[last - starts[at]]
            yield text, offset, Entity(start, end, cast(NerLabel, labels[label]), score)
        if self.count > MAX_TYPES:
            self.lexicon, self.count = Lexicon(), 1

    def _rows(self, sheet: list[Piece]) -> tuple[list[int], npt.NDArray[np.int32], npt.NDArray[np.bool_]]:
        """The row of each piece's first word; the type in each row; which rows are a piece's last words."""
        gap = [PAD] * network.halo(self.weights)
        types, starts, ends = list(gap), [], []
        for _, _, piece in sheet:
            starts.append(len(types))
            types += piece.types
            ends.append(len(types) - 1)
            types += gap
        final = np.zeros(len(types), bool)
        final[ends] = True
        return starts, np.array(types, np.int32), final

    def _learn(self) -> None:
        """Embeds the word types that are new."""
        ids = self.lexicon.take_new()
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
