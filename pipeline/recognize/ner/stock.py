"""The stock ja_ginza model, its some 170 labels of the Extended Named Entity hierarchy mapped to our five.

spaCy is imported when the first text comes. ja_ginza gives no probabilities, so that its score is one constant: the
share of its entities that were right on annotated text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, cast

from pipeline import vocabulary
from pipeline.recognize import tokens
from pipeline.recognize.ner.entity import Entity, NerLabel, without_surrogates

SCORE = 0.55  # precision of the stock model on sentences held back from our own training (data/MODEL.md)


@cache
def pipeline() -> Any:
    """ja_ginza's tokenizer, tok2vec and entity recognizer; the parser is left out, entities do not need it."""
    import spacy

    return spacy.load("ja_ginza", exclude=["parser", "attribute_ruler", "morphologizer", "compound_splitter"])


@cache
def labels() -> dict[str, NerLabel]:
    """ja_ginza's label to ours; a label that is not in it is no entity of ours."""
    return {row["label"]: cast(NerLabel, row["ours"]) for row in vocabulary.read("recognize.ner", "ja_ginza_labels")}


def entities(texts: Sequence[str]) -> list[list[Entity]]:
    """The entities of each text, each text by itself."""
    return [_of(text) for text in texts]


def _of(text: str) -> list[Entity]:
    found = []
    for offset, piece in tokens.pieces(without_surrogates(text)):
        for ent in pipeline()(piece).ents if piece.strip() else ():
            label = labels().get(ent.label_)
            if label is not None:
                found.append(Entity(offset + ent.start_char, offset + ent.end_char, label, SCORE))
    return found
