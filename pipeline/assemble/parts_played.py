"""Roles that follow from the kind of event where no word beside a name tells: who visits, who signs, who speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline import vocabulary
from pipeline.assemble import words
from pipeline.assemble.home import home_country
from pipeline.assemble.record import Record
from pipeline.assemble.view import View
from pipeline.assemble.words import sign
from pipeline.model import EventKind, EventStatus, Mention, PersonRole

MEETING = re.compile(
    rf"{sign('visiting', 'coming', 'meeting')}|要望|訪れ|受け?入れ?$"
    r"|出張(?=$|に|の|[\s　（(])"
)
TARGET = re.compile(rf"(?:への|との|へ|と|を|に)(?:の)?(?:{sign('visiting', 'meeting')}|要望)")
VISITING = re.compile(r"を(?:表敬)?訪問し")
SPEAKING = ("seminar", "lecture", "session", "press_conference")
VISITS = ("visit", "meeting", "other")
QUIET = ("meeting", "ceremony", "visit")  # where those who are announced need not speak
STAGE = re.compile(sign("on_stage", "speaking"))
BESIDE = ("attendee", "moderator", "organizer", "other")  # those who stand by while others sign
# an office of the page's own side where no other body stands beside it
OWN = re.compile(rf"^副?(?:{sign('head')}|管理者)$|{sign('head_of_part')}$")


SIGNED = re.compile(r"(?:締結|調印)式?$|(?<!共同)署名式$")
# a journey is called after the one who makes it: 副知事の海外出張
JOURNEY_OF = re.compile(rf"[^、。]{{2,40}}?(?:一行|ら)?の(?:海外|国内)?{sign('travel')}(?:$|に|報告)")
TALK = re.compile(r"[「『][^「」『』]{6,100}[」』]")
HEAD_OF = re.compile(r"[市町村区]長")
STATES = re.compile(rf"{sign('state_side')}会談$")  # between governments, where nobody is the other's guest
SEND_OFF = re.compile(rf"{sign('send_off')}(?:及び壮行会)?$")
# between two who come together, only an office of the first: 理事長・学長、, and how many they are
COMPANY = re.compile(r"[^、。,，\sぁ-ん「」]{1,24}[、,，]")
FEW = re.compile(r"[^。]{0,110}?(?:の[0-9０-９一二三四五六七八九]{1,2}(?:名|人)|ら|ほか)(?:を|が|に)")
GOING = re.compile(r"[^がを、。]{2,40}が(?=.{1,30}[をへに](?:表敬)?訪(?:問|れ))")


@cache
def staged_name() -> re.Pattern[str]:
    """A name of an event whose guests speak: 研究シンポジウム, 体験発表会."""
    return re.compile(words.alternation(vocabulary.words("assemble", "staged")))


@dataclass(frozen=True, slots=True)
class Found:
    mention: Mention
    role: PersonRole
    rank: int

    @property
    def came(self) -> bool:
        """Whether no more is said than that the person was there, as a signatory is too."""
        return self.role == "attendee" and self.rank == 1


def defaults(
    view: View, record: Record, best: dict[str, Found], name: str, kind: EventKind, status: EventStatus
) -> dict[str, PersonRole]:
    """The role of each person of an event, by `Mention.entity`."""
    if kind == "signing" or SIGNED.search(name):
        return _signed(view, best)
    if SEND_OFF.search(name):
        return {k: "attendee" if f.role in ("visitor", "visited") or not f.rank else f.role for k, f in best.items()}
    staged = _on_stage(view, record, best)
    if (
        "電話" not in name
        and not staged
        and not staged_name().search(name)
        and kind in VISITS
        and (MEETING.search(name) or VISITING.search(view.text, *record.told))
    ):
        if STATES.search(name):
            return {
                k: f.role if f.role in ("moderator", "host", "other") and f.rank else "attendee"
                for k, f in best.items()
            }
        return _visit(view, record, best, name)
    speaks = (
        kind in SPEAKING or bool(staged_name().search(name)) or (status == "announced" and kind not in QUIET) or staged
    )
    default: PersonRole = "speaker" if speaks or (record.parent and kind == "other") else "attendee"
    talks = kind == "conference" and not staged
    festive = kind == "ceremony" or name.endswith("祭")
    return {
        key: "host"
        if festive and found.role in ("speaker", "other") and found.rank in (0, 3) and _mayor(view, found.mention)
        else "visited"
        if talks and _host(view, record, found.mention)
        else "speaker"
        if found.role == "visitor" and kind in SPEAKING
        else "attendee"
        if talks and found.role == "visited"
        else found.role
        if found.rank
        else "speaker"
        if talks and _titled(view, found.mention)
        else default
        for key, found in best.items()
    }


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


def _visit(view: View, record: Record, best: dict[str, Found], name: str) -> dict[str, PersonRole]:
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


def _mayor(view: View, mention: Mention) -> bool:
    """Whether a person is the mayor of the page's own city, who is the host of its ceremonies."""
    owner = view.owner_city
    return any(
        HEAD_OF.fullmatch(o.title)
        and (not o.affiliation or (owner is not None and o.affiliation in (owner.text, owner.name)))
        for o in mention.offices
    )


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
