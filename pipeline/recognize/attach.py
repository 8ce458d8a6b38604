"""Which office belongs to which name of a segment: さいたま市長 清水 勇人, 竹本 和彦 イクレイ日本理事長."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.gazetteer import country
from pipeline.recognize import bodies
from pipeline.recognize.candidates import Candidate, without_honorific
from pipeline.recognize.letters import KANJI, KATAKANA
from pipeline.recognize.phrases import NOWHERE, Phrase
from pipeline.recognize.sheets import Segment
from pipeline.recognize.signs import POLITE, sign

BRACKETS = re.compile(r"\([^()]{0,60}\)|\[[^\[\]]{0,60}\]")
DEGREE = rf"(?:{sign('latin_degree')}\.?)?[ ]*"
BEFORE = re.compile(
    r"(?:(?:兼務|兼任)?[ ]*(?:の|である|でもある|・|:|=|、|,|/|を(?:務|つと)める|で|"
    rf"{sign('holds')})?[ ]*(?:故・?)?{DEGREE})"
)
AFTER = re.compile(r"[ ]*(?:・|/|:|で)?[ ]*")
OPEN = re.compile(r"[ ]*[(\[<【〈][ ]*")
# between a body and a name: さいたま市の, 大垣市から, フリーマントル市（オーストラリア）の, 萩市（山口県）
JOINT = re.compile(
    r"[ ]*(?:\([^()]{1,24}\))?[ ]*(の|・|\(|から(?:は|の)?、?|より、?|では、|側は|[ ])"
    rf"[ ]*{DEGREE}$"
)
ABROAD = re.compile(rf"\(([^()]{{1,12}})\)[ ]*{DEGREE}$")  # 啓明大学(韓国)Dr.シン
CLINIC = re.compile(f"{sign('clinic')}$")  # 呼吸器内科 of 呼吸器内科萩原医長
PARTY = re.compile(rf"(?:^|[ 、。,()「」・])([^ 、。,()「」・はがをに]{{1,10}}{sign('party')})$")
SHORT_UNIVERSITY = re.compile(rf"[{KANJI}{KATAKANA}ー]{{1,16}}大")
JOIN = re.compile(r"[ ]*(?:兼|・|、|,|/|及び|および|\(兼?|と)?[ ]*")
CLOSED = re.compile(rf"[ ]?{POLITE}?[ ]?\)")
MARK = re.compile(r"[○◯〇◎●]")  # 建設部長（総務課長）○野沢 達也: a note's mark before a name


def attach(text: str, segment: Segment, people: Sequence[Candidate], phrases: Sequence[Phrase]) -> list[list[Phrase]]:
    """For each of `people` its offices; each office goes to one person."""
    out: list[list[Phrase]] = [[] for _ in people]
    every = _chains(text, people, phrases)
    roles = [c for c in every if all(p.kind == "role" and p.body == NOWHERE for p in c)]
    _give(text, people, [c for c in every if c not in roles], out)
    _give(text, people, roles, out, spare=True)
    return out


def _give(
    text: str, people: Sequence[Candidate], chains: list[list[Phrase]], out: list[list[Phrase]], spare: bool = False
) -> None:
    """Each chain to the person beside it; `spare`: only to those who have nothing."""
    taken: set[int] = set()
    for i, person in enumerate(people):  # glued behind the name, or in the brackets behind it
        for k, chain in enumerate(chains):
            if k not in taken and not (spare and out[i]) and _behind(text, person, chain[0], people, glued=True):
                out[i] += chain
                taken.add(k)
    for i, person in enumerate(people):
        for behind in (False, True):
            found = None if spare and out[i] else _next_to(text, person, chains, taken, people, behind, out[i])
            if found is not None and (not behind or not out[i]):
                out[i] += chains[found]
                taken.add(found)


def _chains(text: str, people: Sequence[Candidate], phrases: Sequence[Phrase]) -> list[list[Phrase]]:
    """Offices that follow one another: 常任理事・事務局長, 市長(兼市議会議員)."""
    chains: list[list[Phrase]] = []
    for p in phrases:
        if chains and JOIN.fullmatch(text[chains[-1][-1].end : p.start]):
            last = chains[-1][-1]
            joint = text[last.end : p.start].strip()
            behind = any(
                text[c.end : chains[-1][0].start] in ("", "・") and c.end <= chains[-1][0].start for c in people
            )
            if (joint and not (behind and joint in "、,")) or p.start == last.end or _unhoused(last, p, behind):
                chains[-1].append(p)
                continue
        chains.append([p])
    return chains


def _unhoused(last: Phrase, p: Phrase, behind: bool) -> bool:
    """みどり製作所理事 広報推進本部長: the second of two offices between blanks names no body."""
    return not behind and last.body != NOWHERE == p.body and p.kind != "role" and p.kind != "head"


def _next_to(
    text: str,
    person: Candidate,
    chains: Sequence[Sequence[Phrase]],
    taken: set[int],
    people: Sequence[Candidate],
    behind: bool,
    held: Sequence[Phrase],
) -> int | None:
    for k, chain in enumerate(chains):
        if k in taken:
            continue
        if behind and _behind(text, person, chain[0], people, glued=False):
            return k
        if not behind and chain[-1].end <= person.start and not _told_behind(text, chain[0], person, people):
            if held and text[chain[-1].end - 2 : chain[-1].end] == text[held[0].end - 2 : held[0].end]:
                continue  # 碧海委員、阿部委員
            gap = BRACKETS.sub("", text[chain[-1].end : person.start].replace("(兼", "(").replace("\n", " "))
            gap = MARK.sub("", re.sub(" +", " ", gap.strip(")") if "(" not in gap else gap), count=1)
            inside = gap.strip() == "(" and CLOSED.match(text, person.end)  # 事務局長（山口）, 議長（野沢勉君）
            if (
                len(gap) <= 14
                and (inside or BEFORE.fullmatch(gap))
                and not _between(people, chain[-1].end, person.start)
            ):
                return k
    return None


def _told_behind(text: str, phrase: Phrase, person: Candidate, people: Sequence[Candidate]) -> bool:
    """澤田純 みどり電話社長、羽生祥子 …: an item of a list that begins with a name holds the office of that one."""
    if "、" not in text[phrase.end : person.start]:
        return False
    before = next((q for q in reversed(people) if q.end < phrase.start), None)
    if before is None or text[before.end : phrase.start] != " ":
        return False
    return text[before.start - 1 : before.start] in ("", " ", "、", "\n")


def _behind(text: str, person: Candidate, phrase: Phrase, people: Sequence[Candidate], glued: bool) -> bool:
    if phrase.start < person.end or _between(people, person.end, phrase.start):
        return False
    gap = text[person.end : phrase.start]
    if len(gap) > 80:
        return False
    if glued and not (BRACKETS.sub("", gap) if gap[:1] == "(" and phrase.start > person.end else gap):
        return True
    if glued and gap == "・" and phrase.kind == "head" and phrase.body != NOWHERE:
        return True  # 会長代理の松浦・防府市長
    gap = without_honorific(BRACKETS.sub("", gap)) if BRACKETS.match(gap) else without_honorific(gap)
    opened = OPEN.search(BRACKETS.sub("", gap))
    if opened:
        inside = BRACKETS.sub("", gap)[opened.end() :]
        return not opened.start() and not re.search(r"[)\]>】〉。]", inside)
    return not glued and bool(AFTER.fullmatch(BRACKETS.sub("", gap)))


def _glued_before(text: str, segment: Segment, person: Candidate, floor: int, kind: str) -> tuple[int, int]:
    """みどり党 of みどり党野沢達也代表, みどり大学 of みどり大学野沢教授: right before a name, with nothing between."""
    party = PARTY.search(text, max(floor, person.start - 14), person.start)
    if party:
        return party.span(1)
    start = bodies.run_start(segment, person.start, floor)
    run = text[start : person.start]
    sure = len(run) > 2 and bodies.is_organization(run) and not bodies.unsure_ending(run)
    sure = sure or bool(CLINIC.search(run))
    return (start, person.start) if sure and kind != "head" else NOWHERE


def _between(people: Sequence[Candidate], start: int, end: int) -> bool:
    return any(start <= p.start < end for p in people)


def body_before(text: str, segment: Segment, person: Candidate, floor: int, kind: str) -> tuple[int, int]:
    """The body before 「の」, 「・」 or a blank and a name: さいたま市の清水市長."""
    m = JOINT.search(text, max(floor, person.start - 24), person.start)
    abroad = ABROAD.search(text, max(floor, person.start - 24), person.start) if not m else None
    if abroad and country(abroad.group(1)):
        start = bodies.run_start(segment, abroad.start(), floor)
        sure = bodies.is_organization(text[start : abroad.start()]) and kind != "head"
        return (start, abroad.start()) if sure else NOWHERE
    if not m:
        return _glued_before(text, segment, person, floor, kind)
    joint = m.group(1)
    end = m.start()
    start = bodies.run_start(segment, end, floor)
    if bodies.tells_origin(text[start:end]) or (joint == "(" and not bodies.is_organization(text[start:end])):
        return NOWHERE
    unit = (
        joint == "の"
        and text[end - 1] not in "長監員事"
        and kind != "head"
        and bodies.unit_split(segment, start, end) > start
    )
    if start >= end or not (
        bodies.is_body(text[start:end])
        or bodies.POINTS.fullmatch(text, start, end)
        or (SHORT_UNIVERSITY.fullmatch(text, start, end) and kind != "head")
        or unit
        or (joint == "の" and bodies.is_proper(segment, start, end))
    ):
        return NOWHERE
    if kind == "head":
        return bodies.municipality_start(segment, start, end), end
    return start + bodies.without_country(text[start:end]), end
