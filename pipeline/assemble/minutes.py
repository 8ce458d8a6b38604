"""Records of meetings that stand under no heading of their own: which meeting it is, and what are only its papers."""

from __future__ import annotations

import re

from pipeline.assemble.view import View
from pipeline.model import Span

MATERIAL = re.compile(
    r"(?:参考)?資料[\s　]*[0-9０-９]|別紙|別添|配[布付]資料|会議資料|記者発表資料|会見(?:内容|資料|録)|次第$|議題"
    r"|【字幕"
)
MEETING = re.compile(
    r"(?P<name>(?:第[0-9０-９]{1,3}回)?[^\s、。,「」『』（）()【】：:0-9０-９年月日]{2,40}?"
    r"(?:審議会|協議会|委員会|運営会議|検討会|懇話会|市長会議|記者会見))"
    r"(?=を(?:行|開|始)|の(?:進め方|会議録|議事録|開催|概要)|(?:会議録|議事録|会見録)|について)"
)


def meeting(view: View, scope: Span) -> Span | None:
    """The meeting that a page without a heading is the record of: 審議会の進め方, これから定例会見を行います."""
    m = MEETING.search(view.text, *scope)
    return m.span("name") if m else None
