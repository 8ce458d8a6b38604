"""Names of people, places, organizations, facilities and events in texts, by a model that the settings choose.

`entities(texts, settings)` gives the entities of each text. What it gives for one text never depends on the others.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.recognize.ner import ours, stock
from pipeline.recognize.ner.entity import Entity, NerLabel
from pipeline.settings import DEFAULT, Settings

__all__ = ["Entity", "NerLabel", "entities"]


def entities(texts: Sequence[str], settings: Settings = DEFAULT) -> list[list[Entity]]:
    """The entities of each text, in order and never overlapping; offsets count the text's own code points."""
    if settings.ner == "none":
        return [[] for _ in texts]
    return ours.entities(texts) if settings.ner == "gyoji" else stock.entities(texts)
