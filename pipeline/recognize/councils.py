"""The council or committee whose minutes or roster a page is: 委員 and 会長 are those of it."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from pipeline import vocabulary
from pipeline.recognize.names import KANJI
from pipeline.recognize.signs import NUMERAL, ORDINAL, YEAR, sign
from pipeline.tries import pattern_of

COUNTER = rf"(?:第?{NUMERAL}+[回期次年度]+|{YEAR}|[\s　「『（(【○〇●■◆])*"
MINUTES = re.compile(sign("minutes"))
_OPENING = r"^[\s　○〇●■◆0-9０-９.．、（()）]*"
LABEL = re.compile(rf"{_OPENING}{sign('council_label', 'council_name')}[\s　:：|]+(?=\S)", re.M)
NAMED_BELOW = re.compile(rf"{_OPENING}{sign('council_label')}[\s　]*$", re.M)
HEAD = 300  # characters at the head of a page that say what it is
LONGEST = 60_000  # characters that are looked through for the name that stands most
OFTEN, CLEAR = 2, 2  # times that a name stands in the text, and how many times as often as the next


@cache
def _words() -> tuple[str, ...]:
    return vocabulary.words("recognize", "council_endings", "ending")


@cache
def _endings() -> str:
    return pattern_of(_words())


@cache
def _named() -> re.Pattern[str]:
    """A name and what of it is no counter: 第3回|川口市景観審議会."""
    return re.compile(
        rf"{COUNTER}([{KANJI}ァ-ヺーぁ-ん・]{{2,30}}?(?:{_endings()}))(?!事[録要概])(?![{KANJI}]*(?:委員|条例|規則|要綱))"
    )


@cache
def _anywhere() -> re.Pattern[str]:
    """Also with と and に関する in it: みどり市環境と緑に関する審議会; 令和4年度 before it is none of it."""
    word = rf"[{KANJI}ァ-ヺー・]"
    return re.compile(
        rf"(?<!{word})(?:{YEAR})?(?:{ORDINAL})?"
        rf"({word}{{2,16}}(?:(?:と|及び|に関する){word}{{1,12}}){{0,3}}(?:{_endings()}))(?![{KANJI}])"
    )


def council_of(title: str, text: str) -> str:
    """By its title, a field that names the meeting, a line of its head; of minutes the name that stands most."""
    if found := _named().search(title):
        return found.group(1)
    if not MINUTES.search(text[:LONGEST]):
        return ""
    for label in (LABEL, NAMED_BELOW):
        for m in label.finditer(text[: 4 * HEAD]):
            line = text[m.end() :].lstrip().split("\n", 1)[0]
            if found := _named().match(line.strip("│|┃ 　")):
                return found.group(1)
    for line in text[:HEAD].split("\n"):
        if "。" not in line and (found := _named().match(line.strip())):
            return found.group(1)
    return _most(text[:LONGEST])


def _each(name: str) -> list[str]:
    """Two of them where each side of と is one: 緑化協議会と交通審議会."""
    first, joint, second = name.partition("と")
    both = joint and first.endswith(_words()) and second.endswith(_words())
    return [first, second] if both else [name]


def _most(text: str) -> str:
    count = Counter(name for m in _anywhere().finditer(text) for name in _each(m.group(1)))
    best = count.most_common(2)
    clear = len(best) == 1 or (best and best[0][1] >= OFTEN and best[0][1] >= CLEAR * best[1][1])
    return best[0][0] if clear else ""
