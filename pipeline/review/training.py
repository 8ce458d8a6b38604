"""Reviewed pages as annotated text, a line a block, in the form that `gyoji train` reads.

The model's labels are wider than the tables' rows: countries are places, too, which no row names; and names of events
are its EVENT only where they are proper names, which no reviewer was asked, so they are left unscored.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pipeline import gazetteer
from pipeline.annotate import ExtractedPage

LABELS = {"PERSON": "PERSON", "ORG": "ORG", "CITY": "PLACE", "VENUE": "FACILITY"}
Span = tuple[int, int, str]


def lines(pages: Iterable[ExtractedPage]) -> Iterator[str]:
    """One JSON object for each block of the body that holds a name."""
    for page in pages:
        spans = _spans(page)
        for n, (start, end) in enumerate(sorted(page.kept or ())):
            own = [(s - start, e - start, label) for s, e, label in spans if start <= s and e <= end]
            text = (page.text or "")[start:end]
            if own and text.strip():
                row: dict[str, Any] = {"id": f"{page.page_id}-{n}", "text": text}
                row["entities"] = [span for span in own if span[2]]
                row["unscored"] = [span[:2] for span in own if not span[2]]
                yield json.dumps(row, ensure_ascii=False)


def _spans(page: ExtractedPage) -> list[Span]:
    """Names, longest first where two overlap; "" is the label of what is left unscored."""
    found = [
        (int(m["start_char"]), int(m["end_char"]), LABELS[m["label"]])
        for m in page.rows("mentions")
        if m["label"] in LABELS
    ]
    found += [(start, end, "PLACE") for start, end, _ in gazetteer.countries_in(page.text or "")]
    events = [(int(e["start_char"]), int(e["end_char"]), "") for e in page.rows("event_pages")]
    out: list[Span] = []
    for one in [*sorted(found, key=lambda s: (s[0] - s[1], s)), *sorted(events)]:
        if all(one[1] <= s or e <= one[0] for s, e, _ in out):
            out.append(one)
    return sorted(out)
