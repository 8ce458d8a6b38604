"""`nlp.add_pipe("gyoji_cities")`: our cities in anyone's spaCy pipeline, for displacy and the rest of that world.

Imported by spaCy alone, through the package's entry point: nothing of ours imports this module, nor spaCy with it.
"""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any

from spacy.language import Language
from spacy.tokens import Span

from pipeline.model import Block, Document, Mention, Page, Place
from pipeline.recognize import recognize
from pipeline.settings import Settings

KEY = "gyoji_cities"  # of doc.spans, and of doc.user_data: by span.id_ the fields of each place, as plain values
MODELS = ("none", "gyoji", "ja_ginza")
LINE = re.compile(r"[^\n]*\S[^\n]*")


def place_of(span: Any) -> Place | None:
    """The place that a span of the component names (`span._.place`); None for any other span."""
    fields = span.doc.user_data.get(KEY, {}).get(span.id_)
    return Place(**fields) if fields is not None else None


if not Span.has_extension("place"):
    Span.set_extension("place", getter=place_of)


@Language.factory(
    KEY,
    default_config={"ner": "none", "located": False},
    assigns=["doc.spans"],
)  # type: ignore[untyped-decorator]
def gyoji_cities(nlp: Any, name: str, ner: str, located: bool) -> Any:
    """A component that fills `doc.spans["gyoji_cities"]`: one span a mention, widened to whole tokens.

    A span's label is the kind of its place (CITY, WARD or REGION), its `kb_id_` the place's key, and `span._.place`
    the `Place`: country, codes, GeoNames id, coordinates, zone. `ner` says which model tells people and bodies apart
    from places (none, gyoji or ja_ginza); `located`: also the places that only locate another (埼玉県 of さいたま市).
    """
    if ner not in MODELS:
        raise ValueError(f"ner: {ner} is not one of {', '.join(MODELS)}")
    settings = Settings(ner=ner)  # type: ignore[arg-type]  # it is one of them

    def add(doc: Any) -> Any:
        found = [m for m in recognize(document_of(doc.text), settings).mentions if m.label == "CITY" and m.place]
        kept = [m for m in found if m.scored or located]
        doc.spans[KEY] = [_span(doc, m, m.place) for m in kept if m.place]
        doc.user_data[KEY] = {_id(m): asdict(m.place) for m in kept if m.place}
        return doc

    return add


def document_of(text: str) -> Document:
    """A text as a page whose lines are its blocks."""
    blocks = [Block("", i, *m.span(), "paragraph") for i, m in enumerate(LINE.finditer(text))]
    return Document(Page("", "", text), tuple(blocks))


def _id(m: Mention) -> str:
    return f"{m.start}:{m.end}"


def _span(doc: Any, m: Mention, place: Place) -> Any:
    whole = doc.char_span(m.start, m.end, alignment_mode="expand")
    return Span(doc, whole.start, whole.end, label=place.kind.upper(), kb_id=place.key, span_id=_id(m))
