"""The name of one line of a diary, a programme or a cell, and the place behind it."""

from __future__ import annotations

import re

from pipeline.assemble import words
from pipeline.assemble.patterns import WEEKDAY
from pipeline.assemble.view import View
from pipeline.assemble.when import is_clock
from pipeline.assemble.words import sign
from pipeline.model import Span

MARKS = r"[\s　■□●○〇◆◇◎★☆▪▫・•▶▷►▼▽✅✓※＊*\-‐–—―|｜:：、，,。]*"
_WEEKDAY = rf"(?:{sign('weekday_note')}|{WEEKDAY})"
# 2日の総会, 1日(水)に総会; but not the に of 7日　にぎわい市
BULLET = re.compile(rf"(?:(?<=[^\s　])[にの]|{MARKS}(?:{_WEEKDAY}[にの]?)?)[\s　|｜:：、，,]*")
PLACE_TAIL = re.compile(r"[\s　]*[（(<＜〈]([^（）()<>＜＞〈〉→⇒]{2,40})[）)>＞〉]?$")  # the end may be cut off
NO_PLACE = re.compile(rf"[0-9０-９]|{sign('called_off')}")  # in such a bracket
LONGEST_PLACE = 15  # characters of a place in a bracket that no word tells to be one
PLACE_WORD = re.compile(rf"[\s　]+{sign('place_label')}[：:\s　]*([^\s　].{{1,40}})$")
_DEED = sign("deed")
DEEDS = re.compile(rf"[\s　]+{_DEED}(?:[、・,]{_DEED}){{0,4}}(?:[（(]同[所上][)）])?$")  # what the diary's owner did
ASIDE = re.compile(r"[（(][^（）()「」]{25,}[）)]")  # the name ends before what is told in brackets
AT = re.compile(r"(?<=[^\s　\x21-\x7e])[\s　]?[@＠][\s　]?(?=[^\s　\x21-\x7e])([^@＠。]{2,30})$")  # 懇親会＠港ホテル
TAG = re.compile(r"[\s　]*【[^【】]{1,12}】$")
SPEAKER = re.compile(
    rf"(?:[\s　]+|(?<=」)){sign('part_played')}[：:\s　]"
    r"|　|[\s]{2,}|(?<=[」』])\s?"
)
WHO = re.compile(sign("of_people"))
CODE = re.compile(r"(?:[A-ZＡ-Ｚ]{1,2}[-－]?[0-9０-９]{1,3}|[#＃][0-9０-９]{1,2})(?:　|[\s]+)")
QUOTED = re.compile(r"[「『][^「」『』]{2,80}[」』]")
WITHIN = re.compile(sign("no_entry"))
WHOLE_DAY = re.compile(rf"{sign('part_of_day')}[\s　]+")
PIECE = re.compile(r"[^\s　]+")
BODY = re.compile(rf"{sign('union')}$")
NUMBER = re.compile(r"^(?:[（(][0-9０-９]{1,2}[）)]|[①-⑳]|[0-9０-９]{1,2}[.．、])[\s　]*")
DATED = re.compile(rf"{sign('put_out')}(?:年月)?日?[\s　:：]*$")  # the date behind it is the page's
REMARK = re.compile(rf"{sign('admission', 'apply', 'phone', 'more')}|円[）)]?$")
# a piece of a sentence whose line was broken: を希望, 祝い、あわせて, 相互訪問に; but 港から and 未来へ end titles
FRAGMENT = re.compile(
    r"^(?:を|は(?![ぁ-ん])|が(?![ぁ-ん])|と(?![ぁ-んー])|、)|(?:[をがは、，]|に|また|あわせて|ほか、?)$"
)
LETTER = re.compile(r"[^\W\d_]")
IDENTIFIER = re.compile(r"[A-Za-z]{1,6}[\s　]?[:：#.]?[\s　]?[0-9０-９]+")  # ID:23


def is_name(view: View, span: Span) -> bool:
    """Whether the words of a line can name a happening: no remark of a list, no place or label that stands alone."""
    text = NUMBER.sub("", view.text[slice(*span)].strip())
    if len(text) < 2 or len(LETTER.findall(text)) < 2 or words.is_filler(text) or WITHIN.fullmatch(text):
        return False
    if IDENTIFIER.fullmatch(text) or FRAGMENT.search(text):
        return False
    if text[0] in "（(※＊*" or text[0] in "＋+~〜～":
        return False
    if view.role_of(re.split(r"[:：]", text)[0]) and (":" in text or "：" in text):
        return False
    if DATED.search(text) or (REMARK.search(PLACE_TAIL.sub("", text)) and words.noun_at_end(text) is None):
        return False
    # the word of a column: 主催, 講師
    return words.fold(text) not in view.label_roles or words.noun_at_end(text) is not None


def only_place(view: View, span: Span) -> bool:
    """A cell of a place column that stands as a line of its own: 鳥羽市, 中央図書館."""
    cities = view.mentions_in(*span, "CITY")
    if cities and cities[0].start == span[0] and cities[-1].end == span[1]:
        return True
    text = view.text[slice(*span)]
    return (
        words.venue_end().search(text) is not None
        and words.noun_at_end(text) is None
        and not re.search(r"[「『]", text)
        and not any(words.noun_at_end(part) for part in text.split()[:-1])  # 市長講演 商工会議所
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
    if (m := DEEDS.search(text, start, end)) and words.noun_at_end(text[start : m.start()]):
        end = m.start()
    if m := AT.search(text, start + 2, end):
        place = m.span(1)
        quoted = QUOTED.fullmatch(text, *place)
        return (start, m.start()), (place[0] + 1, place[1] - 1) if quoted else place
    m = PLACE_TAIL.search(text, start, end)
    clock = [t for t in view.times_in(m.start(1), m.end(1)) if is_clock(t)] if m else []
    if m and clock:  # (11:00〜市民会館)
        at = min(skip(view, clock[-1].end_char, m.end(1)), m.end(1))
        at += len(view.text[at : m.end(1)]) - len(view.text[at : m.end(1)].lstrip("〜~～- 　"))
        return (start, m.start()), (at, m.end(1)) if m.end(1) - at >= 2 else venue
    if m and (
        (words.venue_end().search(m[1].strip()) and not words.noun_at_end(re.split("[、,，]", m[1])[0]))
        or text[m.start() : m.end()].strip()[0] in "<＜〈"
        or view.mentions_in(m.start(1), m.end(1), "VENUE")
    ):
        venue, end = (m.start(1), m.end(1)), m.start()
    m = PLACE_TAIL.search(text, start, end)
    if m and m.start() - start >= 2:
        cities = view.mentions_in(m.start(1), m.end(1), "CITY")
        of_person = any(
            m.start() - p.end <= 2 for p in view.mentions_in(max(start, m.start() - 20), m.start(), "PERSON")
        )
        if of_person:
            pass  # the bracket is the speaker's
        elif cities and cities[0].start - m.start(1) <= 4 and not WHO.search(m[1]):
            venue, end = (m.start(1), m.end(1)), m.start()
        elif view.mentions_in(m.start(1), m.end(1), "PERSON") or WHO.search(m[1]):
            end = m.start()
    if (m := ASIDE.search(text, start + 2, end)) and words.noun_at_end(text[start : m.start()]):
        end = m.start()
    m = PLACE_WORD.search(text, start, end)
    if m:
        venue, end = (m.start(1), m.end(1)), m.start()
    while m := TAG.search(text, start, end):
        end = m.start()
    start, end, venue = _columns(view, start, end, venue)
    return _before_speaker(view, start, end), venue


def place_off(view: View, name: Span, venue: Span) -> tuple[Span, Span]:
    """A name without the short bracket at its end, in a list where brackets are places, and the place."""
    m = PLACE_TAIL.search(view.text, *name) if venue == (0, 0) else None
    if m is None or m.start() - name[0] < 3 or len(m[1]) > LONGEST_PLACE or NO_PLACE.search(m[1]):
        return name, venue
    return (name[0], m.start()), m.span(1)


def _columns(view: View, start: int, end: int, venue: Span) -> tuple[int, int, Span]:
    """The name between what a list's columns say beside it: `終日 春の大会 市民体育館`, `本会議 提案説明、質疑`."""
    text = view.text
    whole = WHOLE_DAY.match(text, start, end)
    start = whole.end() if whole else start
    pieces = [m.span() for m in PIECE.finditer(text, start, end)]
    if len(pieces) < 2 or QUOTED.search(text, start, end):
        return start, end, venue
    first, last = text[slice(*pieces[0])], text[slice(*pieces[-1])]
    noun = words.noun_at_end(first)
    agenda = text[pieces[0][1] : end]
    if noun is not None and len(first) >= 3 and "、" in agenda and not (noun.weak and words.noun_at_end(agenda)):
        return start, pieces[0][1], venue
    before = words.noun_at_end(text[start : pieces[-2][1]])
    if venue == (0, 0) and before is not None and len(last) >= 3 and _place_alone(last):
        return start, pieces[-2][1], pieces[-1]
    return start, end, venue


def _place_alone(text: str) -> bool:
    """A place and no body: 市民体育館, but not 商工会議所 or 海浜支部, which hold what stands before them."""
    return words.venue_end().search(text) is not None and words.noun_at_end(text) is None and not BODY.search(text)


def _before_speaker(view: View, start: int, end: int) -> Span:
    """The name without the speaker before or behind it: `巡検　案内：渡部 隼`, `A-1　工藤 沙也（…）　絵図の色料`."""
    code = CODE.match(view.text, start, end)
    start = code.end() if code else start
    people = view.mentions_in(start, end, "PERSON")
    if people and people[0].start == start:
        quote = QUOTED.search(view.text, people[0].end, end)
        if quote:
            return quote.span()
        parts = list(re.compile(r"　|[\s]{2,}").finditer(view.text, people[0].end, end))
        if parts and not view.mentions_in(parts[-1].end(), end, "PERSON") and end - parts[-1].end() >= 2:
            return parts[-1].end(), end
        return start, end
    for m in SPEAKER.finditer(view.text, start + 2, end):
        label = m[0].strip("　 ：:")
        if view.mentions_in(m.end(), m.end() + 1, "PERSON") or (label and view.mentions_in(m.end(), end, "PERSON")):
            return start, m.start()
    return start, end
