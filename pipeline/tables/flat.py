"""From a noun to a row of a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeAlias

Row: TypeAlias = dict[str, Any]
LISTED = ";"  # between the values of a list in a cell


def picked(noun: Any, names: tuple[str, ...]) -> Row:
    return {name: getattr(noun, name) for name in names}


@cache
def _fields(kind: Any) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """The names of a noun's fields, and what gives their values."""
    names = tuple(f.name for f in fields(kind))
    return names, attrgetter(*names)


def flat(noun: Any) -> Row:
    """All fields of a noun that holds nothing nested, and more than one."""
    kind: Any = type(noun)
    names, values = _fields(kind)
    return dict(zip(names, values(noun), strict=True))
