"""The events of all pages, from what `events` says belongs together; and which is a part of which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.link import agreement, event_likeness, events, names, resolve, supports
from pipeline.link.corpus import Event, LinkProblem, Support
from pipeline.link.dates import agree, parse
from pipeline.link.parts import Named, Part, aliases
from pipeline.link.statements import Told
from pipeline.link.things import Founded, found, merges
from pipeline.link.ties import NONE, Ties
from pipeline.model import Document, EventStatement


def link_events(
    documents: Sequence[Document], told: Told, named: Named, ties: Ties = NONE
) -> tuple[Part[Event], tuple[Support, ...]]:
    """Every event that a page states; and the statements that values come from which other pages lack.

    `told` are the statements about events of these documents, with their ids.
    """
    sites = {d.page.page_id: d.page.site for d in documents}
    ids = [key for key, _ in told]
    said = [s for _, s in told]
    wholes = _wholes(said)
    groups = events.group(
        [_comparable(s, sites[s.page_id], named, whole) for s, whole in zip(said, wholes, strict=True)],
        ties.numbered(ids),
    )
    founded = found("events", "ev", ids, groups.all())
    things = []
    taken: list[Support] = []
    problems: list[LinkProblem] = []
    for thing, members in founded.members.items():
        own = [said[i] for i in members]
        city = resolve.commonest((_city(s, named), s.confidence) for s in own) or ""
        event = resolve.event(thing, own, city, "")
        rows = [(ids[i], said[i]) for i in members]
        against = agreement.conflicts(event, rows) if len(rows) > 1 else []
        things.append(replace(event, confidence=event.confidence * agreement.DISPUTED ** agreement.columns(against)))
        problems += against
        taken += supports.of_event(event, rows)
    for name_of in (lambda s: (s.name,), lambda s: s.aliases):
        for s, thing in zip(said, founded.thing_of, strict=True):
            for name in name_of(s):
                named.add(s.page_id, "EVENT", name, thing)
    parents = _parents(said, founded, {e.event_id: e for e in things}, named)
    things = [replace(e, parent_event_id=parents.get(e.event_id, "")) for e in things]
    other = ((t, n, s.page_id) for s, t in zip(said, founded.thing_of, strict=True) for n in (s.name, *s.aliases))
    part = Part(
        things=tuple(things),
        thing_of=dict(zip(ids, founded.thing_of, strict=True)),
        aliases=aliases("events", {e.event_id: e.name for e in things}, other),
        merges=tuple(merges("events", "ev", ids, founded, groups.log)),
        former=founded.former,
        problems=tuple(problems),
    )
    return part, tuple(taken)


def _city(s: EventStatement, named: Named) -> str:
    return named.get(s.page_id, "PLACE", s.place.key) if s.place else ""


def _wholes(said: Sequence[EventStatement]) -> list[int]:
    """Of each statement the number of the one that its page calls its parent; -1 where it has none."""
    at: dict[tuple[str, str], int] = {}
    for name_of in (lambda s: (s.name,), lambda s: s.aliases):
        for i, s in enumerate(said):
            for name in name_of(s):
                at.setdefault((s.page_id, names.fold(name)), i)
    return [at.get((s.page_id, names.fold(s.parent)), -1) if s.parent else -1 for s in said]


def _comparable(s: EventStatement, site: str, named: Named, whole: int) -> event_likeness.Said:
    folded = dict.fromkeys(names.fold(names.arabic(n)) for n in (s.name, *s.aliases))
    return event_likeness.Said(
        page_id=s.page_id,
        site=site,
        name=s.name,
        folded=tuple(n for n in folded if n) or (s.name,),
        aliases=s.aliases,
        numbers=names.numbers(s.name),
        generic=names.is_generic(s.name),
        start=parse(s.start),
        end=parse(s.end or s.start),
        city=_city(s, named),
        kind=s.place.kind if s.place else "",
        country=s.country_code,
        placed=bool(s.place and s.place.country_code == s.country_code),
        venue=names.fold(s.venue),
        parent=names.fold(names.arabic(s.parent)),
        whole=whole,
        people=frozenset(p for x in s.people if (p := named.get(s.page_id, "PERSON", x.entity, x.name))),
        cities=frozenset(c for x in s.cities if (c := named.get(s.page_id, "CITY", x.entity, x.name))),
    )


def _parents(
    said: Sequence[EventStatement], founded: Founded, things: Mapping[str, Event], named: Named
) -> dict[str, str]:
    """event → the event that it is a part of: of that name on the page, else the only one of that name anywhere."""
    by_name: dict[str, set[str]] = defaultdict(set)
    for s, thing in zip(said, founded.thing_of, strict=True):
        by_name[names.fold(s.name)].add(thing)
    votes: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for s, thing in zip(said, founded.thing_of, strict=True):
        if not s.parent:
            continue
        parent = named.get(s.page_id, "EVENT", s.parent)
        if not parent and not names.is_generic(s.parent):
            fits = [p for p in by_name.get(names.fold(s.parent), ()) if _can_hold(things[p], things[thing])]
            parent = fits[0] if len(fits) == 1 else ""
        if parent and parent != thing:
            votes[thing].append((parent, s.confidence))
    chosen = {thing: best for thing, mine in sorted(votes.items()) if (best := resolve.commonest(mine))}
    return without_cycles(chosen)


def _can_hold(whole: Event, part: Event) -> bool:
    """The part does not begin on a day that the whole has nothing to do with."""
    a, b, x = parse(whole.start), parse(whole.end), parse(part.start)
    if a.full and b.full and x.full:
        return a[:3] <= x[:3] <= b[:3]
    return agree(a, x) != "different" or agree(b, x) != "different"


def without_cycles(parents: Mapping[str, str]) -> dict[str, str]:
    """An event that would be a part of itself over others loses its parent."""
    out: dict[str, str] = {}
    for child, parent in sorted(parents.items()):
        at = parent
        while at and at != child:
            at = out.get(at, "")
        if at != child:
            out[child] = parent
    return out
