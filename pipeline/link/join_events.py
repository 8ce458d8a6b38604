"""The events of all pages, from what `events` says belongs together; and which is a part of which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.grouped import Grouped
from pipeline.link import agreement, event_likeness, events, names, resolve, supports
from pipeline.link.components import Row, Settling, settle
from pipeline.link.corpus import Event
from pipeline.link.dates import agree, parse
from pipeline.link.parts import Named, Outcome, Part, Settled, aliases
from pipeline.link.statements import Told
from pipeline.link.things import found, joined, kept_apart
from pipeline.link.ties import Ties
from pipeline.model import Document, EventStatement


def link_events(documents: Sequence[Document], told: Told, named: Named, ties: Ties, grouped: Grouped) -> Part[Event]:
    """Every event that a page states; `told` are the statements about events of these documents, with their ids."""
    sites = {d.page.page_id: d.page.site for d in documents}
    wholes = _wholes([s for _, s in told])
    rows = [_comparable(s, sites[s.page_id], named, whole) for (_, s), whole in zip(told, wholes, strict=True)]
    edges = events.edges(rows, ties.numbered([key for key, _ in told]), grouped)
    sent = [Row(i, key, (s, _city(s, named)), row) for i, ((key, s), row) in enumerate(zip(told, rows, strict=True))]
    part = settle(Settling("events", settled, event_likeness.evidence), sent, edges, grouped)
    for name_of in (lambda s: (s.name,), lambda s: s.aliases):
        for key, s in told:
            for name in name_of(s):
                named.add(s.page_id, "EVENT", name, part.thing_of[key])
    parents = _parents(told, part, named)
    things = (replace(e, parent_event_id=parents[e.event_id]) if e.event_id in parents else e for e in part.things)
    return replace(part, things=tuple(things))


def settled(rows: Sequence[Row]) -> Outcome[Event]:
    """The events of a component, without their wholes."""
    keys, said = [r.key for r in rows], _within([r.said for r in rows], [r.number for r in rows])
    groups = events.group(said, rows[0].edges) if rows[0].edges and len(rows) > 1 else None
    founded = found("events", "ev", keys, groups.all() if groups else [[0]])
    out = tuple(_settled(thing, [rows[i] for i in members]) for thing, members in founded.members.items())
    if not groups:
        return Outcome(out)
    why = joined("events", "ev", keys, founded, groups.log, lambda a, b: event_likeness.evidence(said[a], said[b]))
    return Outcome(out, founded.former, tuple(why), kept_apart(groups.log))


def _settled(thing: str, rows: Sequence[Row]) -> Settled[Event]:
    """One event, from the statements about it."""
    own = [r.statement[0] for r in rows]
    city = resolve.commonest((r.statement[1], r.statement[0].confidence) for r in rows) or ""
    event = resolve.event(thing, own, city, "")
    told = [(r.key, r.statement[0]) for r in rows]
    against = agreement.conflicts(event, told) if len(told) > 1 else []
    if against:
        event = replace(event, confidence=event.confidence * agreement.DISPUTED ** agreement.columns(against))
    other = ((thing, name, s.page_id) for s in own for name in (s.name, *s.aliases))
    shown = aliases("events", {thing: event.name}, other)
    taken = supports.of_event(event, told)
    return Settled(thing, event, tuple(r.key for r in rows), shown, tuple(against), tuple(taken))


def _within(rows: Sequence[event_likeness.Said], numbers: Sequence[int]) -> list[event_likeness.Said]:
    """The statements of a component, which know their wholes by the place in it."""
    if all(r.whole < 0 for r in rows):
        return list(rows)
    place = {number: i for i, number in enumerate(numbers)}
    return [replace(r, whole=place.get(r.whole, -1)) for r in rows]


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
    city = _city(s, named)
    cities = {c for x in s.cities if (c := named.get(s.page_id, "CITY", x.entity, x.name))}
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
        city=city,
        kind=s.place.kind if s.place else "",
        country=s.country_code,
        placed=bool(s.place and s.place.country_code == s.country_code),
        venue=names.fold(s.venue),
        parent=names.fold(names.arabic(s.parent)),
        whole=whole,
        people=frozenset(p for x in s.people if (p := named.get(s.page_id, "PERSON", x.entity, x.name))),
        cities=frozenset({*cities, city} if city else cities),
    )


def _parents(told: Told, part: Part[Event], named: Named) -> dict[str, str]:
    """event → the event that it is a part of: of that name on the page, else the only one of that name anywhere."""
    things = {e.event_id: e for e in part.things}
    by_name: dict[str, set[str]] = defaultdict(set)
    for key, s in told:
        by_name[names.fold(s.name)].add(part.thing_of[key])
    votes: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for key, s in told:
        if not s.parent:
            continue
        thing = part.thing_of[key]
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
