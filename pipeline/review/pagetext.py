"""A page as the reviewer sees it: its text, cut wherever a mention, a value or a block begins or ends.

Every piece says where it stands, so that the browser does no arithmetic over characters; nothing in it is markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from pipeline.review.desk import Desk, State
from pipeline.review.tables import PageText, Row

MENTIONS = """SELECT start_char, end_char, label, row_id, method, rule, confidence FROM mentions WHERE page_id = ?"""
EVENTS = """SELECT start_char, end_char, 'EVENT' AS label, event_id AS row_id, 'layout' AS method, basis AS rule,
confidence FROM event_pages WHERE page_id = ?"""
EVIDENCE = "SELECT DISTINCT start_char, end_char FROM evidence WHERE page_id = ?"
TIMES = """SELECT time_id, start_char, end_char, start, end, timezone FROM times WHERE page_id = ?
ORDER BY start_char, end_char"""
PAGE = "SELECT page_id, source, url, site, title, published_on, updated_on, status, reason FROM pages WHERE page_id = ?"
OWN_EVENTS = """SELECT DISTINCT e.event_id AS id, e.name, e.start, p.start_char FROM event_pages p
JOIN events e USING (event_id) WHERE p.page_id = ? ORDER BY p.start_char"""
ORDER = ("EVENT", "ORG", "VENUE", "CITY", "PERSON", "TITLE", "TIME")  # of marks of equal length: the last is on top


def page(desk: Desk, state: State, page_id: str) -> dict[str, Any] | None:
    """All of a page; None where there is no such page."""
    found = desk.tables.page(page_id)
    if found is None:
        return None
    text = found.page.text
    marks = _marks(desk, page_id)
    evidence = [(row["start_char"], row["end_char"]) for row in desk.tables.rows(EVIDENCE, page_id)]
    spans = [*((m["start_char"], m["end_char"]) for m in marks), *evidence]
    done = state.verdicts.done.get(page_id)
    return {
        **desk.tables.rows(PAGE, page_id)[0],
        "marks": [_mark(m) for m in marks],
        "blocks": cut(found, marks, spans),
        "times": desk.tables.rows(TIMES, page_id),
        "events": desk.tables.rows(OWN_EVENTS, page_id),
        "length": len(text),
        "done": {"who": done.who, "when": done.when, "id": done.id} if done else None,
        "added": [_added(d) for d in state.verdicts.added.get(page_id, [])],
    }


def _marks(desk: Desk, page_id: str) -> list[Row]:
    """Longest first, so that of several over one character the last is the innermost."""
    rows = {(r["start_char"], r["end_char"], r["label"], r["row_id"]): r for r in desk.tables.rows(EVENTS, page_id)}
    for r in desk.tables.rows(MENTIONS, page_id):
        rows.setdefault((r["start_char"], r["end_char"], r["label"], r["row_id"]), r)
    return sorted(rows.values(), key=lambda r: (r["start_char"] - r["end_char"], ORDER.index(r["label"]), r["row_id"]))


def _mark(row: Row) -> dict[str, Any]:
    return {
        "start": row["start_char"],
        "end": row["end_char"],
        "label": row["label"],
        "row": row["row_id"],
        "method": row["method"],
        "rule": row["rule"],
        "confidence": row["confidence"],
    }


def cut(page: PageText, marks: Sequence[Row], spans: Sequence[tuple[int, int]]) -> list[dict[str, Any]]:
    """The blocks in order, and what lies between them; each with its pieces."""
    cuts = sorted({at for span in spans for at in span})
    over = sorted(range(len(marks)), key=lambda i: marks[i]["start_char"])
    out = []
    active: list[int] = []
    nth = cut = 0
    for start, end, kind, kept, reason in _whole(page):
        while cut < len(cuts) and cuts[cut] <= start:
            cut += 1
        own = cut
        while own < len(cuts) and cuts[own] < end:
            own += 1
        pieces = []
        for a, b in pairwise([start, *cuts[cut:own], end]):
            while nth < len(over) and marks[over[nth]]["start_char"] <= a:
                active.append(over[nth])
                nth += 1
            active = [i for i in active if marks[i]["end_char"] > a]
            pieces.append([a, page.page.text[a:b], sorted(active)])
        out.append({"kind": kind, "kept": kept, "reason": reason, "pieces": pieces})
    return out


def _whole(page: PageText) -> list[tuple[int, int, str, bool, str]]:
    """The blocks with the gaps between them, so that no character is missing."""
    out = []
    at = 0
    for block in page.blocks:
        if block[0] > at:
            out.append((at, block[0], "gap", True, ""))
        if block[1] > max(at, block[0]):
            out.append((max(at, block[0]), *block[1:]))
        at = max(at, block[1])
    if at < len(page.page.text):
        out.append((at, len(page.page.text), "gap", True, ""))
    return out


def _added(d: Any) -> dict[str, Any]:
    value = d.value if isinstance(d.value, dict) else {}
    return {
        "id": d.id,
        "who": d.who,
        "name": value.get("name") or d.targets[0].anchor.text,
        "start": value.get("start", ""),
    }
