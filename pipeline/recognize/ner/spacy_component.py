"""`nlp.add_pipe("gyoji_ner")`: our entities in anyone's spaCy pipeline, for displacy and the rest of that world.

Imported by spaCy alone, through the package's entry point: nothing of ours imports this module, nor spaCy with it.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.util import filter_spans

from pipeline.recognize.ner import ours


@Language.factory("gyoji_ner", assigns=["doc.ents"])  # type: ignore[untyped-decorator]
def gyoji_ner(nlp: Any, name: str) -> Any:
    """A component that adds our entities to `doc.ents`, widened to whole tokens where the tokenizer is another."""

    def add(doc: Any) -> Any:
        [found] = ours.entities([doc.text])
        spans = [doc.char_span(e.start, e.end, label=e.label, alignment_mode="expand") for e in found]
        doc.ents = filter_spans([*doc.ents, *spans])
        return doc

    return add
