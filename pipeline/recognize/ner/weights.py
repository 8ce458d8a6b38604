"""The trained numbers of a saved model, read from the files of its spaCy pipeline without spaCy.

Its file is msgpack: a list of thinc models, each the layers in breadth-first order with their parameters. The vectors
are ja_ginza's.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from pipeline.errors import StageError
from pipeline.recognize.ner.entity import LABELS

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
class Affine:
    w: Floats  # inputs × outputs
    b: Floats


@dataclass(frozen=True, slots=True)
class Weights:
    tables: tuple[tuple[Floats, int], ...]  # hash-embedding table and its seed, of each of ATTRS
    static: tuple[Floats, ...]  # of a word's vector, and of the longer word's around it: vector length × width
    mix: Maxout  # of all embeddings of a word to one
    encoder: tuple[Maxout, ...]  # each over a word and one on either side
    reaches: tuple[int, ...]  # how far from the word these two stand
    tag: Affine  # scores of a word's tags
    span: Maxout  # over what is seen of a span
    out: Affine  # scores of a span: no name, or one of each label


def load(model: Path) -> Weights:
    """The weights of the pipeline saved in the folder `model`; StageError where it is not one of ours."""
    import srsly  # type: ignore[import-untyped]

    try:
        blocks = [
            _Block(srsly.msgpack_loads(one)) for one in srsly.msgpack_loads((model / "ner" / "model").read_bytes())
        ]
        cfg = json.loads((model / "ner" / "cfg").read_text(encoding="utf-8"))
        embed, *encoder, tag, span, out = blocks
        tables = tuple((params["E"], embed.attr(at, "seed")) for at, params in embed.all("hashembed"))
        if len(tables) != len(ATTRS) or cfg["labels"] != list(LABELS):
            raise ValueError("other features or labels than ours")
        return Weights(
            tables=tables,
            static=tuple(_columns(params["W"]) for _, params in embed.all("vectors")),
            mix=embed.maxout(),
            encoder=tuple(block.maxout() for block in encoder),
            reaches=tuple(cfg["reaches"]),
            tag=tag.affine(),
            span=span.maxout(),
            out=out.affine(),
        )
    except (OSError, KeyError, ValueError, IndexError, TypeError) as error:
        raise StageError(f"{model}: no entity model that gyoji can read: train it again.") from error


class _Block:
    """The layers of one saved thinc model, in breadth-first order."""

    def __init__(self, saved: dict[str, Any]) -> None:
        self.names = [node["name"] for node in saved["nodes"]]
        self.params: list[dict[str, Floats]] = saved["params"]
        self.attrs = saved["attrs"]

    def all(self, name: str) -> list[tuple[int, dict[str, Floats]]]:
        return [(at, params) for at, params in enumerate(self.params) if self.names[at] == name]

    def attr(self, at: int, name: str) -> int:
        """A layer's attribute: a number, packed by itself."""
        import srsly

        return int(srsly.msgpack_loads(self.attrs[at][name]))

    def maxout(self) -> Maxout:
        [(_, params)], [(_, norm)] = self.all("maxout"), self.all("layernorm")
        w = _by_piece(params["W"], 0)
        b = _by_piece(params["b"], 0).reshape(-1)
        return Maxout(_columns(w.reshape(-1, w.shape[-1])), b, norm["G"], norm["b"])

    def affine(self) -> Affine:
        [(_, params)] = self.all("linear")
        return Affine(_columns(params["W"]), params["b"])


def _by_piece(array: Floats, axis: int) -> Floats:
    """(… outputs, pieces …) as (… pieces, outputs …): maxout is then the maximum of whole halves or thirds of a row."""
    return np.ascontiguousarray(np.swapaxes(array, axis, axis + 1))


def _columns(array: Floats) -> Floats:
    return np.ascontiguousarray(array.T)


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
def ja_ginza_files() -> Path:
    """The folder of the installed ja_ginza model, `ja_ginza/ja_ginza-<version>`; to import it would load spaCy."""
    package = find_spec("ja_ginza")
    roots = [Path(folder) for folder in (package and package.submodule_search_locations) or ()]
    found = [path for root in roots for path in sorted(root.glob("ja_ginza-*")) if (path / "vocab").is_dir()]
    if not found:
        raise StageError("ja_ginza, whose word vectors the entity model reads, is not installed.")
    return found[0]


@cache
def vectors() -> Vectors:
    """Read once; about 30 MB."""
    import srsly

    folder = ja_ginza_files() / "vocab"
    pairs = srsly.msgpack_loads((folder / "key2row").read_bytes())
    keys = np.fromiter(pairs.keys(), np.uint64, len(pairs))
    rows = np.fromiter(pairs.values(), np.int32, len(pairs))
    order = np.argsort(keys)  # no two are the same
    with (folder / "vectors").open("rb") as file:
        table = np.load(file)
    return Vectors(keys[order], rows[order], table)
