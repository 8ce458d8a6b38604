"""What speaks for and against a city's taking part in an event: the words beside it, where it stands, whose page it is.

Signs of the city hold for the whole page, signs of the event for all its cities; only what hangs on both is asked of
each pair.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline import vocabulary
from pipeline.assemble.record import HEADS, ROWS
from pipeline.assemble.spans import once_a_page
from pipeline.assemble.view import View
from pipeline.assemble.weighing import Signs
from pipeline.assemble.which import BODIES
from pipeline.model import EventStatement, Mention, Span

BESIDE = 40  # characters on either side of a city's name
NEAR = 100  # characters from an event's name to a city
LIST = 60  # characters on either side of a city in which others of its list stand
MOST = {"count": 6, "cities": 12, "events": 8, "run": 5, "below": 4}  # where counting ends
MUTUAL = ("event_twin", "event_visit", "event_sign", "told_twin", "told_visit", "kind_visit", "kind_signing")
MUTUAL_OF = ("venue_city", "owner", "people_of", "title", "name", "told", "far", "below")
NAMED = ("name", "told", "people_of")
MANY_OF = ("venue_city", "owner", "name", "told", "below")


@dataclass(frozen=True, slots=True)
class Town:
    """A city of a page: its key, its mentions in page order, what they are called, its signs."""

    key: str
    mentions: tuple[Mention, ...]
    names: frozenset[str]
    signs: Signs
    starts: tuple[int, ...]  # of its mentions

    def within(self, span: Span) -> tuple[int, ...]:
        """Where its mentions begin in a span."""
        return self.starts[bisect_left(self.starts, span[0]) : bisect_left(self.starts, span[1])]


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of a page: its block, the sentences that tell it, its text up to the next event, its signs."""

    event: EventStatement
    block: Span
    told: tuple[Span, ...]
    below: Span
    signs: Signs


@cache
def _words(where: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = vocabulary.read("assemble", "taking_part_words")
    return tuple((r["sign"], re.compile(r["pattern"])) for r in rows if r["where"] == where)


def towns(view: View) -> list[Town]:
    """The cities of the page, each with its signs and those of the page; not one that only tells bodies apart."""
    found: dict[str, list[Mention]] = {}
    for m in view.mentions:
        if m.label == "CITY" and m.scored and not BODIES.match(view.text, m.end):
            found.setdefault(m.entity or m.name, []).append(m)
    page = {**dict.fromkeys(_of_page(view, found), True), "cities": _up_to("cities", len(found))}
    return [_town(view, key, tuple(ms), page) for key, ms in found.items()]


def _of_page(view: View, found: Mapping[str, Sequence[Mention]]) -> Iterator[str]:
    if any(ms[0].place is not None and ms[0].place.country_code != "JP" for ms in found.values()):
        yield "page_abroad"
    yield from (f"page_{sign}" for sign, words in _words("event") if words.search(view.page.title))
    if view.owner_city is None:
        yield "no_owner"


def _town(view: View, key: str, mentions: tuple[Mention, ...], page: Signs) -> Town:
    names = frozenset(m.text for m in mentions)
    near = (len(view.mentions_in(max(0, m.start - LIST), m.end + LIST, "CITY")) for m in mentions)
    counts = {"count": _up_to("count", len(mentions)), "run": _up_to("run", max(near))}
    own = dict.fromkeys(_of_town(view, key, mentions, names), True)
    return Town(key, mentions, names, {**page, **own, **counts}, tuple(m.start for m in mentions))


def _of_town(view: View, key: str, mentions: tuple[Mention, ...], names: frozenset[str]) -> Iterator[str]:
    for m in mentions:
        yield from _beside(view, m)
    if any(n in view.page.title for n in names):
        yield "title"
    if names & _served(view):
        yield "serves"
    owner = view.owner_city
    if owner is not None and (owner.entity or owner.name) == key:
        yield "owner"
    place = mentions[0].place
    if place is not None and place.kind == "region":
        yield "region"
    if place is not None and place.country_code != "JP":
        yield "abroad"


def _beside(view: View, mention: Mention) -> Iterator[str]:
    text, start, end = view.text, mention.start, mention.end
    behind, before = text[end : end + BESIDE], text[max(0, start - BESIDE) : start]
    yield from (f"behind_{sign}" for sign, words in _words("behind") if words.match(behind))
    yield from (f"before_{sign}" for sign, words in _words("before") if words.search(before))


@once_a_page
def _served(view: View) -> frozenset[str]:
    """The bodies that people of the page serve."""
    return frozenset(o.affiliation for p in view.document.people for o in p.offices if o.affiliation)


def _up_to(sign: str, count: int) -> float:
    return float(min(count, MOST[sign]))


def happenings(view: View, events: Sequence[EventStatement]) -> list[Happening]:
    """The events of a page, each with its signs."""
    starts = sorted(e.start_char for e in events)
    return [_happening(view, e, starts) for e in events]


def _happening(view: View, event: EventStatement, starts: list[int]) -> Happening:
    block = view.body[max(0, view.position(event.start_char))]
    told = tuple(dict.fromkeys(_sentence(view, at) for at in (event.start_char, *event.times)))
    after = bisect_right(starts, event.end_char)
    end = view.body[-1].end
    if after < len(starts):
        end = max(event.end_char, view.body[max(0, view.position(starts[after]))].start)
    own = dict.fromkeys(_of_event(view, event, told), True)
    signs = {**own, "events": _up_to("events", len(starts))}
    return Happening(event, (block.start, block.end), told, (block.start, end), signs)


def _sentence(view: View, at: int) -> Span:
    """The sentence that an offset stands in, else its block."""
    block = view.body[max(0, view.position(at))]
    found = (s for s in view.sentences(block.start, block.end) if s[0] <= at < s[1])
    return next(found, (block.start, block.end))


def _of_event(view: View, event: EventStatement, told: tuple[Span, ...]) -> Iterator[str]:
    yield f"kind_{event.kind}"
    yield "rule_" + ("head" if event.rule in HEADS else "row" if event.rule in ROWS else "prose")
    yield from (f"event_{sign}" for sign, words in _words("event") if words.search(event.name))
    yield from (f"told_{s}" for s, words in _words("event") if any(words.search(view.text, *span) for span in told))
    if event.parent:
        yield "has_parent"
    if event.status == "announced":
        yield "announced"


def of_pair(town: Town, happening: Happening) -> Signs:
    """All signs of a city and an event."""
    found = {**town.signs, **happening.signs, **dict.fromkeys(_where(town, happening), True)}
    found |= dict.fromkeys(_what(town, happening.event), True)
    found["below"] = _up_to("below", len(town.within(happening.below)))
    if any(sign in found for sign in MUTUAL):
        found |= {"mutual": True, **{f"mutual_{s}": True for s in MUTUAL_OF if found.get(s)}}
    if "event_many" in found:
        found |= {f"many_{s}": True for s in MANY_OF if found.get(s)}
    if "owner" in found:
        found["owner_venue" if "venue_city" in found else "owner_elsewhere"] = True
        found["owner_beside" if any(s in found for s in NAMED) else "owner_aside"] = True
    return found


def _where(town: Town, happening: Happening) -> Iterator[str]:
    """Where a city stands: in the event's name, in what tells it, below it, or elsewhere."""
    event = happening.event
    start, end = event.start_char, event.end_char
    named = town.within((start, end))
    told = {at for span in happening.told for at in town.within(span)}.difference(named)
    below = [at for at in town.within(happening.below) if at not in told and not start <= at < end]
    if named or any(n in event.name for n in town.names):
        yield "name"
    if any(at - start <= 1 for at in named):
        yield "leads"
    if told:
        yield "told"
    if any(happening.block[0] <= at < happening.block[1] for at in below):
        yield "block"
    if below and below[0] - end < NEAR:
        yield "near"
    if not (named or told or below):
        yield from ("far", "far_below" if town.starts[0] > start else "far_above")


def _what(town: Town, event: EventStatement) -> Iterator[str]:
    """What the event has of a city already: its people, its place."""
    served = [p.affiliation for p in event.people if p.affiliation]
    if any(a.startswith(tuple(town.names)) for a in served):
        yield "people_of"
    if not town.names.isdisjoint(served):
        yield "people_whole"
    place = town.mentions[0].place
    same = event.place is not None and place is not None and event.place.key == place.key
    if event.city and (event.city in town.names or same):
        yield "venue_city"
    elif event.city:
        yield "other_city"
    if event.venue and any(n in event.venue for n in town.names):
        yield "in_venue"
    if event.country_code and place is not None and place.country_code != event.country_code:
        yield "other_land"
