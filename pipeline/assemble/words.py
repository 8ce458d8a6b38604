"""The vocabulary of assemble, compiled once: event nouns, decoration, status, what a line's context means."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline import vocabulary
from pipeline.assemble.patterns import NOTE
from pipeline.model import EventKind, EventStatus
from pipeline.text import remembered
from pipeline.tries import pattern_of

REMEMBERED = 4096  # names of which something is known: layouts and candidates ask for the same ones


def sign(*names: str) -> str:
    """A group of a regular expression for signs of data/signs.tsv: sign("holding", "hold")."""
    return vocabulary.any_of("assemble", *names)


def to_land() -> str:
    """A regular expression for a journey to a land that one letter names: 訪独; its only group is the letter."""
    return f"訪([{''.join(vocabulary.words('assemble', 'lands', 'letter'))}])"


@remembered(REMEMBERED)
def fold(text: str) -> str:
    """NFKC without any space: the form in which labels and names are compared."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def alternation(words: tuple[str, ...] | list[str]) -> str:
    """A regular expression for one of `words`, the longest first."""
    return "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w)))


# what stands before 会 in the names of bodies and in words that are no gathering: 協会, 社会, 自治会
BRACKETED = re.compile(r"[（(「『“][^（()）「」『』“”]{0,120}[）)」』”]")
BODY = re.compile(rf"(?:{sign('no_gathering')}|^)$")


HELD = re.compile(rf"{sign('held_so')}$")  # a verb, though 催し is an event: 岬町で開催し
REACH = 240  # characters at the end of a name in which its noun stands


@dataclass(frozen=True, slots=True)
class Noun:
    word: str
    kind: EventKind
    weak: bool


@cache
def _nouns() -> dict[str, Noun]:
    rows = vocabulary.read("assemble", "event_nouns")
    return {r["word"]: Noun(r["word"], r["kind"], r["weak"] == "yes") for r in rows}  # type: ignore[arg-type]


@cache
def noun_pattern() -> str:
    """One of the event nouns, without groups."""
    return pattern_of(vocabulary.words("assemble", "event_nouns"))


@cache
def _noun_end() -> re.Pattern[str]:
    return re.compile(noun_pattern())


# what may stand behind the noun of a name
_BEHIND = re.compile(
    r"(?:[（(「『【][^（(）)「」『』【】]{0,80}[）)」』】]|等|など|[iI][nN][\s　]?[^\sA-Za-z]{1,8}"
    r"|[\s0-9０-９]++|年度?|[-−―–])+$"
)


def noun_at_end(name: str) -> Noun | None:
    """The event noun that `name` ends with; brackets, a number or a year may stand behind it."""
    return _noun_at_end(name.strip()[-REACH:])


@lru_cache(maxsize=REMEMBERED)
def _noun_at_end(name: str) -> Noun | None:
    bare = _BEHIND.sub("", name)
    for start in range(max(0, len(bare) - 12), len(bare)):
        noun = _nouns().get(bare[start:])
        if noun and not (noun.word == "会" and BODY.search(bare[:-1])) and not HELD.search(bare):
            return noun
    return None


@remembered(REMEMBERED)
def noun_inside(name: str) -> Noun | None:
    """The last strong event noun anywhere in `name`: 市民公開講座「がんと生きる」, 国際会議 in 2024 東京."""
    for text in (BRACKETED.sub(" ", name), name):  # what stands in brackets only where nothing else tells
        found = None
        for m in _noun_end().finditer(text):
            noun = _nouns()[m[0]]
            if not noun.weak and len(noun.word) > 1 and not HELD.search(text, max(0, m.end() - 3), m.end()):
                found = noun
        if found is not None:
            return found
    return None


@cache
def decorations() -> re.Pattern[str]:
    parts = vocabulary.words("assemble", "decorations", "pattern")
    return re.compile("(?:" + "|".join(f"(?:{p})" for p in parts) + ")$")


@remembered(REMEMBERED)
def undecorated(text: str) -> str:
    """A title or heading without what at its end is no part of a name: のお知らせ, を開催しました."""
    return decorations().sub("", text)


@cache
def _status() -> tuple[tuple[re.Pattern[str], EventStatus], ...]:
    rows = vocabulary.read("assemble", "status")
    return tuple((re.compile(r["pattern"]), r["status"]) for r in rows)  # type: ignore[misc]


def status_of(*texts: str) -> EventStatus | None:
    """The first status that one of the texts tells, each text by itself."""
    return next((status for text in texts if (status := _status_in(text)) is not None), None)


@remembered(REMEMBERED)  # several names stand in one sentence
def _status_in(text: str) -> EventStatus | None:
    return next((status for pattern, status in _status() if pattern.search(text)), None)


@cache
def generic_headings() -> frozenset[str]:
    return frozenset(fold(w) for w in vocabulary.words("assemble", "generic_headings"))


@cache
def part_heading() -> re.Pattern[str]:
    """A folded heading that is an event noun and a part of its page: 会見の内容, 講演プログラム."""
    return re.compile(noun_pattern() + "(?:" + alternation(vocabulary.words("assemble", "part_headings")) + ")")


@cache
def _contexts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = vocabulary.read("assemble", "line_contexts")
    yes = [r["word"] for r in rows if r["events"] == "yes"]
    return re.compile(alternation(yes)), re.compile(alternation([r["word"] for r in rows if r["events"] != "yes"]))


def context_of(heading: str) -> bool | None:
    """Whether dated lines under such a heading are happenings; None where it does not tell."""
    yes, no = _contexts()
    a, b = list(yes.finditer(heading)), list(no.finditer(heading))
    if a and b:
        return a[-1].end() > b[-1].end()  # イベントのお知らせ is a list of notices, お知らせ・イベント of events
    return True if a else False if b else None


@cache
def _not_events() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in vocabulary.words("assemble", "not_events", "pattern")))


@remembered(REMEMBERED)
def is_filler(name: str) -> bool:
    """A line of a programme or a diary that is no event of its own: 休憩, 登庁."""
    return bool(_not_events().fullmatch(re.sub(r"[\s　。、:：]+", "", name)))


@cache
def venue_end() -> re.Pattern[str]:
    words = alternation(vocabulary.words("assemble", "venue_nouns"))
    return re.compile(rf"(?:{words})(?:内|前|他|ほか|等|[0-9０-９]{{0,3}}[A-ZＡ-Ｚ]?)?{NOTE}$")


@cache
def online() -> re.Pattern[str]:
    return re.compile(alternation(vocabulary.words("assemble", "online")))


@cache
def clock_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = vocabulary.read("assemble", "clock_words")
    skip = alternation([r["word"] for r in rows if r["use"] == "skip"])
    end = alternation([r["word"] for r in rows if r["use"] == "end"])
    return re.compile(skip), re.compile(end)
