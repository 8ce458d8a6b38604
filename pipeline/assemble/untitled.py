"""Pages whose title tells an event that their text does not name again, or whose event has no date at all."""

from __future__ import annotations

import re

from pipeline.assemble import naming, words
from pipeline.assemble.patterns import BRACKET
from pipeline.assemble.phrases import Phrase, phrases
from pipeline.assemble.prose_day import CALL, of_another
from pipeline.assemble.record import Record
from pipeline.assemble.sentence import BEFORE, DEADLINE, HISTORY, day_rows, is_prose, prose_sentences
from pipeline.assemble.signs import DONE, HELD_BEHIND
from pipeline.assemble.view import View
from pipeline.assemble.words import sign
from pipeline.model import Span, Time

TOLD = re.compile(
    rf"{sign('was_held', 'coming', 'meeting', 'signing', 'giving')}|{sign('attending', 'joining')}し"
    rf"|訪問(?:し|さ|$)|{sign('called', 'calls')}|来[一-龠]$"
)
HEADLINE = re.compile(
    rf"(?:{sign('visiting', 'coming', 'attending', 'meeting', 'signing', 'giving')}"
    rf"|来[一-龠]|{sign('called', 'took_place')})"
    r"(?:を受け)?(?:し|され|いたし|しま|れ)*(?:ました|た)?[。！!]?$"
)
SURE = 5  # characters of a name that a text says again of itself
BEGIN = 3  # sentences of the beginning that may tell a page's one event without a month
FIRST = 8  # sentences of the beginning that may tell the day
VETO = re.compile(sign("untold"))


def outside(view: View) -> list[Record]:
    """The event of a title that stands outside the body: in the browser's title or the path of the page."""
    title = view.page.title.strip()
    if view.title >= 0 or len(title) < 6 or VETO.search(title) or not view.body:
        return []
    at = view.text.find(title)
    noun = words.noun_at_end(words.undecorated(title))
    if at < 0 or not (HEADLINE.search(re.sub(rf"{BRACKET}$", "", title)) or (noun and not noun.weak)):
        return []
    span = (at, at + len(title))
    if any(b.start <= at < b.end for b in view.body[BEGIN:]) or _only_noun(title):
        return []  # a heading further down, or what the page is a list of: 表敬訪問
    own = [t for t in view.times_in(*span) if t.precision == "day"]
    told, rows = _first_day(view)
    rows = [] if CALL.search(title) and of_another(view, told, rows) is not None else rows
    scope = view.section(-1)
    if not rows and not own:
        return []
    return [Record("prose_title", span, (span, scope), tuple(own or rows), told=told, main=True, trust=0.66)]


def _only_noun(title: str) -> bool:
    bare = words.fold(re.sub(r"[（(【\[][^（）()【】\[\]]{0,20}[）)】\]]", "", title))
    noun = words.noun_at_end(bare)
    return noun is not None and noun.word == bare


def undated(view: View) -> list[Record]:
    """The event of a title that reports it, where the page has no day for it: better without a date than not at all."""
    if view.title < 0 or view.dated_lines >= 3:
        return []
    block = view.body[view.title]
    span = (block.start, block.end)
    title = view.block_text(view.title).strip()
    if VETO.search(title) or view.is_generic(view.title):
        return []
    told = (0, 0)
    if HEADLINE.search(title):
        told = next((s for s in _beginning(view) if TOLD.search(view.text, *s)), (0, 0))
    elif view.names_event(view.title):
        told = _again(view, naming.named(view, span))
    alone = [t for b in view.body if b.kind == "date_line" for t in view.times_in(b.start, b.end)]
    days = [t for t in alone if t.precision == "day"]
    if told == (0, 0):
        return []
    rows = tuple(days) if len(days) == 1 and TODAY.search(view.text, *view.section(-1)) else ()
    return [Record("prose_title", span, (span, view.section(-1)), rows, told=told, main=True, trust=0.5)]


def _again(view: View, name: str) -> Span:
    """The sentence that says of a title's event that it was held: 23日、汐ホールで灯台講演会が開催されました."""
    if len(name) < SURE:
        return 0, 0
    for at in (m.start() for m in re.finditer(re.escape(name), view.text[slice(*view.section(-1))])):
        start = view.section(-1)[0] + at
        end = start + len(name)
        sentence = next((s for s in prose_sentences(view) if s[0] <= start < s[1]), None)
        behind = end + (view.text[end : end + 1] in ("」", "』"))
        if sentence and HELD_BEHIND.match(view.text, behind, sentence[1]) and DONE.search(view.text, end, sentence[1]):
            return sentence
    return 0, 0


# 大分市で31日、催しが開かれました: a day whose month nothing tells
BARE_DAY = re.compile(
    rf"(?<![^。、！!\s　]){sign('today', 'lately')}(?:より|から|、|は|の)?[\s　]?"
    r"|(?<![0-9０-９月/／年間])[0-9０-９]{1,2}日(?:夜|朝|夕方?|午[前後])?(?:、|に(?!ち)|の?午[前後])"
)


def bare_days(view: View, found: list[Record]) -> list[Record]:
    """The first event of a page's running text that is told with a mere 13日: better without a date than not at all."""
    if any(r.layout == "prose_title" for r in found):
        return []
    for span in _beginning(view)[:BEGIN]:
        day = BARE_DAY.search(view.text, *span)
        if day is None or view.times_in(*span) or HISTORY.search(view.text[slice(*span)]):
            continue
        for phrase in phrases(view, span):
            if phrase.name[0] < day.end() or not _told_of(view, phrase, span):
                continue
            name = words.fold(view.text[slice(*phrase.name)])
            if any(name in words.fold(view.text[slice(*r.name)]) for r in found):
                return []
            return [
                Record(
                    "prose", phrase.name, (span,), (), told=span, suffix=phrase.suffix, prefix=phrase.prefix, trust=0.5
                )
            ]
    return []


def _told_of(view: View, phrase: Phrase, span: Span) -> bool:
    """Whether a sentence says that what a phrase names was done."""
    if phrase.form in ("visit", "signing"):
        return bool(DONE.search(view.text, phrase.name[1], span[1]))
    name = view.text[slice(*phrase.name)]
    noun = words.noun_at_end(name) or words.noun_inside(name)
    behind = phrase.name[1] + (view.text[phrase.name[1] : phrase.name[1] + 1] in ("」", "』"))
    return noun is not None and not noun.weak and bool(HELD_BEHIND.match(view.text, behind, span[1]))


TODAY = re.compile(rf"{sign('today')}(?:は|、|の)")


def _beginning(view: View) -> list[Span]:
    out: list[Span] = []
    for block in view.body:
        if is_prose(block) and block.end - block.start > 12:
            out += view.sentences(block.start, block.end)
        if len(out) >= FIRST:
            break
    return out[:FIRST]


def _first_day(view: View) -> tuple[Span, list[Time]]:
    """The first sentence that tells a day and that something was done, else a line that is only a day."""
    for span in _beginning(view):
        text = view.text[slice(*span)]
        rows = [t for t in day_rows(view, span) if t.precision in ("day", "minute")]
        if rows and TOLD.search(text) and not (DEADLINE.search(text) or HISTORY.search(text) or BEFORE.match(text)):
            return span, rows
    for block in view.body:
        rows = [t for t in view.times_in(block.start, block.end) if "T" not in t.start and t.precision == "day"]
        clocks = [t for t in view.times_in(block.start, block.end) if "T" in t.start]
        if block.kind == "date_line" and rows and clocks:
            return (block.start, block.end), [*rows, *clocks]
    return (0, 0), []
