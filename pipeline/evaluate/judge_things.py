"""People, cities and organizations: a thing is found where one of its names is one of the annotated names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from pipeline.annotate import Named
from pipeline.annotate.extracted import Row
from pipeline.evaluate.likeness import ALIKE, same_city, same_name, same_title, similarity
from pipeline.evaluate.scores import Finding, PageScore
from pipeline.evaluate.sheet import Sheet

Same = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Annotated things and the things of the tables that they are."""

    pairs: tuple[tuple[Named, str], ...]  # with the id
    missed: tuple[Named, ...]
    extra: tuple[str, ...]  # ids


def align(gold: Iterable[Named], got: Mapping[str, set[str]], optional: Iterable[str], same: Same) -> Alignment:
    """Each annotated thing takes the first thing that has one of its names; each is used once."""
    pairs, missed, used = [], [], set()
    for want in gold:
        hits = (i for i, names in got.items() if i not in used and any(same(a, b) for a in want.names for b in names))
        hit = next(hits, None)
        if hit is None:
            missed.append(want)
        else:
            used.add(hit)
            pairs.append((want, hit))
    allowed = tuple(optional)
    left = (i for i in got if i not in used and not any(same(name, n) for name in allowed for n in got[i]))
    return Alignment(tuple(pairs), tuple(missed), tuple(left))


def judge_people(sheet: Sheet, score: PageScore) -> None:
    """People, and among those that are found their titles and affiliations."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in sheet.rows("person_pages"):
        rows[row["person_id"]].append(row)
    names = sheet.page.names("person_pages", "people") if sheet.page else {}
    found = align(sheet.annotation.people, names, sheet.annotation.people_optional, same_name)
    _count(sheet, score, "people", found, names)
    for want, person in found.pairs:
        if want.optional:
            continue
        told = _told(sheet, "people", want, rows[person])
        titles, bodies = ([row.get(key, "") for row in rows[person]] for key in ("title", "affiliation"))
        if want.titles:
            ok = any(same_title(got, title) for got in titles for title in want.titles)
            score.judge(_value(told, "person_title", want.titles, titles), ok)
        if want.affiliations:
            ok = any(similarity(got, body) >= ALIKE for got in bodies for body in want.affiliations)
            score.judge(_value(told, "person_affiliation", want.affiliations, bodies), ok)
    for want in found.missed:
        if not want.optional:
            score.value("person_title").unasked += bool(want.titles)
            score.value("person_affiliation").unasked += bool(want.affiliations)


def judge_cities(sheet: Sheet, score: PageScore) -> None:
    """Cities, and among those that are found their countries."""
    names = sheet.page.names("city_pages", "cities") if sheet.page else {}
    found = align(sheet.annotation.cities, names, sheet.annotation.cities_optional, same_city)
    _count(sheet, score, "cities", found, names)
    for want, city in found.pairs:
        if want.country and not want.optional:
            got = sheet.page.thing("cities", city).get("country_code", "") if sheet.page else ""
            told = _told(sheet, "cities", want, [r for r in sheet.rows("city_pages") if r["city_id"] == city])
            score.judge(_value(told, "city_country", (want.country,), [got]), got == want.country)
    for want in found.missed:
        if not want.optional:
            score.value("city_country").unasked += bool(want.country)


def judge_organizations(sheet: Sheet, score: PageScore) -> None:
    """Bodies that the text names, where the annotation has them."""
    gold = sheet.annotation.organizations
    if gold is None:
        return
    names = sheet.page.organizations if sheet.page else {}
    _count(sheet, score, "organizations", align(gold, names, (), same_name), names)


ROWS = {"people": ("person_pages", "person_id"), "cities": ("city_pages", "city_id")}


def _count(sheet: Sheet, score: PageScore, kind: str, found: Alignment, names: Mapping[str, set[str]]) -> None:
    table, key = ROWS.get(kind, ("mentions", "row_id"))
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in sheet.rows(table):
        rows[row[key]].append(row)
    core = [(want, thing) for want, thing in found.pairs if not want.optional]
    missed = [want for want in found.missed if not want.optional]
    score.score(kind).add(len(core), len(found.extra), len(missed))
    for want, thing in core:
        score.note(_told(sheet, kind, want, rows[thing]))
    for want in missed:
        spans = sheet.places(want.names)
        line = sheet.line_at(spans[0][0]) if spans else 0
        score.note(Finding(sheet.stem, kind, "missed", want.name, line=line, spans=spans))
    for thing in found.extra:
        first = rows[thing][0] if rows[thing] else {}
        name = first.get("name") or first.get("text") or min(names[thing])
        spans = tuple(dict.fromkeys(span for row in rows[thing] for span in sheet.spans(row)))
        score.note(Finding(sheet.stem, kind, "extra", name, line=sheet.line_of(first), spans=spans))


def _told(sheet: Sheet, kind: str, want: Named, rows: list[Row]) -> Finding:
    spans = tuple(dict.fromkeys(span for row in rows for span in sheet.spans(row)))
    line = sheet.line_at(spans[0][0]) if spans else 0
    return Finding(sheet.stem, kind, "found", want.name, line=line, spans=spans)


def _value(told: Finding, field: str, expected: Iterable[str], got: Iterable[str]) -> Finding:
    said = (";".join(dict.fromkeys(v for v in values if v)) for values in (expected, got))
    first, second = said
    return replace(told, field=field, expected=first, got=second)
