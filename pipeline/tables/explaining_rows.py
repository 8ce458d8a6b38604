"""What explains the tables, as rows: evidence, rejects, merges, problems, aliases and former ids."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.ids import make_id
from pipeline.link import statements
from pipeline.link.corpus import Corpus
from pipeline.model import Document
from pipeline.tables.flat import Row, flat, picked
from pipeline.tables.page_rows import rows_of_person, times_of


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
        if s.statement_id not in said_by:
            continue  # of a page whose rows are not made now
        said = said_by[s.statement_id]
        at = next((e for e in said.evidence if e.column == s.column), None)
        start, end, text = (at.start, at.end, at.text) if at else (said.start_char, said.end_char, said.text)
        yield {
            **{"table": s.table, "row_id": s.row_id, "column": s.column, "page_id": said.page_id},
            **{"start_char": start, "end_char": end, "text": text},
            **{"method": "review" if s.rule == "decision" else "rule", "rule": s.rule, "confidence": said.confidence},
        }


def rejects(corpus: Corpus) -> Iterator[Row]:
    for d in corpus.documents:
        for r in d.rejects:
            at = {"start_char": r.start, "end_char": r.end}
            yield {**picked(r, ("page_id", "stage", "text", "label", "rule", "reason")), **at}


def merges(corpus: Corpus) -> Iterator[Row]:
    return (flat(merge) for merge in corpus.merges)


def problems(corpus: Corpus) -> Iterator[Row]:
    for d in corpus.documents:
        at = _row_at(d) if d.problems else {}
        for p in d.problems:
            row_id = at.get((p.table, p.start, p.end)) or at.get((p.table, p.start, -1), "")
            yield {**picked(p, ("table", "page_id", "code", "detail")), "row_id": row_id}
    there = {d.page.page_id for d in corpus.documents}
    for q in (q for q in corpus.problems if q.page_id in there):
        yield {**picked(q, ("table", "page_id", "code", "detail")), "row_id": q.statement_id}


def _row_at(document: Document) -> dict[tuple[str, int, int], str]:
    """(table, start, end) → row id; also with end -1, for a problem that gives only where its row begins."""
    out: dict[tuple[str, int, int], str] = {("pages", 0, 0): document.page.page_id}
    found: list[tuple[str, int, int, str]] = [
        ("times", time.start_char, time.end_char, key) for key, time in times_of(document)
    ]
    found += [("event_pages", s.start_char, s.end_char, key) for key, s in statements.of_events(document)]
    found += [("city_pages", s.start_char, s.end_char, key) for key, s in statements.of_cities(document)]
    for key, s in statements.of_people(document):
        found.append(("person_pages", s.start_char, s.end_char, next(rows_of_person(key, s))[0]))
    found += [
        ("mentions", m.start, m.end, make_id("mn", m.page_id, m.start, m.end, m.label)) for m in document.mentions
    ]
    for table, start, end, key in found:
        out.setdefault((table, start, end), key)
        out.setdefault((table, start, -1), key)
    return out


def aliases(corpus: Corpus) -> Iterator[Row]:
    return (flat(alias) for alias in corpus.aliases)


def former_ids(corpus: Corpus) -> Iterator[Row]:
    return (flat(former) for former in corpus.former_ids)
