"""What speaks for and against a phrase of running text being an event of the page, by name; evidence.py weighs it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.assemble import words
from pipeline.assemble.phrases import Phrase
from pipeline.assemble.sentence import BEFORE, DEADLINE, HISTORY
from pipeline.assemble.view import NUMBERED, View
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
BODY = re.compile(r"(?:委員|協議|議|審議|連絡|研究|部|理事|役員|評議|幹事)会$|^会$|グループ$")


@dataclass(frozen=True, slots=True)
class Day:
    rows: tuple[Time, ...]
    source: str


def signs_of(
    view: View, i: int, n: int, span: Span, phrase: Phrase, last: Phrase, day: Day, count: int
) -> Iterator[str]:
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
