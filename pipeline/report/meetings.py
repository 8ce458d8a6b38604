"""Who meets whom: people who took part in the same event, as a matrix and as a list of pairs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.tables.happenings import Happening, Person

MOST_PEOPLE, MOST_PAIRS = 24, 20
CROWD = 60  # people; an event with more is an audience, not a meeting


@dataclass(frozen=True, slots=True)
class Guest:
    """A person of the matrix: the office that is given most often, how many others they met, at how many events."""

    person_id: str
    name: str
    office: str
    others: int
    events: int


@dataclass(frozen=True, slots=True)
class Pair:
    one: Guest
    other: Guest
    events: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class Meetings:
    """`cells[i][j]` is how many events the guests i and j share."""

    guests: tuple[Guest, ...]
    cells: tuple[tuple[int, ...], ...]
    pairs: tuple[Pair, ...]
    met: int  # people who met at least one other
    all_pairs: int


def meetings(happenings: Iterable[Happening]) -> Meetings:
    """Of the pairs that met most often a list, of the people in them a matrix."""
    shared, known = _shared(happenings)
    partners: dict[str, set[str]] = defaultdict(set)
    for a, b in shared:
        partners[a].add(b)
        partners[b].add(a)
    guests = {p: _guest(people, len(partners[p])) for p, people in known.items()}
    pairs = sorted(
        shared,
        key=lambda p: (-len(shared[p]), -guests[p[0]].events - guests[p[1]].events, guests[p[0]].name, p),
    )
    first = _foremost(pairs)
    weights = Counter({pair: len(events) for pair, events in shared.items()})
    row = _in_groups(first, weights)
    cells = tuple(tuple(weights[_pair(a, b)] if a != b else 0 for b in row) for a in row)
    return Meetings(
        guests=tuple(guests[p] for p in row),
        cells=cells,
        pairs=tuple(Pair(guests[a], guests[b], tuple(shared[a, b])) for a, b in pairs[:MOST_PAIRS]),
        met=len(partners),
        all_pairs=len(shared),
    )


def _shared(
    happenings: Iterable[Happening],
) -> tuple[dict[tuple[str, str], list[Happening]], dict[str, list[Person]]]:
    """The events of each pair of people, and what these say of each person."""
    shared: dict[tuple[str, str], list[Happening]] = defaultdict(list)
    known: dict[str, list[Person]] = defaultdict(list)
    for happening in happenings:
        there = sorted({p.person_id for p in happening.people})
        if not 1 < len(there) <= CROWD:
            continue
        for p in happening.people:
            known[p.person_id].append(p)
        for i, a in enumerate(there):
            for b in there[i + 1 :]:
                shared[a, b].append(happening)
    return shared, known


def _guest(said: Sequence[Person], others: int) -> Guest:
    offices = Counter(" ".join(filter(None, (p.affiliation, p.title))) for p in said if p.title or p.affiliation)
    office = min(offices, key=lambda o: (-offices[o], o)) if offices else ""
    return Guest(said[0].person_id, said[0].name, office, others, len(said))


def _foremost(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """The people of the first pairs, of each both or none."""
    out: dict[str, None] = {}
    for pair in pairs:
        if len(out.keys() | set(pair)) <= MOST_PEOPLE:
            out |= dict.fromkeys(pair)
    return list(out)


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def _in_groups(people: Sequence[str], weights: Counter[tuple[str, str]]) -> list[str]:
    """The same people, those who met one another side by side: next comes who met most of the last ones."""
    rest, row = list(people), list[str]()
    while rest:
        near = row[-4:]
        best = max(rest, key=lambda p: (sum(weights[_pair(p, q)] for q in near), -rest.index(p)))
        rest.remove(best)
        row.append(best)
    return row
