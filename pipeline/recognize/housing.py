"""The body of an office that names none: by a word that points back (同協会, 本学), by what stands before it, by page.

Each office of a person that has no body, or nothing but a unit (国際交流課), is given that of the evidence nearest to
it: what 同 or 本 points to, the body named before it in its paragraph or on a line of its own above, the body at which
the page's other offices of this kind are held, the page's own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.model import Block, Document, Mention, Office
from pipeline.recognize import leads, pointing
from pipeline.recognize.bodies import is_organization, unsure_ending
from pipeline.recognize.offices import bodies_of
from pipeline.recognize.own import Own
from pipeline.recognize.parts import is_proper, is_unit
from pipeline.recognize.signs import POLITE, listed, sign

RECEIVES = re.compile(rf"{POLITE}?ら?{sign('received')}")
NEAR = 160  # characters back: of a body in the same paragraph
SENTENCE, OFTEN = 40, 3  # characters back, and times named, of the body of an office that many kinds of body have
VAGUE = (("会",), ("協会",))  # what the bodies of such offices end in first
HEAD, FIRST, CLEAR = 2, 120, 3  # how much more a name counts at the head, how long that is; how much more is clear
PARTS = listed("named_twice")
SECTIONS = listed("section")  # of a body, with heads of their own
OWN_NAME = re.compile(r"[A-Z]{2,8}(?=[^A-Za-z])")
LINES = 4  # blocks above that are looked at for a line that is a body
LONGEST_NAME = 7  # characters of a Japanese name
LONGEST = 40  # characters of a line that is a body
NOWHERE = (-1, -1)


@dataclass(frozen=True)
class Page:
    """What a page names, for the question whose office it is."""

    document: Document
    bodies: Sequence[Mention]  # in order of place
    people: Sequence[Mention]
    cities: Sequence[Mention]
    own: Own

    @cached_property
    def starts(self) -> list[int]:
        return [m.start for m in self.bodies]

    @cached_property
    def blocks(self) -> dict[int, Block]:
        return {b.index: b for b in self.document.body}

    @cached_property
    def held(self) -> dict[tuple[str, ...], Counter[str]]:
        """By kind of office, the bodies at which the page's offices of that kind are held."""
        out: dict[tuple[str, ...], Counter[str]] = {}
        for o in (o for m in self.people for o in m.offices if o.title and o.affiliation):
            ends = bodies_of(o.title)
            part = o.affiliation.endswith(PARTS)  # of a body: whose head is not that of the whole
            if ends and not part and fits(o.affiliation, ends) and not pointing.points(o.affiliation):
                out.setdefault(ends, Counter())[o.affiliation] += 1
        return out

    def most_named(self, ends: tuple[str, ...], but: str = "") -> list[tuple[str, int]]:
        """The two bodies of such an end that the page names most; its title and its head count more."""
        count: Counter[str] = Counter()
        for m in self.bodies:
            if fits(m.name, ends) and m.name != but and not pointing.points(m.name):
                count[m.name] += 1 + HEAD * (m.start < FIRST or m.name in self.document.page.title)
        return count.most_common(2)

    def before(self, block: int, at: int, ends: tuple[str, ...], reach: int) -> str:
        """The last body of such an end before a place in its block."""
        for i in range(bisect_left(self.starts, at) - 1, -1, -1):
            m = self.bodies[i]
            if m.block != block or at - m.end > reach:
                return ""
            if fits(m.name, ends):
                return m.name
        return ""

    def above(self, block: int) -> str:
        """The body on a line of its own above a block, where lines with people may lie between."""
        for index in range(block - 1, max(-1, block - 1 - LINES), -1):
            b = self.blocks.get(index)
            if b is None:
                return ""
            size = len(self.document.text_of(b).strip())
            text = self.document.text_of(b).strip()
            peopled = any(p.block == index for p in self.people)
            if size <= LONGEST and not peopled and is_organization(text) and not unsure_ending(text):
                return text
            if not peopled:
                return ""
        return ""


def without_people(bodies: Sequence[Mention], people: Sequence[Mention]) -> list[Mention]:
    """The bodies whose names do not begin with that of a person of the page (張致根人文社会大学)."""
    names = {p.name for p in people if len(p.name) > 2}
    return [b for b in bodies if not any(b.name[:k] in names for k in range(3, LONGEST_NAME))]


def fits(name: str, ends: tuple[str, ...]) -> bool:
    return name.endswith(ends)


def housed(page: Page) -> list[Mention]:
    """The people of a page, their offices with the bodies that the page gives them: first those that point somewhere,
    whose bodies then serve the others."""
    page = replace(page, people=leads.led(page.document, page.people))
    for step in (pointing.pointed, _given, pointing.dropped):
        page = replace(page, people=[_stepped(m, page, step) for m in page.people])
    return list(page.people)


def _stepped(m: Mention, page: Page, step: Callable[[Office, Mention, Page], Office]) -> Mention:
    offices = tuple(step(o, m, page) for o in m.offices)
    return replace(m, offices=offices) if offices != m.offices else m


def _given(o: Office, m: Mention, page: Page) -> Office:
    if not o.affiliation:
        found = _found(o, m, page) if o.title and not _told(o, m, page) else ""
        return replace(o, affiliation=found, affiliation_span=NOWHERE) if found else o
    if bodies_of(o.title)[:1] in VAGUE and o.affiliation.endswith(SECTIONS):
        return o  # 会長 of 青年部
    if OWN_NAME.match(o.affiliation):
        return o  # IGES森林領域
    if is_unit(o.affiliation) and (outer := _outer(o, m, page)):
        unit = o.affiliation
        if bodies_of(o.title)[:1] == ("大学",):
            return replace(o, affiliation=outer + unit, affiliation_span=NOWHERE)
        return replace(o, title=unit + o.title, affiliation=outer, affiliation_span=NOWHERE)
    return o


def _told(o: Office, m: Mention, page: Page) -> bool:
    """Does the page give the person's office its body elsewhere?"""
    return any(
        x.affiliation and x.title == o.title and (n.name.startswith(m.name) or m.name.startswith(n.name))
        for n in page.people
        for x in n.offices
    )


def _found(o: Office, m: Mention, page: Page) -> str:
    ends = bodies_of(o.title)
    if not ends:
        return ""
    own = page.own.of(ends)
    if own and RECEIVES.match(page.document.page.text, max([m.end, o.title_span[1]])):
        return own
    line = page.above(m.block).replace(" ", "").replace("\u3000", "")
    if line.endswith(ends) and own != line and is_proper(line):
        return line
    at = min([m.start, *(s for s in (o.title_span[0],) if s >= 0)])
    vague = ends[:1] in VAGUE
    if pointing.says_own(page.document.page.text[max(page.blocks[m.block].start, at - NEAR) : at], ends):
        return own
    reach = SENTENCE if vague else NEAR
    if own:  # the page's own before that of the sentence before
        reach = min(reach, at - max(page.document.page.text.rfind("。", 0, at), at - reach))
    near = page.before(m.block, at, ends, reach)
    return near or own or _shared(ends, page) or _clearly(ends, page, OFTEN if vague else 1)


def _shared(ends: tuple[str, ...], page: Page) -> str:
    """The body of the page's other offices of this kind: that of its 会長 is that of its 副会長."""
    best = page.held.get(ends, Counter()).most_common(2)
    return best[0][0] if best and (len(best) == 1 or best[0][1] >= 2 * best[1][1]) else ""


def _clearly(ends: tuple[str, ...], page: Page, times: int) -> str:
    """The one body of such an end that the page names so often, or names far more than any other."""
    best = page.most_named(ends)
    clear = best and best[0][1] >= times and (len(best) == 1 or best[0][1] >= CLEAR * best[1][1])
    return best[0][0] if clear else ""


def _outer(o: Office, m: Mention, page: Page) -> str:
    """The body that a unit belongs to."""
    ends = bodies_of(o.title)
    line = page.above(m.block)
    found = line or (ends and page.before(m.block, m.start, ends, NEAR)) or page.own.of(ends or ("",))
    return found if found != o.affiliation else ""
