"""How a column of the contract is declared."""

from __future__ import annotations

from typing import Any, get_args

from pipeline import model
from pipeline.tables.contract import Column

THINGS = ("events", "people", "cities", "organizations")
KINDS = get_args(model.EventKind)
STATUSES = get_args(model.EventStatus)
BASES = get_args(model.Basis)
ZONE = r"(?:UTC[+-]\d\d:\d\d|[A-Za-z_]+(?:/[A-Za-z0-9_+-]+)*)?"
_CLOCK = r"T\d\d:\d\d(?:[+-]\d\d:\d\d)?"
DATE = rf"(?:\d{{4}}(?:-\d\d(?:-\d\d(?:{_CLOCK})?)?)?|--\d\d(?:-\d\d(?:{_CLOCK})?)?|{_CLOCK})?"


class Table:
    """What all tables share: no column but the declared ones, in their order."""


def column(
    title: str,
    description: str,
    *,
    key: bool = False,
    required: bool = False,
    ref: str = "",
    values: tuple[str, ...] = (),
    least: float | None = None,
    most: float | None = None,
    pattern: str = "",
    empty: bool = False,
) -> Any:
    """A column of text, or of numbers where `least`, `most` or `empty` (may be missing) is given."""
    required = required or key or (least is not None and not empty)
    return Column("", "string", title, description, key, required, ref, values, least, most, pattern)


def page(key: bool = False) -> Any:
    return column("Page", "The page that says it.", required=True, key=key, ref="pages.page_id")


def start() -> Any:
    return column("Start in the text", "First code point of `text` in the page's stored text, from 0.", least=0)


def end() -> Any:
    return column("End in the text", "The code point after the last one of `text`.", least=0)


def text() -> Any:
    return column("Text", "Exactly that piece of the page.")


def when(title: str, description: str) -> Any:
    return column(title, description + " ISO 8601, cut to what is known.", pattern=DATE)


def confidence(description: str = "How sure the extraction is, 0 to 1.") -> Any:
    return column("Confidence", description, least=0, most=1)


def count() -> Any:
    return column("Pages", "How many pages speak of it.", least=0)


def review() -> Any:
    values = ("none", "accepted", "edited", "rejected")
    return column("Review", "What a reviewer has decided.", required=True, values=values)


def method(required: bool = True) -> Any:
    values = get_args(model.Method)
    return column("Method", "The kind of method that found it.", required=required, values=values)


def rule() -> Any:
    return column("Rule", "The name of the rule, layout or list that found it.")


def country() -> Any:
    return column("Country code", "ISO 3166-1 alpha-2 code of the country.", pattern=r"(?:[A-Z]{2})?")
