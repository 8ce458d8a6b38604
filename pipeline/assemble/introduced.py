"""Names that a page's opening sentences give: for fields without a heading, as where a page's title was cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline import vocabulary
from pipeline.assemble import words
from pipeline.assemble.clause import HABIT
from pipeline.assemble.phrases import Phrase, phrases
from pipeline.assemble.sentence import is_prose
from pipeline.assemble.view import NUMBERED, View
from pipeline.model import Span

FIRST = 12  # sentences over the fields that may name their event


def introduced(view: View, position: int) -> Span | None:
    """The name that a sentence over the block at `position` gives, by the surest way of saying that finds one: it is
    called so, it is held, it is reported of."""
    spans = list(_sentences(view, position))
    for way in ("called", "held", "of"):
        for span in spans:
            found = _named(view, span, _ways()[way], way)
            if found is not None:
                return found
    return None


def _sentences(view: View, position: int) -> Iterator[Span]:
    count = 0
    for block in view.body[:position]:
        if not is_prose(block):
            continue
        for span in view.sentences(block.start, block.end):
            count += 1
            if count > FIRST:
                return
            if not HABIT.search(view.text, *span):
                yield span


def _named(view: View, span: Span, way: re.Pattern[str], kind: str) -> Span | None:
    for phrase in phrases(view, span):
        if kind == "called":
            if phrase.form in ("noun", "quote") and way.search(view.text, span[0], phrase.name[0]):
                return phrase.name
        elif _sure(view, phrase) and way.match(view.text, _behind(view, phrase), span[1]):
            return phrase.name
    return None


def _sure(view: View, phrase: Phrase) -> bool:
    """A phrase that can only be an event's name: 第5回講演会, 記者会見, not 会 or 委員会."""
    name = view.text[slice(*phrase.name)]
    noun = words.noun_at_end(name) or words.noun_inside(name)
    if phrase.form not in ("noun", "quote") or noun is None or words.online().match(name):
        return False
    return bool(NUMBERED.search(name)) or (not noun.weak and len(words.fold(name)) > len(noun.word))


def _behind(view: View, phrase: Phrase) -> int:
    end = phrase.name[1]
    return end + (view.text[end : end + 1] in ("」", "』", "”"))


@cache
def _ways() -> dict[str, re.Pattern[str]]:
    return {r["way"]: re.compile(r["pattern"]) for r in vocabulary.read("assemble", "introductions")}
