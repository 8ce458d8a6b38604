"""Where the body begins and ends: skip links, the title below a menu; contact blocks, feedback forms, addresses."""

from __future__ import annotations

import re

from pipeline.strip import signs
from pipeline.strip.line import (
    DATED,
    STRUCTURED,
    Line,
    drop,
    gap,
    is_contact,
    is_label,
    is_page_fact,
    says_when,
    title_at,
)

MAX_RUN = 3  # lines between dropped ones that are dropped with them
MAX_SHORT = 30  # characters of such a line
MAX_HEAD = 5  # lines of a letter's head above its title
ADDRESSEE = re.compile(r"(?:各位|御中|様|殿)$")
CATEGORY = 12  # characters of the name of a category above a title


def before_body(lines: list[Line]) -> None:
    """What stands before the body marker, or before the title where only short lines of a menu do."""
    start = max((i for i, line in enumerate(lines) if line.where("start")), default=-1)
    title = title_at(lines)
    if start >= 0 and (len(lines) - start > 3 or any(line.body for line in lines[start + 1 :])):
        drop([x for x in lines[:start] if x.block.kind != "title" and not is_page_fact(x.text)], "before the body")
    if title <= 0 or any(line.body for line in lines[:title]):
        return
    begin = _head(lines, title)
    for line in lines[:begin]:
        same = line.text == lines[title].text
        if line.block.kind != "date_line" and not is_page_fact(line.text) and not (same and start < 0):
            drop([line], "before the title")


def _head(lines: list[Line], title: int) -> int:
    """Where the lines begin that belong to the title: a press release's date, addressee and sender."""
    begin = title
    while begin > 0 and title - begin < MAX_HEAD and not lines[begin - 1].reason and not lines[begin - 1].hits:
        if len(lines[begin - 1].text) > MAX_SHORT:
            break
        begin -= 1
    letter = any(ADDRESSEE.search(x.text) for x in lines[begin:title])
    return begin if letter else title


def after_body(lines: list[Line]) -> None:
    """From a contact block or a feedback form on, if it stands after the body's beginning, all is dropped."""
    for i, line in enumerate(lines):
        hit = line.where("end")
        if not hit or line.reason or not _is_end(lines, i):
            continue
        if hit.reason == "contact" and any(says_when(x) for x in lines[i + 1 :] if not x.reason):
            drop(lines[i : _contact_ends(lines, i)], hit.reason)  # the next event of a list follows
            continue
        drop(lines[i:], hit.reason)
        return


def _contact_ends(lines: list[Line], i: int) -> int:
    """Where the contact of one event of a list ends: at the next line that is neither an office nor an address."""
    end = i + 1
    while end < len(lines) and (lines[end].reason or signs.is_contact(lines[end].text) or is_contact(lines[end].block)):
        end += 1
    return end


def _is_end(lines: list[Line], i: int) -> bool:
    """Not in a menu above the body, and not amid fields: most running text is before it."""
    before = sum(len(line.text) for line in lines[:i] if line.body)
    after = sum(len(line.text) for line in lines[i + 1 :] if line.body)
    seen = before or title_at(lines[:i]) >= 0
    return bool(seen) and after <= 2 * before + 40


def footer(lines: list[Line]) -> None:
    """Addresses and what stands among them at the end: from the first contact line after the last body line."""
    last = max((i for i, line in enumerate(lines) if line.body), default=-1)
    tail = lines[last + 1 :]
    marks = [i for i, line in enumerate(tail) if line.reason or signs.is_contact(line.text)]
    if not marks:
        return
    if last < 0:
        _drop_trailing(lines)
        return
    hard = [i for i, line in enumerate(tail) if signs.is_contact(line.text)]
    if not hard or len(marks) * 4 < len(tail) - hard[0]:
        return
    begin = hard[0]
    if begin > 0 and _is_office(tail[begin - 1]) and gap(tail[begin - 1], tail[begin]) <= 1:
        begin -= 1
    if any(DATED.search(x.text) for x in tail[begin:] if not x.reason and not signs.is_contact(x.text)):
        tail = [tail[i] for i in hard]
        begin = 0
    drop(tail[begin:], "address")


def _is_office(line: Line) -> bool:
    """A short line without digits above an address: the name of the office."""
    plain = line.block.kind in ("paragraph", "heading", "other")
    return plain and not line.reason and len(line.text) <= 25 and not any(c.isdigit() for c in line.text)


def _drop_trailing(lines: list[Line]) -> None:
    """On a page without running text: the contact lines that it ends with, and the office above them."""
    end = len(lines)
    while end > 0 and (lines[end - 1].reason or signs.is_contact(lines[end - 1].text)):
        end -= 1
    if not end:
        return
    if end < len(lines) and signs.is_contact(lines[end].text) and _is_office(lines[end - 1]):
        end -= gap(lines[end - 1], lines[end]) <= 1
    drop(lines[end:], "address")


def amid_chrome(lines: list[Line]) -> None:
    """One to three short lines between dropped ones, above the page's first or below its last own words."""
    own = [i for i, x in enumerate(lines) if not x.reason and (x.body or x.block.kind in ("title", *STRUCTURED))]
    if not own:
        return
    for begin, end in ((0, own[0]), (own[-1] + 1, len(lines))):
        i = begin
        while i < end:
            k = i
            while k < end and not lines[k].reason:
                k += 1
            run = lines[i:k]
            between = i > 0 and lines[i - 1].reason and k < len(lines) and lines[k].reason
            if run and between and len(run) <= MAX_RUN and all(is_label(x.text, MAX_SHORT) for x in run):
                drop([x for x in run if not is_page_fact(x.text)], "amid chrome")
            i = k + 1
