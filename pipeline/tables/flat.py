"""From a noun to a row of a table."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import Any, TypeAlias

Row: TypeAlias = dict[str, Any]
LISTED = ";"  # between the values of a list in a cell


def picked(noun: Any, names: tuple[str, ...]) -> Row:
    return {name: getattr(noun, name) for name in names}


@cache
def _names(noun: Any) -> tuple[str, ...]:
    return tuple(f.name for f in fields(noun))


def flat(noun: Any) -> Row:
    """All fields of a noun that holds nothing nested."""
    kind: Any = type(noun)
    return picked(noun, _names(kind))
