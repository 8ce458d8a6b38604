"""Who chairs a sitting or heads a congress by office alone: the 委員長 of a committee, the 会長 of a council."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.assemble.view import View
from pipeline.assemble.words import sign
from pipeline.model import Office, PersonRole

SITTING = re.compile(rf"{sign('chaired_sitting')}(?:[(（][^()（）]{{1,24}}[)）])?(?:会議録|議事録|議事要旨)?$")
COUNCIL = re.compile(rf"{sign('chaired_council')}(?:[(（][^()（）]{{1,24}}[)）])?(?:会議録|議事録|議事要旨)?$")
CONGRESS = re.compile(rf"{sign('congress')}$")
SCHOOLS = re.compile("教育委員会")
HEAD = 400  # characters at the head of a page that say whose sitting it is
QUIET = ("attendee", "other")  # roles that say no more than that somebody was there


def chaired(
    view: View, name: str, offices: Mapping[str, Office], roles: Mapping[str, PersonRole]
) -> dict[str, PersonRole]:
    """The role of the one person whose office is to chair such a sitting, or to hold such a congress; by entity."""
    title, role = _office(view, name)
    if not title:
        return {}
    found = [key for key, o in offices.items() if key in roles and o.title in title and _fits(o, name)]
    if len(found) != 1 or (role == "moderator" and roles[found[0]] not in QUIET):
        return {}
    return {found[0]: role}


def _office(view: View, name: str) -> tuple[tuple[str, ...], PersonRole]:
    """What the office is called that chairs what has this name, and the role of its holder."""
    if CONGRESS.search(name):
        return ("会長", "大会長", "学会長"), "host"
    if COUNCIL.search(name):
        return ("会長", "委員長", "座長"), "moderator"
    if SITTING.search(name):
        board = SCHOOLS.search(name) or SCHOOLS.search(f"{view.page.title}\n{view.text[:HEAD]}")
        return (("教育長", "委員長") if board else ("委員長", "部会長")), "moderator"
    return (), "attendee"


def _fits(office: Office, name: str) -> bool:
    """Whether the office is not one of another body: 会長 of みどり市町内会 in a council."""
    body = office.affiliation
    return office.title != "会長" or not body or CONGRESS.search(name) is not None or body[-3:] in name
