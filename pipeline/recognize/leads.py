"""The body that leads people of a list: on a line over them, before a colon, in brackets: （環境省）青山参事官、…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model import Document, Mention, Office
from pipeline.recognize.bodies import is_organization, is_place_name
from pipeline.recognize.offices import bodies_of
from pipeline.recognize.parts import is_unit
from pipeline.recognize.signs import listed, sign

OPEN, CLOSE = r"[【（(\[〔〈<]", r"[】）)\]〕〉>]"
WRAPPED = re.compile(rf"[\s　]*[^\s　。、:：]{{2,16}}{sign('over_holder')}[\s　]*")  # whose holder stands below
SURE_UNITS = listed("sure_unit")
CLOSING = "】）)]〕〉>"
NAME = r"[^\s　【】（）()\[\]〔〕〈〉<>:：、。，,]{2,24}?"
OVER = re.compile(
    rf"[\s　・○◯〇●◎■□◆◇▪※\-]*{OPEN}?[\s　]*({NAME})"
    rf"{sign('over_people')}?[\s　]*{CLOSE}?[\s　]*"
    rf"(?:[:：]|(?<={CLOSE})|(?P<line>$))"
)
BRACKETED = re.compile(r"(?:^|[、，,:：\s　])[（(]([^（）()\n]{2,20})[）)][\s　]*$")
LABELLED = re.compile(r"(?:^|[、，,（(\s　])([^、，,:：（）()\s　]{2,12})[:：][\s　]*$")
PROSE = 60  # characters of a line that is no roster, where it holds a full stop
REACH = 30  # characters before a person that are looked at


def led(document: Document, people: Sequence[Mention]) -> list[Mention]:
    """The people of a page, in order of place, with the body that leads their list where their office names none."""
    out = list(people)
    by_block: dict[int, list[int]] = {}
    for k, m in enumerate(people):
        by_block.setdefault(m.block, []).append(k)
    over = ""
    last = max(by_block, default=-1)
    for block in document.body:
        if block.index > last:
            break  # nobody is named below
        mine = by_block.get(block.index, [])
        if block.kind in ("title", "heading", "table_row"):
            over = ""
            continue
        for start, line in _lines(document, block.start, block.end):
            here = [k for k in mine if start <= people[k].start < start + len(line)]
            first = min((_start(people[k]) for k in here), default=start + len(line))
            wrapped = WRAPPED.fullmatch(line)
            head = None if wrapped else OVER.match(line[: first - start])
            if head and not (here and head.group("line") is not None):
                over = head.group(1) if _leads(head.group(1), head.group().rstrip()[-1:] in CLOSING) else ""
            elif (not here and not wrapped) or ("。" in line and len(line) > PROSE):
                over = ""
            _lead(document.page.text, start, over, here, out)
    return out


def _lines(document: Document, start: int, end: int) -> Iterator[tuple[int, str]]:
    at = start
    for line in document.page.text[start:end].split("\n"):
        yield at, line
        at += len(line) + 1


def _lead(text: str, line: int, over: str, here: Sequence[int], out: list[Mention]) -> None:
    """The people of one line: those behind a body in brackets are its, up to the next."""
    inside = ""
    for k in here:
        before = text[max(line, _start(out[k]) - REACH) : _start(out[k])]
        bracket, own = BRACKETED.search(before), LABELLED.search(before)
        if bracket:
            inside = bracket.group(1) if is_organization(bracket.group(1)) else ""
        body = own.group(1) if own and (is_place_name(own.group(1)) or _leads(own.group(1))) else inside or over
        if body:
            out[k] = _of(out[k], body, bool(inside))


def _of(m: Mention, body: str, inside: bool) -> Mention:
    offices = tuple(
        replace(o, affiliation=body) if o.title and not o.affiliation and _fits(o.title, body) else o for o in m.offices
    )
    if not offices and inside:
        offices = (Office(affiliation=body),)
    return replace(m, offices=offices) if offices != m.offices else m


def _fits(title: str, body: str) -> bool:
    ends = bodies_of(title)
    return not ends or body.endswith(ends) or is_place_name(body)


def _leads(text: str, bracketed: bool = False) -> bool:
    """A body; a mere unit (総務課) only where brackets set it over the list: whose it is, other lines say."""
    return is_organization(text) and (bracketed or text.endswith(SURE_UNITS) or not is_unit(text))


def _start(m: Mention) -> int:
    """Where the person begins, with the office and the body before the name."""
    spans = [
        s for o in m.offices for s in (o.title_span, o.affiliation_span) if 0 <= m.start - s[0] < REACH and s[0] >= 0
    ]
    return min([m.start, *(a for a, _ in spans)])
