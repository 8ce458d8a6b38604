"""Fields: a label and its value, on one line, on two, or continued over indented lines; several in one line.

A label is known, or it stands in a run of fields and looks like the others.
"""

from __future__ import annotations

import re

from pipeline.clean.dates import starts_with_day
from pipeline.clean.draft import Draft, fold, join
from pipeline.clean.fieldruns import adopt, lost_headers, mark_class, mark_of, set_cells, split_line
from pipeline.clean.labels import MARK, PARTS, Found, Names, is_header_line, labels, parse, what_is
from pipeline.model import Cell
from pipeline.settings import Settings

BULLET = re.compile(r"\s*(?:[-•・‣▪]\s*)?")
BULLETS = ("-", "•", "・", "‣", "▪")
GAP = {"when": 12, "where": 8}  # blank lines between a lone label and its value
VALUE_LINES = 12  # of a label that stands alone
WITH_DATES = ("when", "when and where", "deadline", "other", "")  # roles whose values may be dates
CREDITS = ("organizer", "host", "supporter", "participant")  # below them a day begins the next row of a list
SPEAKING = ("moderator", "speaker", "person")  # a sentence below such a label is what they say
BOTH = 2  # lines of a value that says when and where
TIMED = re.compile(r"\s*(?:午[前後])?[0-9]{1,2}(?::[0-9]{2}|時)")  # the next item of a programme: 13:35-13:55 「…」
SENTENCE_END = re.compile(r"[。！？]\s*$")
MARKED = ("navigation", "breadcrumb", "header", "footer", "share", "tool")  # chrome by its markup has no fields
WHENISH = re.compile(
    r"[0-9〇一二三四五六七八九十元][年月日時:/.]|[0-9]{1,2}:[0-9]{2}|^\s*[(（※]|午[前後]|[0-9]{4}|未定|随時"
)


def _set(draft: Draft, found: Found) -> None:
    draft.kind, draft.label, draft.level = "field", found[0], 0
    set_cells(draft, (found[1], found[2]), found[3])


def find_fields(drafts: list[Draft], text: str, settings: Settings) -> list[Draft]:
    """All drafts, with those that are a field merged and marked."""
    names = labels(settings)
    out: list[Draft] = []
    i = 0
    while i < len(drafts):
        draft = drafts[i]
        i += 1
        out.append(draft)
        if draft.kind not in ("", "paragraph", "heading", "list_item") or draft.reason in MARKED:
            continue
        found = parse(draft.raw, names)
        if not found:
            if is_header_line(fold(draft.raw), names):
                draft.kind = "other"
            continue
        value = draft.raw[found[3] :].strip()
        if value and draft.kind != "heading":
            if _is_sentence(found, draft.raw):
                continue
            _set(draft, found)
            i = _continue(draft, drafts, i, text, names)
            split_line(draft, names)
        elif not value:
            i = _alone(draft, found, drafts, i, text, names)
    lost_headers(out)
    adopt(out, names)
    return out


def _is_sentence(found: Found, raw: str) -> bool:
    """`会場 では多くの…。`: a label by a space only, with a sentence after it, is running text."""
    between = fold(raw[found[2] : found[3]])
    after = raw[found[3] :].strip()
    if ":" in between or len(between) > 1 or found[1] > 0:
        return False
    return bool(re.match(r"[はがをにでとのもへや]|から|まで", after)) or (
        len(after) > 60 and bool(SENTENCE_END.search(after))
    )


def _continue(draft: Draft, drafts: list[Draft], i: int, text: str, names: Names) -> int:
    """Lines that go on with the value: indented deeper, or beginning with a bracket or ※, with no gap."""
    rest: list[Draft] = []
    own = len(draft.raw) - len(draft.raw.lstrip())
    while i < len(drafts) and len(rest) < VALUE_LINES:
        line = drafts[i]
        indent = len(line.raw) - len(line.raw.lstrip())
        head = line.raw.lstrip()[:1]
        if line.gap or line.kind not in ("", "paragraph") or parse(line.raw, names):
            break
        deeper = indent >= own + 2 and MARK.match(fold(line.raw)) is None
        if not deeper and head not in "(（":
            break
        rest.append(line)
        i += 1
    if rest:
        join(draft, rest, text)
        draft.cells[1] = Cell(draft.cells[1].start, draft.start + len(draft.raw.rstrip()), header=draft.label)
    return i


def _alone(
    draft: Draft,
    found: Found,
    drafts: list[Draft],
    i: int,
    text: str,
    names: Names,
) -> int:
    """A label alone on its line: its value stands on the next lines, or it is the heading of a section."""
    parts = PARTS.split(found[0])
    role, alone = what_is(found[0], names)
    both = found[0] not in names and {names.get(x, ("",))[0] for x in parts} == {"when", "where"}
    values = (
        _values("when and where" if both else role, mark_class(mark_of(draft.raw)), drafts, i, names)
        if alone == "field" and not draft.table >= 0
        else []
    )
    if not values:
        if draft.kind == "" and not (i < len(drafts) and starts_with_day(drafts[i].raw) and role in CREDITS):
            draft.kind, draft.lone = "heading", True
        return i
    value_at = values[0].start + BULLET.match(values[0].raw).end() - draft.start  # type: ignore[union-attr]  # may be ""
    join(draft, values, text)
    draft.kind, draft.label, draft.level = "field", found[0], 0
    set_cells(draft, (found[1], found[2]), value_at)
    return i + len(values)


def _values(role: str, mark: str, drafts: list[Draft], i: int, names: Names) -> list[Draft]:
    """The drafts after a lone label that are its value."""
    out: list[Draft] = []
    while i < len(drafts) and len(out) < VALUE_LINES:
        line = drafts[i]
        if line.kind not in ("", "paragraph", "list_item", "date_line") or line.gap > (0 if out else GAP.get(role, 3)):
            break
        if parse(line.raw, names) or len(line.text) > (120 if not out else 60):
            break
        if re.fullmatch(r"\s*[【〔《].{1,30}[】〕》]\s*", line.raw):
            break
        if role not in WITH_DATES and starts_with_day(line.raw):
            break  # the next row of a table that has lost its bars
        if out and role in SPEAKING and TIMED.match(fold(line.raw)):
            break
        if role == "when" and not WHENISH.search(fold(line.raw)):
            break
        if SENTENCE_END.search(line.text) and (len(line.text) > 40 or role in SPEAKING):
            break
        if mark and mark not in BULLETS and mark_class(mark_of(line.raw)) == mark:
            break  # the next item of the list that the label stands in
        if out and role == "where" and not re.match(r"\s*[(（※〒]", line.raw):
            break
        out.append(line)
        i += 1
        if role == "when and where" and len(out) == BOTH:
            break
        if role not in ("when", "where") and len(line.text) > 40:
            break
    return out
