"""What pages say, as rows: pages, times, mentions, and the statements about events, people and cities."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.ids import make_id
from pipeline.link import statements
from pipeline.link.corpus import Corpus
from pipeline.link.names import fold
from pipeline.model import Document, Mention, Office, PersonStatement
from pipeline.tables.flat import LISTED, Row, picked

OF_PAGE = (
    *("page_id", "source", "url", "site", "title", "language", "published_on", "updated_on", "fetched_at"),
    *("sha256", "encoding", "same_as", "status", "reason"),
)


def pages(corpus: Corpus) -> Iterator[Row]:
    for d in corpus.documents:
        body = sum(b.end - b.start for b in d.blocks if b.kept)
        yield {**picked(d.page, OF_PAGE), "chars_text": len(d.page.text), "chars_body": body}


def times(corpus: Corpus) -> Iterator[Row]:
    names = ("page_id", "text", "start_char", "end_char", "start", "end", "precision", "timezone", "kind", "basis")
    for d in corpus.documents:
        event_at = _event_at(d, corpus)
        for key, time in times_of(d):
            yield {
                **picked(time, names),
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


def times_of(document: Document) -> Iterator[tuple[str, Any]]:
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
                **picked(said, names),
                "statement_id": key,
                "event_id": corpus.thing_of[key],
                "dates": LISTED.join(said.dates),
                "city_id": city_id,
            }


def rows_of_person(key: str, said: PersonStatement) -> Iterator[tuple[str, Office]]:
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
            rows = list(rows_of_person(key, said))
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
                **picked(said, ("page_id", "name", "text", "start_char", "end_char")),
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
        for key, time in times_of(d):
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
