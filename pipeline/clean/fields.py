"""Fields: a label and its value, on one line, on two, or continued over indented lines; several in one line.

A label is known, or it stands in a run of fields and looks like the others.
"""

from __future__ import annotations

import re

from pipeline.clean.draft import Draft, bare, fold, join
from pipeline.clean.labels import MARK, Found, Names, after_marks, labels, parse
from pipeline.model import Cell
from pipeline.settings import Settings

BULLET = re.compile(r"\s*(?:[-•・‣▪]\s*)?")
BULLETS = ("-", "•", "・", "‣", "▪")
GAP = {"when": 12, "where": 8}  # blank lines between a lone label and its value
VALUE_LINES = 12  # of a label that stands alone
SENTENCE_END = re.compile(r"[。！？]\s*$")
WHENISH = re.compile(
    r"[0-9〇一二三四五六七八九十元][年月日時:/.]|[0-9]{1,2}:[0-9]{2}|^\s*[(（※]|午[前後]|[0-9]{4}|未定|随時"
)


def _cells(draft: Draft, label: tuple[int, int], value: int) -> None:
    end = len(draft.raw.rstrip())
    at = min(value, end)
    draft.cells = [
        Cell(draft.start + label[0], draft.start + label[1], is_header=True),
        Cell(draft.start + at, draft.start + end, header=draft.label),
    ]


def _set(draft: Draft, found: Found) -> None:
    draft.kind, draft.label, draft.level = "field", found[0], 0
    _cells(draft, (found[1], found[2]), found[3])


def find_fields(drafts: list[Draft], text: str, settings: Settings) -> list[Draft]:
    """All drafts, with those that are a field merged and marked."""
    names = labels(settings)
    out: list[Draft] = []
    i = 0
    while i < len(drafts):
        draft = drafts[i]
        i += 1
        out.append(draft)
        if draft.kind not in ("", "paragraph", "heading", "list_item"):
            continue
        found = parse(draft.raw, names)
        if not found:
            continue
        value = draft.raw[found[3] :].strip()
        if value and draft.kind != "heading":
            if _is_sentence(found, draft.raw):
                continue
            _set(draft, found)
            i = _continue(draft, drafts, i, text, names)
        elif not value:
            i = _alone(draft, found, drafts, i, text, names)
    _adopt(out)
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
    role, alone = names.get(found[0]) or names.get(re.split(r"[・/、及びと]", found[0])[0]) or ("", "field")
    values = (
        _values(role, _mark_class(_mark(draft.raw)), drafts, i, names)
        if alone == "field" and not draft.table >= 0
        else []
    )
    if not values:
        if draft.kind == "":
            draft.kind = "heading"
        return i
    value_at = values[0].start + BULLET.match(values[0].raw).end() - draft.start  # type: ignore[union-attr]  # may be ""
    join(draft, values, text)
    draft.kind, draft.label, draft.level = "field", found[0], 0
    _cells(draft, (found[1], found[2]), value_at)
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
        if role == "when" and not WHENISH.search(fold(line.raw)):
            break
        if SENTENCE_END.search(line.text) and len(line.text) > 40:
            break
        if mark and mark not in BULLETS and _mark_class(_mark(line.raw)) == mark:
            break  # the next item of the list that the label stands in
        if out and role == "where" and not re.match(r"\s*[(（※〒]", line.raw):
            break
        out.append(line)
        i += 1
        if role not in ("when", "where") and len(line.text) > 40:
            break
    return out


UNKNOWN = re.compile(r"(\S(?:\s{0,6}\S){0,9}?)(\s*:\s*|\s{2,})(?=\S)")


def _adopt(drafts: list[Draft]) -> None:
    """Lines between fields that have the same form (same kind of mark and separator) are fields too."""
    for i, draft in enumerate(drafts):
        if draft.kind not in ("", "paragraph"):
            continue
        near = [drafts[k] for k in (i - 1, i + 1) if 0 <= k < len(drafts) and drafts[k].kind == "field"]
        folded = fold(draft.raw)
        at = after_marks(folded)
        mark = _mark_class(folded[:at])
        if not mark or not any(_mark_class(_mark(n.raw)) == mark for n in near):
            continue
        m = UNKNOWN.match(folded, at)
        if m and not re.search(r"[0-9、。]", m[1]):
            draft.label = bare(m[1])
            draft.kind = "field"
            _cells(draft, (at, at + len(m[1])), m.end())


def _mark(raw: str) -> str:
    """The bullets and numbers that a line begins with."""
    folded = fold(raw)
    return folded[: after_marks(folded)]


def _mark_class(mark: str) -> str:
    mark = mark.strip()
    return re.sub(r"[0-9]+", "1", mark) if mark and mark[0] not in "①②③④⑤⑥⑦⑧⑨⑩" else mark and "①"
