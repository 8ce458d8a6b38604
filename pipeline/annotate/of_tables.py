"""What the tables say of one page, written as an annotation: where an annotator, or a reviewer, begins."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.annotate.extracted import ExtractedPage, Row

Json = dict[str, Any]
FACTS = ("title", "published_on", "updated_on", "language")


def annotation_of(page: ExtractedPage) -> Json:
    """The annotation that the tables amount to; scoring them against it finds nothing wrong.

    `Extraction.read(folder)` or `Extraction.of_rows(tables, texts, kept)` gives the pages.
    """
    row = page.row
    out: Json = {"source": row.get("url") if "#" in row["source"] and row.get("url") else file_name(row["source"])}
    out["page"] = {key: row.get(key) or None for key in FACTS}
    if page.text is not None and page.kept is not None:
        out["body_lines"] = _body_lines(page.text, page.kept)
    people, cities = _people(page), _cities(page)
    out["events"] = [_event(e, page, people, cities) for e in _by_place(page.rows("event_pages"))]
    out["people"] = list(people.values())
    out["cities"] = list(cities.values())
    out["organizations"] = _organizations(page)
    out["times"] = [_time(t, page) for t in _by_place(page.rows("times"))]
    return out


def write_annotation(data: Json, path: Path) -> None:
    """As the files of this format are kept: UTF-8, one key a line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def file_name(source: str) -> str:
    return PurePosixPath(source).name


def _by_place(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda r: (int(r["start_char"]), int(r["end_char"]), r.get("start", "")))


def _body_lines(text: str, kept: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Ranges of lines with kept characters; blank lines between them belong to the range."""
    spans = sorted(kept)
    starts = [start for start, _ in spans]
    out: list[list[int]] = []
    at, joined = 0, False
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            solid = at + len(line) - len(line.lstrip())
            i = bisect_right(starts, solid) - 1
            if i >= 0 and solid < spans[i][1]:
                out = [*out[:-1], [out[-1][0], number]] if joined else [*out, [number, number]]
                joined = True
            else:
                joined = False
        at += len(line) + 1
    return out


def _people(page: ExtractedPage) -> dict[str, Json]:
    """Person id → row."""
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in page.rows("person_pages"):
        grouped[row["person_id"]].append(row)
    firsts = sorted(grouped.items(), key=lambda item: min(int(row["start_char"]) for row in item[1]))
    return {
        key: {
            "name": rows[0]["name"],
            "aliases": _others(rows[0]["name"], ("".join(row["text"].split()) for row in rows)),
            "titles": _distinct(row["title"] for row in rows),
            "affiliations": _distinct(row["affiliation"] for row in rows),
        }
        for key, rows in firsts
    }


def _cities(page: ExtractedPage) -> dict[str, Json]:
    """City id → row."""
    out: dict[str, Json] = {}
    for row in _by_place(page.rows("city_pages")):
        place = page.thing("cities", row["city_id"])
        if row["city_id"] in out:
            known = out[row["city_id"]]
            known["aliases"] = _others(known["name"], [*known.get("aliases", []), row["name"]])
            continue
        kind, country = place.get("kind") or "city", place.get("country_code") or None
        out[row["city_id"]] = {"name": row["name"], "kind": kind, "country": country}
    return out


def _organizations(page: ExtractedPage) -> list[Json]:
    grouped: dict[str, list[str]] = defaultdict(list)
    for row in _by_place(page.rows("mentions")):
        if row["label"] == "ORG" and row["row_id"]:
            grouped[row["row_id"]].append(row["text"])
    return [{"name": texts[0], "aliases": _others(texts[0], texts)} for texts in grouped.values()]


def _time(row: Row, page: ExtractedPage) -> Json:
    """An expression over a line's end stands under its first line."""
    line = (page.text or "").count("\n", 0, int(row["start_char"])) + 1
    text = row["text"].split("\n")[0]
    out: Json = {"text": text, "line": line, "start": row["start"], "end": row["end"]}
    out["timezone"] = row["timezone"] or None
    if row.get("weekday_ok", "").lower() == "false":
        out["weekday_conflict"] = True
    return out


def _event(row: Row, page: ExtractedPage, people: dict[str, Json], cities: dict[str, Json]) -> Json:
    parts = {r["person_id"]: r for r in page.rows("event_people") if r["event_id"] == row["event_id"]}
    taking_part = [
        r for r in page.rows("event_cities") if r["event_id"] == row["event_id"] and r.get("role") != "venue"
    ]
    out: Json = {"name": row["name"], "aliases": [], "start": row["start"] or None, "end": row["end"] or None}
    if row.get("dates"):
        out["dates"] = row["dates"].split(";")
    out |= {"venue": row["venue"] or None, "city": row["city"] or None, "country": row["country_code"] or None}
    out |= {"parent": row["parent"] or None, "people": [_part(p, people) for p in parts.values()]}
    names = (cities[r["city_id"]]["name"] if r["city_id"] in cities else r["name"] for r in taking_part)
    return {**out, "cities": _distinct(names), "optional": False}


def _part(row: Row, people: dict[str, Json]) -> Json:
    name = people[row["person_id"]]["name"] if row["person_id"] in people else row["name"]
    return {
        "name": name,
        "title": row.get("title") or None,
        "affiliation": row.get("affiliation") or None,
        "role": row["role"],
    }


def _others(name: str, names: Iterable[str]) -> list[str]:
    return [other for other in _distinct(names) if other != name]


def _distinct(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))
