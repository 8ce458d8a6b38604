"""assemble: mentions and times → what the page says happened.

`assemble(document)` finds the records of a page, one module a layout, and fills in `Document.events`: name, kind,
status, when, where, who in which role, which cities and organizations; every value with its evidence.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.assemble import (
    afterwards,
    alone,
    announcement,
    appearances,
    candidate,
    cards,
    chronicle,
    columns,
    declared,
    evidence,
    lastly,
    lines,
    mentioned,
    named_days,
    occasion_rows,
    occasions,
    parts,
    prose,
    rows,
    second,
    sessions,
    signing,
    sittings,
    strays,
    taking_part,
    timed_headings,
    timed_parts,
)
from pipeline.assemble.build import statement
from pipeline.assemble.family import inherit
from pipeline.assemble.merge import merged
from pipeline.assemble.record import Record
from pipeline.assemble.view import View
from pipeline.model import Document, EventStatement, Problem, Reject
from pipeline.settings import DEFAULT, Settings

__all__ = ["assemble"]


def assemble(document: Document, settings: Settings = DEFAULT) -> Document:
    """The document with the events that it states, in page order, and what should be looked at."""
    if document.page.status != "ok" or not document.body:
        return document
    view = View(document, settings)
    events, problems, rejects = ruled(view)
    events = taking_part.weighed(view, events)
    names = {(e.start_char, e.end_char) for e in events}
    kept = [p for p in problems if (p.start, p.end) in names]
    return replace(
        document,
        events=tuple(events),
        problems=(*document.problems, *kept),
        rejects=(*document.rejects, *dict.fromkeys(rejects)),
    )


def ruled(view: View) -> tuple[list[EventStatement], list[Problem], list[Reject]]:
    """The events of a page in page order as the rules tell them, what should be looked at, what is no event."""
    found, used = records(view)
    events: list[EventStatement] = []
    problems: list[Problem] = []
    rejects: list[Reject] = []
    for record in found:
        built = statement(view, record)
        if isinstance(built, Reject):
            rejects.append(built)
            continue
        events.append(built[0])
        problems += built[1]
    said, unshown = declared.statements(view.document, view.settings)
    events, rejects = merged([*events, *said]), [*rejects, *unshown]
    known = _with_told(view, events, used) or _lastly(view)
    known = _in_order([*known, *second.overlooked(view, known)])
    return inherit(sittings.timed(view, afterwards.placed(view, strays.adopted(view, known)))), problems, rejects


def _with_told(view: View, events: list[EventStatement], used: frozenset[int]) -> list[EventStatement]:
    """The events of the layouts and those that running text tells besides, in page order."""
    told = evidence.chosen(view, events, candidate.candidates(view, mentioned.candidates(view, used)))
    return _in_order([*events, *told])


def _in_order(events: list[EventStatement]) -> list[EventStatement]:
    return sorted(events, key=lambda e: (e.start_char, e.end_char))


def _lastly(view: View) -> list[EventStatement]:
    """The event of the title, where the page has no other."""
    built = [statement(view, r) for r in lastly.records(view)]
    return [b[0] for b in built if not isinstance(b, Reject)]


def records(view: View) -> tuple[list[Record], frozenset[int]]:
    """The records of all layouts, and the positions of blocks that are rows of a table and tell nothing else."""
    held = [*occasions.records(view), *(tabled_held := occasion_rows.records(view))]
    fielded = occasions.without(view, held, announcement.records(view))
    told = occasions.without(view, held, prose.records(view, frozenset(r.name[0] for r in fielded)))
    split, columned = columns.records(view)
    carded, used = cards.records(view) if not split else ([], frozenset())
    used = used | columned
    fielded = [r for r in fielded if not _inside(view, r, columned)]
    told = [r for r in told if not _inside(view, r, used) or (r.layout == "prose" and not _inside(view, r, columned))]
    days = named_days.records(view)
    told_rows = chronicle.records(view)
    tabled = [
        r for r in occasions.without(view, tabled_held, rows.records(view)) if not any(_holds(r, c) for c in told_rows)
    ]
    listed = [
        *held,
        *split,
        *carded,
        *tabled,
        *told_rows,
        *appearances.records(view),
        *sessions.records(view),
        *timed_headings.records(view),
        *named_days.under(view, occasions.without(view, held, lines.records(view, used)), days),
        *days,
    ]
    out = [*fielded, *told, *listed]
    mains = [r for r in (*fielded, *told) if r.layout != "prose"]
    return alone.adopt(
        view, [*out, *signing.records(view, mains), *parts.records(view, mains), *timed_parts.records(view, mains)]
    ), columned


def _holds(row: Record, told: Record) -> bool:
    """Whether a row's name is the very sentence that tells an event."""
    return row.name[0] <= told.name[0] and told.name[1] <= row.name[1]


def _inside(view: View, record: Record, used: frozenset[int]) -> bool:
    """Whether a record's name stands on a card, which is a record of its own."""
    return bool(used) and view.position(record.name[0]) in used
