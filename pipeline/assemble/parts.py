"""Parts of a reported meeting that stand under headings of their own without a day: 卓話「…」, 調印, 記念講演「…」."""

from __future__ import annotations

import re

from pipeline.assemble.record import Record
from pipeline.assemble.view import View
from pipeline.assemble.when import is_clock
from pipeline.assemble.words import noun_pattern

TALK = re.compile(
    r"[\s　■□●○◆◇◎★☆▼・【\[]*(?P<name>[^\s　「『」』、。]{0,8}"
    r"(?:卓話|講話|講演|講義|報告|発表|対談|トーク|セミナー|コンサート|鑑賞)"
    r"[\s　]*[「『][^「」『』]{2,60}[」』])[】\]]?[\s　]*$"
)
BARE = re.compile(
    r"[\s　■□●○◆◇◎★☆▼・【\[]*(?P<name>調印式?|署名式?|表彰式?|除幕式?|授与式|贈呈式|入会式)[】\]]?[\s　]*$"
)
LATER = re.compile(r"予定|次回|今後|お知らせ|前回")
NOT_WHOLE = re.compile(rf"{noun_pattern()}")


def records(view: View, mains: list[Record]) -> list[Record]:
    """A record for each part of the page's one dated event, on its day."""
    whole = [r for r in mains if r.main and any(t.precision == "day" for t in r.times) and not r.parent]
    if len(whole) != 1:
        return []
    main = whole[0]
    days = tuple(t for t in main.times if not is_clock(t))[:1]
    if not days or days[0].start != days[0].end or not NOT_WHOLE.search(view.text, *main.name):
        return []
    parent = view.text[slice(*main.name)]
    out = []
    for k, block in enumerate(view.body):
        if block.start < main.scope[-1][0] or block.start == main.name[0] or view.times_in(block.start, block.end):
            continue
        if LATER.search(" ".join(view.block_text(h) for h in view.above[k] if h != view.title)):
            continue
        m = TALK.match(view.text, block.start, block.end) or (
            BARE.match(view.text, block.start, block.end) if block.kind == "heading" else None
        )
        if m:
            scope = view.section(k) if block.level else (block.start, view.body[min(k + 3, len(view.body) - 1)].end)
            name = m.span("name")
            out.append(Record("line", name, (name, scope), days, (), (block.start, block.end), parent, trust=0.62))
    return out
