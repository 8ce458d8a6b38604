"""Who chairs a sitting or heads a congress by office alone: the 委員長 of a committee, the 会長 of a council."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import groupby

from pipeline import vocabulary
from pipeline.assemble.patterns import NOTE
from pipeline.assemble.view import View
from pipeline.assemble.words import sign
from pipeline.model import Office, PersonRole
from pipeline.vocabulary import Row

HEAD = 400  # characters at the head of a page that say whose sitting it is
QUIET = ("attendee", "other")  # roles that say no more than that somebody was there


def chaired(
    view: View, name: str, offices: Mapping[str, Office], roles: Mapping[str, PersonRole]
) -> dict[str, PersonRole]:
    """The role of the one person whose office is to chair such a sitting, or to hold such a congress; by entity."""
    rows = next((rows for sitting, rows in _sittings() if sitting.search(name)), ())
    found: dict[str, PersonRole] = {}
    for key in offices.keys() & roles.keys():
        row = next((r for r in rows if r["office"] == offices[key].title and _fits(r, offices[key], view, name)), None)
        if row is not None:
            found[key] = row["role"]  # type: ignore[assignment]
    quiet = all(role != "moderator" or roles[key] in QUIET for key, role in found.items())
    return found if len(found) == 1 and quiet else {}


@cache
def _sittings() -> tuple[tuple[re.Pattern[str], tuple[Row, ...]], ...]:
    """What the names of sittings end with, and the offices that chair them."""
    behind = rf"{NOTE}{sign('minutes')}?$"
    rows = groupby(vocabulary.read("assemble", "chairs"), key=lambda r: r["sitting"])
    return tuple((re.compile(sign(sitting) + behind), tuple(group)) for sitting, group in rows)


def _fits(row: Row, office: Office, view: View, name: str) -> bool:
    """Whether the page has what the row asks for, and the office is not one of another body."""
    if row["at"] and row["at"] not in f"{name}\n{view.page.title}\n{view.text[:HEAD]}":
        return False
    return not (row["whole"] and office.affiliation) or office.affiliation[-3:] in name
