"""What the saved model asks spaCy's registry for: the vectors of the installed ja_ginza, which are not saved again."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any


@cache
def ja_ginza_files() -> Path:
    """The folder of the installed ja_ginza model, `ja_ginza/ja_ginza-<version>`."""
    root = Path(str(resources.files("ja_ginza")))
    return next(path for path in sorted(root.glob("ja_ginza-*")) if (path / "vocab").is_dir())


def ja_ginza_vectors() -> Callable[[Any], Any]:
    """A callback of spaCy's `nlp.after_creation`: the pipeline gets ja_ginza's chiVe vectors."""

    def add_vectors(nlp: Any) -> Any:
        from spacy.vectors import Vectors

        vectors = Vectors(strings=nlp.vocab.strings, name="ja_vectors")
        nlp.vocab.vectors = vectors.from_disk(ja_ginza_files() / "vocab", exclude=["strings"])
        return nlp

    return add_vectors


def register() -> None:
    """Makes the callback known where the package's entry points are not (a checkout that is not installed)."""
    from spacy.util import registry

    registry.callbacks("gyoji.ja_ginza_vectors", func=ja_ginza_vectors)
