"""Who took part, and in which role: fields and columns first, then the words beside a name, then the kind of event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.assemble import words
from pipeline.assemble.record import Record
from pipeline.assemble.view import View
from pipeline.model import EventKind, EventPerson, EventStatus, Mention, Office, PersonRole

ROLES: dict[str, PersonRole] = {
    "attendee": "attendee",
    "visitor": "visitor",
    "visited": "visited",
    "host": "host",
    "organizer": "organizer",
    "speaker": "speaker",
    "moderator": "moderator",
    "signatory": "signatory",
}
SILENT = ("contact", "apply", "fee", "access", "link", "deadline", "target")  # fields whose people take no part
STRENGTH = {
    "moderator": 6,
    "signatory": 5,
    "host": 5,
    "visitor": 4,
    "visited": 4,
    "organizer": 4,
    "speaker": 3,
    "attendee": 2,
    "other": 1,
}
SENTENCE = re.compile(r"[。！？\n]")
SEGMENT = re.compile(r"[。\n：:▪・■●※]")
MEETING = re.compile(r"訪問|面会|表敬|要望|会談|懇談|来訪|来庁|視察|面談|対談")
TARGET = re.compile(r"(?:への|との|へ|と|を|に)(?:の)?(?:表敬|訪問|面会|要望|会談|懇談|面談|対談)")
NOTE = r"(?:[（(][^（()）]{0,30}[）)])?"
TITLE = re.compile(
    rf"[\s　]*(?:氏|さん|様)?{NOTE}(?:[\s　]?[^、。,，\sぁ-ん（()）「」]{{1,24}})?"
    r"(?:氏|さん|様)?[\s　]*(?:一行|ほか|ら)?"
)
SUBJECT = re.compile(r"(?:が|は|より|から(?:は)?|も)")
LISTED = re.compile(rf"[\s　]*(?:氏|さん|様)?{NOTE}(?:、|，|・|及び|および|と(?!の)|や|そして|のほか)")
VISITING = re.compile(r"を(?:表敬)?訪問し")
WINDOW = 40


@dataclass(frozen=True, slots=True)
class Found:
    mention: Mention
    role: PersonRole
    rank: int


def people(view: View, record: Record, name: str, kind: EventKind, status: EventStatus) -> list[EventPerson]:
    """The people of a record with their roles, in page order."""
    mentions = _mentions(view, record)
    best: dict[str, Found] = {}
    for i, mention in enumerate(mentions):
        before = mentions[i - 1].end if i else 0
        found = _role(view, record, mention, before, kind)
        known = best.get(mention.entity or mention.name)
        if known is None or found.rank > known.rank:
            best[mention.entity or mention.name] = Found(known.mention if known else mention, found.role, found.rank)
    rest = _defaults(view, record, best, name, kind, status)
    offices = _offices(mentions)
    out = []
    for key, found in best.items():
        office = offices.get(key, Office())
        out.append(EventPerson(found.mention.text, key, rest.get(key, found.role), office.title, office.affiliation))
    return out


def _mentions(view: View, record: Record) -> list[Mention]:
    found = {m.start: m for span in record.scope for m in view.mentions_in(*span, "PERSON")}
    silent = [(f.start, f.end) for f in record.fields if f.role in SILENT]
    return [m for start, m in sorted(found.items()) if not any(a <= start < b for a, b in silent)]


def _offices(mentions: Sequence[Mention]) -> dict[str, Office]:
    """The fullest office that the mentions of an entity give."""
    out: dict[str, Office] = {}
    for m in mentions:
        for office in m.offices:
            known = out.get(m.entity or m.name)
            if known is None or (bool(office.title) + bool(office.affiliation)) > (
                bool(known.title) + bool(known.affiliation)
            ):
                out[m.entity or m.name] = office
    return out


def _role(view: View, record: Record, mention: Mention, before: int, kind: EventKind) -> Found:
    for field in record.fields:
        if field.start <= mention.start < field.end and field.role in ROLES:
            role = _near(view, mention, before, only=("moderator",)) or ROLES[field.role]
            return Found(mention, role, 10)
    near = _near(view, mention, before)
    if near:
        return Found(mention, near, STRENGTH[near])
    return Found(mention, "other", 0)


def _near(view: View, mention: Mention, before: int, only: tuple[str, ...] = ()) -> PersonRole | None:
    """The role that the words before or behind a name in its sentence tell."""
    text = view.text
    start = max(before, mention.start - WINDOW, text.rfind("\n", 0, mention.start) + 1)
    head = text[start : mention.start]
    head = head[max(head.rfind("。"), -1) + 1 :]
    stop = SENTENCE.search(text, mention.end, min(len(text), mention.end + 400))
    tail = text[mention.end : stop.start() if stop else min(len(text), mention.end + 400)]
    rest = tail[TITLE.match(tail).end() :]  # type: ignore[union-attr]  # every part of it may be empty
    for word in words.role_words():
        if only and word.role not in only:
            continue
        if _fits(word, head, tail, rest):
            return ROLES.get(word.role, "other")
    return None


def _fits(word: words.RoleWord, head: str, tail: str, rest: str) -> bool:
    if word.where == "before":
        found = list(word.pattern.finditer(head))
        return bool(found) and not re.search(r"[、。]", head[found[-1].end() :])
    if word.where == "object":
        return bool(word.pattern.match(rest))
    if SUBJECT.match(rest) or LISTED.match(rest) or LISTED.match(tail):
        return bool(word.pattern.search(rest))
    return False


def _defaults(
    view: View, record: Record, best: dict[str, Found], name: str, kind: EventKind, status: EventStatus
) -> dict[str, PersonRole]:
    """Roles that follow from the kind of event: who visits whom, who signs, who speaks."""
    if kind == "signing" or name.endswith(("締結", "調印")):
        return dict.fromkeys(best, "signatory")
    if MEETING.search(name) or VISITING.search(view.text, *record.told):
        return _visit(view, record, best, name)
    default: PersonRole = (
        "speaker" if kind in ("seminar", "lecture", "session") or status == "announced" else "attendee"
    )
    return {key: (found.role if found.rank else default) for key, found in best.items()}


def _visit(view: View, record: Record, best: dict[str, Found], name: str) -> dict[str, PersonRole]:
    """Of a visit or a meeting: those who come, and those who are met.

    訪問者 come; without such a field the 出席者 of the page's own side go to whom the name says (への訪問, との面会).
    Who is named before a target word in the event's name is met.
    """
    out: dict[str, PersonRole] = {}
    comers = {k for k, f in best.items() if f.role == "visitor"}
    met = {k for k, f in best.items() if f.role == "visited" and f.rank}
    target = TARGET.search(name)
    for key, found in best.items():
        named = target is not None and _named(key, found.mention, name[: target.start()])
        if found.role in ("visitor", "visited", "moderator", "signatory") and found.rank:
            out[key] = found.role
        elif named:
            out[key] = "visited"
        elif found.role == "attendee" and found.rank == 10:
            out[key] = "visited" if comers and not met else "visitor"
        elif comers:
            out[key] = "visited"
        else:
            out[key] = (
                "visited" if any(f.rank == 10 for f in best.values()) and not met else "visitor" if met else "attendee"
            )
    return out


def _named(key: str, mention: Mention, head: str) -> bool:
    """Whether the words before the target word name this person: by name, or by the family name with the office."""
    family = mention.text.split()[0] if " " in mention.text or "　" in mention.text else key[:2]
    if key in head or (len(family) >= 2 and head.startswith(family)):
        return True
    return any(
        o.title and o.affiliation and head.endswith(o.title) and o.affiliation[:2] in head for o in mention.offices
    )
