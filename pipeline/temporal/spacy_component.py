"""`nlp.add_pipe("gyoji_times")`: our times in anyone's spaCy pipeline, for displacy and the rest of that world.

Imported by spaCy alone, through the package's entry point: nothing of ours imports this module, nor spaCy with it.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from spacy.language import Language
from spacy.tokens import Span

from pipeline.model import Said, Time
from pipeline.temporal.api import Context, find_times

KEY = "gyoji_times"  # of doc.spans, and of doc.user_data: by span.id_ the fields of each time, as plain values


def time_of(span: Any) -> Time | None:
    """The time that a span of the component stands for (`span._.time`); None for any other span."""
    fields = span.doc.user_data.get(KEY, {}).get(span.id_)
    if fields is None:
        return None
    return Time(**{**fields, "said": tuple(Said(**said) for said in fields["said"])})


if not Span.has_extension("time"):
    Span.set_extension("time", getter=time_of)


@Language.factory(
    KEY,
    default_config={"reference": "", "zone": "Asia/Tokyo"},
    assigns=["doc.spans"],
)  # type: ignore[untyped-decorator]
def gyoji_times(nlp: Any, name: str, reference: str, zone: str) -> Any:
    """A component that fills `doc.spans["gyoji_times"]`: one span a time, widened to whole tokens, DATE or TIME.

    `reference` is the day (ISO 8601) that 今年 or 11月3日 count from, `zone` the IANA zone of clock times without one.
    `span._.time` is the `Time`, whose own offsets are exact where a token is longer than what was said.
    """
    context = Context(reference=reference, timezone=zone)

    def add(doc: Any) -> Any:
        spans, fields = [], {}
        for time in find_times(doc.text, context):
            key = f"{time.start_char}:{time.end_char}"
            label = "TIME" if time.precision == "minute" else "DATE"
            spans.append(_span(doc, time, label, key))
            fields[key] = {**asdict(time), "said": [asdict(said) for said in time.said]}
        doc.spans[KEY] = spans
        doc.user_data[KEY] = fields
        return doc

    return add


def _span(doc: Any, time: Time, label: str, key: str) -> Any:
    whole = doc.char_span(time.start_char, time.end_char, alignment_mode="expand")
    return Span(doc, whole.start, whole.end, label=label, span_id=key)
