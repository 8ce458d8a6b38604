"""Who comes on a visit or to a meeting, and who is met."""

from __future__ import annotations

import re

from pipeline.assemble.home import home_country
from pipeline.assemble.parts_told import Found
from pipeline.assemble.record import Record
from pipeline.assemble.view import View
from pipeline.assemble.words import sign
from pipeline.model import Mention, PersonRole

TARGET = re.compile(rf"(?:への|との|へ|と|を|に)(?:の)?{sign('visiting', 'meeting', 'asking')}")
# an office of the page's own side where no other body stands beside it
OWN = re.compile(rf"^副?(?:{sign('head')}|管理者)$|{sign('head_of_part')}$")
# a journey is called after the one who makes it: 副知事の海外出張
JOURNEY_OF = re.compile(rf"[^、。]{{2,40}}?(?:一行|ら)?の(?:海外|国内)?{sign('travel')}(?:$|に|報告)")
GOING = re.compile(r"[^がを、。]{2,40}が(?=.{1,30}[をへに](?:表敬)?訪(?:問|れ))")


def of_visit(view: View, record: Record, best: dict[str, Found], name: str) -> dict[str, PersonRole]:
    """Of a visit or a meeting: those who come, and those who are met.

    訪問者 come; without such a field the 出席者 of the page's own side go to whom the name says (への訪問, との面会).
    Who is named before a target word in the event's name is met. In Japan the page's own officers are met, abroad
    they come.
    """
    out: dict[str, PersonRole] = {}
    comers = {k for k, f in best.items() if f.role == "visitor"}
    met = {k for k, f in best.items() if f.role == "visited" and f.rank}
    target = TARGET.search(name)
    actor = GOING.match(name)[0] if GOING.match(name) else ""  # type: ignore[index]
    journey = JOURNEY_OF.match(name)
    here = home_country(view, record) == "JP" and not OWN.search(actor[:-1])
    own = {k for k, f in best.items() if _own(view, f.mention) or (actor and _met_by(actor, f.mention))}
    for key, found in best.items():
        named = target is not None and _named(key, found.mention, name[len(actor) : target.start()])
        if journey and _named(key, found.mention, journey[0]):
            out[key] = "visitor"
        elif _told(found):
            out[key] = found.role
        elif named:
            out[key] = "visited"
        elif found.role == "attendee" and found.rank == 10:
            out[key] = "visited" if comers and not met else "visitor"
        elif (any(f.rank == 10 for f in best.values()) and not met and not comers) or (comers and not own):
            out[key] = "visited"
        else:
            out[key] = "visited" if (key in own) == here else "visitor"
    return out


def _told(found: Found) -> bool:
    """Whether words beside a name say what it does on a visit; that it was there says neither who came nor whom to."""
    if not found.rank or found.role in ("speaker", "host", "organizer"):
        return False
    return found.role != "attendee" or (not found.came and found.rank < 10)


def _own(view: View, mention: Mention) -> bool:
    """Whether a person holds an office of the page's own side: 市長 without another city, or of the page's city."""
    owner = view.owner_city
    for office in mention.offices:
        own = owner is not None and office.affiliation.startswith((owner.text, owner.name))
        if OWN.search(office.title) and (not office.affiliation or own):
            return True
    return False


def _met_by(actor: str, mention: Mention) -> bool:
    """Whether a person holds an office of a body of the page's own side where another body is said to come."""
    if OWN.search(actor[:-1]):
        return False
    return any(
        OWN.search(o.title) and o.affiliation and not o.affiliation.startswith(actor[:2]) and o.affiliation not in actor
        for o in mention.offices
    )


def _named(key: str, mention: Mention, head: str) -> bool:
    """Whether the words before the target word name this person: by name, or by the family name with the office."""
    family = mention.text.split()[0] if " " in mention.text or "　" in mention.text else key[:2]
    if key in head or (len(family) >= 2 and head.startswith(family)):
        return True
    return any(
        o.title and o.affiliation and head.endswith(o.title) and o.affiliation[:2] in head for o in mention.offices
    )
