"""The network in plain numpy: embeddings of word types, the encoder over a word's neighbours, scores of moves.

Every product has a fixed shape (a tile of TILE rows, padded), since float products of other shapes differ in their last
bits: so what a text gets never depends on what else is in the call. All arrays are float32, one row a word.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from pipeline.recognize.ner.hashing import table_rows
from pipeline.recognize.ner.weights import Floats, Maxout, Vectors, Weights

Ints: TypeAlias = npt.NDArray[np.integer[Any]]

TILE = 256  # rows of one product
EPSILON = np.float32(1e-8)  # thinc's LayerNorm


def product(x: Floats, w: Floats) -> Floats:
    """x @ w, in tiles."""
    out = np.empty((len(x), w.shape[1]), np.float32)
    whole = len(x) - len(x) % TILE
    for at in range(0, whole, TILE):
        np.matmul(x[at : at + TILE], w, out=out[at : at + TILE])
    if whole < len(x):
        rest = np.zeros((TILE, x.shape[1]), np.float32)
        rest[: len(x) - whole] = x[whole:]
        out[whole:] = (rest @ w)[: len(x) - whole]
    return out


def embed(ids: npt.NDArray[np.uint64], weights: Weights, vectors: Vectors) -> Floats:
    """The embeddings of word types (lexicon.Lexicon.new_types): of all their attributes and of their vector, mixed."""
    width, parts = len(weights.mix.gain), []
    for column, (table, seed) in enumerate(weights.tables, start=1):
        rows = table_rows(ids[:, column], seed, len(table))
        parts.append(table[rows[:, 0]] + table[rows[:, 1]] + table[rows[:, 2]] + table[rows[:, 3]])
    parts += [_projected(ids[:, at], w, vectors) for at, w in zip((0, -1), weights.static, strict=False)]
    y = product(np.concatenate(parts, axis=1), weights.mix.w)
    out = np.empty((len(y), width), np.float32)
    _maxout(y, weights.mix, out)
    return out


def _projected(ids: npt.NDArray[np.uint64], w: Floats, vectors: Vectors) -> Floats:
    """The projected vectors of words, zeros for what is no word (0)."""
    out = np.zeros((len(ids), w.shape[1]), np.float32)
    some = np.flatnonzero(ids)
    out[some] = product(vectors.find(ids[some]), w)
    return out


def encode(embeddings: Floats, types: Ints, first: Ints, weights: Weights) -> Floats:
    """The hidden vectors of the words of some texts, given each text's first word and how many words there are.

    Each layer sees a word's neighbours. Around a text stand as many blanks (type 0) as there are layers, as in thinc:
    they take part, but those further from a word than layers are left cannot change it and are not worked out.
    """
    depth = len(weights.encoder)
    at = np.arange(len(types)) + depth * np.repeat(np.arange(1, len(first)), np.diff(first))
    kinds = np.zeros(at[-1] + depth + 1, np.int32)
    kinds[at] = types
    near = np.zeros((depth, len(kinds)), bool)  # by layers left: rows that can still change a word
    near[0, at] = True
    for left in range(1, depth):
        near[left] = near[left - 1]
        near[left, 1:] |= near[left - 1, :-1]
        near[left, :-1] |= near[left - 1, 1:]
    x = embeddings[kinds]
    there = np.ones(len(kinds), bool)
    for layer, rows in zip(weights.encoder, near[::-1], strict=True):
        x = _layer(x, np.flatnonzero(rows[there]), layer)
        there = rows
    return product(x, weights.hidden_w) + weights.hidden_b


def _layer(x: Floats, rows: Ints, layer: Maxout) -> Floats:
    """What a layer makes of some rows of `x`, each of which sees those beside it."""
    width = x.shape[1]
    out = np.empty((-(-len(rows) // TILE) * TILE, width), np.float32)
    window = np.zeros((TILE, 3, width), np.float32)
    pieces = np.empty((TILE, layer.w.shape[1]), np.float32)
    seen = rows[:, None] + np.arange(-1, 2)
    for start in range(0, len(rows), TILE):
        some, made = seen[start : start + TILE], out[start : start + TILE]
        np.take(x, some, axis=0, out=window[: len(some)], mode="clip")  # none is clipped: it saves numpy a copy
        np.matmul(window.reshape(TILE, -1), layer.w, out=pieces)
        _maxout(pieces, layer, made)
        made += window[:, 1]
    return out[: len(rows)]


def _maxout(y: Floats, layer: Maxout, x: Floats) -> None:
    """The largest of the pieces of `y`, and the layer norm behind it, put in `x`; changes `y`."""
    y += layer.b
    width = len(layer.gain)
    np.maximum(y[:, :width], y[:, width : 2 * width], out=x)
    for at in range(2 * width, y.shape[1], width):
        np.maximum(x, y[:, at : at + width], out=x)
    share = np.float32(1 / width)
    x -= (np.einsum("ij->i", x) * share)[:, None]
    variance = np.einsum("ij,ij->i", x, x) * share + EPSILON
    x *= (np.float32(1) / np.sqrt(variance))[:, None]
    x *= layer.gain
    x += layer.shift


def feature(hidden: Floats, which: int, weights: Weights) -> Floats:
    """What words add to the parser's state: as its next word (0), the first (1) or the last (2) of the open entity."""
    return product(hidden, weights.lower[which])


def moves(state: Floats, weights: Weights) -> Floats:
    """The scores of all moves in states that are sums of features."""
    half = state.shape[1] // 2
    return product(np.maximum(state[:, :half], state[:, half:]), weights.upper_w) + weights.upper_b
