"""Members by the layout of old minutes: 出席議員 … 1番 野沢 太郎, and the rows of a box of │ under one label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Mention, Office
from pipeline.recognize.signs import NUMERAL, POLITE, sign

SEAT = re.compile(rf"(?:^|[\s　]){NUMERAL}{{1,3}}[\s　]?番[\s　]{{1,9}}$")
ROSTER = rf"{sign('roster')}\s{{0,4}}"
LABEL = re.compile(rf"{ROSTER}({sign('member')}|\S)")
# a label right before the first name of a roster, how many they are and the office of the first between them
OVER = re.compile(
    rf"{ROSTER}({sign('member')})(?:[\s　]{{0,3}}[(（]?{NUMERAL}{{1,3}}[人名][)）]?)?[\s　:：◎○〇◯●│]*"
    rf"(?:{sign('chair')}[\s　:：]*)?$"
)
REACH = 40  # characters before a name in which the label over it may stand
# between two of a roster: marks, seats, 君, and the office of one of them
LISTED = re.compile(
    rf"{POLITE}?(?:[\s　、，,・○〇◯◎●│]|第?{NUMERAL}{{1,3}}[\s　]{{0,2}}番|{sign('chair')}|各?{sign('member')}){{1,60}}"
)
FAR, NEAR = 3_000, 16  # characters back: of the label over the seats; of a seat's number
BORDER = re.compile(r"^[\s　]*[├┌┝┏┣+][─━┬┼┴┤┐┯┿┨┫┓┳╋=\-+]{3,}.*$", re.M)
FIRST_CELL = re.compile(r"^[\s　]*[│┃|]([^│┃|\n]{0,24})[│┃|]", re.M)
BAR = re.compile("[│┃|]")
LONGEST = 1_500  # characters of the rows between two borders


def with_seats(text: str, people: Sequence[Mention]) -> list[Mention]:
    """The people of a page in order of place, with the office that their roster gives those who have none."""
    out: list[Mention] = []
    listed, end = "", -1  # the office that the roster gives whom it lists, and where it has come to
    for m in people:
        if listed and not LISTED.fullmatch(text, end, m.start):
            listed = ""
        over = OVER.search(text, max(0, m.start - REACH), m.start)
        listed = _member(over.group(1)) if over else listed
        end = m.end
        if any(o.title for o in m.offices):
            out.append(m)
        else:
            out.append(_titled(m, listed) if listed else _seated(text, m))
    return out


def _titled(m: Mention, title: str) -> Mention:
    body = next((o.affiliation for o in m.offices if o.affiliation), "")
    return replace(m, offices=(Office(title, body),))


def _seated(text: str, m: Mention) -> Mention:
    title = ""
    if SEAT.search(text, max(0, m.start - NEAR), m.start):
        labels = LABEL.findall(text, max(0, m.start - FAR), m.start)
        title = _member(labels[-1]) if labels else ""
    elif BAR.search(text[max(0, text.rfind("\n", 0, m.start)) : m.start]):
        title = _of_box(text, m.start)
    return _titled(m, title) if title else m


def _member(label: str) -> str:
    """議員 of 議 員; nothing where the label is that of those who explain or write."""
    bare = re.sub(r"\s", "", label)
    return bare if len(bare) > 1 else ""


def _of_box(text: str, at: int) -> str:
    """The label in the first cells of the rows between the borders above and below."""
    above = list(BORDER.finditer(text, max(0, at - LONGEST), at))
    below = BORDER.search(text, at, at + LONGEST)
    if not above:
        return ""
    rows = text[above[-1].end() : below.start() if below else at + LONGEST]
    label = re.sub(r"\s", "", "".join(FIRST_CELL.findall(rows)))
    found = LABEL.match(label)
    return _member(found.group(1)) if found else ""
