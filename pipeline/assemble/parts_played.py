"""Roles that follow from the kind of event where no word beside a name tells: who visits, who signs, who speaks."""

from __future__ import annotations

import re
from functools import cache

from pipeline import vocabulary
from pipeline.assemble import words
from pipeline.assemble.called import Called
from pipeline.assemble.parts_told import Found
from pipeline.assemble.record import Record
from pipeline.assemble.view import View
from pipeline.assemble.visits import of_visit
from pipeline.assemble.words import sign
from pipeline.model import EventKind, Mention, PersonRole

MEETING = re.compile(
    rf"{sign('visiting', 'coming', 'meeting', 'asking', 'called')}|受け?入れ?$"
    r"|出張(?=$|に|の|[\s　（(])"
)
VISITING = re.compile(r"を(?:表敬)?訪問し")
PHONE = re.compile(sign("phone"))
BETWEEN_STATES = ("moderator", "host", "other")  # roles that stay where governments meet
SPEAKING = ("seminar", "lecture", "session", "press_conference")
VISITS = ("visit", "meeting", "other")
QUIET = ("meeting", "ceremony", "visit")  # where those who are announced need not speak
STAGE = re.compile(sign("on_stage", "speaking"))
BESIDE = ("attendee", "moderator", "organizer", "other")  # those who stand by while others sign
SIGNED = re.compile(r"(?:締結|調印)式?$|(?<!共同)署名式$")
TALK = re.compile(r"[「『][^「」『』]{6,100}[」』]")
HEAD_OF = re.compile(sign("mayor"))
STATES = re.compile(rf"{sign('state_side')}会談$")  # between governments, where nobody is the other's guest
SEND_OFF = re.compile(rf"{sign('send_off')}(?:及び壮行会)?$")
# between two who come together, only an office of the first: 理事長・学長、, and how many they are
COMPANY = re.compile(r"[^、。,，\sぁ-ん「」]{1,24}[、,，]")
FEW = re.compile(r"[^。]{0,110}?(?:の[0-9０-９一二三四五六七八九]{1,2}(?:名|人)|ら|ほか)(?:を|が|に)")


@cache
def staged_name() -> re.Pattern[str]:
    """A name of an event whose guests speak: 研究シンポジウム, 体験発表会."""
    return re.compile(words.alternation(vocabulary.words("assemble", "staged")))


def defaults(view: View, record: Record, best: dict[str, Found], said: Called) -> dict[str, PersonRole]:
    """The role of each person of an event, by `Mention.entity`."""
    if said.kind == "signing" or SIGNED.search(said.name):
        return _signed(view, best)
    if SEND_OFF.search(said.name):
        return {k: "attendee" if f.role in ("visitor", "visited") or not f.rank else f.role for k, f in best.items()}
    staged = _on_stage(view, record, best)
    if not staged and _is_visit(view, record, said):
        if STATES.search(said.name):
            return {k: f.role if f.role in BETWEEN_STATES and f.rank else "attendee" for k, f in best.items()}
        return of_visit(view, record, best, said.name)
    default = _default(record, said, staged)
    if said.kind == "conference" and not staged:
        return {k: _at_conference(view, record, f, default) for k, f in best.items()}
    festive = said.kind == "ceremony" or said.name.endswith("祭")
    return {k: _at_event(view, f, said.kind, festive) or default for k, f in best.items()}


def _is_visit(view: View, record: Record, said: Called) -> bool:
    """Whether some call on others, be it a meeting or whatever its name tells."""
    if PHONE.search(said.name) or staged_name().search(said.name) or said.kind not in VISITS:
        return False
    return bool(MEETING.search(said.name) or VISITING.search(view.text, *record.told))


def _default(record: Record, said: Called, staged: bool) -> PersonRole:
    """What those do of whom no word tells."""
    announced = said.status == "announced" and said.kind not in QUIET
    speaks = staged or announced or said.kind in SPEAKING or bool(staged_name().search(said.name))
    return "speaker" if speaks or (record.parent and said.kind == "other") else "attendee"


def _at_event(view: View, found: Found, kind: EventKind, festive: bool) -> PersonRole | None:
    """Somebody at a ceremony, a festival, a lecture; None where no word tells."""
    if festive and found.role in ("speaker", "other") and found.rank in (0, 3) and _mayor(view, found.mention):
        return "host"
    if found.role == "visitor" and kind in SPEAKING:
        return "speaker"
    return found.role if found.rank else None


def _at_conference(view: View, record: Record, found: Found, default: PersonRole) -> PersonRole:
    """Somebody at a conference, where those who are called on receive the others and a title in quotes is a talk."""
    if _host(view, record, found.mention):
        return "visited"
    if found.role == "visited":
        return "attendee"
    if found.rank:
        return found.role
    return "speaker" if _titled(view, found.mention) else default


def _signed(view: View, best: dict[str, Found]) -> dict[str, PersonRole]:
    """Of a signing: the heads of both sides sign; who is listed behind the head of one side stands by."""
    out: dict[str, PersonRole] = {}
    said = any(f.role == "signatory" and f.rank for f in best.values())
    before: Mention | None = None
    for key, found in best.items():
        m = found.mention
        beside = 0 < found.rank < 10 and found.role in BESIDE and not found.came
        told = found.role == "signatory" and found.rank
        listed = before is not None and bool(COMPANY.fullmatch(view.text, before.end, m.start))
        rest = not told and listed and (said or bool(FEW.match(view.text, m.end, m.end + 120)))
        out[key] = found.role if beside else "attendee" if rest else "signatory"
        before = m
    return out


def _host(view: View, record: Record, mention: Mention) -> bool:
    """Whether a section about a conference says that the body of a person was called on: 港湾事務所を訪問し."""
    bodies = [o.affiliation for o in mention.offices if len(o.affiliation) >= 5]
    text = view.text[slice(*record.scope[-1])][:4000]
    return any(re.search(re.escape(body) + r"(?:、[^、。]{2,24})?を(?:表敬)?訪問し", text) for body in bodies)


def _titled(view: View, mention: Mention) -> bool:
    """Whether a line that is no sentence has a talk's title beside the name: 「海と港」 岬大学教授 浜野 光."""
    block = next((b for b in view.body if b.start <= mention.start < b.end), None)
    line = view.text[block.start : block.end] if block is not None else ""
    return 0 < len(line) < 200 and "。" not in line and bool(TALK.search(line))


def _on_stage(view: View, record: Record, best: dict[str, Found]) -> bool:
    """Whether a row of a table names its people in a column of those who speak: 登壇, 発表者."""
    if record.layout not in ("session", "table_row") or not best:
        return False
    at = next(iter(best.values())).mention.start
    row = next((b for b in view.body if b.start <= at < b.end and b.kind == "table_row"), None)
    return row is not None and any(STAGE.search(c.header) for c in row.cells)


def _mayor(view: View, mention: Mention) -> bool:
    """Whether a person is the mayor of the page's own city, who is the host of its ceremonies."""
    owner = view.owner_city
    return any(
        HEAD_OF.fullmatch(o.title)
        and (not o.affiliation or (owner is not None and o.affiliation in (owner.text, owner.name)))
        for o in mention.offices
    )
