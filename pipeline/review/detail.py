"""One event or person with all that explains it: values, where each stands, who takes part, what it may be one with."""

from __future__ import annotations

from typing import Any

from pipeline.decisions import Decision
from pipeline.review.desk import Desk, State
from pipeline.review.items import Item
from pipeline.review.queue import brief
from pipeline.review.tables import Row
from pipeline.review.verdicts import TYING

COLUMNS = ("name", "kind", "status", "start", "end", "dates", "timezone", "venue", "city", "country_code", "parent")
NEAR = 8  # near misses that are shown

EVENT = """SELECT e.*, c.name AS city, p.name AS parent FROM events e LEFT JOIN cities c ON c.city_id = e.city_id
LEFT JOIN events p ON p.event_id = e.parent_event_id WHERE e.event_id = ?"""
STATEMENTS = """SELECT s.*, p.title AS page_title, p.source, p.site, p.url, p.published_on FROM event_pages s
JOIN pages p USING (page_id) WHERE s.event_id = ? ORDER BY s.confidence DESC, s.statement_id"""
EVIDENCE = """SELECT v."column", v.row_id, v.page_id, v.start_char AS start, v.end_char AS end, v.text, v.method,
v.rule, v.confidence FROM evidence v WHERE v.row_id IN (SELECT statement_id FROM event_pages WHERE event_id = ?1)
OR v.row_id = ?1 ORDER BY v."table", v.confidence DESC"""
PEOPLE = """SELECT l.person_id AS id, l.page_id, l.name, l.title, l.affiliation, l.role FROM event_people l
WHERE l.event_id = ? ORDER BY l.role, l.name"""
CITIES = """SELECT l.city_id AS id, l.page_id, l.name, l.role FROM event_cities l
WHERE l.event_id = ? AND l.role <> 'venue' ORDER BY l.name"""
ORGANIZATIONS = """SELECT l.organization_id AS id, l.page_id, o.name, l.role FROM event_organizations l
JOIN organizations o USING (organization_id) WHERE l.event_id = ? ORDER BY l.role, o.name"""
SPOTS = """SELECT page_id, row_id, start_char AS start, end_char AS end, method, rule, confidence FROM mentions
WHERE page_id IN (SELECT page_id FROM event_pages WHERE event_id = ?1 UNION SELECT page_id FROM person_pages
WHERE person_id = ?1) AND row_id <> '' ORDER BY page_id, start_char"""
MERGES = """SELECT id_a, id_b, score, decision, evidence FROM merges WHERE "table" = ?2 AND (id_a = ?1 OR id_b = ?1)
ORDER BY score DESC"""
PROBLEMS = """SELECT code, detail, page_id FROM problems WHERE row_id IN
(SELECT statement_id FROM event_pages WHERE event_id = ?1 UNION SELECT time_id FROM times WHERE event_id = ?1)"""
PERSON = "SELECT * FROM people WHERE person_id = ?"
OFFICES = """SELECT s.*, p.title AS page_title, p.source, p.site, p.url, p.published_on FROM person_pages s
JOIN pages p USING (page_id) WHERE s.person_id = ? ORDER BY s.page_id, s.start_char"""
ATTENDED = """SELECT DISTINCT e.event_id AS id, e.name, e.start, l.role FROM event_people l
JOIN events e USING (event_id) WHERE l.person_id = ? ORDER BY e.start, e.name"""


def detail(desk: Desk, state: State, key: str) -> dict[str, Any] | None:
    """Everything about one item; None where no table has it."""
    item = state.items.get(key)
    if item is None:
        return None
    own = _event(desk, state, item) if item.table == "events" else _person(desk, item)
    verdict = state.verdicts.of.get(key)
    return {
        **brief(item, state),
        **own,
        "near": _near(desk, state, item),
        "decisions": [told(d) for d in reversed(verdict.decisions)] if verdict else [],
    }


def _event(desk: Desk, state: State, item: Item) -> dict[str, Any]:
    row = desk.tables.rows(EVENT, item.id)[0]
    statements = desk.tables.rows(STATEMENTS, item.id)
    evidence = desk.tables.rows(EVIDENCE, item.id)
    spots = desk.tables.rows(SPOTS, item.id)
    verdict = state.verdicts.of.get(item.id)
    given = verdict.values if verdict else {}
    return {
        "fields": [_field(c, row, statements, evidence, given.get(c)) for c in COLUMNS],
        "statements": [_statement(s) for s in statements],
        "people": _part(desk.tables.rows(PEOPLE, item.id), spots, given.get("people")),
        "cities": _part(desk.tables.rows(CITIES, item.id), spots, given.get("cities")),
        "organizations": _part(desk.tables.rows(ORGANIZATIONS, item.id), spots, None),
        "problems": desk.tables.rows(PROBLEMS, item.id),
    }


def _field(column: str, row: Row, statements: list[Row], evidence: list[Row], given: Decision | None) -> dict[str, Any]:
    """A value, where it stands, what the pages say otherwise, and what a reviewer has given."""
    value = row[column]
    meant = "city_id" if column == "city" else column  # pages that call one city by several names say the same
    others = {s["page_id"]: s[column] for s in statements if s[column] and s[meant] != row[meant]}
    found = [e for e in evidence if e["column"] == column]
    if column == "end" and not found:
        found = [e for e in evidence if e["column"] == "start"]
    basis = next((s["basis"] for s in statements), "") if column == "start" else ""
    return {
        "column": column,
        "value": given.value if given else value,
        "extracted": value,
        "edited": told(given) if given else None,
        "others": others,
        "basis": basis,
        "evidence": found,
    }


def _statement(s: Row) -> dict[str, Any]:
    names = ("statement_id", "page_id", "name", "start", "end", "confidence", "page_title", "source", "site", "url")
    return {**{n: s[n] for n in names}, "start_char": s["start_char"], "end_char": s["end_char"]}


def _part(rows: list[Row], spots: list[Row], given: Decision | None) -> dict[str, Any]:
    """Who takes part, each with the place on the page that names it."""
    if given:
        known = {row["name"]: row for row in rows}
        rows = [{**known.get(one.get("name", ""), {"id": "", "page_id": ""}), **one} for one in given.value]
    for row in rows:
        own = [s for s in spots if s["row_id"] == row["id"] and s["page_id"] == row["page_id"]]
        row["evidence"] = own[:1]
    return {"rows": rows, "edited": told(given) if given else None}


def _person(desk: Desk, item: Item) -> dict[str, Any]:
    row = desk.tables.rows(PERSON, item.id)[0]
    offices = desk.tables.rows(OFFICES, item.id)
    spots = [s for s in desk.tables.rows(SPOTS, item.id) if s["row_id"] == item.id]
    own = [{**s, "column": "name"} for s in spots]
    statements = {(s["page_id"], s["start_char"]): s for s in reversed(offices)}
    fields = [
        {"column": c, "value": row[c], "extracted": row[c], "edited": None, "others": {}, "basis": "",
         "evidence": own if c == "name" else []}
        for c in ("name", "family_name", "given_name", "reading")
    ]  # fmt: skip
    return {
        "fields": [f for f in fields if f["value"]],
        "statements": [
            {**_statement({**s, "start": "", "end": "", "confidence": item.confidence})}
            for s in sorted(statements.values(), key=lambda s: (s["page_id"], s["start_char"]))
        ],
        "offices": [
            {"title": s["title"], "affiliation": s["affiliation"], "page_id": s["page_id"],
             "evidence": [{"page_id": s["page_id"], "start": s["start_char"], "end": s["end_char"]}]}
            for s in offices if s["title"] or s["affiliation"]
        ],
        "attended": desk.tables.rows(ATTENDED, item.id),
        "problems": desk.tables.rows("SELECT code, detail, page_id FROM problems WHERE row_id = ?", item.id),
    }  # fmt: skip


def _near(desk: Desk, state: State, item: Item) -> list[dict[str, Any]]:
    """What linking nearly joined with it and nobody has decided about."""
    out = []
    verdict = state.verdicts.of.get(item.id)
    settled = verdict.tied if verdict else set()
    for row in desk.tables.rows(MERGES, item.id, item.table):
        other = state.items.get(row["id_b"] if row["id_a"] == item.id else row["id_a"])
        if other and other.id not in settled and row["decision"] == "kept_apart":
            out.append({**brief(other, state), "score": row["score"], "evidence": row["evidence"]})
    return out[:NEAR]


def told(d: Decision) -> dict[str, Any]:
    """A decision as the app shows it."""
    first = d.targets[0] if d.targets else None
    others = [t for t in d.targets if t.side and d.what in TYING]
    return {
        "id": d.id,
        "who": d.who,
        "when": d.when,
        "what": d.what,
        "column": d.column,
        "value": d.value,
        "of": d.of,
        "why": d.why,
        "table": first.table if first else "",
        "name": (first.name or first.anchor.text) if first and first.table != "pages" else "",
        "other": (others[0].name or others[0].anchor.text) if others else "",
        "source": first.anchor.source if first else "",
    }
