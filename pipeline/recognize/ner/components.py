"""What the saved model asks spaCy's registry for: its tokenizer, its embedding layer, the installed ja_ginza's vectors.

spaCy is imported in the functions: only training and the reference in the tests need it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from pipeline.recognize.ner import features
from pipeline.recognize.ner.hashing import string_id


@cache
def ja_ginza_files() -> Path:
    """The folder of the installed ja_ginza model, `ja_ginza/ja_ginza-<version>`."""
    root = Path(str(resources.files("ja_ginza")))
    return next(path for path in sorted(root.glob("ja_ginza-*")) if (path / "vocab").is_dir())


def vectors() -> Callable[[Any], Any]:
    """A callback of spaCy's `nlp.after_creation`: ja_ginza's chiVe vectors (not saved again), and shapes by script."""

    def add(nlp: Any) -> Any:
        from spacy.attrs import SHAPE
        from spacy.vectors import Vectors

        table = Vectors(strings=nlp.vocab.strings, name="ja_vectors")
        nlp.vocab.vectors = table.from_disk(ja_ginza_files() / "vocab", exclude=["strings"])
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


def embedding(width: int, attrs: list[str], rows: list[int], vector_width: int = 96) -> Any:
    """spaCy's MultiHashEmbed with vectors, and the vector of the longer word that each word stands in.

    Each vector is projected to `vector_width` before all are mixed: that is done once for a kind of word, not for each.
    """
    from spacy.ml.featureextractor import FeatureExtractor
    from spacy.ml.staticvectors import StaticVectors
    from thinc.api import HashEmbed, Maxout, chain, concatenate, list2ragged, ragged2list, with_array

    tables = [HashEmbed(width, n, column=at, seed=8 + at, dropout=0.0) for at, n in enumerate(rows)]
    hashed = chain(FeatureExtractor(attrs), list2ragged(), with_array(concatenate(*tables)))
    mix = Maxout(width, width * len(rows) + 2 * vector_width, nP=3, dropout=0.0, normalize=True)
    every = concatenate(hashed, StaticVectors(vector_width, dropout=0.0), _unit_vectors(vector_width))
    return chain(every, with_array(mix), ragged2list())


def _unit_vectors(width: int) -> Any:
    """A layer that projects the vectors of the words numbered in `doc.user_data["units"]`; zeros where none is."""
    from thinc.api import Model, Ragged, glorot_uniform_init

    def initialize(model: Any, X: Any = None, Y: Any = None) -> None:
        columns = X[0].vocab.vectors.shape[1]
        model.set_dim("nM", columns)
        model.set_param("W", glorot_uniform_init(model.ops, (width, columns)))

    def forward(model: Any, docs: Any, is_train: bool) -> Any:
        vectors = docs[0].vocab.vectors
        keys = [key for doc in docs for key in doc.user_data.get("units", [0] * len(doc))]
        rows = vectors.find(keys=keys)
        table = model.ops.as_contig(vectors.data[rows])
        table[rows < 0] = 0
        lengths = model.ops.asarray1i([len(doc) for doc in docs])

        def backprop(change: Any) -> list[Any]:
            model.inc_grad("W", model.ops.gemm(change.data, table, trans1=True))
            return []

        return Ragged(model.ops.gemm(table, model.get_param("W"), trans2=True), lengths), backprop

    return Model("unit_vectors", forward, init=initialize, params={"W": None}, dims={"nO": width, "nM": None})


def register() -> None:
    """Makes them known where the package's entry points are not (a checkout that is not installed)."""
    from spacy.util import registry

    registry.architectures("gyoji.embedding", func=embedding)
    registry.callbacks("gyoji.vectors", func=vectors)
    registry.tokenizers("gyoji.tokenizer", func=tokenizer)


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
