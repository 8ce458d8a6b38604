"""Where names and times stand, compared character by character with nervaluate.

An annotation names a person once; here every place of the body that reads as one of the names counts. So a name that
the annotation does not mean at some place (a city inside a body's name) is counted as missed there: these figures are
for comparing two models, the tables are measured by the rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pipeline.annotate import Named
from pipeline.evaluate.likeness import norm
from pipeline.evaluate.sheet import Sheet
from pipeline.model import Span

LABELS = ("PERSON", "CITY", "ORG", "TIME")
STRATEGIES = ("strict", "exact", "partial", "ent_type")


@dataclass(frozen=True, slots=True)
class SpanScore:
    """Of one label, or of all ("overall"), by one of nervaluate's strategies."""

    label: str
    strategy: str
    precision: float
    recall: float
    f1: float
    gold: int  # spans that are annotated
    got: int


def score_spans(sheets: Iterable[Sheet]) -> list[SpanScore]:
    """By label and strategy; nothing where no page's text is known."""
    from nervaluate import Evaluator

    known = [sheet for sheet in sheets if sheet.text is not None]
    if not known:
        return []
    gold, got = [gold_spans(sheet) for sheet in known], [extracted_spans(sheet) for sheet in known]
    result: dict[str, Any] = Evaluator(gold, got, tags=list(LABELS), loader="dict").evaluate()
    by_label = {"overall": result["overall"], **{label: result["entities"].get(label) for label in LABELS}}
    return [
        SpanScore(label, strategy, r.precision, r.recall, r.f1, r.possible, r.actual)
        for label, by_strategy in by_label.items()
        if by_strategy
        for strategy in STRATEGIES
        for r in (by_strategy[strategy],)
    ]


def gold_spans(sheet: Sheet) -> list[dict[str, Any]]:
    """What the annotation says stands where; ends are the last character, as nervaluate counts."""
    a = sheet.annotation
    out = [_entity(span, "PERSON") for span in _places(sheet, a.people)]
    out += [_entity(span, "CITY") for span in _places(sheet, a.cities)]
    out += [_entity(span, "ORG") for span in _places(sheet, a.organizations or ())]
    seen: dict[tuple[int, str], int] = {}
    for time in a.times:
        nth = seen[time.line, time.text] = seen.get((time.line, time.text), -1) + 1
        out += [_entity(span, "TIME") for span in sheet.on_line(time.text, time.line, nth)]
    return sorted(out, key=lambda e: (e["start"], e["end"], e["label"]))


def extracted_spans(sheet: Sheet) -> list[dict[str, Any]]:
    """What the tables say stands where in the body, without what may be extracted or not."""
    a = sheet.annotation
    labels = {label for label in LABELS if label != "ORG" or a.organizations is not None}
    optional = {norm(name) for name in (*a.people_optional, *a.cities_optional, *a.times_optional)}
    optional |= {norm(name) for thing in (*a.people, *a.cities) if thing.optional for name in thing.names}
    out = []
    for row in sheet.rows("mentions"):
        span = sheet.span(row)
        if not span or row["label"] not in labels or not row["row_id"] or norm(row["text"]) in optional:
            continue
        if a.body_lines is None or sheet.line_at(span[0]) in a.body:
            out.append(_entity(span, row["label"]))
    return sorted(out, key=lambda e: (e["start"], e["end"], e["label"]))


def _places(sheet: Sheet, things: Iterable[Named]) -> list[Span]:
    names = dict.fromkeys(name for thing in things if not thing.optional for name in thing.names)
    return list(sheet.places(tuple(names)))


def _entity(span: Span, label: str) -> dict[str, Any]:
    return {"start": span[0], "end": span[1] - 1, "label": label}
