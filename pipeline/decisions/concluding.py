"""What people have decided stands over what the pages say: the last step of linking."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from pipeline.decisions.applying import Decided
from pipeline.decisions.desk import RULE
from pipeline.ids import make_id
from pipeline.link import Corpus, dates, statements
from pipeline.link.corpus import Event, FormerId, Review, Support
from pipeline.link.parents import without_cycles
from pipeline.model import EventStatement

Row: TypeAlias = tuple[str, EventStatement]  # a statement with its id
OF_EVENT = ("name", "kind", "status", "start", "end", "dates", "timezone", "venue", "country_code")


def conclude(corpus: Corpus, decided: Decided) -> Corpus:
    """The corpus with the column `review` filled, and with the values that reviewers gave on every event of theirs."""
    if not decided.reviewed and not decided.renamed:
        return corpus
    reviews: dict[str, list[str]] = defaultdict(list)
    for key, reviewed in decided.reviewed.items():
        reviews[corpus.thing_of[key]].append(reviewed.review)
    said = _said(corpus, decided)
    given = {thing: _given(rows, decided) for thing, rows in said.items()}
    events = [_event(e, given.get(e.event_id, {}), corpus) for e in corpus.events]
    parents = without_cycles({e.event_id: e.parent_event_id for e in events if e.parent_event_id})
    events = [replace(e, parent_event_id=parents.get(e.event_id, "")) for e in events]
    return replace(
        corpus,
        events=tuple(replace(e, review=_review(reviews.get(e.event_id, []))) for e in events),
        people=tuple(replace(p, review=_review(reviews.get(p.person_id, []))) for p in corpus.people),
        supports=_supports(corpus, given, said),
        former_ids=_former_ids(corpus, decided),
    )


def _review(reviews: list[str]) -> Review:
    return "edited" if "edited" in reviews else "accepted" if reviews else "none"


def _said(corpus: Corpus, decided: Decided) -> dict[str, list[Row]]:
    """event id → its statements, of events that reviewers have edited."""
    edited = {corpus.thing_of[key] for key, r in decided.reviewed.items() if r.columns}
    out: dict[str, list[Row]] = defaultdict(list)
    for d in corpus.documents if edited else ():
        for key, said in statements.of_events(d):
            if corpus.thing_of[key] in edited:
                out[corpus.thing_of[key]].append((key, said))
    return out


def _given(rows: Sequence[Row], decided: Decided) -> dict[str, Row]:
    """column → the statement, with its id, in which a reviewer has given the value; of several the last edit."""
    edits = [(when, column, row) for row in rows for column, when in _columns(decided, row[0])]
    return {column: row for _, column, row in sorted(edits, key=lambda e: e[:2])}


def _columns(decided: Decided, key: str) -> Iterator[tuple[str, tuple[str, str]]]:
    reviewed = decided.reviewed.get(key)
    yield from reviewed.columns if reviewed else ()


def _event(event: Event, given: Mapping[str, Row], corpus: Corpus) -> Event:
    """The event with what reviewers gave, whatever its other pages say."""
    values: dict[str, Any] = {c: getattr(said, c) for c, (_, said) in given.items() if c in OF_EVENT}
    if "start" in values:
        values["precision"] = dates.precision(values["start"])
    if "city" in given:
        said = given["city"][1]
        values["city_id"] = corpus.named.get((said.page_id, "PLACE", said.place.key), "") if said.place else ""
    if "parent" in given:
        said = given["parent"][1]
        parent = corpus.named.get((said.page_id, "EVENT", said.parent), "")
        values["parent_event_id"] = parent if parent != event.event_id else ""
    return replace(event, **values)


def _supports(
    corpus: Corpus, given: Mapping[str, Mapping[str, Row]], said: Mapping[str, Sequence[Row]]
) -> tuple[Support, ...]:
    """Where values come from that some pages do not give: those of a reviewer, from the statement of their edit."""
    own = {(thing, column) for thing, columns in given.items() for column in columns if column in OF_EVENT}
    new = []
    for thing, column in sorted(own):
        key, edited = given[thing][column]
        if any(getattr(s, column) != getattr(edited, column) for _, s in said[thing]):
            new.append(Support("events", thing, column, key, RULE))
    return (*(s for s in corpus.supports if (s.row_id, s.column) not in own), *new)


def _former_ids(corpus: Corpus, decided: Decided) -> tuple[FormerId, ...]:
    """Of statements that got another id by their new name, the ids that they would have founded."""
    current = {e.event_id for e in corpus.events}
    new = {
        FormerId("events", old, corpus.thing_of[key])
        for former, key in decided.renamed
        if (old := make_id("ev", former)) not in current
    }
    known = {f.old_id for f in corpus.former_ids}
    added = (f for f in new if f.old_id not in known)
    return tuple(sorted((*corpus.former_ids, *added), key=lambda f: (f.table, f.old_id)))
