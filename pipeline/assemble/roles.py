"""The parts that people play: words beside a name, and what a field's label or a column's header says of its value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pipeline import vocabulary
from pipeline.assemble.words import fold, noun_at_end, noun_inside
from pipeline.settings import Settings

LONGEST = 24  # characters of a label
NOTE = re.compile(r"\([^()]*\)$")
AND = re.compile(r"[・/、及び&]+")


@dataclass(frozen=True, slots=True)
class RoleWord:
    pattern: re.Pattern[str]
    role: str
    where: str


@cache
def role_words() -> tuple[RoleWord, ...]:
    rows = vocabulary.read("assemble", "roles")
    return tuple(RoleWord(re.compile(r["pattern"]), r["role"], r["where"]) for r in rows)


@cache
def role_pattern(where: str) -> re.Pattern[str]:
    """Any of the role words of a place: where it does not match, no row of the place does."""
    return re.compile("|".join(f"(?:{w.pattern.pattern})" for w in role_words() if w.where == where))


@cache
def label_roles(settings: Settings) -> dict[str, str]:
    """Label of a field → its role, the user's own first."""
    out: dict[str, str] = {}
    for row in vocabulary.extended("clean", "field_labels", settings.vocabulary.field_labels):
        out.setdefault(fold(row["label"]), row.get("role", ""))
    return out


def role_of(label: str, roles: Mapping[str, str]) -> str:
    """The role of a label or of a column's header; remarks in brackets and 日時・場所 allowed. "" where unknown.
    `roles` are the page's `label_roles`."""
    key = fold(label)
    if len(key) > LONGEST:
        return ""
    if key in roles:
        return roles[key]
    if key[-1:] == ")":
        key = NOTE.sub("", key)
        if key in roles:
            return roles[key]
    parts = AND.split(key)
    role = next((roles[part] for part in parts if part in roles), "")
    if role and any(part not in roles and (noun_at_end(part) or noun_inside(part)) for part in parts):
        return ""  # 日・ベトナム外相会談
    return role
