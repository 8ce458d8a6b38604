"""Candidates of running text: each phrase that can name an event with the day it is told for, and what speaks for it.

Nothing is decided here: a candidate carries the signs that stand for or against it, evidence.py weighs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.assemble import words
from pipeline.assemble.clause import BODY_HOLDS, HABIT, VAGUE
from pipeline.assemble.line_times import bare_day
from pipeline.assemble.patterns import NOTE
from pipeline.assemble.phrases import Phrase, phrases
from pipeline.assemble.record import Record
from pipeline.assemble.sentence import AS_OF, is_long, is_notice, is_prose
from pipeline.assemble.signs import DONE, Day, Sentence, signs_of
from pipeline.assemble.view import View
from pipeline.assemble.when import is_clock
from pipeline.assemble.words import sign
from pipeline.model import Span, Time

RUN = re.compile(
    rf"[」』”]?{NOTE}(?:、|，|や|と|{sign('and')})[\s　]*"
    rf"{sign('later_that_day')}?[「『“]?"
)
NEAR = 40
GROUP = 12  # characters between a day and its clock time
BLOCKS = 4  # blocks for which a day that a paragraph began with holds


def candidates(view: View, used: frozenset[int] = frozenset()) -> list[Record]:
    """A candidate for each phrase of the page's running text that a day is told for. `used` are the positions of blocks
    that are rows of a table."""
    out: list[Record] = []
    over: tuple[tuple[Time, ...], int] = ((), -1)
    para: tuple[tuple[Time, ...], int] = ((), -9)
    for i, block in enumerate(view.body):
        if i in used:
            continue
        alone = bare_day(view, (block.start, block.end))
        if alone and not is_clock(alone[0]):
            over, para = (alone, i), ((), -9)
            continue
        if block.level and over[1] >= 0 and over[1] not in view.above[i] and view.body[over[1]].level:
            over = ((), -1)
        if not is_prose(block) and block.kind != "heading":
            continue
        before: tuple[Time, ...] = ()
        for n, span in enumerate(view.sentences(block.start, block.end)):
            if is_notice(view, i, span):
                continue
            own = [t for t in view.times_in(*span) if is_own(view, t)]
            carried = Day(before, "sentence") if before else Day((), "")
            if not before and over[0] and over[0][0].precision == "day":
                carried = Day(over[0], "over")
            elif not before and para[0] and i - para[1] <= BLOCKS:
                carried = Day(para[0], "paragraph")
            out += _sentence(view, Sentence(i, n, span, 0), own, carried)
            days = [t for t in own if not is_clock(t) and t.precision == "day"]
            if days:
                before = (days[-1],)
        if before:
            para = (before, i)
        if block.level and not before:
            para = ((), -9)
    return out


def is_own(view: View, row: Time) -> bool:
    """A time that something can happen at."""
    when = row.precision in ("day", "minute", "month") and not is_long(row)
    return when and not AS_OF.match(view.text, row.end_char)


def is_habit(view: View, span: Span) -> bool:
    """Whether a sentence tells what is always done, which is no happening."""
    return HABIT.search(view.text, *span) is not None and not DONE.search(view.text, *span)


def _sentence(view: View, sentence: Sentence, own: list[Time], carried: Day) -> Iterator[Record]:
    span = sentence.span
    if not own and not carried.rows:
        return  # no day that anything could be told for
    if is_habit(view, span):
        return
    found = [p for p in phrases(view, span) if not VAGUE.search(view.text[slice(*p.name)]) and not holds(view, span, p)]
    among = sentence._replace(phrases=len(found))
    for phrase in found:
        day = _day(view, phrase, span, own, carried)
        if day is None:
            continue
        last = _last_of_run(view, found, found.index(phrase))
        signs = (*signs_of(view, among, phrase, last, day), *(() if last is phrase else ("run",)))
        name = phrase.name
        yield Record(
            "mention",
            name,
            (span,),
            day.rows,
            told=span,
            prefix=phrase.prefix,
            suffix=phrase.suffix,
            signs=signs,
            trust=0.5,
        )


def holds(view: View, span: Span, phrase: Phrase) -> bool:
    """Whether a phrase names a body that holds something: 委員会は6月2日に清掃を行いました."""
    noun = words.noun_at_end(view.text[slice(*phrase.name)])
    return noun is not None and noun.weak and bool(BODY_HOLDS.match(view.text, phrase.name[1], span[1]))


def _last_of_run(view: View, found: list[Phrase], k: int) -> Phrase:
    """The last of the names listed with one: what is said behind it is said of all of them: A、B、Cがあり."""
    while k + 1 < len(found) and RUN.fullmatch(view.text, found[k].name[1], found[k + 1].name[0]):
        k += 1
    return found[k]


def _day(view: View, phrase: Phrase, span: Span, own: list[Time], carried: Day) -> Day | None:
    """The day that a phrase is told for, and how it is bound to it."""
    start, end = phrase.name
    bracket = [
        t for t in own if 0 <= t.start_char - end <= 2 and view.text[end : t.start_char].strip(" 　") in ("（", "(")
    ]
    if bracket:
        return Day(_group(own, own.index(bracket[0])), "bracket")
    before = [k for k, t in enumerate(own) if t.end_char <= start]
    days = [k for k in before if not is_clock(own[k])]
    if days:
        return Day(tuple(own[k] for k in before if k >= _first(own, days[-1], view)), "before")
    after = [k for k, t in enumerate(own) if t.start_char >= end and t.start_char - end <= NEAR]
    if after and not is_clock(own[after[0]]) and "。" not in view.text[end : own[after[0]].start_char]:
        return Day(_group(own, after[0]), "after")
    clocks = tuple(own[k] for k in before if is_clock(own[k]))[-1:] or tuple(
        own[k] for k in after[:1] if is_clock(own[k])
    )
    if carried.rows:
        return Day((*carried.rows, *clocks), carried.source)
    if clocks:
        return Day(clocks, "clock")
    return None


def _first(own: list[Time], k: int, view: View) -> int:
    """The first of the days listed with the one at `k`: 9月23日、24日."""
    while k and not is_clock(own[k - 1]) and len(view.text[own[k - 1].end_char : own[k].start_char]) <= 3:
        k -= 1
    return k


def _group(own: list[Time], k: int) -> tuple[Time, ...]:
    out = [own[k]]
    for t in own[k + 1 :]:
        if t.start_char - out[-1].end_char > GROUP:
            break
        out.append(t)
    return tuple(out)
