"""What the saved model asks spaCy's registry for: its tokenizer, its embedding layer, the installed ja_ginza's vectors.

spaCy is imported in the functions: only training and the reference in the tests need it.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import numpy as np

from pipeline.recognize.ner import features, weights
from pipeline.recognize.ner.hashing import string_id
from pipeline.recognize.ner.weights import ATTRS


def vectors() -> Callable[[Any], Any]:
    """A callback of spaCy's `nlp.after_creation`: ja_ginza's chiVe vectors (not saved again), and shapes by script."""

    def add(nlp: Any) -> Any:
        from spacy.attrs import SHAPE
        from spacy.vectors import Vectors

        table = Vectors(strings=nlp.vocab.strings, name="ja_vectors")
        nlp.vocab.vectors = table.from_disk(weights.ja_ginza_files() / "vocab", exclude=["strings"])
        nlp.vocab.lex_attr_getters[SHAPE] = features.script_shape
        return nlp

    return add


def tokenizer() -> Callable[[Any], Any]:
    """spaCy's Japanese tokenizer in split mode A, with what it knows of the longer words (mode C).

    A word's ENT_ID tells where in a longer word it stands, the numbers in `doc.user_data["units"]` which that is.
    """

    def create(nlp: Any) -> Any:
        return _tokenizer_class()(nlp.vocab, split_mode="A")

    return create


def ids(doc: Any) -> Any:
    """What the model sees of a document's words: ORTH, ATTRS, the longer word (as `Lexicon.new_types` gives it)."""
    seen = doc.to_array(["ORTH", *ATTRS]).astype(np.uint64)
    return np.concatenate([seen, np.array(doc.user_data["units"], np.uint64)[:, None]], axis=1)


def embedding(width: int, rows: Sequence[int], vector_width: int = 96) -> Any:
    """A layer from words' ids: hash embeddings of their attributes, their vectors and those of the longer words, mixed.

    Each vector is projected to `vector_width` before all are mixed: that is done once for a kind of word, not for each.
    """
    from thinc.api import HashEmbed, Maxout, chain, concatenate

    tables: list[Any] = [HashEmbed(width, n, column=at, seed=8 + at, dropout=0.0) for at, n in enumerate(rows, 1)]
    columns = width * len(rows) + 2 * vector_width
    mix = Maxout(width, columns, nP=3, dropout=0.0, normalize=True)
    return chain(concatenate(*tables, _vectors(0, vector_width), _vectors(-1, vector_width)), mix)


def _vectors(column: int, width: int) -> Any:
    """A layer that projects the vectors of the words in a column of ids; zeros where none is."""
    from thinc.api import Model, glorot_uniform_init

    table = weights.vectors()

    def initialize(model: Any, X: Any = None, Y: Any = None) -> None:
        model.set_param("W", glorot_uniform_init(model.ops, (width, table.table.shape[1])))

    def forward(model: Any, ids: Any, is_train: bool) -> Any:
        found = table.find(ids[:, column])
        found[ids[:, column] == 0] = 0

        def backprop(change: Any) -> Any:
            model.inc_grad("W", model.ops.gemm(change, found, trans1=True))
            return ids

        return model.ops.gemm(found, model.get_param("W"), trans2=True), backprop

    return Model("vectors", forward, init=initialize, params={"W": None}, dims={"nO": width})


def register() -> None:
    """Makes them known where the package's entry points are not (a checkout that is not installed)."""
    from spacy.util import registry

    registry.callbacks("gyoji.vectors", func=vectors)
    registry.tokenizers("gyoji.tokenizer", func=tokenizer)
    importlib.import_module("pipeline.recognize.ner.recognizer")


@cache
def _tokenizer_class() -> Any:
    from spacy.lang.ja import JapaneseTokenizer, try_sudachi_import

    class Tokenizer(JapaneseTokenizer):  # type: ignore[misc]
        def __call__(self, text: str) -> Any:
            doc = super().__call__(text)
            numbers = [0] * len(doc)
            units = iter(try_sudachi_c().tokenize(text))
            unit: Any = next(units, None)
            for token in doc:
                start, end = token.idx, token.idx + len(token)
                while unit is not None and unit.end() <= start:
                    unit = next(units, None)
                if unit is not None and not token.is_space:
                    tag = "-".join(part for part in unit.part_of_speech()[:4] if part != "*")
                    token.ent_id_ = features.unit(tag, start, end, unit.begin(), unit.end())
                    numbers[token.i] = string_id(unit.surface()) if token.ent_id_ else 0
            doc.user_data["units"] = numbers
            return doc

    @cache
    def try_sudachi_c() -> Any:
        return try_sudachi_import("C")

    return Tokenizer
