"""Rows that a user adds to a vocabulary: what each column may hold, so that a slip is told before a page is read.

Without it, an event with a day that no calendar has, or a pattern that does not compile, would reject every page.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from zoneinfo import available_timezones

from pipeline import vocabulary

Row = Mapping[str, str]
NEEDED = {  # beside the first column: what a row without it would say nothing of
    "offices": (),
    "field_labels": ("role",),
    "city_aliases": ("country", "name_en"),
    "named_events": ("start",),
    "sites": ("name",),
    "site_rules": ("pattern",),
}


def fault(key: str, row: Row) -> str:
    """What is wrong with a row of [[vocabulary.KEY]], "" where nothing is."""
    for column in NEEDED[key]:
        if not row[column]:
            return f"lacks '{column}'"
    for column, value in row.items():
        if value and (key, column) in CHECKS and (allowed := CHECKS[key, column](value)):
            return f"has '{column}' = {value!r}; it must be {allowed}"
    return WHOLE[key](row) if key in WHOLE else ""


def _one_of(room: str, name: str, column: str) -> Callable[[str], str]:
    """A value that the package's own file uses."""

    def check(value: str) -> str:
        allowed = sorted(set(vocabulary.words(room, name, column)) - {""})
        return "" if value in allowed else f"one of {', '.join(allowed)}"

    return check


def _day(value: str) -> str:
    try:
        whole = datetime.date.fromisoformat(value).isoformat() == value
    except ValueError:
        whole = False
    return "" if whole else "a day such as 2031-05-12"


def _country(value: str) -> str:
    from pipeline.gazetteer import country_name

    whole = re.fullmatch("[A-Z]{2}", value) and country_name(value)
    return "" if whole else "an ISO 3166-1 code such as JP"


def _zone(value: str) -> str:
    return "" if value in available_timezones() else "an IANA name such as Asia/Tokyo"


def _pattern(value: str) -> str:
    try:
        re.compile(value)
    except (re.error, OverflowError) as error:
        return f"a regular expression ({error})"
    return ""


def _keep(value: str) -> str:
    from pipeline.strip.site_rules import FALSE, TRUE

    return "" if value.strip().lower() in TRUE + FALSE else "true or false"


def _in_order(row: Row) -> str:
    return f"ends on {row['end']}, before it starts" if row["end"] and row["end"] < row["start"] else ""


def _city(row: Row) -> str:
    """A city that the gazetteer does not have would be an alias of nothing."""
    from pipeline.gazetteer import table

    known = any(row["name_en"] == r[table.ENGLISH] and row["country"] == r[table.COUNTRY] for r in table.rows())
    return "" if known else f"means {row['name_en']!r} in {row['country']}, which the gazetteer does not have"


CHECKS: dict[tuple[str, str], Callable[[str], str]] = {
    ("offices", "kind"): _one_of("recognize", "offices", "kind"),
    ("field_labels", "role"): _one_of("clean", "field_labels", "role"),
    ("field_labels", "alone"): _one_of("clean", "field_labels", "alone"),
    ("city_aliases", "country"): _country,
    ("named_events", "start"): _day,
    ("named_events", "end"): _day,
    ("named_events", "country_code"): _country,
    ("named_events", "timezone"): _zone,
    ("site_rules", "pattern"): _pattern,
    ("site_rules", "keep"): _keep,
}
WHOLE: dict[str, Callable[[Row], str]] = {"city_aliases": _city, "named_events": _in_order}
