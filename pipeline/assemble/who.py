"""Who took part, and in which role: fields and columns first, then the words beside a name, then the kind of event."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.assemble import chairs
from pipeline.assemble.called import Called
from pipeline.assemble.parts_played import SEND_OFF, defaults
from pipeline.assemble.parts_told import ROLES, Found, above, near, played
from pipeline.assemble.patterns import BRACKET
from pipeline.assemble.record import Record
from pipeline.assemble.view import View
from pipeline.assemble.words import sign
from pipeline.model import EventPerson, Mention, Office

NEXT = re.compile(
    rf"[\s　]*(?:{sign('honorific')}|会員)?(?:{BRACKET}|[=＝][^=＝\n]{{1,24}}[=＝])?"
    r"[^、。,，\sぁ-ん（()）「」=＝]{0,24}"
    rf"{sign('honorific')}?(?:[=＝][^=＝\n]{{1,24}}[=＝])?[\s　]*(?:、|,|，|・|／|/|や|と、?|{sign('and')})[\s　]*"
    r"(?:それに|そして|また)?[^、。,，\n「」]{0,24}"
)
# before a list of names: that they came
CALLERS = re.compile(
    rf"(?:訪れた|来られた|お越しになった|{sign('visiting', 'coming')}した)のは、?"
    r"(?:(?![0-9０-９一二三四五六七八九](?:人|名)で)[^。]){0,160}$"
    rf"|(?:一行|{sign('party')})(?:の{sign('members')})?は、?[^。]{{0,16}}$"
)
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
OFFICE_STAFF = re.compile(sign("office_staff"))  # whose people sit in a meeting and do not hold it


def people(view: View, record: Record, said: Called) -> list[EventPerson]:
    """The people of a record with their roles, in page order."""
    mentions = _mentions(view, record)
    skip = ("visitor", "visited") if SEND_OFF.search(said.name) else ()
    best: dict[str, Found] = {}
    last: Found | None = None
    company = _together(view, mentions)
    for i, mention in enumerate(mentions):
        before = mentions[i - 1].end if i else 0
        found = _role(view, record, mention, before, skip)
        whole = _of_all(view, record, company[i], skip)
        if whole is not None and (not found.rank or found.came or found.rank < whole.rank < 10):
            found = Found(mention, whole.role, whole.rank)
        listed = last is not None and (not found.rank or found.came) and found.rank < last.rank < 10
        if last is not None and listed and _goes_on(view, last.mention, mention):
            found = Found(mention, last.role, last.rank)
        last = found
        known = best.get(mention.entity or mention.name)
        if known is None or found.rank > known.rank:
            best[mention.entity or mention.name] = Found(known.mention if known else mention, found.role, found.rank)
    offices = _offices(mentions)
    rest = defaults(view, record, best, said)
    rest |= chairs.chaired(view, said.name, offices, {k: rest.get(k, f.role) for k, f in best.items()})
    out = []
    for key, found in best.items():
        office = offices.get(key, Office())
        out.append(EventPerson(found.mention.text, key, rest.get(key, found.role), office.title, office.affiliation))
    return out


def _together(view: View, mentions: Sequence[Mention]) -> list[list[Mention]]:
    """For each name the list of names that it stands in, only offices between: A会長、B部長、Cさんの3人."""
    runs: list[list[Mention]] = []
    for m in mentions:
        if runs and _goes_on(view, runs[-1][-1], m):
            runs[-1].append(m)
        else:
            runs.append([m])
    return [run for run in runs for _ in run]


def _of_all(view: View, record: Record, run: list[Mention], skip: tuple[str, ...]) -> Found | None:
    """What is said of a whole list of names: before its first (訪れたのは、) or behind its last (の3人と懇談し)."""
    line = max(view.text.rfind(c, 0, run[0].start) for c in "。\n")
    if CALLERS.search(view.text, line + 1, run[0].start) and "visitor" not in skip:
        return Found(run[0], "visitor", STRENGTH["visitor"])
    if len(run) < 2:
        return None
    word = near(view, run[-1], run[-2].end, tuple(r for r in (*ROLES, "other") if r not in skip))
    if word is None or word.where not in ("object", "subject"):
        return None
    role = played(word)
    return Found(run[0], role, 1 if role == "attendee" and word.where == "subject" else STRENGTH[role])


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


def _role(view: View, record: Record, mention: Mention, before: int, skip: tuple[str, ...]) -> Found:
    for field in record.fields:
        if field.start <= mention.start < field.end and field.role in ROLES:
            word = near(view, mention, before, only=("moderator", "other"))
            role = played(word) if word else ROLES[field.role]
            return Found(mention, "attendee" if OFFICE_STAFF.search(field.label) else role, 10)
    word = near(view, mention, before, tuple(r for r in (*ROLES, "other") if r not in skip) if skip else ())
    if word:
        role = played(word)
        return Found(mention, role, 1 if word.where == "subject" and role == "attendee" else STRENGTH[role])
    over = above(view, mention)
    if over:
        return Found(mention, over, STRENGTH[over])
    return Found(mention, "other", 0)


def _goes_on(view: View, one: Mention, other: Mention) -> bool:
    """Whether a name stands in a list behind another, only its office between: 司会：A、B; 立会人 Aと、会のB."""
    return bool(NEXT.fullmatch(view.text, one.end, other.start))
