"""Records of meetings that stand under no heading of their own: which meeting it is, and what are only its papers."""

from __future__ import annotations

import re

from pipeline.assemble.patterns import ORDINAL
from pipeline.assemble.view import View
from pipeline.assemble.words import sign
from pipeline.model import Span

MATERIAL = re.compile(sign("annex", "sitting_paper"))
MEETING = re.compile(
    rf"(?P<name>(?:{ORDINAL})?[^\s、。,「」『』（）()【】：:0-9０-９年月日]{{2,40}}?"
    rf"{sign('sitting')})(?={sign('of_sitting')})"
)


def meeting(view: View, scope: Span) -> Span | None:
    """The meeting that a page without a heading is the record of: 審議会の進め方, これから定例会見を行います."""
    m = MEETING.search(view.text, *scope)
    return m.span("name") if m else None
