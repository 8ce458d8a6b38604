"""Events whose name and day two sentences or two lines tell."""

from __future__ import annotations

import re

from pipeline.assemble import words
from pipeline.assemble.record import Record
from pipeline.assemble.sentence import DEADLINE, EVENT_VERB, SELF, day_rows, prose_sentences
from pipeline.assemble.told import AFTER_QUOTE, QUOTED
from pipeline.assemble.view import View
from pipeline.model import Span, Time


def deferred(view: View) -> list[Record]:
    """「○○」を開設します。 … 本イベントは、11日から22日まで開催します: name and date in two sentences."""
    out: list[Record] = []
    open_names: list[tuple[Span, Span, int]] = []
    for n, span in enumerate(prose_sentences(view)):
        rows = day_rows(view, span)
        text = view.text[slice(*span)].lstrip(" 　・")
        open_names = [o for o in open_names if n - o[2] <= 8][-4:]
        if rows and EVENT_VERB.search(text) and not DEADLINE.search(text):
            for name, first, _ in open_names:
                if _subject(view.text[slice(*name)], text):
                    at = (first[0], span[1])
                    out.append(Record("prose", name, (first, span), tuple(rows), told=at, trust=0.7, main=True))
                    open_names = []
                    break
        if rows:
            continue
        next_line = _under(view, span)
        for m in QUOTED.finditer(view.text, *span):
            strong = words.noun_at_end(m[1]) or words.noun_at_end(view.text[span[0] : m.start()].rstrip("はがの、 　"))
            if next_line and strong and not view.text[m.end() : span[1]].strip(" 　\n"):
                told_at = (span[0], next_line[-1].end_char)
                out.append(Record("prose", m.span(1), (span,), tuple(next_line), told=told_at, trust=0.62))
                continue
            rest = view.text[m.end() : min(span[1], m.end() + 40)]
            if (
                AFTER_QUOTE.match(rest)
                and re.search(r"開催|開設|実施|行い|行う|オープン", rest)
                and (words.noun_at_end(m[1]) or words.noun_inside(m[1]))
            ):
                open_names.append((m.span(1), span, n))
    return out


def _under(view: View, span: Span) -> list[Time]:
    """The days that the line right under a line begins with: 次の特別展は「○○」 / 4月21日～6月3日まで。"""
    end = view.text.find("\n", span[1] - 1)
    start = end + 1
    while 0 < start < len(view.text) and view.text[start] in " 　\n":
        start += 1
    rows = view.times_in(start, start + 2) if end >= 0 else []
    return [t for t in rows if t.precision == "day"]


def _subject(name: str, sentence: str) -> bool:
    """Whether a sentence begins by speaking of that event: 本イベントは, パビリオンは."""
    if SELF.match(sentence):
        return True
    noun = words.noun_at_end(name)
    short = noun.word if noun else ""
    return len(short) >= 3 and bool(re.match(rf"(?:本|当|同|この)?{re.escape(short)}(?:は|が|の開催)", sentence))
