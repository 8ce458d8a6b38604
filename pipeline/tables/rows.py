"""A corpus as rows of the tables; each function gives the rows of one table, in any order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from functools import cache
from typing import Any, TypeAlias

from pipeline.ids import make_id
from pipeline.link import statements
from pipeline.link.corpus import Corpus
from pipeline.link.names import fold
from pipeline.model import Document, Mention, Office, PersonStatement

Row: TypeAlias = dict[str, Any]

OF_PAGE = (
    *("page_id", "source", "url", "site", "title", "language", "published_on", "updated_on", "fetched_at"),
    *("sha256", "encoding", "same_as", "status", "reason"),
)
OF_PLACE = (
    *("name", "name_en", "kind", "country_code", "admin1", "lg_code", "geonames_id"),
    *("latitude", "longitude", "timezone"),
)
LISTED = ";"  # between the values of a list in a cell


def _picked(noun: Any, names: tuple[str, ...]) -> Row:
    return {name: getattr(noun, name) for name in names}


@cache
def _names(noun: Any) -> tuple[str, ...]:
    return tuple(f.name for f in fields(noun))


def _flat(noun: Any) -> Row:
    """All fields of a noun that holds nothing nested."""
    kind: Any = type(noun)
    return _picked(noun, _names(kind))


def pages(corpus: Corpus) -> Iterator[Row]:
    for d in corpus.documents:
        body = sum(b.end - b.start for b in d.blocks if b.kept)
        yield {**_picked(d.page, OF_PAGE), "chars_text": len(d.page.text), "chars_body": body}


def times(corpus: Corpus) -> Iterator[Row]:
    names = ("page_id", "text", "start_char", "end_char", "start", "end", "precision", "timezone", "kind", "basis")
    for d in corpus.documents:
        event_at = _event_at(d, corpus)
        for key, time in _times(d):
            yield {
                **_picked(time, names),
                "time_id": key,
                "basis_other": time.basis_other,
                "weekday_ok": {"true": True, "false": False}.get(time.weekday_ok),
                "event_id": event_at.get(time.start_char, ""),
            }


def _event_at(document: Document, corpus: Corpus) -> dict[int, str]:
    """start_char of a time → the event whose date it gives; of several, the one that stands first."""
    out: dict[int, str] = {}
    for key, said in sorted(statements.of_events(document), key=lambda row: (row[1].start_char, row[0])):
        for start in said.times:
            out.setdefault(start, corpus.thing_of[key])
    return out


def _times(document: Document) -> Iterator[tuple[str, Any]]:
    """(time_id, time); two readings of the same characters are told apart by their order."""
    seen: dict[tuple[int, int], int] = {}
    for time in document.times:
        span = (time.start_char, time.end_char)
        nth = seen[span] = seen.get(span, 0) + 1
        yield make_id("tm", time.page_id, *span, *(() if nth == 1 else (nth,))), time


def event_pages(corpus: Corpus) -> Iterator[Row]:
    names = (
        *("page_id", "name", "text", "start_char", "end_char", "kind", "status", "start", "end", "timezone"),
        *("venue", "city", "country_code", "parent", "basis", "confidence"),
    )
    for d in corpus.documents:
        for key, said in statements.of_events(d):
            city_id = corpus.named.get((d.page.page_id, "PLACE", said.place.key), "") if said.place else ""
            yield {
                **_picked(said, names),
                "statement_id": key,
                "event_id": corpus.thing_of[key],
                "dates": LISTED.join(said.dates),
                "city_id": city_id,
            }


def _rows_of_person(key: str, said: PersonStatement) -> Iterator[tuple[str, Office]]:
    """A statement id for each different title and affiliation; a row without either where there is none."""
    told = dict.fromkeys((o.title, o.affiliation) for o in said.offices if o.title or o.affiliation)
    for title, affiliation in told or {("", ""): None}:
        yield make_id("st", "person_pages", key, title, affiliation), Office(title, affiliation)


def person_pages(corpus: Corpus) -> Iterator[Row]:
    """A row for each office; and one for each other spelling of the whole name, where that stands."""
    for d in corpus.documents:
        written = _spellings(d)
        for key, said in statements.of_people(d):
            own = {"page_id": said.page_id, "name": said.name, "person_id": corpus.thing_of[key]}
            rows = list(_rows_of_person(key, said))
            for row, office in rows:
                at = {"text": said.text, "start_char": said.start_char, "end_char": said.end_char}
                yield {**own, **at, "statement_id": row, "title": office.title, "affiliation": office.affiliation}
            for alias in dict.fromkeys(said.aliases):
                m = written.get(fold(alias))
                if m and fold(alias) not in fold(said.name) and fold(said.name) not in fold(alias):
                    office = next(iter(m.offices), rows[0][1])
                    at = {"text": m.text, "start_char": m.start, "end_char": m.end}
                    row = make_id("st", "person_pages", key, office.title, office.affiliation, alias)
                    yield {**own, **at, "statement_id": row, "title": office.title, "affiliation": office.affiliation}


def _spellings(document: Document) -> dict[str, Mention]:
    """Folded name → the first mention of a person that is written so."""
    out: dict[str, Mention] = {}
    for m in document.mentions:
        if m.label == "PERSON":
            out.setdefault(fold(m.name), m)
            out.setdefault(fold(m.text), m)
    return out


def city_pages(corpus: Corpus) -> Iterator[Row]:
    for d in corpus.documents:
        for key, said in statements.of_cities(d):
            yield {
                **_picked(said, ("page_id", "name", "text", "start_char", "end_char")),
                "statement_id": key,
                "city_id": corpus.thing_of[key],
            }


def mentions(corpus: Corpus) -> Iterator[Row]:
    """Names, the titles beside people's names, and times."""
    for d in corpus.documents:
        rows: dict[tuple[int, int, str], Row] = {}
        for m in d.mentions:
            thing = corpus.named.get((m.page_id, m.label, m.entity or m.name), "")
            _add(rows, d, (m.start, m.end, m.label), thing, m.method, m.rule, m.confidence)
            for office in m.offices:
                if office.title_span[0] >= 0:
                    _add(rows, d, (*office.title_span, "TITLE"), thing, m.method, m.rule, m.confidence)
        for key, time in _times(d):
            _add(rows, d, (time.start_char, time.end_char, "TIME"), key, "rule", time.rule, time.confidence)
        yield from rows.values()


def _add(
    rows: dict[tuple[int, int, str], Row],
    document: Document,
    at: tuple[int, int, str],
    thing: str,
    method: str,
    rule: str,
    confidence: float,
) -> None:
    """One row for each label of the same characters: the first, unless only a later one names a thing."""
    start, end, label = at
    if at in rows and (rows[at]["row_id"] or not thing):
        return
    page = document.page
    rows[at] = {
        "mention_id": make_id("mn", page.page_id, start, end, label),
        "page_id": page.page_id,
        "start_char": start,
        "end_char": end,
        "text": page.text[start:end],
        "label": label,
        "row_id": thing,
        "method": method,
        "rule": rule,
        "confidence": confidence,
    }


def events(corpus: Corpus) -> Iterator[Row]:
    for event in corpus.events:
        yield {**_flat(event), "dates": LISTED.join(event.dates)}


def people(corpus: Corpus) -> Iterator[Row]:
    return (_flat(person) for person in corpus.people)


def cities(corpus: Corpus) -> Iterator[Row]:
    for city in corpus.cities:
        own = _picked(city, ("city_id", "country", "pages", "confidence", "review"))
        yield {**_picked(city.place, OF_PLACE), **own}


def organizations(corpus: Corpus) -> Iterator[Row]:
    return (_flat(organization) for organization in corpus.organizations)


def event_people(corpus: Corpus) -> Iterator[Row]:
    return (_flat(link) for link in corpus.event_people)


def event_cities(corpus: Corpus) -> Iterator[Row]:
    return (_flat(link) for link in corpus.event_cities)


def event_organizations(corpus: Corpus) -> Iterator[Row]:
    return (_flat(link) for link in corpus.event_organizations)


def evidence(corpus: Corpus) -> Iterator[Row]:
    """Of each value of an event's statement; and of a thing's values that not all of its pages give."""
    said_by = {}
    for d in corpus.documents:
        for key, said in statements.of_events(d):
            said_by[key] = said
            for e in said.evidence:
                yield {
                    **{"table": "event_pages", "row_id": key, "column": e.column, "page_id": said.page_id},
                    **{"start_char": e.start, "end_char": e.end, "text": e.text},
                    **{"method": e.method, "rule": e.rule, "confidence": e.confidence},
                }
    for s in corpus.supports:
        said = said_by[s.statement_id]
        at = next((e for e in said.evidence if e.column == s.column), None)
        start, end, text = (at.start, at.end, at.text) if at else (said.start_char, said.end_char, said.text)
        yield {
            **{"table": s.table, "row_id": s.row_id, "column": s.column, "page_id": said.page_id},
            **{"start_char": start, "end_char": end, "text": text},
            **{"method": "rule", "rule": s.rule, "confidence": said.confidence},
        }


def rejects(corpus: Corpus) -> Iterator[Row]:
    for d in corpus.documents:
        for r in d.rejects:
            at = {"start_char": r.start, "end_char": r.end}
            yield {**_picked(r, ("page_id", "stage", "text", "label", "rule", "reason")), **at}


def merges(corpus: Corpus) -> Iterator[Row]:
    return (_flat(merge) for merge in corpus.merges)


def problems(corpus: Corpus) -> Iterator[Row]:
    for d in corpus.documents:
        at = _row_at(d)
        for p in d.problems:
            row_id = at.get((p.table, p.start, p.end)) or at.get((p.table, p.start, -1), "")
            yield {**_picked(p, ("table", "page_id", "code", "detail")), "row_id": row_id}
    for q in corpus.problems:
        yield {**_picked(q, ("table", "page_id", "code", "detail")), "row_id": q.statement_id}


def _row_at(document: Document) -> dict[tuple[str, int, int], str]:
    """(table, start, end) → row id; also with end -1, for a problem that gives only where its row begins."""
    out: dict[tuple[str, int, int], str] = {("pages", 0, 0): document.page.page_id}
    found: list[tuple[str, int, int, str]] = [
        ("times", time.start_char, time.end_char, key) for key, time in _times(document)
    ]
    found += [("event_pages", s.start_char, s.end_char, key) for key, s in statements.of_events(document)]
    found += [("city_pages", s.start_char, s.end_char, key) for key, s in statements.of_cities(document)]
    for key, s in statements.of_people(document):
        found.append(("person_pages", s.start_char, s.end_char, next(_rows_of_person(key, s))[0]))
    found += [
        ("mentions", m.start, m.end, make_id("mn", m.page_id, m.start, m.end, m.label)) for m in document.mentions
    ]
    for table, start, end, key in found:
        out.setdefault((table, start, end), key)
        out.setdefault((table, start, -1), key)
    return out


def aliases(corpus: Corpus) -> Iterator[Row]:
    return (_flat(alias) for alias in corpus.aliases)


def former_ids(corpus: Corpus) -> Iterator[Row]:
    return (_flat(former) for former in corpus.former_ids)


MAKERS: dict[str, Callable[[Corpus], Iterator[Row]]] = {
    make.__name__: make
    for make in (
        *(pages, times, event_pages, person_pages, city_pages, mentions, events, people, cities, organizations),
        *(event_people, event_cities, event_organizations, evidence, rejects, merges, problems, aliases, former_ids),
    )
}
