"""How sure a thing is when several pages speak of it: agreement raises it, contradiction lowers it and is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.link import dates
from pipeline.link.corpus import Event, LinkProblem
from pipeline.link.names import bigrams, fold
from pipeline.model import EventStatement

FURTHER = 0.5  # of what is doubted, the part that one more page that is surely right takes away: pages copy each other
DISPUTED = 0.9  # what is left of a confidence for each value that pages contradict each other in
MOST = 0.99  # agreement alone makes nothing certain


def confidence(said: Iterable[tuple[str, float]], disputed: int = 0) -> float:
    """From (page id, confidence) of what the pages say, each page once: its surest statement."""
    pages: dict[str, float] = {}
    for page, sure in said:
        pages[page] = max(sure, pages.get(page, 0.0))
    best, *others = sorted(pages.values(), reverse=True) or [0.0]
    doubt = 1 - best
    for sure in others:
        doubt *= 1 - FURTHER * sure
    return max(best, min(1 - doubt, MOST)) * DISPUTED**disputed


def conflicts(event: Event, said: Sequence[tuple[str, EventStatement]]) -> list[LinkProblem]:
    """What statements say against the values that stand: each with the statement that did not prevail."""
    return [
        LinkProblem("event_pages", key, s.page_id, f"{column}_conflict", f"{theirs}, but {ours} stands")
        for key, s in said
        for column, theirs, ours in _against(event, s)
    ]


def columns(problems: Iterable[LinkProblem]) -> int:
    """In how many columns there are conflicts; many pages against one are one."""
    return len({p.code for p in problems})


def _against(event: Event, s: EventStatement) -> Iterator[tuple[str, str, str]]:
    """(column, what the statement says, what stands)."""
    if _other_time(s.start, event.start):
        yield "start", s.start, event.start
    if s.end != s.start and _other_time(s.end, event.end):
        yield "end", s.end, event.end
    if {s.status, event.status} in ({"held", "cancelled"}, {"held", "postponed"}):
        yield "status", s.status, event.status
    if s.venue and event.venue and bigrams(fold(s.venue)).isdisjoint(bigrams(fold(event.venue))):
        yield "venue", s.venue, event.venue
    if s.country_code and event.country_code and s.country_code != event.country_code:
        yield "country", s.country_code, event.country_code


def _other_time(a: str, b: str) -> bool:
    """Not one moment: a coarser value that holds the finer one is none; nor is a day of another zone."""
    x, y = dates.parse(a), dates.parse(b)
    apart = dates.minutes_apart(x, y)
    if apart is not None and x.offset and y.offset:
        return apart > 0
    return bool(apart) or dates.agree(x, y) == "different"
