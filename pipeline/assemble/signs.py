"""What speaks for and against a phrase of running text being an event of the page, by name; evidence.py weighs it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.assemble import words
from pipeline.assemble.patterns import BRACKET
from pipeline.assemble.phrases import Phrase
from pipeline.assemble.sentence import BEFORE, DEADLINE, HISTORY
from pipeline.assemble.view import NUMBERED, View
from pipeline.assemble.words import sign
from pipeline.model import Span, Time

HELD_BEHIND = re.compile(
    rf"(?:が|を|は|も|では?)[^。「」\n]{{0,40}}?{sign('holding', 'hold', 'hold_wide', 'happened')}"
)
BEHIND = re.compile(  # what stands right behind the name, the first that fits
    rf"(?P<held>{HELD_BEHIND.pattern})"
    rf"|(?P<took_part>(?:に|へ)(?:は|も|て)?[^。「」\n、]{{0,24}}?{sign('attending', 'joining', 'going')})"
    rf"|(?P<there>(?:で(?:は|、)|において|にて|の{sign('of_event')}))"
    rf"|(?P<seen>を{sign('watching')})"
    r"|(?P<is>(?:でした|です(?:。|$)|となりました|になりました|がスタート|が開幕|が閉幕|が終))"
    rf"|(?P<topic>(?:は|が)[、]?)|(?P<object>を)|(?P<listed>[、，・]|や|と|{sign('and')})"
    r"|(?P<end>[\s　]*(?:。|！|!|$|\n))|(?P<of>の)"
    rf"|(?P<about>{sign('about')})"
)
NOTE = re.compile(BRACKET)
OPENED = re.compile(r"[「『“]")
IN_QUOTES = re.compile(r"[「『].*[」』]")
PARTICLE = re.compile(r"[をがは]|に(?=[^ぁ-ん])")
DONE = re.compile(r"(?:ました|でした|た)(?:。|、|$)|(?:ました|でした)")
PLANNED = re.compile(r"ます(?:。|$|が)|予定|(?:れ|す)る(?:。|$)|開く(?:。|$)|行う(?:。|$)")
VERB = re.compile(rf"{sign('holding', 'hold', 'attending', 'joining', 'visiting', 'signing', 'called')}|開く|催")
OTHER_TIME = re.compile(sign("habit", "otherwise"))
BODY = re.compile(rf"{sign('standing_body')}$|^会$")
TOP, FAR = 4, 60  # blocks at the head of a page; characters between a name and its day


class Day(NamedTuple):
    rows: tuple[Time, ...]
    source: str


class Sentence(NamedTuple):
    block: int
    number: int  # in its block, from 0
    span: Span
    phrases: int  # how many of them it has


def signs_of(view: View, sentence: Sentence, phrase: Phrase, last: Phrase, day: Day) -> Iterator[str]:
    """What speaks for or against a candidate, by name; `last` is the last of those that it is told with."""
    yield from _of_name(view, phrase)
    yield f"day_{day.source}"
    yield f"precision_{day.rows[0].precision}"
    yield from _of_words_behind(view, sentence.span, phrase, last)
    yield from _of_sentence(view, sentence)
    if view.dated_lines >= 3:
        yield "dated_lines"
    if abs(phrase.name[0] - day.rows[-1].end_char) > FAR:
        yield "far"


def _of_name(view: View, phrase: Phrase) -> Iterator[str]:
    """What the name itself says."""
    name = view.text[slice(*phrase.name)]
    noun = words.noun_at_end(name) or words.noun_inside(name)
    yield f"form_{phrase.form}"
    yield "noun_none" if noun is None else "noun_weak" if noun.weak else "noun_strong"
    if noun is not None and noun.weak and BODY.search(noun.word):
        yield "noun_body"
    if noun is not None and noun.kind in ("visit", "signing", "press_conference", "session"):
        yield f"kind_{noun.kind}"
    if NUMBERED.search(name):
        yield "numbered"
    if phrase.form == "quote" or OPENED.search(name):
        yield "titled"
    own = len(words.fold(name))
    yield "length_" + ("2" if own <= 3 else "4" if own <= 5 else "6" if own <= 9 else "10" if own <= 24 else "25")
    if phrase.form == "noun" and PARTICLE.search(IN_QUOTES.sub("", name)):
        yield "particle"


def _of_words_behind(view: View, span: Span, phrase: Phrase, last: Phrase) -> Iterator[str]:
    """What the sentence says behind the name: that it was held, or will be."""
    text = view.text
    behind = last.name[1] + (1 if text[last.name[1] : last.name[1] + 1] in "」』”" else 0)
    note = NOTE.match(text, behind, span[1])
    at = note.end() if note else behind
    if phrase.form in ("noun", "quote"):
        found = BEHIND.match(text, at, span[1])
        yield f"behind_{found.lastgroup if found else 'else'}"
    rest = text[at : span[1]]
    yield "done" if DONE.search(rest) else "planned" if PLANNED.search(rest) else "no_verb"
    if VERB.search(rest):
        yield "verb"


def _of_sentence(view: View, sentence: Sentence) -> Iterator[str]:
    """What the whole sentence says, and where on the page it stands."""
    text, i = view.text[slice(*sentence.span)], sentence.block
    for said, pattern in (("deadline", DEADLINE), ("history", HISTORY), ("other_time", OTHER_TIME), ("before", BEFORE)):
        if pattern.search(text):
            yield said
    yield f"kind_block_{view.body[i].kind}"
    if i <= TOP:
        yield "top"
    yield "crowd_" + ("1" if sentence.phrases == 1 else "2" if sentence.phrases == 2 else "3")
    yield "sentence_" + ("first" if sentence.number == 0 else "later")
    if not text.rstrip().endswith(("。", "！", "!")):
        yield "open_end"
    if view.above[i] and view.above[i][-1] != view.title and not view.is_generic(view.above[i][-1]):
        yield "below_heading"
