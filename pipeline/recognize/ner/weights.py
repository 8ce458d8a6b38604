"""The trained numbers of a saved model, read from the files of its spaCy pipeline without spaCy.

A thinc model's file is msgpack: the layers in breadth-first order, with their parameters. The vectors are ja_ginza's.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from pipeline.errors import StageError
from pipeline.recognize.ner.components import ja_ginza_files

Floats: TypeAlias = npt.NDArray[np.float32]

ATTRS = ["NORM", "PREFIX", "SUFFIX", "SHAPE", "TAG", "ENT_ID"]  # of a word, in the order of the tables


@dataclass(frozen=True, slots=True)
class Maxout:
    """A maxout layer of some pieces with the layer norm behind it; the columns of `w` are piece after piece."""

    w: Floats  # inputs × (pieces · width)
    b: Floats
    gain: Floats
    shift: Floats


@dataclass(frozen=True, slots=True)
class Weights:
    tables: tuple[tuple[Floats, int], ...]  # hash-embedding table and its seed, of each of ATTRS
    static: tuple[Floats, ...]  # of a word's vector, and of the longer word's around it: vector length × width
    mix: Maxout  # of all embeddings of a word to one
    encoder: tuple[Maxout, ...]  # each over a word and its two neighbours
    hidden_w: Floats  # width × hidden
    hidden_b: Floats
    lower: tuple[
        Floats, ...
    ]  # for each feature of a state (next word, entity's first, its last): hidden × (2 · hidden)
    lower_pad: Floats  # 3 × (2 · hidden): a feature that is missing
    lower_b: Floats  # (2 · hidden)
    upper_w: Floats  # hidden × moves
    upper_b: Floats
    moves: tuple[tuple[str, str], ...]  # (B, I, L, U or O; label) of each score


def load(model: Path) -> Weights:
    """The weights of the pipeline saved in the folder `model`; StageError where it is not one of ours."""
    import srsly  # type: ignore[import-untyped]

    try:
        saved = srsly.msgpack_loads((model / "ner" / "model").read_bytes())
        moves = json.loads(srsly.msgpack_loads((model / "ner" / "moves").read_bytes())["moves"])
        return _weights(saved, moves)
    except (OSError, KeyError, ValueError, IndexError) as error:
        raise StageError(f"{model}: no entity model that gyoji can read: train it again.") from error


def _weights(saved: dict[str, Any], moves: dict[str, dict[str, int]]) -> Weights:
    layers = list(zip((node["name"] for node in saved["nodes"]), saved["params"], saved["attrs"], strict=True))
    maxouts = [params for name, params, _ in layers if name == "maxout"]
    norms = [params for name, params, _ in layers if name == "layernorm"]
    mix, *encoder = [_maxout(m, n) for m, n in zip(maxouts, norms, strict=True)]
    tables = tuple((params["E"], _attr(attrs, "seed")) for name, params, attrs in layers if name == "hashembed")
    if len(tables) != len(ATTRS):
        raise ValueError("other features than ours")
    upper, hidden = [params for name, params, _ in layers if name == "linear"]
    static = [params["W"] for name, params, _ in layers if name in ("static_vectors", "unit_vectors")]
    [lower] = [params for name, params, _ in layers if name == "precomputable_affine"]
    return Weights(
        tables=tables,
        static=tuple(_columns(w) for w in static),
        mix=mix,
        encoder=tuple(encoder),
        hidden_w=_columns(hidden["W"]),
        hidden_b=hidden["b"],
        lower=tuple(_columns(w.reshape(-1, w.shape[-1])) for w in _by_piece(lower["W"], 1)),
        lower_pad=_by_piece(lower["pad"][0], 1).reshape(3, -1),
        lower_b=_by_piece(lower["b"], 0).reshape(-1),
        upper_w=_columns(upper["W"]),
        upper_b=upper["b"],
        moves=_moves(moves),
    )


def _attr(attrs: dict[str, bytes], name: str) -> int:
    """A layer's attribute: a number, packed by itself."""
    import srsly

    return int(srsly.msgpack_loads(attrs[name]))


def _maxout(params: dict[str, Floats], norm: dict[str, Floats]) -> Maxout:
    w = _by_piece(params["W"], 0)
    return Maxout(_columns(w.reshape(-1, w.shape[-1])), _by_piece(params["b"], 0).reshape(-1), norm["G"], norm["b"])


def _by_piece(array: Floats, axis: int) -> Floats:
    """(… outputs, pieces …) as (… pieces, outputs …): maxout is then the maximum of whole halves or thirds of a row."""
    return np.ascontiguousarray(np.swapaxes(array, axis, axis + 1))


def _columns(array: Floats) -> Floats:
    return np.ascontiguousarray(array.T)


def _moves(labels: dict[str, dict[str, int]]) -> tuple[tuple[str, str], ...]:
    """The moves in the order of spaCy's TransitionSystem: by kind of move, then frequent labels first.

    A label that was added without an example has a count below 0 and stands behind all that had one.
    """
    names = {"1": "B", "2": "I", "3": "L", "4": "U", "5": "O"}
    counts = [(int(action), count, label) for action, of in labels.items() for label, count in of.items()]
    seen = sorted((c for c in counts if c[1] >= 0), key=lambda c: (-c[0], c[1], c[2]), reverse=True)
    added = sorted((c for c in counts if c[1] < 0), key=lambda c: (c[1], c[2], -c[0]), reverse=True)
    return tuple((names[str(action)], label) for action, _, label in seen + added)


@dataclass(frozen=True, slots=True)
class Vectors:
    """ja_ginza's chiVe vectors: sorted ids of words, and the row of each."""

    keys: npt.NDArray[np.uint64]
    rows: npt.NDArray[np.int32]
    table: Floats

    def find(self, ids: npt.NDArray[np.uint64]) -> Floats:
        """The vector of each id, zeros for a word that has none."""
        at = np.minimum(np.searchsorted(self.keys, ids), len(self.keys) - 1)
        out = self.table[self.rows[at]]
        out[self.keys[at] != ids] = 0
        return out


@cache
def vectors() -> Vectors:
    """Read once; about 30 MB."""
    import srsly

    folder = ja_ginza_files() / "vocab"
    pairs = srsly.msgpack_loads((folder / "key2row").read_bytes())
    keys = np.fromiter(pairs.keys(), np.uint64, len(pairs))
    rows = np.fromiter(pairs.values(), np.int32, len(pairs))
    order = np.argsort(keys, kind="stable")
    with (folder / "vectors").open("rb") as file:
        table = np.load(file)
    return Vectors(keys[order], rows[order], table)
