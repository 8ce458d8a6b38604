"""What can be reviewed, one short record each: the queue is made of them."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field

from pipeline.review.tables import Row, Tables

BETWEEN = "\n"  # between the texts that a search looks into


@dataclass(slots=True)
class Item:
    """An event or a person of the tables. `said` are its statements (page id, start, end, text, name, start, end)."""

    table: str
    id: str
    name: str
    confidence: float
    start: str = ""
    end: str = ""
    kind: str = ""
    status: str = ""
    city: str = ""
    sites: set[str] = field(default_factory=set)
    pages: list[str] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    searched: str = ""
    problems: int = 0
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of a page, as an anchor needs it."""

    key: str
    page_id: str
    start_char: int
    end_char: int
    text: str
    name: str
    start: str = ""
    end: str = ""


EVENTS = """SELECT e.event_id AS id, e.name, e.confidence, e.start, e.end, e.kind, e.status, c.name AS city
FROM events e LEFT JOIN cities c ON c.city_id = e.city_id"""
PEOPLE = "SELECT person_id AS id, name, confidence FROM people"
EVENT_PAGES = """SELECT statement_id, event_id AS id, page_id, start_char, end_char, text, name, start, end
FROM event_pages ORDER BY event_id, statement_id"""
PERSON_PAGES = """SELECT min(statement_id) AS statement_id, person_id AS id, page_id, start_char, end_char, text, name,
'' AS start, '' AS end, group_concat(title || affiliation, ' ') AS more
FROM person_pages GROUP BY person_id, page_id, start_char, end_char, name ORDER BY person_id, 1"""
OF_EVENTS = """SELECT DISTINCT l.event_id AS id, p.name FROM event_people l JOIN people p USING (person_id) UNION
SELECT DISTINCT l.event_id, c.name FROM event_cities l JOIN cities c USING (city_id)"""
PROBLEMS = """SELECT e.event_id AS id, count(*) AS n FROM problems p JOIN event_pages e ON e.statement_id = p.row_id
WHERE p."table" = 'event_pages' GROUP BY 1 UNION ALL
SELECT t.event_id, count(*) FROM problems p JOIN times t ON t.time_id = p.row_id
WHERE p."table" = 'times' AND t.event_id IS NOT NULL GROUP BY 1"""


def items(tables: Tables) -> dict[str, Item]:
    """Every event and person by its id."""
    changed = tables.changed()
    pages = {row["page_id"]: row for row in tables.rows("SELECT page_id, site, title, source, url FROM pages")}
    out: dict[str, Item] = {}
    words: dict[str, list[str]] = defaultdict(list)
    for table, sql, said in (("events", EVENTS, EVENT_PAGES), ("people", PEOPLE, PERSON_PAGES)):
        for row in tables.rows(sql):
            out[row["id"]] = Item(table, **row)
            words[row["id"]] += [row["name"], row["id"]]
        for row in tables.rows(said):
            _add(out[row["id"]], row, pages[row["page_id"]], words[row["id"]])
    for row in tables.rows("SELECT row_id AS id, alias AS name FROM aliases") + tables.rows(OF_EVENTS):
        if row["id"] in out:
            words[row["id"]].append(row["name"])
    for row in tables.rows(PROBLEMS):
        out[row["id"]].problems += row["n"]
    for key, item in out.items():
        item.searched = folded(BETWEEN.join(dict.fromkeys(words[key])))
        item.changed = not changed.isdisjoint({key, *(s.key for s in item.said)})
    return out


def _add(item: Item, row: Row, page: Row, words: list[str]) -> None:
    item.said.append(Said(row["statement_id"], row["page_id"], row["start_char"], row["end_char"], row["text"],
                          row["name"], row["start"], row["end"]))  # fmt: skip
    item.sites.add(page["site"])
    if row["page_id"] not in item.pages:
        item.pages.append(row["page_id"])
    words += [row["name"], page["title"], page["source"], page["url"], row.get("more", "")]


def folded(text: str) -> str:
    """As a search compares it: width and case make no difference."""
    return unicodedata.normalize("NFKC", text).casefold()
