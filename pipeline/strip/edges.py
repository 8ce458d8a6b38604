"""Where the body begins and ends: skip links, the title below a menu; contact blocks, feedback forms, addresses."""

from __future__ import annotations

import re
from functools import cache

from pipeline import vocabulary
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
LONG = 28  # characters of a line that tells something also without a full stop
KANA = 10  # of them kana
MAX_HEAD = 5  # lines of a letter's head above its title
STEPS = 4  # lines above the last step of a breadcrumb in which it begins
PATH = 60  # characters that these steps have at most
MAX_TIGHT = 2  # of them right below a line of chrome
ADDRESSEE = re.compile(rf"{vocabulary.any_of('strip', 'addressee')}$")
LATIN = re.compile(r"[\x20-\x7e’]+")
POST = re.compile(r"〒|@")


def before_body(lines: list[Line]) -> None:
    """What stands before the body marker, or before the title where only short lines of a menu do."""
    start = max((i for i, line in enumerate(lines) if line.where("start")), default=-1)
    title = title_at(lines)
    if start >= 0 and (len(lines) - start > 3 or any(line.body for line in lines[start + 1 :])):
        drop([x for x in lines[:start] if x.block.kind != "title" and not is_page_fact(x.text)], "before the body")
    if title <= 0 or any(line.body for line in lines[:title]):
        return
    own = _head(lines, title)
    for i, line in enumerate(lines[:title]):
        same = line.text == lines[title].text and not _ends_path(lines, i)
        fact = line.block.kind == "date_line" or is_page_fact(line.text)
        if i not in own and not fact and not (same and start < 0):
            drop([line], "before the title")


def _ends_path(lines: list[Line], i: int) -> bool:
    """The last step of a breadcrumb that was scraped step by step: ホーム, くらし, and the title."""
    return any(x.hits and gap(x, lines[i]) <= PATH for x in lines[max(i - STEPS, 0) : i])


def _head(lines: list[Line], title: int) -> frozenset[int]:
    """Which lines above the title belong to it: a series, a section, a press release's date and addressee.

    They stand between the last line of chrome and the title; more of them than a few, or several without a blank line
    below the chrome, are a menu without words of ours.
    """
    begin = title
    while begin > 0 and not lines[begin - 1].reason and not lines[begin - 1].hits:
        if lines[begin - 1].block.kind == "list_item":
            break
        begin -= 1
    path = max(
        (i for i in range(begin, title) if lines[i].text == lines[title].text and _ends_path(lines, i)), default=-1
    )
    run = range(max(begin, path + 1), title)
    if any(ADDRESSEE.search(lines[i].text) for i in run) and len(run) <= MAX_HEAD:
        return frozenset(run)
    tight = begin > 0 and gap(lines[begin - 1], lines[begin]) <= 1
    if len(run) > (MAX_TIGHT if tight else MAX_HEAD) or any(len(lines[i].text) > MAX_SHORT for i in run):
        return frozenset()
    return frozenset(i for i in run if not _is_section(lines[i].text) and not LATIN.fullmatch(lines[i].text))


def _is_section(text: str) -> bool:
    """The name of a part of the site: What's New, 報道発表資料, 活動状況."""
    return text.replace(" ", "") in _section_names()


@cache
def _section_names() -> frozenset[str]:
    return frozenset(word.replace(" ", "") for word in vocabulary.words("clean", "category_words"))


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
    while end < len(lines) and (lines[end].reason or lines[end].contact or is_contact(lines[end].block)):
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
    last = max((i for i, line in enumerate(lines) if line.body or _goes_on(line)), default=-1)
    tail = lines[last + 1 :]
    marks = [i for i, line in enumerate(tail) if line.reason or line.contact]
    if not marks:
        return
    if last < 0:
        _drop_trailing(lines)
        return
    hard = [i for i, line in enumerate(tail) if line.contact]
    if not hard or len(marks) * 4 < len(tail) - hard[0]:
        return
    begin = hard[0]
    if _is_number_of_text(tail, begin):
        hard = hard[1:]
        if not hard:
            return
        begin = hard[0]
    if begin > 0 and _is_office(tail[begin - 1]) and gap(tail[begin - 1], tail[begin]) <= 1:
        begin -= 1
    if any(DATED.search(x.text) for x in tail[begin:] if not x.reason and not x.contact):
        tail = [tail[i] for i in hard]
        begin = 0
    drop(tail[begin:], "address")


def _goes_on(line: Line) -> bool:
    """Words that the end of the page cut off, or that have no full stop: long, with many kana, and no address."""
    plain = line.block.kind in ("paragraph", "list_item", "heading") and not line.reason and not line.hits
    return plain and len(line.text) >= LONG and not line.contact and signs.kana(line.text) >= KANA


def _is_number_of_text(tail: list[Line], i: int) -> bool:
    """One telephone number right below the text, over the heading of the page's own contact block."""
    below = tail[i + 1] if i + 1 < len(tail) else None
    return i == 0 and not POST.search(tail[i].text) and below is not None and below.reason in ("contact", "feedback")


def _is_office(line: Line) -> bool:
    """A short line without digits above an address: the name of the office."""
    plain = line.block.kind in ("paragraph", "heading", "other")
    return plain and not line.reason and len(line.text) <= 25 and not any(c.isdigit() for c in line.text)


def _drop_trailing(lines: list[Line]) -> None:
    """On a page without running text: the contact lines that it ends with, and the office above them."""
    end = len(lines)
    while end > 0 and (lines[end - 1].reason or lines[end - 1].contact):
        end -= 1
    if not end:
        return
    if end < len(lines) and lines[end].contact and _is_office(lines[end - 1]):
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
