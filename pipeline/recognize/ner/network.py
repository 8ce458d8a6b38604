"""The network in plain numpy: embeddings of word types, the encoder over a word's neighbours, shares of tags and of
kinds of spans.

Every product has a fixed shape (a tile of TILE rows, padded), since float products of other shapes differ in their last
bits: so what a text gets never depends on what else is in the call. All arrays are float32, one row a word.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from pipeline.recognize.ner.hashing import table_rows
from pipeline.recognize.ner.spans import LENGTHS, Spans
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

    Each layer sees a word on either side, at its own distance. Between texts stand as many blanks (type 0) as all
    layers reach: they take part, but those further from a word than the layers that are left cannot change it and are
    not worked out.
    """
    apart = sum(weights.reaches)
    at = np.arange(len(types)) + apart * np.repeat(np.arange(1, len(first)), np.diff(first))
    kinds = np.zeros(at[-1] + apart + 1, np.int64)
    kinds[at] = types
    near = [np.zeros(len(kinds), bool)]  # rows that can still change a word, after the last layer, the one before it, …
    near[0][at] = True
    for reach in weights.reaches[:0:-1]:
        near.append(near[-1].copy())
        for by in range(1, reach + 1):
            near[-1][by:] |= near[-2][:-by]
            near[-1][:-by] |= near[-2][by:]
    there, *inner = near[::-1]
    x = _first(embeddings, kinds, np.flatnonzero(there), weights)
    for layer, reach, rows in zip(weights.encoder[1:], weights.reaches[1:], inner, strict=True):
        x = _layer(x, np.flatnonzero(rows[there]), layer, reach)
        there = rows
    return x


def _first(embeddings: Floats, kinds: Ints, rows: Ints, weights: Weights) -> Floats:
    """What the first layer makes of some rows: once of those that see the same three words."""
    reach, count = weights.reaches[0], np.int64(kinds.max() + 1)
    seen = (kinds[rows - reach] * count + kinds[rows]) * count + kinds[rows + reach]
    _, at, like = np.unique(seen, return_index=True, return_inverse=True)
    made: Floats = _layer(embeddings[kinds], rows[at], weights.encoder[0], reach)[like]
    return made


def _layer(x: Floats, rows: Ints, layer: Maxout, reach: int) -> Floats:
    """What a layer makes of some rows of `x`, each of which sees one on either side, so far away."""
    width = x.shape[1]
    out = np.empty((-(-len(rows) // TILE) * TILE, width), np.float32)
    window = np.zeros((TILE, 3, width), np.float32)
    pieces = np.empty((TILE, layer.w.shape[1]), np.float32)
    seen = rows[:, None] + np.arange(-reach, reach + 1, reach)
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


def tags(hidden: Floats, weights: Weights) -> Floats:
    """The share of each tag of each word."""
    return _shares(product(hidden, weights.tag.w) + weights.tag.b)


def kinds(hidden: Floats, spans: Spans, weights: Weights) -> Floats:
    """The share of each kind of span: no name, or one of each label."""
    width, size = hidden.shape[1], len(spans.first)
    out = np.empty((size, len(weights.out.b)), np.float32)
    seen = np.zeros((TILE, len(weights.span.w)), np.float32)
    mixed = np.empty((TILE, len(weights.span.gain)), np.float32)
    for start in range(0, size, TILE):
        some = slice(start, start + TILE)
        first, last, before, behind = (rows[some] for rows in (spans.first, spans.last, spans.before, spans.behind))
        count = len(first)
        seen[:] = 0
        seen[:count, :width] = hidden[first]
        seen[:count, width : 2 * width] = hidden[last]
        seen[:count, 2 * width : 3 * width] = _means(hidden, first, last)
        seen[:count, 3 * width : 4 * width] = np.where(before[:, None] < 0, np.float32(0), hidden[before])
        seen[:count, 4 * width : 5 * width] = np.where(behind[:, None] < 0, np.float32(0), hidden[behind])
        seen[np.arange(count), 5 * width + np.minimum(last - first, LENGTHS - 1)] = 1
        _maxout(seen @ weights.span.w, weights.span, mixed)
        out[some] = _shares(mixed @ weights.out.w + weights.out.b)[:count]
    return out


def _means(hidden: Floats, first: Ints, last: Ints) -> Floats:
    """The mean of each span's rows, added up word after word: so it is the same wherever the span stands."""
    total = hidden[first]
    for step in range(1, LENGTHS):
        longer = np.flatnonzero(last - first >= step)
        total[longer] += hidden[first[longer] + step]
    total /= (last - first + 1)[:, None].astype(np.float32)
    return total


def _shares(scores: Floats) -> Floats:
    """Softmax of each row; changes `scores`."""
    scores -= scores.max(axis=1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=1, keepdims=True)
    return scores
