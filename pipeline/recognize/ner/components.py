"""What the saved model asks spaCy's registry for: its tokenizer, and the vectors of the installed ja_ginza.

spaCy is imported in the functions: only training and the reference in the tests need it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from pipeline.recognize.ner import features


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
    """spaCy's Japanese tokenizer in split mode A; a word's ENT_ID tells of the longer word (mode C) that it is in."""

    def create(nlp: Any) -> Any:
        return _tokenizer_class()(nlp.vocab, split_mode="A")

    return create


def register() -> None:
    """Makes both known where the package's entry points are not (a checkout that is not installed)."""
    from spacy.util import registry

    registry.callbacks("gyoji.vectors", func=vectors)
    registry.tokenizers("gyoji.tokenizer", func=tokenizer)


@cache
def _tokenizer_class() -> Any:
    from spacy.lang.ja import JapaneseTokenizer, try_sudachi_import

    class Tokenizer(JapaneseTokenizer):  # type: ignore[misc]
        def __call__(self, text: str) -> Any:
            doc = super().__call__(text)
            units = iter(try_sudachi_c().tokenize(text))
            unit: Any = next(units, None)
            for token in doc:
                start, end = token.idx, token.idx + len(token)
                while unit is not None and unit.end() <= start:
                    unit = next(units, None)
                if unit is not None and not token.is_space:
                    tag = "-".join(part for part in unit.part_of_speech()[:4] if part != "*")
                    token.ent_id_ = features.unit(tag, start, end, unit.begin(), unit.end())
            return doc

    @cache
    def try_sudachi_c() -> Any:
        return try_sudachi_import("C")

    return Tokenizer
