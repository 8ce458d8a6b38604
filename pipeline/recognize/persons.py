"""Mentions of people on one page → who they are: one statement a human being."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz.distance import Levenshtein

from pipeline.model import Mention, Office, PersonStatement
from pipeline.recognize import names

FOLD = str.maketrans(
    "ァィゥェォッャュョヴガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポ",
    "アイウエオツヤユヨウカキクケコサシスセソタチツテトハヒフヘホハヒフヘホ",
    "ー・= ",
)

MOST_ALIKE = 20  # names of a page that one is compared with, by shared segment: keeps long name lists linear


@dataclass(slots=True)
class Someone:
    name: str
    mentions: list[Mention] = field(default_factory=list)


def resolve(mentions: Sequence[Mention]) -> tuple[list[Mention], list[PersonStatement]]:
    """The mentions with their entity, and a statement for each person."""
    ordered = sorted(mentions, key=lambda m: (m.start, m.end))
    full = _full_forms(ordered)
    short = _short_forms(full)
    groups: dict[str, Someone] = {}
    out: list[Mention] = []
    for m in ordered:
        options = short.get(m.name, set())
        name = full.get(m.name) or (next(iter(options)) if len(options) == 1 else m.name)
        someone = groups.setdefault(name, Someone(name))
        out.append(replace(m, entity=name))
        someone.mentions.append(out[-1])
    return out, [_statement(s) for s in groups.values()]


def _full_forms(mentions: Sequence[Mention]) -> dict[str, str]:
    """Each full name of the page → the spelling that stands for it."""
    forms: dict[str, str] = {}
    alike: dict[tuple[int, int, str], list[str]] = defaultdict(list)  # by how many segments, and one of them
    for m in mentions:
        if m.name in forms or not is_full(m):
            continue
        parts = _segments(m.name)
        keys = [(len(parts), i, part) for i, part in enumerate(parts)] if len(parts) > 1 else []
        near = (f for key in keys for f in alike[key][:MOST_ALIKE] if same_person(f, m.name))
        forms[m.name] = next(near, m.name)
        for key in keys:
            alike[key].append(forms[m.name])
    return forms


def _short_forms(full: Mapping[str, str]) -> dict[str, set[str]]:
    """What a person may be called for short → the names that it may stand for: 清水, ギネリ."""
    out: dict[str, set[str]] = defaultdict(set)
    for form, name in full.items():
        if "・" in form or "=" in form:
            parts = form.replace("=", "・").split("・")
            shorts = {parts[0], parts[-1]}
        else:
            shorts = set(form.split()) if " " in form else {names.japanese(form).family}
        for word in shorts - {"", form}:
            out[word].add(name)
    return out


def is_full(m: Mention) -> bool:
    return _shape(m.text, m.name).full


def _shape(text: str, name: str) -> names.Shape:
    if any(names.FOREIGN.fullmatch(t) or names.FOREIGN_SPACED.fullmatch(t) for t in (text, name)):
        return names.katakana(name)
    if name.isascii() or names.LATIN.fullmatch(name):
        return names.Shape(0.6, name.split()[-1], " " in name)
    spaced = names.japanese(" ".join(text.split()))
    return spaced if spaced.full else names.japanese(name)


def same_person(a: str, b: str) -> bool:
    """Spellings of one foreign name: ベキン and ベギン, ヴ and ブ; one letter of one long segment."""
    first, second = (_segments(x) for x in (a, b))
    if a == b or len(first) != len(second) or len(first) < 2:
        return a == b
    other = [(x, y) for x, y in zip(first, second, strict=True) if x != y]
    return not other or (len(other) == 1 and min(map(len, other[0])) >= 5 and Levenshtein.distance(*other[0]) == 1)


def _segments(name: str) -> list[str]:
    return [part.replace("ヴ", "ブ").translate(FOLD) for part in name.replace("=", "・").split("・") if part]


def _statement(someone: Someone) -> PersonStatement:
    best = next((m for m in someone.mentions if m.name == someone.name), someone.mentions[0])
    others = [m.name for m in someone.mentions if m.name != someone.name]
    return PersonStatement(
        page_id=best.page_id,
        name=someone.name,
        start_char=best.start,
        end_char=best.end,
        text=best.text,
        aliases=tuple(dict.fromkeys(others)),
        offices=merged([o for m in someone.mentions for o in m.offices]),
        confidence=max(m.confidence for m in someone.mentions),
    )


def merged(offices: Sequence[Office]) -> tuple[Office, ...]:
    """Each title and body once, in order; a title without a body gives way to the same one with a body."""
    out: dict[tuple[str, str], Office] = {}
    with_body = defaultdict(list)
    for o in offices:
        if o.affiliation and o.title:
            with_body[o.title].append(o.affiliation)
    bodies = {o.affiliation for o in offices if o.title and o.affiliation}
    for o in offices:
        if not o.affiliation and o.title in with_body:
            continue
        if not o.title and o.affiliation in bodies:
            continue
        out.setdefault((o.title, o.affiliation), o)
    return tuple(out.values())
