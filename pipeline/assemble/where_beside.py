"""The place that stands beside an event's name or its day and in no sentence: 授与式（応接室）, a hall on a line."""

from __future__ import annotations

import re

from pipeline.assemble import words
from pipeline.assemble.patterns import NOTE
from pipeline.assemble.record import Record
from pipeline.assemble.view import View
from pipeline.assemble.where_chunk import is_hall
from pipeline.assemble.words import sign
from pipeline.model import Span

BRACKET = re.compile(rf"[（(【\[〔]([^（()）【】\[\]〔〕:：\n]{{2,30}}{NOTE})[）)】\]〕][\s　】）)]*$")
INNER = re.compile(r"[^（(、]{2,30}[（(]([^（()）:：\n]{2,30})[）)]")  # 記念植樹（公園）、視察
BEHIND = re.compile(r"[\s　]*[（(]([^（()）:：\n]{2,30})[）)]")
LINE = re.compile(rf"[\s　]*([^。、をがはに「」『』：:\n]{{2,40}}{NOTE})[\s　]*")
CALLED = re.compile(rf"[\s　○〇◯・■●]*(?:招集|{sign('holding')})?{sign('place_label')}[\s　:：]+")
WRITER = re.compile(sign("writer"))
HEADED = ("prose_heading", "prose_title", "fields", "columns", "card", "table_row")


def bracketed(view: View, record: Record) -> Span | None:
    """A hall in brackets at the end of an event's name or right behind it."""
    if record.layout not in HEADED:
        return None
    inner = INNER.match(view.text, *record.name) if record.layout == "table_row" else None
    for m in (BRACKET.search(view.text, *record.name), BEHIND.match(view.text, record.name[1]), inner):
        if m is None:
            continue
        span = (max((m.start(1), *(t.end_char for t in view.times_in(*m.span(1))))), m.end(1))
        span = (span[0] + len(view.text[slice(*span)]) - len(view.text[slice(*span)].lstrip("、, 　・")), span[1])
        if words.venue_end().search(view.text[slice(*span)]) and _no_body(view, span):
            return span
    return None


def on_line(view: View, record: Record) -> Span | None:
    """A hall alone behind the event's day or clock, on the same line or on the next."""
    for row in sorted(record.times, key=lambda t: t.start_char)[-1:]:
        end = view.text.find("\n", row.end_char)
        end = end if end >= 0 else len(view.text)
        span = _place(view, (row.end_char, end))
        if span is not None:
            return span
        if view.text[row.end_char : end].strip(" 　)）】]から~〜～まで開会") or end >= len(view.text):
            continue
        begin = end + 1
        while begin < len(view.text) and view.text[begin] == "\n":
            begin += 1
        stop = view.text.find("\n", begin)
        span = _place(view, (begin, stop if stop >= 0 else len(view.text)))
        if span is not None:
            return span
    return None


def _place(view: View, line: Span) -> Span | None:
    """The words of a line that are nothing but a hall."""
    label = CALLED.match(view.text, *line)
    m = LINE.fullmatch(view.text, label.end() if label else line[0], line[1])
    if m is None or view.times_in(*m.span(1)) or not _no_body(view, m.span(1)):
        return None
    text = view.text[slice(*m.span(1))]
    return m.span(1) if words.venue_end().search(text) and is_hall(view, m.span(1)) else None


def _no_body(view: View, span: Span) -> bool:
    """Whether words name no person and no body that only writes or invites: 岬省, 港課."""
    text = view.text[slice(*span)]
    return not view.mentions_in(*span, "PERSON") and not WRITER.search(text)
