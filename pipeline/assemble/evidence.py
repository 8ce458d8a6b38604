"""What stands for and against a candidate, weighed: which of them are events of the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from rapidfuzz import fuzz

from pipeline.assemble import words
from pipeline.assemble.candidate import Candidate
from pipeline.assemble.merge import CROWD, same
from pipeline.assemble.record import Record
from pipeline.assemble.view import View
from pipeline.assemble.weighing import odds_of, probability, weights
from pipeline.assemble.when import When
from pipeline.model import EventStatement

ENOUGH = 0.37  # the probability from which a candidate counts: where F1 of unseen pages was best
LEAST = odds_of(ENOUGH)


def chosen(view: View, strict: Sequence[EventStatement], found: Sequence[Candidate]) -> list[EventStatement]:
    """The candidates that are events of the page, each with its probability as its confidence."""
    out = []
    for candidate in distinct(strict, [c for c in hopeful(view, strict, found) if c.named]):
        if _odds(signs(view, candidate.outline, candidate, strict)) + _unasked() < LEAST:
            continue  # whatever its place and people are
        value = weigh(signs(view, candidate.event, candidate, strict))
        if value >= ENOUGH:
            out.append(replace(candidate.event, confidence=round(value, 2)))
    return out


def hopeful(view: View, strict: Sequence[EventStatement], found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of days on which one may be an event, whatever it is called: what is told of one hangs on what
    the layouts say and on the others of its day alone."""
    best = _unasked() + _unnamed(bool(strict))
    days = {c.when.start[:10] for c in found if _odds(_of_day(view, c.when, c.record, strict)) + best >= LEAST}
    return [c for c in found if c.when.start[:10] in days]


def weigh(found: Iterator[str]) -> float:
    """The probability of a candidate that these signs speak for and against."""
    return probability(_odds(found))


def _odds(found: Iterator[str]) -> float:
    """The same as log odds."""
    ours = weights("evidence")
    return ours.always + ours.summed(dict.fromkeys(found, True))


@cache
def _unasked() -> float:
    """The most that the signs of a place and of people can add, which an outline lacks."""
    most = weights("evidence").most()
    return most.get("placed", 0.0) + most.get("people", 0.0)


@cache
def _unnamed(strict: bool) -> float:
    """The most that the signs of a name can add, on a page of which layouts tell events or none."""
    likes = ("some", "much", "whole", "none") if strict else ("none",)
    ours = weights("evidence")
    return max(ours.summed({f"like_{like}": True}) for like in likes) + ours.most().get("kind_known", 0.0)


def distinct(strict: Sequence[EventStatement], found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that say something that no layout and no candidate before them has said."""
    kept: list[Candidate] = []
    by_day: dict[str, list[EventStatement | Candidate]] = defaultdict(list)
    for known in strict:
        by_day[known.start[:10]].append(known)
    spans = [k for k in strict if k.start[:10] != k.end[:10] or len(k.start) < 10][:CROWD]
    for candidate in found:
        near = [*by_day[candidate.outline.start[:10]][:CROWD], *spans]
        if not any(_repeats(candidate, k) for k in near):
            kept.append(candidate)
            by_day[candidate.outline.start[:10]].append(candidate)
    return kept


def _repeats(candidate: Candidate, known: EventStatement | Candidate) -> bool:
    """Whether a candidate says again what is known; its place is asked for only where both fill one slot of time."""
    first = known.outline if isinstance(known, Candidate) else known
    if _again(first, candidate.outline):
        return True
    if "T" not in first.start or (first.start, first.end) != (candidate.outline.start, candidate.outline.end):
        return False
    return _again(known.event if isinstance(known, Candidate) else known, candidate.event)


def _again(known: EventStatement, event: EventStatement) -> bool:
    if same(known, event):
        return True
    if known.start[:10] != event.start[:10]:
        return False
    if known.start_char < event.end_char and event.start_char < known.end_char:
        return True
    if known.kind == event.kind and words.noun_at_end(known.name) == words.noun_at_end(event.name):
        a, b = words.fold(known.name), words.fold(event.name)
        return fuzz.partial_ratio(a, b) >= 70
    return False


def signs(view: View, event: EventStatement, candidate: Candidate, strict: Sequence[EventStatement]) -> Iterator[str]:
    """The signs of a candidate, and what the page's other events say of it; not where and who, of its outline."""
    yield from _of_day(view, candidate.when, candidate.record, strict)
    if any(k.kind == event.kind for k in _others(event.start[:10], candidate.record, strict)):
        yield "kind_known"
    name = words.fold(event.name)
    like = max((fuzz.partial_ratio(name, words.fold(k.name)) for k in strict), default=0)
    yield "like_" + ("none" if like < 50 else "some" if like < 75 else "much" if like < 95 else "whole")
    if event.venue or event.city:
        yield "placed"
    if event.people:
        yield "people"


def _of_day(view: View, when: When, record: Record, strict: Sequence[EventStatement]) -> Iterator[str]:
    """The signs that a candidate has whatever it is called."""
    yield from record.signs
    day = when.start[:10]
    yield "events_" + ("0" if not strict else "1" if len(strict) == 1 else "2" if len(strict) < 4 else "4")
    others = _others(day, record, strict)
    if others:
        yield "day_known"
    row = when.rows[0].start_char if when.rows else -1
    if any(row in k.times[:1] for k in others):
        yield "row_known"
    if any(row in k.times and k.rule.startswith(("prose_", "fields")) for k in others):
        yield "row_headed"
    if any(k.start[:10] <= day <= k.end[:10] and k.start[:10] < k.end[:10] for k in strict):
        yield "day_within"
    if day and day in (view.page.published_on, view.page.updated_on):
        yield "page_day"
    if not day:
        yield "no_day"


def _others(day: str, record: Record, strict: Sequence[EventStatement]) -> list[EventStatement]:
    """What layouts tell of a day; nothing where they tell others of a candidate's own list."""
    found = [k for k in strict if k.start[:10] == day]
    listed = "run" in record.signs and any(record.told[0] <= k.start_char < record.told[1] for k in found)
    return [] if listed else found
