"""Perfect statements, made from annotated pages, must come out of linking and writing as the scorer wants them."""

from __future__ import annotations

import json
import pathlib
import re
import subprocess
import sys
import unicodedata
from collections import defaultdict
from itertools import combinations
from typing import Any

import pytest

from pipeline import tables
from pipeline.ids import make_id
from pipeline.link import link, statements
from pipeline.link.cities import bare
from pipeline.model import (
    CityStatement,
    Document,
    EventCity,
    EventPerson,
    EventStatement,
    Mention,
    Office,
    Page,
    PersonStatement,
    Place,
    Time,
)

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = ROOT / "../shared"
FOLDERS = {  # name → (pages, their text where they are HTML, annotations)
    "shared": (SHARED / "pages", SHARED / "pages", SHARED / "gold"),
    "dev": (ROOT / "tests/fixtures/dev/pages", ROOT / "tests/fixtures/dev/text", ROOT / "tests/fixtures/dev/gold"),
    "raw": (ROOT / "raw", ROOT / "tests/fixtures/raw/text", ROOT / "tests/fixtures/raw/gold"),
}
needs_shared = pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="no annotated pages beside the repository")


def span(text: str, name: str) -> tuple[int, int, str]:
    """Where a name stands, with any spaces between its characters; the page's first character if it does not."""
    pattern = r"\s{0,3}".join(re.escape(c) for c in name if not c.isspace())
    found = re.search(pattern, text) or re.search(pattern, unicodedata.normalize("NFKC", text)[: len(text)])
    start, end = found.span() if found else (0, 1)
    return start, end, text[start:end]


def place(name: str, country: str | None, kind: str = "city") -> Place:
    return Place(f"x:{country or ''}:{name}", name, kind, country or "")  # type: ignore[arg-type]


def documents(folder: str) -> list[Document]:
    """What a perfect reader would state of each annotated page of a folder."""
    pages, texts, annotations = FOLDERS[folder]
    stems = sorted(f.stem for f in annotations.glob("*.json") if f.stem != "crosspage")
    found = {path.stem: path for path in [*pages.rglob("*.txt"), *texts.glob("*.txt")]}
    gold = {stem: json.loads((annotations / f"{stem}.json").read_text(encoding="utf-8")) for stem in stems}
    return [document(stem, found[stem].read_text(encoding="utf-8"), gold[stem]) for stem in stems]


def document(stem: str, text: str, gold: dict[str, Any]) -> Document:
    page_id = make_id("pg", stem)
    facts = {k: v or "" for k, v in gold["page"].items()}
    at_line = [m.end() for m in re.finditer("\n", text)]
    times = []
    for t in gold["times"]:
        begin = at_line[t["line"] - 2] if t["line"] > 1 else 0
        found = text.find(t["text"], begin)
        found = begin if found < 0 else found
        while any(x.start_char == found for x in times):
            found += 1
        end = min(found + len(t["text"]), len(text))
        zone = t.get("timezone") or ""
        ok = {True: "false", False: ""}[bool(t.get("weekday_conflict"))]
        times.append(
            Time(page_id, 0, found, end, text[found:end], t["start"] or "", t["end"] or "", "day", "date", zone,
                 weekday_ok=ok)  # type: ignore[arg-type]
        )  # fmt: skip
    countries = {bare(c["name"]): (c.get("country"), c.get("kind", "city")) for c in gold["cities"]}
    people = tuple(
        PersonStatement(
            page_id, p["name"], *span(text, p["name"]), aliases=tuple(p.get("aliases", ())),
            offices=tuple(
                Office(t, a)
                for t in p.get("titles") or [""]
                for a in p.get("affiliations") or [""]
            ),
        )
        for p in gold["people"]
    )  # fmt: skip
    cities = tuple(
        CityStatement(
            page_id, c["name"], *span(text, c["name"]), place(c["name"], c.get("country"), c.get("kind", "city"))
        )
        for c in gold["cities"]
    )
    events = []
    for e in gold["events"]:
        city = e.get("city") or ""
        events.append(
            EventStatement(
                page_id, e["name"], *span(text, e["name"]), "gold",
                start=e["start"] or "", end=e["end"] or "", dates=tuple(e.get("dates") or ()), venue=e["venue"] or "",
                city=city, place=place(city, *countries.get(bare(city), (e["country"], "city"))) if city else None,
                country_code=e["country"] or "", parent=e["parent"] or "",
                people=tuple(
                    EventPerson(p["name"], p["name"], p["role"], p.get("title") or "", p.get("affiliation") or "")
                    for p in e["people"]
                ),
                cities=tuple(EventCity(c, c, "participant") for c in e["cities"]),
            )
        )  # fmt: skip
    page = Page(page_id, f"{stem}.txt", text, site=stem.split("-")[0], **facts)  # of one site are those of one prefix
    mentions = tuple(
        Mention(page_id, 0, *span(text, alias), "PERSON", alias, "rule", "gold", 1.0, p["name"])
        for p in gold["people"]
        for alias in p.get("aliases", ())
    )
    return Document(page, mentions=mentions, times=tuple(times), people=people, cities=cities, events=tuple(events))


@needs_shared
@pytest.mark.parametrize("folder", FOLDERS)
def test_perfect_statements_score_near_one(folder: str, tmp_path: pathlib.Path) -> None:
    tables.write(link(documents(folder)), tmp_path)
    done = subprocess.run(
        [sys.executable, SHARED / "score.py", tmp_path, FOLDERS[folder][2], "--json"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    prf = json.loads(done.stdout)["prf"]
    assert prf["crosspage"][:3] == [1.0, 1.0, 1.0]
    assert {k: v[2] for k, v in prf.items() if v[2] < 0.97} == {}


@pytest.mark.parametrize("folder", ["dev", "raw"])
def test_perfect_statements_of_two_things_are_not_joined(folder: str) -> None:
    """Joined are those that the annotations call the same; of others only one name, or a family name and its full one.

    `different` is what annotators thought of; this looks at every pair that was joined.
    """
    cross = json.loads((FOLDERS[folder][2] / "crosspage.json").read_text(encoding="utf-8"))
    same = {frozenset((tuple(a), tuple(b))) for _, a, b in cross["same"]}
    docs = documents(folder)
    corpus = link(docs)
    joined = defaultdict(list)
    for d in docs:
        for key, s in [*statements.of_events(d), *statements.of_people(d)]:
            joined[corpus.thing_of[key]].append((pathlib.PurePath(d.page.source).stem, s.name))
    assert sum(len(refs) > 1 for refs in joined.values()) > 5
    wrong = [
        (a, b)
        for refs in joined.values()
        for a, b in combinations(refs, 2)
        if frozenset((a, b)) not in same and a[1] not in b[1] and b[1] not in a[1]
    ]
    assert wrong == []
    assert all(len({page for page, _ in refs}) == len(refs) for refs in joined.values())
