"""Whose page it is: the municipality, university or council that its offices belong to where they name no body."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from pipeline.gazetteer import municipality_before
from pipeline.model import Document
from pipeline.recognize.bodies import is_organization
from pipeline.recognize.councils import council_of
from pipeline.recognize.names import KANJI
from pipeline.recognize.signs import AND, ORDINAL, YEAR, listed, sign
from pipeline.recognize.tokens import tokenize
from pipeline.text import remembered

END = re.compile(rf"[市町村区](?=({sign('says_so', 'of_a_municipality')}|)?)")
SCHOOL = "大学"  # a page without the word names none
UNIVERSITY = re.compile(rf"(?![回年度])[{KANJI}ァ-ヺー]{{2,12}}(?:大学院大学|大学)(?!生|院|祭|入|校)")
BRACKETED = re.compile(r"【([^【】\s]{1,6})】(?=[市町村区][はのが])")  # 【さくら】市は: a newspaper's way
FIRST = 300  # characters at the head of a page that say whose it is
MOST = 400  # occurrences that are counted
CLEAR = 2  # times as often as the next
WEIGHT = 3  # of a name before 役所 or 公式
WIDE = 2_000  # characters in which the one university is looked for that is no partner
SECTIONS = listed("section")
TOP = 4  # lines at the head of a page, one of which may be the name of its body
LINES = 8_192  # that are remembered: the pages of a site share them
LONGEST = 24  # characters of a body's name that fills a line
HERE = re.compile(sign("here"))
OURS = re.compile(sign("ours"))
KATAKANA = re.compile(r"[ァ-ヺ]")
SPACE, ASKS, UNITS = re.compile(r"\s"), re.compile(sign("asks")), tuple("部課局室係")
LEGAL_SCHOOL = re.compile(r"^(?:国立|公立)大学法人(?=.{2,})")
BESIDE_US = re.compile(
    rf"{sign('our_school')}(?:と|{AND})[ 　]?({UNIVERSITY.pattern})"
    rf"|({UNIVERSITY.pattern})(?:と|{AND})[ 　]?{sign('our_school')}"
    rf"|{sign('partner_school')}(?:である|の|・)(?:[^。、]{{0,8}}[の・])?"
    rf"({UNIVERSITY.pattern})"
)
LEGAL = re.compile(r"^\S{2,12}法人\s|^株式会社\s|\s株式会社$")
SEPARATOR = re.compile(r"\s*[｜|]\s*|\s+[-–―:：/／]\s+|[：:>＞]")
COPYRIGHT = re.compile(r"(?:copyright|©|\(c\)|ⓒ|all rights reserved\.?|[0-9]{4}(?:[-–][0-9]{4})?|[,.])", re.IGNORECASE)
COUNTED = re.compile(rf"{YEAR}|{ORDINAL}|[\s　]")
SAY_SO = frozenset(listed("says_so"))


@dataclass(frozen=True, slots=True)
class Own:
    municipality: str = ""
    university: str = ""
    council: str = ""
    body: str = ""  # an association, a company, a museum
    others: frozenset[str] = frozenset()  # universities that the page sets beside its own: 本学とみなと大学

    def of(self, ends: tuple[str, ...]) -> str:
        """The one of them whose name has one of these ends, "" where none has."""
        council = self.council if _is_proper(self.council) else ""  # 実行委員会: of what?
        return next((b for b in (self.university, council, self.body, self.municipality) if b.endswith(ends)), "")


def own_of(document: Document) -> Own:
    """By what stands around the body (navigation, contact, address) and in the page's title."""
    text = document.page.text
    around = "\n".join(text[b.start : b.end] for b in document.blocks if not b.kept)
    head = BRACKETED.sub(r"\1", f"{document.page.title}\n{text[:FIRST]}")
    first = text[:FIRST].split("\n")[0]
    title = document.page.title or ("" if "。" in first else first)
    others = _others(text)
    university = _university(title, around, text, others)
    return Own(_municipality(around, head), university, council_of(title, text), _body(title, around, text), others)


def _municipality(around: str, head: str) -> str:
    """さいたま市 of its contact address and of さいたま市役所; what stands in the title counts less."""
    count: Counter[str] = Counter()
    for text, weight in ((around, 2), (head, 1)):
        for i, m in enumerate(END.finditer(text)):
            if i >= MOST:
                break
            if name := _ending(text[max(0, m.end() - 16) : m.end()]):
                count[name] += weight * (WEIGHT if m.group(1) in SAY_SO else 1)
    return _clear(count)


@remembered(LINES)
def _ending(piece: str) -> str:
    """The municipality that a piece of text ends with."""
    found = municipality_before(piece)
    return found.name if found else ""


def _university(title: str, around: str, text: str, others: frozenset[str]) -> str:
    """That of the title, of the navigation and the address, or of a line of its own at the head of the page; where
    they name none, the only one at the head; never a word for a kind of university (理系大学)."""
    if SCHOOL not in text and SCHOOL not in title:
        return ""
    head = text[:FIRST]
    count: Counter[str] = Counter()
    for piece, weight in ((title, WEIGHT), (around, 2)):
        for m in UNIVERSITY.finditer(piece):
            count[m.group()] += weight
    for line in head.split("\n"):
        if UNIVERSITY.fullmatch(line.strip()):
            count[line.strip()] += WEIGHT
    for other in others:
        del count[other]
    if HERE.search(text):
        count.update({m.group() for m in UNIVERSITY.finditer(text)} & count.keys())
    known = Counter({LEGAL_SCHOOL.sub("", name): n for name, n in count.items() if _is_proper(name)})
    ours = text[:WIDE] if others else head  # where others are set apart, the one that is left
    alone = {m.group() for m in UNIVERSITY.finditer(ours) if _is_proper(m.group())} - others
    return _clear(known) or (alone.pop() if len(alone) == 1 else "")


def _others(text: str) -> frozenset[str]:
    """みなと大学 of 本学とみなと大学は: not the page's own."""
    found = BESIDE_US.finditer(text) if SCHOOL in text else ()
    return frozenset(next(filter(None, m.groups())) for m in found)


def _is_proper(name: str) -> bool:
    return any(t.pos[1] == "固有名詞" for t in tokenize(name)) or bool(KATAKANA.match(name))


def _body(title: str, around: str, text: str) -> str:
    """The association, company or house whose name ends the title, fills lines around the body, or meets there."""
    count: Counter[str] = Counter()
    for piece in [title, *SEPARATOR.split(title)[1:]]:
        count[_named(piece)] += WEIGHT
    for line in text[: 2 * FIRST].split("\n")[:TOP]:
        if (name := _named(line)) and name in title:
            count[name] += WEIGHT
    for piece, weight in ((title, WEIGHT), (text[:FIRST], 1)):
        lines = "\n".join(COUNTED.sub("", line) for line in piece.split("\n"))
        met = {m.group(1): m.group(2) for m in _meets().finditer(lines)}
        for name, held in met.items() if len(met) == 1 else ():
            if weight > 1 or held in title or OURS.search(text):
                count[_named(name)] += weight
    count.update(map(_owner, around.split("\n")[:MOST]))
    del count[""]
    return _clear(count)


@cache
def _meets() -> re.Pattern[str]:
    """みなと商工会 of みなと商工会の通常総代会."""
    body, kind, held = (sign(s) for s in ("meeting_body", "meeting_kind", "meeting"))
    return re.compile(rf"((?:^[ぁ-ん]{{2,6}})?[{KANJI}ァ-ヺー・]{{1,24}}?{body})の?{kind}?({held})", re.M)


@remembered(LINES)
def _owner(line: str) -> str:
    """The body that a line names, and nothing else but its copyright."""
    return _named(COPYRIGHT.sub("", line))


def _named(text: str) -> str:
    bare = text.strip(" \u3000｜|-–―:：/／>＞「」『』【】()（）")
    whole = bare
    bare = next((bare[: -len(s)] for s in SECTIONS if bare.endswith(s)), bare)  # 商工会議所青年部
    if not 4 <= len(bare) <= LONGEST or bare[-1] in UNITS or SPACE.search(LEGAL.sub("", bare)) or ASKS.search(bare):
        return ""
    return whole if is_organization(bare) and _is_proper(bare) else ""


def _clear(count: Counter[str]) -> str:
    best = count.most_common(2)
    return best[0][0] if best and (len(best) == 1 or best[0][1] >= CLEAR * best[1][1]) else ""
