"""Bodies, venues and named events of a page: by the words that their names begin and end with, and by the model."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline import vocabulary
from pipeline.gazetteer import Gazetteer, load, municipality_of
from pipeline.model import Label, Mention, Method, Office, Place
from pipeline.recognize import bodies
from pipeline.recognize.sheets import Segment, Sheet, readable
from pipeline.recognize.signs import ORDINAL, YEAR, sign
from pipeline.recognize.tokens import END
from pipeline.settings import Settings
from pipeline.text import normalize
from pipeline.tries import pattern_of

BY_MODEL: dict[str, Label] = {"ORG": "ORG", "FACILITY": "VENUE", "EVENT": "EVENT"}
ENOUGH = 0.6  # the model's score for a name that no rule knows
SURE_BODY = 0.8  # the same for a body that does not end as one
PROPER = re.compile(r"[ァ-ヺA-Za-z]")
LEAD = re.compile(r"[\s•・▪■●○◆※\-]+")
COUNTED = re.compile(rf"(?:{YEAR}|{ORDINAL}|[0-9])+")  # 第2回
GENERIC = re.compile(sign("any_of_kind"))


@dataclass(frozen=True, slots=True)
class Name:
    start: int
    end: int
    label: Label
    method: Method
    rule: str
    confidence: float


HELD = Name(0, 0, "ORG", "rule", "office", 0.8)  # the body of an office


def find(
    sheets: Sequence[Sheet], people: Sequence[Mention], offices: Sequence[Office], settings: Settings
) -> list[Mention]:
    """Mentions of bodies (those of `offices` too), venues and named events; none overlaps a person or another."""
    places = load(settings)
    held = [o for o in offices if o.affiliation and _names_a_body(o.affiliation)]
    order = sorted({o.affiliation_span for o in held if not _is_place(o.affiliation, places)} - {(-1, -1)})
    persons: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for m in people:
        persons[m.block].append((m.start, m.end))
    out: list[Mention] = []
    for sheet in sheets:
        if not readable(sheet.text):
            continue
        taken = list(persons[sheet.block.index])
        found = [n for segment in sheet.segments for n in (*_by_words(sheet, segment), *_by_model(sheet, segment))]
        spans = [(n, sheet.span(n.start, n.end)) for n in found]
        first = bisect_left(order, (sheet.block.start, 0))
        last = bisect_left(order, (sheet.block.end, 0))
        spans += [(HELD, span) for span in order[first:last]]
        for n, span in sorted(spans, key=lambda x: (x[0].method == "model", x[1][0] - x[1][1], x[1])):
            if all(span[1] <= a or b <= span[0] for a, b in taken):
                taken.append(span)
                out.append(_mention(sheet, n, span, places))
    return sorted(out, key=lambda m: (m.start, m.end))


def _names_a_body(text: str) -> bool:
    """Not 公募 of 公募委員 nor 当館: it ends as a body does, or has katakana or Latin letters."""
    return not GENERIC.match(text) and (bodies.is_organization(text) or bool(PROPER.search(text)))


def _is_place(name: str, places: Gazetteer) -> bool:
    """さいたま市 and ドイツ are where an office is held, not bodies beside the places that they are."""
    found = municipality_of(name)
    if (found and found.end == len(name)) or bodies.PLACE_END.search(name) or places.country(name):
        return True
    return bool(places.lookup(name))


@cache
def _endings(label: Label) -> re.Pattern[str]:
    """The words of two characters or more that end a body's or a venue's name."""
    if label == "ORG":
        rows = vocabulary.read("recognize", "organizations")
        words = {r["word"] for r in rows if r["side"] == "suffix" and r["sure"]}
    else:
        words = set(vocabulary.words("recognize", "venues"))
    return re.compile(pattern_of(words))


def _by_words(sheet: Sheet, segment: Segment) -> Iterator[Name]:
    labels: tuple[Label, ...] = ("ORG", "VENUE")
    for label in labels:
        for m in _endings(label).finditer(sheet.text, segment.start, segment.end):
            i = bisect_left(segment.tokens, m.end(), key=END)
            last = segment.tokens[i] if i < len(segment.tokens) else None
            if last is None or last.end != m.end() or _goes_on(segment, i) or last.start < m.start():
                continue
            start = bodies.run_start(segment, m.end(), segment.start)
            start += bodies.without_country(sheet.text[start : m.end()])
            if counted := COUNTED.match(sheet.text, start, m.end()):
                start = counted.end()
            name = sheet.text[start : m.end()]
            if start < m.start() and not GENERIC.match(name) and _is_proper(segment, start, m.start(), name):
                yield Name(start, m.end(), label, "rule", "ending", 0.7 if label == "ORG" else 0.65)


def _goes_on(segment: Segment, i: int) -> bool:
    """Another noun follows: 大学 in 大学生, センター in センター長."""
    tokens = segment.tokens
    return i + 1 < len(tokens) and tokens[i + 1].start == tokens[i].end and bodies.nouny(tokens[i + 1])


def _is_proper(segment: Segment, start: int, end: int, name: str) -> bool:
    """Is there a proper noun, katakana or Latin in it, or does it begin with 株式会社?"""
    inside = [t for t in segment.tokens if start <= t.start and t.end <= end]
    return (
        any(t.pos[1] == "固有名詞" for t in inside)
        or bool(PROPER.search(name))
        or name.startswith(bodies.affixes("prefix"))
    )


def _by_model(sheet: Sheet, segment: Segment) -> Iterator[Name]:
    for e in sheet.entities:
        if e.label not in BY_MODEL or not segment.start <= e.start < e.end <= segment.end:
            continue
        lead = LEAD.match(sheet.text, e.start, e.end)
        start = lead.end() if lead else e.start
        name = sheet.text[start : e.end].rstrip()
        known = e.label == "ORG" and bodies.is_organization(name)
        told = known or _is_proper(segment, start, start + len(name), name)
        plain = len(name) < 2 or name.isdigit() or GENERIC.match(name) or bodies.is_place_name(name)
        if told and not plain and (known or e.score >= (SURE_BODY if e.label == "ORG" else ENOUGH)):
            yield Name(
                start,
                start + len(name),
                BY_MODEL[e.label],
                "model",
                "model",
                round(min(0.95, e.score + 0.1 * known), 3),
            )


def _mention(sheet: Sheet, n: Name, span: tuple[int, int], places: Gazetteer) -> Mention:
    name = " ".join(normalize(sheet.page_text[span[0] : span[1]]).text.split())
    return Mention(
        page_id=sheet.block.page_id,
        block=sheet.block.index,
        start=span[0],
        end=span[1],
        text=sheet.page_text[span[0] : span[1]],
        label=n.label,
        name=name,
        method=n.method,
        rule=n.rule,
        confidence=n.confidence,
        entity=name,
        place=_seat(name, places) if n.label != "EVENT" else None,
    )


def _seat(name: str, places: Gazetteer) -> Place | None:
    """The municipality that the name begins with: さいたま市 of さいたま市教育委員会."""
    found = municipality_of(name)
    options = [p for p in places.lookup(found.name) if p.country_code == "JP"] if found else []
    return options[0] if len({p.key for p in options}) == 1 else None
