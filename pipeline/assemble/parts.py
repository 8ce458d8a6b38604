"""Parts of a reported meeting without a day of their own: under headings (卓話「…」, 調印, パレード over a clock time),
and those that sentences number (第1部は、「…」と題する講演)."""

from __future__ import annotations

import re

from pipeline.assemble import naming, words
from pipeline.assemble.record import Record
from pipeline.assemble.sentence import is_prose, prose_sentences
from pipeline.assemble.view import View
from pipeline.assemble.when import is_clock
from pipeline.assemble.words import noun_pattern, sign
from pipeline.model import Time

TALK = re.compile(
    r"[\s　■□●○◆◇◎★☆▼・【\[]*(?P<name>[^\s　「『」』、。]{0,8}"
    rf"{sign('talk')}"
    r"[\s　]*[「『][^「」『』]{2,60}[」』])[】\]]?[\s　]*$"
)
BARE = re.compile(rf"[\s　■□●○◆◇◎★☆▼・【\[]*(?P<name>{sign('bare_part')})[】\]]?[\s　]*$")
NUMBERED_PART = re.compile(
    r"[\s　・]*第[1-9１-９一二三四五六七]部(?:の[^「」。、\s]{1,12})?(?:では|には|は|として|、|[:：])、?"
    r"(?:[^「」『』。\n]{0,60}(?:が|から|による|より|で|は)、?)?[「『](?P<name>[^「」『』\n]{3,80})[」』]"
    rf"(?:と題|について|に関|を?テーマ|という|のテーマ|の題|の{sign('stage_word')}|を(?:開催|行|実施|上映))"
)
LATER = re.compile(sign("later"))
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
    parent = naming.named(view, main.name)
    out = [*_numbered(view, days, parent), *_clocked(view, main, days, parent)]
    for k, block in enumerate(view.body):
        if block.start < main.scope[-1][0] or block.start == main.name[0] or view.times_in(block.start, block.end):
            continue
        m = TALK.match(view.text, block.start, block.end) or (
            BARE.match(view.text, block.start, block.end) if block.kind == "heading" else None
        )
        if m and not LATER.search(" ".join(view.block_text(h) for h in view.above[k] if h != view.title)):
            scope = view.section(k) if block.level else (block.start, view.body[min(k + 3, len(view.body) - 1)].end)
            name = m.span("name")
            out.append(Record("line", name, (name, scope), days, (), (block.start, block.end), parent, trust=0.62))
    return out


def _numbered(view: View, days: tuple[Time, ...], parent: str) -> list[Record]:
    """第1部は、「海を測る」と題する講演を行いました: each numbered part that a sentence gives a title of its own."""
    out = []
    for span in prose_sentences(view):
        m = NUMBERED_PART.match(view.text, *span)
        if m and not any(t.precision in ("day", "minute") for t in view.times_in(span[0], m.end())):
            out.append(Record("line", m.span("name"), (span,), days, (), span, parent, trust=0.62))
    return out


def _clocked(view: View, main: Record, days: tuple[Time, ...], parent: str) -> list[Record]:
    """A heading with an event noun over a text that begins with a clock time: パレード / 11時30分から駅前通りを…."""
    out = []
    for k, block in enumerate(view.body[:-1]):
        if block.kind != "heading" or block.start <= main.name[0] or view.times_in(block.start, block.end):
            continue
        below = view.body[k + 1]
        clocks = view.times_in(below.start, below.start + 3)
        noun = words.noun_at_end(view.block_text(k))
        if noun is None or noun.weak or view.is_generic(k) or not clocks or not is_prose(below):
            continue
        if is_clock(clocks[0]) and clocks[0].start.split("T")[0] in ("", days[0].start):
            scope = view.section(k)
            out.append(
                Record("line", (block.start, block.end), (scope,), (*days, clocks[0]), (), scope, parent, trust=0.62)
            )
    return out
