"""Candidates of running text: each phrase that can name an event with the day it is told for, and what speaks for it.

Nothing is decided here: a candidate carries the signs that stand for or against it, evidence.py weighs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.assemble import words
from pipeline.assemble.clause import BODY_HOLDS, HABIT, VAGUE
from pipeline.assemble.line_times import bare_day
from pipeline.assemble.lines_of import sentences
from pipeline.assemble.phrases import Phrase, phrases
from pipeline.assemble.record import Record
from pipeline.assemble.sentence import AS_OF, BEFORE, DEADLINE, HISTORY, is_long, is_notice, is_prose
from pipeline.assemble.view import NUMBERED, View
from pipeline.assemble.when import is_clock
from pipeline.model import Span, Time

BEHIND = {  # what stands right behind the name, the first that fits
    "bracket_day": re.compile(r"[（(]"),
    "held": re.compile(
        r"(?:が|を|は|も|では?)[^。「」\n]{0,40}?(?:開催|実施|挙行|開講|開設|執り行|催さ|催し|行わ|行な|行い|行っ|行う|開か|開き|開い|開く|あり(?:ま|、)|幕を|始まり|終了|終え)"
    ),
    "took_part": re.compile(
        r"(?:に|へ)(?:は|も|て)?[^。「」\n、]{0,24}?(?:出席|参加|登壇|臨席|参列|招か|招待|お招き|招き|伺|お邪魔|来場|行って|行き|出演|出展|駆け付け|駆けつけ|お越し|臨み|同行|参り|まいり)"
    ),
    "there": re.compile(r"(?:で(?:は|、)|において|にて|の(?:席|中で|場で|様子|模様|会場|最終日|初日|冒頭))"),
    "seen": re.compile(r"を(?:見学|拝見|鑑賞|観覧|視察|見て|見に|楽し|訪)"),
    "is": re.compile(r"(?:でした|です(?:。|$)|となりました|になりました|がスタート|が開幕|が閉幕|が終)"),
    "topic": re.compile(r"(?:は|が)[、]?"),
    "object": re.compile(r"を"),
    "listed": re.compile(r"[、，・]|や|と|及び|並びに"),
    "end": re.compile(r"[\s　]*(?:。|！|!|$|\n)"),
    "of": re.compile(r"の"),
    "about": re.compile(
        r"(?:に(?:関|つい|向け|先立|合わせ|あわせ|よ[りる]|係|お)|を(?:機に|記念|通|前に|受け)|という|のため)"
    ),
}
DONE = re.compile(r"(?:ました|でした|た)(?:。|、|$)|(?:ました|でした)")
PLANNED = re.compile(r"ます(?:。|$|が)|予定|(?:れ|す)る(?:。|$)|開く(?:。|$)|行う(?:。|$)")
VERB = re.compile(
    r"開催|実施|挙行|行わ|行な|行い|開か|開き|開い|開く|執り行|催|出席|参加|登壇|訪問|訪れ|表敬|締結|調印|視察|参列"
)
OTHER_TIME = re.compile(r"毎[年月週回日]|例年|定期的|これまで|過去|前回|昨年|次回|来年|従来|以前|当時|かつて")
RELATED = re.compile(r"^[^。]{0,30}(?:が|で)(?:開催|行わ|開か)(?:された|れた|される|れる)")
BODY = re.compile(r"(?:委員|協議|議|審議|連絡|研究|部|理事|役員|評議|幹事)会$|^会$|グループ$")
RUN = re.compile(
    r"[」』”]?(?:[（(][^（）()\n]{0,40}[）)])?(?:、|，|や|と|及び|並びに)[\s　]*"
    r"(?:夕方は|夜は|午[前後]は|続いて)?[「『“]?"
)
NEAR = 40
GROUP = 12  # characters between a day and its clock time
BLOCKS = 4  # blocks for which a day that a paragraph began with holds


@dataclass(frozen=True, slots=True)
class Day:
    rows: tuple[Time, ...]
    source: str


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
        for n, span in enumerate(sentences(view.text, block.start, block.end)):
            if is_notice(view, i, span):
                continue
            own = [t for t in view.times_in(*span) if is_own(view, t)]
            carried = Day(before, "sentence") if before else Day((), "")
            if not before and over[0] and over[0][0].precision == "day":
                carried = Day(over[0], "over")
            elif not before and para[0] and i - para[1] <= BLOCKS:
                carried = Day(para[0], "paragraph")
            out += _sentence(view, i, n, span, own, carried)
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


def _sentence(view: View, i: int, n: int, span: Span, own: list[Time], carried: Day) -> Iterator[Record]:
    if not own and not carried.rows:
        return  # no day that anything could be told for
    if HABIT.search(view.text, *span) and not DONE.search(view.text, *span):
        return
    found = [
        p for p in phrases(view, span) if not VAGUE.search(view.text[slice(*p.name)]) and not _holds(view, span, p)
    ]
    for phrase in found:
        day = _day(view, phrase, span, own, carried)
        if day is None:
            continue
        last = _last_of_run(view, found, found.index(phrase))
        signs = [*_signs(view, i, n, span, phrase, last, day, len(found)), *(["run"] if last is not phrase else [])]
        name = phrase.name
        yield Record(
            "mention",
            name,
            (span,),
            day.rows,
            told=span,
            prefix=phrase.prefix,
            suffix=phrase.suffix,
            signs=tuple(signs),
            trust=0.5,
        )


def _holds(view: View, span: Span, phrase: Phrase) -> bool:
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


def _signs(view: View, i: int, n: int, span: Span, phrase: Phrase, last: Phrase, day: Day, count: int) -> Iterator[str]:
    """What speaks for or against a candidate, by name."""
    text = view.text
    name = text[slice(*phrase.name)]
    noun = words.noun_at_end(name) or words.noun_inside(name)
    yield f"form_{phrase.form}"
    yield "noun_none" if noun is None else "noun_weak" if noun.weak else "noun_strong"
    if noun is not None and noun.weak and BODY.search(noun.word):
        yield "noun_body"
    if noun is not None and noun.kind in ("visit", "signing", "press_conference", "session"):
        yield f"kind_{noun.kind}"
    yield f"day_{day.source}"
    yield f"precision_{day.rows[0].precision}"
    behind = last.name[1] + (1 if text[last.name[1] : last.name[1] + 1] in "」』”" else 0)
    note = re.compile(r"[（(][^（）()\n]{0,60}[）)]").match(text, behind, span[1])
    at = note.end() if note else behind
    if phrase.form in ("noun", "quote"):
        yield "behind_" + next(
            (k for k, p in BEHIND.items() if k != "bracket_day" and p.match(text, at, span[1])), "else"
        )
    sentence = text[slice(*span)]
    rest = text[at : span[1]]
    yield "done" if DONE.search(rest) else "planned" if PLANNED.search(rest) else "no_verb"
    if VERB.search(rest):
        yield "verb"
    for sign, pattern in (("deadline", DEADLINE), ("history", HISTORY), ("other_time", OTHER_TIME), ("before", BEFORE)):
        if pattern.search(sentence):
            yield sign
    if NUMBERED.search(name):
        yield "numbered"
    if re.search(r"[「『“]", name) or phrase.form == "quote":
        yield "titled"
    own = len(words.fold(name))
    yield "length_" + ("2" if own <= 3 else "4" if own <= 5 else "6" if own <= 9 else "10" if own <= 24 else "25")
    if re.search(r"[をがは]|に(?=[^ぁ-ん])", re.sub(r"[「『].*[」』]", "", name)) and phrase.form == "noun":
        yield "particle"
    yield f"kind_block_{view.body[i].kind}"
    if i <= 4:
        yield "top"
    yield "crowd_" + ("1" if count == 1 else "2" if count == 2 else "3")
    yield "sentence_" + ("first" if n == 0 else "later")
    if not sentence.rstrip().endswith(("。", "！", "!")):
        yield "open_end"
    if view.dated_lines >= 3:
        yield "dated_lines"
    if abs(_distance(phrase, day)) > 60:
        yield "far"
    if view.above[i] and view.above[i][-1] != view.title and not view.is_generic(view.above[i][-1]):
        yield "below_heading"


def _distance(phrase: Phrase, day: Day) -> int:
    return phrase.name[0] - day.rows[-1].end_char
