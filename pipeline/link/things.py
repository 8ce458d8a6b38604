"""From groups of statements to ids: which one has founded a thing, which ids it has taken over, and the log of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from pipeline.ids import make_id
from pipeline.link.corpus import FormerId, Merge, Thing
from pipeline.link.groups import Decision, Pair

NEAR = 0.5  # a pair below this is no near miss
SHOWN = 5  # near misses of one thing that are rows; more tell a reader nothing, and a 例会 has hundreds

Say = Callable[[int, int], str]


class Apart(NamedTuple):
    """Two statements (by their number) that nearly were one."""

    score: float
    a: int
    b: int
    why: str  # what kept them apart
    evidence: str = ""  # what speaks for it all the same; "": it is told of those that are written


@dataclass(frozen=True, slots=True)
class Founded:
    """The things of one table: the id of each statement's thing, and the statements (by number) of each thing."""

    thing_of: tuple[str, ...]
    members: Mapping[str, tuple[int, ...]]
    former: tuple[FormerId, ...]


def found(table: Thing, prefix: str, statement_ids: Sequence[str], groups: Sequence[Sequence[int]]) -> Founded:
    """A thing has the id of its smallest statement; the ids that its others would have founded are former ones."""
    thing_of = [""] * len(statement_ids)
    members = {}
    former = []
    for group in groups:
        ordered = sorted(group, key=statement_ids.__getitem__)
        thing = make_id(prefix, statement_ids[ordered[0]])
        members[thing] = tuple(ordered)
        former += [FormerId(table, make_id(prefix, statement_ids[i]), thing) for i in ordered[1:]]
        for i in group:
            thing_of[i] = thing
    former.sort(key=lambda f: f.old_id)
    return Founded(tuple(thing_of), dict(sorted(members.items())), tuple(former))


def joined(
    table: Thing, prefix: str, statement_ids: Sequence[str], founded: Founded, log: Sequence[Decision], say: Say
) -> list[Merge]:
    """The log as rows: each former id with what joined it.

    `say` tells what speaks for two statements being one, the lower number first.
    """
    out = []
    edges: dict[int, list[tuple[int, Decision]]] = defaultdict(list)
    for d in log:
        if d.decision == "joined":
            edges[d.pair.a].append((d.pair.b, d))
            edges[d.pair.b].append((d.pair.a, d))
    for thing, members in founded.members.items():
        for i, d in _tree(members[0], edges) if len(members) > 1 else ():
            old = make_id(prefix, statement_ids[i])
            out.append(
                Merge(table, thing, old, round(d.pair.score, 4), "joined", d.pair.evidence or _said(d.pair, say))
            )
    return out


def kept_apart(log: Sequence[Decision]) -> tuple[Apart, ...]:
    """The pairs of the log that nearly joined."""
    pairs = ((d.pair, d.why) for d in log if d.decision == "kept_apart" and d.pair.score >= NEAR)
    return tuple(Apart(p.score, p.a, p.b, why, p.evidence) for p, why in pairs)


def near_misses(table: Thing, thing_of: Sequence[str], apart: Iterable[Apart], say: Say) -> list[Merge]:
    """The nearest misses between two things, each once; of a thing that many others are like, the first few."""
    out: dict[tuple[str, str], Merge] = {}
    shown: dict[str, int] = defaultdict(int)
    missed = [(-d.score, d.a, d.b, d) for d in apart if thing_of[d.a] != thing_of[d.b]]
    for *_, d in sorted(missed, key=itemgetter(0, 1, 2)):
        a, b = thing_of[d.a], thing_of[d.b]
        if shown[a] < SHOWN and shown[b] < SHOWN:
            at = (a, b) if a < b else (b, a)
            if at not in out:
                why = "; ".join(filter(None, (d.evidence or _said(d, say), d.why)))
                out[at] = Merge(table, *at, round(d.score, 4), "kept_apart", why)
                shown[a] += 1
                shown[b] += 1
    return list(out.values())


def _said(pair: Pair | Apart, say: Say) -> str:
    return say(min(pair.a, pair.b), max(pair.a, pair.b))


def _tree(root: int, edges: Mapping[int, list[tuple[int, Decision]]]) -> list[tuple[int, Decision]]:
    """Each statement that hangs on the root, with the decision that joined it; edges form a tree."""
    out = []
    seen = {root}
    stack = [root]
    while stack:
        at = stack.pop()
        for other, decision in edges.get(at, ()):
            if other not in seen:
                seen.add(other)
                stack.append(other)
                out.append((other, decision))
    return out
