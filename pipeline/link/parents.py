"""Which event is a part of which: as its pages call its whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import numpy as np

from pipeline.link import resolve
from pipeline.link.dates import agree, parse
from pipeline.link.joined import Joined

Span = tuple[str, str]  # start and end


def parents_of(joined: Joined) -> dict[int, int]:
    """Event → the event that it is a part of: of that name on the page, else the only one of that name anywhere."""
    told, founders = joined.statements.table, joined.founders
    rows, here = told.rows, told.here("parent_here")
    some = np.flatnonzero((here >= 0) | (rows["parent"] != 0))
    named: dict[int, set[int]] = {int(mark): set() for mark in rows["parent"][some[here[some] < 0]]}
    if named:
        for i in np.flatnonzero(np.isin(rows["name"], np.array(list(named), np.uint64))).tolist():
            named[int(rows["name"][i])].add(int(founders[i]))
    votes: dict[int, list[tuple[str, float]]] = defaultdict(list)
    number: dict[str, int] = {}
    for i in some.tolist():
        thing = int(founders[i])
        if here[i] >= 0:
            parent = int(founders[here[i]])
        else:
            fits = [p for p in named[int(rows["parent"][i])] if can_hold(_span(joined, p), _span(joined, thing))]
            parent = fits[0] if len(fits) == 1 else -1
        if parent >= 0 and parent != thing:
            number[joined.id_of(parent)] = parent
            votes[thing].append((joined.id_of(parent), float(rows["confidence"][i])))
    ids = {joined.id_of(thing): thing for thing in votes}
    chosen = {key: best for key, thing in ids.items() if (best := resolve.commonest(votes[thing]))}
    return {ids[child]: number[parent] for child, parent in without_cycles(chosen).items()}


def _span(joined: Joined, founder: int) -> tuple[str, str]:
    """Start and end of an event: of one statement what that says."""
    rows = joined.statements.table.rows
    alone = rows["start"][founder].decode(), rows["end"][founder].decode()
    return joined.spans.get(founder, alone)


def can_hold(whole: Span, part: Span) -> bool:
    """The part does not begin on a day that the whole has nothing to do with."""
    a, b, x = parse(whole[0]), parse(whole[1]), parse(part[0])
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
