"""Events that a notice is given because of: streets are closed on a day, for that day the event is held."""

from __future__ import annotations

import re

from pipeline.assemble import words
from pipeline.assemble.phrases import begin_of
from pipeline.assemble.record import Record
from pipeline.assemble.view import Field, View
from pipeline.assemble.words import noun_pattern, sign
from pipeline.model import Time

HELD = re.compile(rf"(?P<noun>{noun_pattern()})の?{sign('because_held')}")
CLOSED = re.compile(sign("closed"))
QUOTES = "「『“」』”"


def because(view: View, chunk: list[Field], times: list[Time]) -> list[Record]:
    """港まつりの開催に伴い、次のとおり通行止めとします / 日時：6月2日 18時: the fields are those of what is closed, the
    day is also the event's."""
    days = [t for t in times if t.precision == "day" and t.kind != "fiscal_year"][:1]
    first = view.body[chunk[0].position].start
    if not days:
        return []
    for span in view.sentences(min(view.section(-1)[0], first), first):
        m = HELD.search(view.text, *span)
        if m is None or not CLOSED.search(view.text, m.end(), span[1]):
            continue
        name = (begin_of(view, span[0], m.start()), m.end("noun"))
        noun = words.noun_at_end(m["noun"])
        if (
            noun is not None
            and not noun.weak
            and name[1] - name[0] > len(noun.word)
            and view.text[name[0]] not in QUOTES
        ):
            return [Record("prose", name, (span,), tuple(days), told=span, trust=0.62)]
    return []
