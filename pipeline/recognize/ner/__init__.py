"""Names of people, places, organizations, facilities and events in texts, by a model that the settings choose.

`entities(texts, settings)` gives the entities of each text. What it gives for one text never depends on the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pipeline.recognize.ner import ours, stock
from pipeline.recognize.ner.entity import Entity, NerLabel
from pipeline.settings import DEFAULT, Settings

REMEMBERED = 20_000  # texts of one model, some 20 MB

__all__ = ["Entity", "NerLabel", "entities"]


def entities(texts: Sequence[str], settings: Settings = DEFAULT) -> list[list[Entity]]:
    """The entities of each text, in order and never overlapping; offsets count the text's own code points."""
    if settings.ner == "none":
        return [[] for _ in texts]
    known = _known(settings.ner)
    new = [text for text in dict.fromkeys(texts) if text not in known]
    if len(known) + len(new) > REMEMBERED:
        known.clear()
        new = list(dict.fromkeys(texts))
    found = ours.entities(new) if settings.ner == "gyoji" else stock.entities(new)
    known.update(zip(new, found, strict=True))
    return [list(known[text]) for text in texts]


@cache
def _known(model: str) -> dict[str, list[Entity]]:
    """What a model has found before in this process, by text: blocks repeat, and pages can be read ahead in batches."""
    return {}
