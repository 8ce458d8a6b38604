"""The name of one line of a diary, a programme or a cell, and the place behind it."""

from __future__ import annotations

import re

from pipeline.assemble import words
from pipeline.assemble.view import View
from pipeline.assemble.when import is_clock
from pipeline.model import Span

MARKS = r"[\s　■□●○◆◇◎★☆▪▫・•▶▷►▼▽✅✓※＊*\-‐–—―|｜:：、,。]*"
BULLET = re.compile(MARKS + r"(?:[（(][月火水木金土日・祝曜休振]{1,6}[）)]|[月火水木金土日]曜日?)?[\s　|｜:：、,にの]*")
PLACE_TAIL = re.compile(r"[\s　]*[（(<＜〈]([^（）()<>＜＞〈〉]{2,40})[）)>＞〉]$")
PLACE_WORD = re.compile(r"[\s　]+(?:会場|場所|於|ところ)[：:\s　]*([^\s　].{1,40})$")
TAG = re.compile(r"[\s　]*【[^【】]{1,12}】$")
SPEAKER = re.compile(
    r"(?:　|[\s]{2,})(?:講師|案内|司会|座長|出演|話し手|企画|登壇|パネリスト|コーディネーター|モデレーター)?[：:]?"
)


def skip(view: View, at: int, end: int) -> int:
    m = BULLET.match(view.text, at, end)
    return m.end() if m else at


def entry_name(view: View, start: int, end: int) -> tuple[Span, Span]:
    """The name of a line, and the place in brackets or behind 会場 at its end."""
    text = view.text
    venue = (0, 0)
    while m := TAG.search(text, start, end):
        end = m.start()
    m = PLACE_TAIL.search(text, start, end)
    clock = [t for t in view.times_in(m.start(1), m.end(1)) if is_clock(t)] if m else []
    if m and clock:  # (11:00〜市民会館)
        at = min(skip(view, clock[-1].end_char, m.end(1)), m.end(1))
        at += len(view.text[at : m.end(1)]) - len(view.text[at : m.end(1)].lstrip("〜~～- 　"))
        return (start, m.start()), (at, m.end(1)) if m.end(1) - at >= 2 else venue
    if m and (
        words.venue_end().search(m[1])
        or text[m.start() : m.end()].strip()[0] in "<＜〈"
        or view.mentions_in(m.start(1), m.end(1), "VENUE")
    ):
        venue, end = (m.start(1), m.end(1)), m.start()
    m = PLACE_WORD.search(text, start, end)
    if m:
        venue, end = (m.start(1), m.end(1)), m.start()
    while m := TAG.search(text, start, end):
        end = m.start()
    return (start, _before_speaker(view, start, end)), venue


def _before_speaker(view: View, start: int, end: int) -> int:
    """Where the name ends if a speaker stands behind it, set off by spaces: `巡検　案内：渡部 隼`."""
    for m in SPEAKER.finditer(view.text, start + 2, end):
        if view.mentions_in(m.end(), end, "PERSON") and (
            m[0].strip("　 ") or view.mentions_in(m.end(), m.end() + 12, "PERSON")
        ):
            return m.start()
    return end
