"""What of the words before 〜において is the hall: 新宮市緑ヶ丘の県振興局（保健所）第2会議室, 町有林「町民の森」."""

from __future__ import annotations

import re

from pipeline.assemble import places, words
from pipeline.assemble.patterns import BRACKET
from pipeline.assemble.view import View
from pipeline.assemble.words import sign
from pipeline.model import Span

CLAUSE = re.compile(r"[、。,，「」『』“”\"\n（）()|｜]")
PAIR = re.compile(
    r"(?<=[^\s　、。（(])[（(][^（()）:：\n]{1,30}[）)](?![、。,，）)]|$)"
)  # a bracket with more of the name behind it
QUOTED = re.compile(r"[「『“\"]([^「」『』“”\"\n]{2,30})[」』”\"]$")
NOTE = re.compile(rf"{BRACKET}$")
LEADING = re.compile(rf"(?:[\s　にはがをのへと、,]|から|まで|より|{sign('that_day', 'today', 'lately')})*")
STEP = re.compile(rf"(?:会場|の|{sign('lies')}|、|に|は|が|を|から)(?:内(?![一-龠]))?")
LAST_WORD = re.compile(r".*(?:[はがを、]|から|では|には|まで)", re.DOTALL)
OWN = re.compile(r"(?:[市町村]|[市町村区]内)?の([^、。をにがはのへと\s]{2,20})")
ROOM = re.compile(sign("room"))
MANNER = re.compile(rf"{sign('manner')}$|{sign('manner_inside')}")
ANY_HALL = re.compile(sign("any_hall"))
SUBJECT = re.compile(r"(?:は|が)、?")
OF_NAME = re.compile("[ぁ-ゖ]{1,3}")  # the letters before a particle, where they are the beginning of a name
DONE = re.compile("[一-鿿]{1,2}[ぁ-ゖ]{0,2}[てで](?=[一-鿿ァ-ヴー])")  # 協力を|得て|港ホール
POINTING = re.compile(sign("pointing"))
ADVERB = re.compile(rf"{sign('adverb_before_place')}$")  # さらに, のちに
HIRAGANA = re.compile("[ぁ-ゖ]")
PARTICLES = "にはがのへと"
DAY_ENDS = ("日", ")", "）", "時", "分")  # behind which に is the particle of a time
LONGEST_HALL = 32


def is_any_hall(name: str) -> bool:
    """Whether a hall's name is that of no hall: 大学, 本学, 市."""
    return bool(ANY_HALL.fullmatch(name))


def chunk(view: View, start: int, end: int) -> Span | None:
    """The words before 〜において back to a comma, a date, or a の that ends a country or another place."""
    text = view.text
    if text[max(start, end - 1) : end] in ("」", "』", "”", '"'):
        return _quoted(view, start, end)
    masked = PAIR.sub(lambda m: "＿" * len(m[0]), text[start:end])
    floor = start
    for m in CLAUSE.finditer(masked):
        floor = start + m.end()
    for t in view.times_in(start, end):
        floor = max(floor, t.end_char)
    begin = floor
    for m in STEP.finditer(masked, floor - start):
        tail = text[start + m.end() : end]
        if (
            OF_NAME.fullmatch(text, begin, start + m.start())
            and not POINTING.match(text, begin)
            and not ADVERB.search(text, floor, start + m.end())
        ):
            continue  # ひがさす広場, わにつか荘, ゆめの樹通り
        if m[0] == "の" and words.venue_end().search(text[begin : start + m.start()]):
            continue  # 札幌キャンパスの学長応接室
        if (
            m[0] == "の"
            and m.start() + start - begin >= 4
            and ROOM.fullmatch(tail)
            and not view.mentions_in(begin, end, "CITY")
        ):
            continue  # 汐見ぴあの大ホール
        if len(tail) >= 3 and words.venue_end().search(tail):
            begin = start + m.end()
    begin = _after_people(view, begin, end)
    begin = _behind_particles(text, begin, end)
    last = LAST_WORD.match(text, begin, end)
    named = last and OF_NAME.fullmatch(text, begin, last.end() - 1)
    if last and not named and end - last.end() >= 3 and not words.venue_end().search(text[begin:end]):
        begin = last.end()
    if text[begin - 1 : begin] == "を" and (done := DONE.match(text, begin, end)):
        begin = done.end()
    stop = end - 1 if text[begin:end].endswith("内") else end
    return (begin, stop) if stop - begin >= 2 else None


def _after_people(view: View, begin: int, end: int) -> int:
    """Behind who does it: 野沢総領事夫妻は|公邸."""
    subjects = [m for m in SUBJECT.finditer(view.text, begin, end) if view.mentions_in(begin, m.start(), "PERSON")]
    return subjects[-1].end() if subjects and end - subjects[-1].end() >= 2 else begin


def _behind_particles(text: str, begin: int, end: int) -> int:
    """Where the name begins behind 3日に or から: not within とちぎ会館, which begins like a particle."""
    stop = LEADING.match(text, begin, end).end()  # type: ignore[union-attr]  # it may match nothing
    if begin < stop < end and text[begin] in PARTICLES and HIRAGANA.match(text, stop):
        return begin + 1 if text[begin - 1 : begin] in DAY_ENDS else begin
    return stop


def _quoted(view: View, start: int, end: int) -> Span | None:
    """A hall in quotes, with what stands before it where that is a part of its name: プラザ「灯」, 町有林「灯」."""
    m = QUOTED.search(view.text, start, end)
    if m is None:
        return None
    outer = chunk(view, start, m.start()) if m.start() - start >= 2 else None
    if outer is not None and words.venue_end().search(view.text[slice(*outer)]):
        return outer[0], end
    return m.span(1)


def in_city(view: View, start: int, end: int) -> Span | None:
    """What stands between a city and 〜で is the venue, whatever it is called: 釜山広域市のBEXCO, さいたま市の萬店."""
    for m in reversed(view.mentions_in(max(start, end - 40), end, "CITY")):
        own = OWN.fullmatch(view.text, m.end, end)
        if own and not view.mentions_in(own.start(1), end, "PERSON"):
            return own.span(1)
    return None


def is_hall(view: View, span: Span) -> bool:
    """Whether words before にて or で開催 can be a hall by their look alone: no person, no city, no manner."""
    what = view.text[slice(*span)]
    if (
        places.is_country(what.strip(), view.settings)
        or view.mentions_in(*span, "PERSON")
        or len(what) > LONGEST_HALL
        or MANNER.search(what)
        or (words.noun_at_end(what) and not re.search("[&＆]", what))
    ):
        return False
    cities = view.mentions_in(*span, "CITY")
    return not any(m.end == span[1] for m in cities) and len(re.findall(r"[一-龠ァ-ヶA-Za-zＡ-Ｚ]", what)) >= 2
