"""Names and offices in neighbouring cells and lines: 氏名 | 所属 | 役職; a name, and its office on the next line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby

from pipeline import vocabulary
from pipeline.recognize.bodies import is_body, is_organization
from pipeline.recognize.brackets import SIDES, parsed
from pipeline.recognize.decided import Decided, Lent
from pipeline.recognize.phrases import NOWHERE, Phrase
from pipeline.recognize.signs import sign

TITLE_HEADER = re.compile(sign("title_column"))
BODY_HEADER = re.compile(sign("body_column"))
WHOLE_BRACKET = re.compile(r"[ ]*\(([^()]{2,40})\)[ ]*$")
COUNT = re.compile(r"\s*[0-9一二三四五六七八九十]{1,3}[名人]\s*")
OFTEN, LONGEST = 2, 40  # times that a body stands below a name, characters of its line


def lend(decided: Sequence[Decided]) -> dict[tuple[int, int], list[Lent]]:
    """What segments give one another: (position of the segment, of its person) → offices."""
    out: dict[tuple[int, int], list[Lent]] = {}
    _rows(decided, out)
    _lines(decided, out)
    _schools(decided, out)
    return out


def _rows(decided: Sequence[Decided], out: dict[tuple[int, int], list[Lent]]) -> None:
    keyed = [(d.reading.segment.row, i) for i, d in enumerate(decided) if d.reading.segment.row >= 0]
    for _, group in groupby(keyed, key=lambda x: x[0]):
        cells = [i for _, i in group]
        names = [i for i in cells if len(decided[i].people) == 1]
        if len(names) != 1 or decided[names[0]].offices[0]:
            continue
        others = [decided[i] for i in cells if i != names[0] and not decided[i].people]
        phrases = [
            Lent(d, p) for d in others if d.is_office or TITLE_HEADER.search(d.reading.segment.header) for p in d.free
        ]
        body = next((d for d in others if not d.free and _is_body(d)), None)
        if body and phrases and all(x.phrase.body == NOWHERE for x in phrases):
            phrases = [Lent(body, Phrase(0, 0, NOWHERE, _trim(body), "org")), *phrases]
        elif body and not phrases:
            phrases = [Lent(body, Phrase(0, 0, NOWHERE, _trim(body), "org"))]
        if phrases:
            out[names[0], 0] = phrases


def _is_body(d: Decided) -> bool:
    bare = d.text.strip()
    return 1 < len(bare) <= 40 and (bool(BODY_HEADER.search(d.reading.segment.header)) or is_body(bare))


def _trim(d: Decided) -> tuple[int, int]:
    start, end = d.reading.segment.start, d.reading.segment.end
    return start + len(d.text) - len(d.text.lstrip()), end - (len(d.text) - len(d.text.rstrip()))


def _lines(decided: Sequence[Decided], out: dict[tuple[int, int], list[Lent]]) -> None:
    used: set[int] = set()
    for i, d in enumerate(decided):
        if i and d.free and not d.people and d.text.lstrip().startswith("(") and decided[i - 1].people:
            out[i - 1, len(decided[i - 1].people) - 1] = [Lent(d, p) for p in d.free]
            used.add(i)
        elif i and not d.people and decided[i - 1].people and (found := _bracket_line(d)):
            out.setdefault((i - 1, len(decided[i - 1].people) - 1), [Lent(d, p) for p in found])
    i = 0
    while i + 1 < len(decided):
        if decided[i].is_counted_label and len(decided[i].free) == 1 and COUNT.fullmatch(decided[i + 1].text):
            i = max(i + 1, _give(decided, i, _run(decided, i, 2), out))
            continue
        first, second = decided[i], decided[i + 1]
        if first.reading.segment.row >= 0 or i in used or i + 1 in used or not _near(first, second):
            i += 1
        elif first.is_name and second.is_office and (i, 0) not in out:
            out[i, 0] = [Lent(second, p) for p in second.free]
            i += 2
        elif first.is_office and len(first.free) == 1 and (end := _run(decided, i)) > i + 2:
            i = _give(decided, i, end, out)
        elif first.is_office and second.is_name:
            out[i + 1, 0] = [Lent(first, p) for p in first.free]
            i += 2
        elif first.is_office and len(first.free) == 1 and second.is_list:
            i = _give(decided, i, i + 2, out)
        else:
            i += 1


def _schools(decided: Sequence[Decided], out: dict[tuple[int, int], list[Lent]]) -> None:
    """小玉 倫子さん1年, and 郷田小学校 on the next line: more than once a person on a line and only a body below."""
    pairs = [
        i
        for i in range(len(decided) - 1)
        if decided[i].is_name
        and (i, 0) not in out
        and _near(decided[i], decided[i + 1])
        and _names_body(decided[i + 1])
    ]
    for i in pairs if len(pairs) >= OFTEN else ():
        out[i, 0] = [Lent(decided[i + 1], Phrase(0, 0, NOWHERE, _trim(decided[i + 1]), "org"))]


def _names_body(d: Decided) -> bool:
    bare = d.text.strip()
    return not d.people and not d.free and d.reading.segment.row < 0 and len(bare) <= LONGEST and is_organization(bare)


def _run(decided: Sequence[Decided], head: int, below: int = 1) -> int:
    """Where the lines of people below an office end that several may hold: 出席委員 and a line for each of them."""
    (office,) = decided[head].free
    title = decided[head].reading.text[slice(*office.title)] if office.title != NOWHERE else ""
    end = head + below
    while end < len(decided) and _near(decided[end - 1], decided[end]) and decided[end].is_people:
        end += 1
    return end if office.kind in ("job", "academic", "role") or title.endswith(shared_offices()) else head


def _give(decided: Sequence[Decided], head: int, end: int, out: dict[tuple[int, int], list[Lent]]) -> int:
    """The office of one line to all people of the lines up to `end` that have none."""
    for i in range(head + 1, end):
        for k in range(len(decided[i].people)):
            if not decided[i].offices[k]:
                out[i, k] = [Lent(decided[head], p) for p in decided[head].free]
    return end


@cache
def shared_offices() -> tuple[str, ...]:
    return vocabulary.words("recognize", "shared_offices", "office")


def _bracket_line(d: Decided) -> list[Phrase]:
    """（鳥類標識調査員／稚内在住） below a name."""
    m = WHOLE_BRACKET.match(d.text)
    if not m:
        return []
    start = d.reading.segment.start
    at, out = start + m.start(1), list[Phrase]()
    for piece in SIDES.split(m.group(1)):
        out += parsed(d.reading, at, at + len(piece))
        at += len(piece) + 1
    return out


def _near(a: Decided, b: Decided) -> bool:
    return b.reading.sheet.block.index - a.reading.sheet.block.index <= 1 and b.reading.segment.row < 0
