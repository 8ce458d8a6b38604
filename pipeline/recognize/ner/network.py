"""The network in plain numpy: embeddings of word types, the encoder over a word's neighbours, scores of moves.

Every product has a fixed shape (a tile of TILE rows, padded), since float products of other shapes differ in their last
bits: so what a text gets never depends on what else is in the call. All arrays are float32, one row a word.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from pipeline.recognize.ner.hashing import table_rows
from pipeline.recognize.ner.weights import Floats, Maxout, Vectors, Weights

TILE = 512  # rows of one product
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
    """The embeddings of word types (words.Lexicon.take_new): of all their attributes and of their vector, mixed."""
    parts = []
    for column, (table, seed) in enumerate(weights.tables, start=1):
        rows = table_rows(ids[:, column], seed, len(table))
        parts.append(table[rows[:, 0]] + table[rows[:, 1]] + table[rows[:, 2]] + table[rows[:, 3]])
    parts += [_projected(ids[:, at], w, vectors) for at, w in zip((0, -1), weights.static, strict=False)]
    return _maxout(product(np.concatenate(parts, axis=1), weights.mix.w), weights.mix)


def _projected(ids: npt.NDArray[np.uint64], w: Floats, vectors: Vectors) -> Floats:
    """The projected vectors of words, zeros for what is no word (0)."""
    out = np.zeros((len(ids), w.shape[1]), np.float32)
    some = np.flatnonzero(ids)
    out[some] = product(vectors.find(ids[some]), w)
    return out


def encode(embeddings: Floats, types: npt.NDArray[np.int32], weights: Weights) -> Floats:
    """The hidden vectors of a sheet of words: texts with `halo(weights)` rows of type 0 (zeros) around each."""
    edge, width = halo(weights), embeddings.shape[1]
    step = TILE - 2 * edge
    out = np.zeros((len(types), weights.hidden_w.shape[1]), np.float32)
    padded = np.zeros((TILE + 2, width), np.float32)
    window = np.empty((TILE, 3 * width), np.float32)
    pieces = np.empty((TILE, weights.encoder[0].w.shape[1]), np.float32)
    x = padded[1:-1]
    for at in range(edge, len(types) - edge, step):
        rows = types[at - edge : at - edge + TILE]
        np.take(embeddings, rows, axis=0, out=x[: len(rows)])
        x[len(rows) :] = 0
        for layer in weights.encoder:
            _neighbours(padded, window)
            np.matmul(window, layer.w, out=pieces)
            x += _maxout(pieces, layer)
        hidden = x @ weights.hidden_w + weights.hidden_b
        end = min(at + step, len(types) - edge)
        out[at:end] = hidden[edge : edge + end - at]
    return out


def halo(weights: Weights) -> int:
    """How many words to each side can change what a word gets: one for each layer of the encoder."""
    return len(weights.encoder)


def _neighbours(padded: Floats, window: Floats) -> None:
    width = padded.shape[1]
    for offset in range(3):
        window[:, offset * width : (offset + 1) * width] = padded[offset : offset + TILE]


def _maxout(y: Floats, layer: Maxout) -> Floats:
    """The largest of the pieces, and the layer norm behind it; changes `y`."""
    y += layer.b
    width = len(layer.gain)
    x = np.maximum(y[:, :width], y[:, width : 2 * width])
    for at in range(2 * width, y.shape[1], width):
        np.maximum(x, y[:, at : at + width], out=x)
    share = np.float32(1 / width)
    x -= (np.einsum("ij->i", x) * share)[:, None]
    variance = np.einsum("ij,ij->i", x, x) * share + EPSILON
    x *= (np.float32(1) / np.sqrt(variance))[:, None]
    x *= layer.gain
    x += layer.shift
    return x


def feature(hidden: Floats, which: int, weights: Weights) -> Floats:
    """What words add to the parser's state: as its next word (0), the first (1) or the last (2) of the open entity."""
    return product(hidden, weights.lower[which])


def moves(state: Floats, weights: Weights) -> Floats:
    """The scores of all moves in states that are sums of features."""
    half = state.shape[1] // 2
    return product(np.maximum(state[:, :half], state[:, half:]), weights.upper_w) + weights.upper_b
