"""What the people of a list share: 東大学から川原理事長、高尾専務理事; 委員：山田 太郎、小林 花; 山田、小林の各委員."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.model import Mention, Office
from pipeline.recognize.bodies import is_place_name
from pipeline.recognize.offices import bodies_of
from pipeline.recognize.signs import AND, POLITE, sign

GAP = re.compile(
    rf"[ \u3000]*{POLITE}?[ \u3000]*(?:[(（][^()（）\n]{{0,40}}[)）]|[=＝][^=＝\n]{{1,24}}[=＝])?[ \u3000]*"
    rf"(?:、|，|,|と、?|・|/|／|{AND}|\n|[○◎〇●])?\s{{0,9}}[○◎〇●]?[ \u3000]*"
)
TEACHER = "先生"  # what stands behind a name is no office where the list has one
SCHOOL = re.compile(rf"(?:{sign('school')}|[小中高])$")
SAME = re.compile(rf"{POLITE}?[ \u3000]{{0,2}}[(（]同[ \u3000]?(校?[0-9０-９]年?生?|校)?[)）]")
NEAR = 40  # characters between two of a line
COMMA = re.compile(rf"[、，,と]|{AND}")
ALL_OF_THEM = re.compile(
    rf"{POLITE}?[ \u3000]*の?{sign('of_all')}"
    r"([^\s、。()（）]{1,8}?)(?=[\s、。()（）がはをにのともへ]|から|より|$)"
)


def share(text: str, people: Sequence[Mention], heads: Mapping[str, tuple[str, ...]]) -> list[Mention]:
    """`people` of a page in order of place, with the offices that their list gives them."""
    out = list(people)
    for i in range(1, len(out)):
        out[i] = _as_before(text, out[i - 1], out[i])
        out[i] = _follow(text, out[i - 1], out[i], heads)
    for i in range(len(out) - 1, 0, -1):
        if m := ALL_OF_THEM.match(text, out[i].end):
            for k in _chain(text, out, i):
                if not any(o.title for o in out[k].offices):
                    out[k] = replace(out[k], offices=(Office(m.group(1), title_span=m.span(1)),))
        elif text[out[i - 1].end : out[i].start] == "・" and not out[i - 1].offices:
            # 中田・松永副会頭, 小西怜・大西怜奈（みなと小6）
            out[i - 1] = replace(out[i - 1], offices=_behind(out[i]) or _at_school(out[i]))
    return out


def _as_before(text: str, before: Mention, m: Mention) -> Mention:
    """葉山 一颯（浜田小6）小林 怜（同5）: 同 in a bracket is whose the one before in the line is."""
    same = SAME.match(text, m.end)
    if same is None or any(o.title or SCHOOL.search(o.affiliation) for o in m.offices):
        return m
    behind = [o for o in before.offices if before.end <= max(_place(o)) or _place(o) == (-1, -1)]
    if "\n" in text[before.end : m.start] or m.start - before.end > NEAR:
        return m
    told = [o for o in behind if SCHOOL.search(o.affiliation)] if same.group(1) else behind
    offices = tuple(replace(o, title_span=(-1, -1), affiliation_span=(-1, -1)) for o in told)
    return replace(m, offices=offices) if offices else m


def _behind(m: Mention) -> tuple[Office, ...]:
    """The office that stands right behind the last of names between dots is that of all."""
    spanless = (-1, -1)
    return tuple(
        replace(o, title_span=spanless, affiliation_span=spanless)
        for o in m.offices
        if o.title and (o.title_span[0] >= m.end or o.title_span == spanless)
    )


def _at_school(m: Mention) -> tuple[Office, ...]:
    """The school in the bracket behind the last of names between dots is that of all."""
    return tuple(
        replace(o, affiliation_span=(-1, -1))
        for o in m.offices
        if not o.title and SCHOOL.search(o.affiliation) and not 0 <= o.affiliation_span[0] < m.end
    )


def _follow(text: str, before: Mention, m: Mention, heads: Mapping[str, tuple[str, ...]]) -> Mention:
    """The next of a list takes the body of the one before; and its office, where that stands before the names."""
    if not before.offices or m.start - before.end > 120:
        return m
    gap = text[_end(before) : _start(m)] if _start(m) >= _end(before) else "。"
    if not GAP.fullmatch(gap):
        return m
    if all(o.title == TEACHER and not o.affiliation for o in m.offices):
        led = [o for o in before.offices if 0 <= _place(o)[1] <= before.start or _shared(o)]
        if led and (COMMA.search(gap) or ((" " in gap or "\u3000" in gap) and "\n" not in gap)):
            return replace(m, offices=tuple(replace(o, title_span=(-1, -1), affiliation_span=(-1, -1)) for o in led))
        return m
    body = next((o for o in before.offices if o.affiliation and o.affiliation_span[0] < before.end), None)
    if body is None or not COMMA.search(gap):
        return m
    offices = tuple(_housed(o, body, heads) for o in m.offices)
    return replace(m, offices=offices) if offices != m.offices else m


def _place(o: Office) -> tuple[int, int]:
    return o.title_span if o.title else o.affiliation_span


def _shared(o: Office) -> bool:
    """It was taken over from the one before."""
    return bool(o.title) and o.title_span == (-1, -1) and not o.affiliation_span[0] >= 0


def _housed(office: Office, other: Office, heads: Mapping[str, tuple[str, ...]]) -> Office:
    ends = heads.get(office.title)
    if office.affiliation or (ends and not other.affiliation.endswith(ends)):
        return office
    held = bodies_of(office.title)
    outside = held and not other.affiliation.endswith(held)
    if outside and ("議会" in held or is_place_name(other.affiliation)):  # a member of parliament is not the city's
        return office
    return replace(office, affiliation=other.affiliation)


def _start(m: Mention) -> int:
    spans = [s for o in m.offices for s in (o.title_span, o.affiliation_span) if s[0] >= 0 and m.start - s[0] < 60]
    return min([m.start, *(a for a, _ in spans)])


def _end(m: Mention) -> int:
    spans = [s for o in m.offices for s in (o.title_span, o.affiliation_span) if m.end <= s[0] and s[0] - m.end < 40]
    return max([m.end, *(b for _, b in spans)])


def _chain(text: str, people: Sequence[Mention], last: int) -> list[int]:
    """The people of the list that ends with `last`."""
    out = [last]
    while out[-1] > 0 and GAP.fullmatch(text[people[out[-1] - 1].end : people[out[-1]].start]):
        out.append(out[-1] - 1)
    return out
