"""Which cities and organizations take part; a city that is only the place of the event is not among them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.assemble.record import Record
from pipeline.assemble.view import View
from pipeline.assemble.where_value import Where
from pipeline.assemble.words import sign
from pipeline.model import EventCity, EventOrganization, EventPerson, Mention, OrganizationRole

SILENT = ("contact", "apply", "fee", "access", "link", "deadline", "target", "where", "capacity", "other", "language")
PLACE = re.compile(rf"[\s　]*(?:市内|内)?(?:で(?!は)|にて|において|{sign('of_people_there')})")
TAKES_PART = re.compile(
    rf"[\s　]*(?:から|が|は|も|では|と|や|、|，|・|／|/|{sign('and', 'and_others')}"
    rf"|の(?:[^、。]{{0,10}})?{sign('head', 'sent')}|{sign('head', 'takes_part')}|[（(]|$)"
)
# a list of cities that name bodies: 太田、高崎、碧南の3商工会議所
BODIES = re.compile(rf"(?:[、・][^、。・\s]{{1,8}}){{0,20}}の?(?:各)?[0-9０-９]{{0,3}}{sign('branch')}")
DOES = re.compile(rf"の?[市町村区]?長|の?{sign('staff')}|が?主催")
# a city is called on itself: 岬市長表敬, 岬市を訪問, 岬市視察
SEAT = re.compile(
    r"[市町村区]?(?:議会|長)(?!による)[^、。]{0,8}(?:表敬|訪問)"
    r"|(?:市内|・[^、。\s]{2,16})?[\s　]?(?:を|への?|の)?"
    rf"{sign('visit_kind', 'of_offices')}?(?:訪問(?!{sign('visitors')})|視察|表敬)"
)
BODY_OF = re.compile(rf"[都道府県]?(?:内)?{sign('league')}")
OFFICE = re.compile(rf"^副?{sign('mayor')}$")
HOLDS = re.compile(r"[\s　]*(?:が|は|と|主催|共催|、|・)")
GAP = 12  # characters between two cities of one list
ORG_ROLES: dict[str, OrganizationRole] = {
    "organizer": "organizer",
    "host": "host",
    "supporter": "supporter",
    "attendee": "participant",
    "participant": "participant",
    "visitor": "participant",
    "visited": "host",
    "signatory": "participant",
}


def cities(view: View, record: Record, where: Where, people: Sequence[EventPerson], strict: bool) -> list[EventCity]:
    """The cities that take part, then the venue's. `strict`: only with a sign that they take part (announcements)."""
    found: dict[str, Mention] = {}
    for mention in _mentions(view, record):
        key = mention.entity or mention.name
        if key not in found and _takes_part(view, record, mention, where, strict):
            found[key] = mention
    for person in people:
        served = view.cities.get(person.affiliation)
        if served is not None:
            found.setdefault(served.entity or served.name, served)
    if any(OFFICE.search(p.title) and not p.affiliation for p in people) and (own := view.owner_city) is not None:
        found.setdefault(own.entity or own.name, own)
    out = [EventCity(m.text, key, "participant") for key, m in found.items()]
    if where.city:
        venue = next(iter(view.mentions_in(where.city_span[0], where.city_span[0] + 1, "CITY")), None)
        venue = venue or view.cities.get(where.city)
        entity = (venue.entity or venue.name) if venue else ""
        if entity and entity not in found:
            out.append(EventCity(where.city, entity, "venue"))
    return out


def _mentions(view: View, record: Record) -> list[Mention]:
    found = {m.start: m for span in record.scope for m in view.mentions_in(*span, "CITY") if m.scored}
    return [m for _, m in sorted(found.items())]


def _takes_part(view: View, record: Record, mention: Mention, where: Where, strict: bool) -> bool:
    text = view.text
    if where.venue_span[0] <= mention.start < where.venue_span[1]:
        return False
    named = record.name[0] <= mention.start < record.name[1]
    if mention.start == where.city_span[0] and not DOES.match(text, mention.end):
        return named and bool(SEAT.match(text, mention.end))
    if where.city and mention.place is not None and where.place is not None and mention.place.key == where.place.key:
        return bool(DOES.match(text, mention.end) or (named and SEAT.match(text, mention.end)))
    if BODY_OF.match(text, mention.end) or _in_title(view, record, mention):
        return False
    if PLACE.match(text, mention.end) or BODIES.match(text, mention.end):
        return False
    for field in record.fields:
        if field.start <= mention.start < field.end:
            return field.role not in SILENT and (
                not strict or field.role in (*ORG_ROLES, "speaker", "moderator", "title", "participant")
            )
    if _listed(view, mention):
        return True
    if mention.place is not None and mention.place.kind == "region" and not TAKES_PART.match(text, mention.end):
        return False
    if strict:
        return record.name[0] <= mention.start < record.name[1] or bool(HOLDS.match(text, mention.end))
    return bool(TAKES_PART.match(text, mention.end)) or record.name[0] <= mention.start < record.name[1]


def _in_title(view: View, record: Record, mention: Mention) -> bool:
    """Whether a city is only named in the quoted title of a talk: 「岬市の遺跡から」."""
    start, end = record.name
    if not start <= mention.start < end:
        return False
    before = view.text[start : mention.start]
    return before.count("「") > before.count("」")


def _listed(view: View, mention: Mention) -> bool:
    """One of three or more cities in a row, only signs and countries between them."""
    near = view.mentions_in(max(0, mention.start - 60), mention.end + 60, "CITY")
    run: list[Mention] = []
    for m in near:
        if run and m.start - run[-1].end > GAP:
            if mention in run:
                break
            run = []
        run.append(m)
    return mention in run and len(run) >= 3


def organizations(view: View, record: Record) -> list[EventOrganization]:
    """Organizations of the fields that say what they do for the event."""
    out: dict[tuple[str, OrganizationRole], EventOrganization] = {}
    for field in record.fields:
        role = ORG_ROLES.get(field.role)
        if role is None:
            continue
        for m in view.mentions_in(field.start, field.end, "ORG"):
            out.setdefault((m.entity or m.name, role), EventOrganization(m.name or m.text, role))
    return list(out.values())
