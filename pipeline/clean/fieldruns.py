"""The cells of fields, and what fields that stand together say of their neighbours."""

from __future__ import annotations

import re

from pipeline.clean.draft import Draft, bare, fold
from pipeline.clean.labels import Names, after_marks, more
from pipeline.model import Cell

EVENT = ("when", "where", "visited", "visitor", "deadline", "target", "capacity", "fee", "theme", "purpose")
SPREAD = re.compile(r"(\S(?:\s{1,4}\S){1,4}?)(\s{2,})(?=\S)")  # a label whose letters are spread: 構   成
NO_LABEL = re.compile(r"(?:[はがをにでともへや]|まで|から|より|[長員氏君]|第.部)$|^第")
UNKNOWN = re.compile(r"(\S(?:\s{0,6}\S){0,9}?)(\s*:\s*|\s{2,})(?=\S)")


def set_cells(draft: Draft, label: tuple[int, int], value: int) -> None:
    end = len(draft.raw.rstrip())
    at = min(value, end)
    draft.cells = [
        Cell(draft.start + label[0], draft.start + label[1], is_header=True),
        Cell(draft.start + at, draft.start + end, header=draft.label),
    ]


def split_line(draft: Draft, names: Names) -> None:
    """Several fields in one line: a label cell and a value cell for each."""
    first, value = draft.cells[0], draft.cells[-1]
    further = more(draft.raw, value.start - draft.start, names) if "\n" not in draft.raw else []
    if not further:
        return
    cells = [first]
    starts = [(draft.label, value.start)] + [(f[0], draft.start + f[3]) for f in further]
    ends = [draft.start + f[1] for f in further] + [value.end]
    for k, ((label, start), end) in enumerate(zip(starts, ends, strict=True)):
        words = draft.raw[start - draft.start : end - draft.start]
        cells.append(Cell(start, start + len(words.rstrip(" \u3000、/／|｜■●・")), header=label))
        if k < len(further):
            cells.append(Cell(draft.start + further[k][1], draft.start + further[k][2], is_header=True))
    draft.cells = cells


def lost_headers(drafts: list[Draft]) -> None:
    """Two labels and more, each alone on its line, right above a day: the header of a table that has lost its bars."""
    run: list[Draft] = []
    for d in drafts:
        if d.kind == "heading" and d.lone:
            run.append(d)
            continue
        if len(run) > 1 and d.kind == "date_line":
            for head in run:
                head.kind = "other"
        run = []


def adopt(drafts: list[Draft], names: Names) -> None:
    """Lines beside fields that have the same form (same kind of mark, the same separator) are fields too."""
    for order in (range(len(drafts)), range(len(drafts) - 1, -1, -1)):
        for i in order:
            if drafts[i].kind in ("", "paragraph"):
                near = [drafts[k] for k in (i - 1, i + 1) if 0 <= k < len(drafts) and drafts[k].kind == "field"]
                if near:
                    _adopt(drafts[i], near, names)


def _adopt(draft: Draft, near: list[Draft], names: Names) -> None:
    folded = fold(draft.raw)
    at = after_marks(folded)
    mark = mark_class(folded[:at])
    m = SPREAD.match(folded, at) or UNKNOWN.match(folded, at)
    like = [n for n in near if mark_class(mark_of(n.raw)) == mark]
    if not mark:
        like = [n for n in like if m and _is_alike(m, n, names)] if not folded.rstrip().endswith("。") else []
    if m and like and not re.search(r"[0-9、。]", m[1]) and not NO_LABEL.search(m[1]):
        draft.label = bare(m[1])
        draft.kind = "field"
        set_cells(draft, (at, at + len(m[1])), m.end())


def _is_alike(m: re.Match[str], field: Draft, names: Names) -> bool:
    """Whether a field of an event has what stands between label and value: a colon, or wide spaces after a label that
    is itself spread (日   程   …)."""
    if names.get(field.label, ("when",))[0] not in EVENT or "\n" in field.raw:
        return False
    label, value = field.cells[0], field.cells[1]
    between = fold(field.raw[label.end - field.start : value.start - field.start])
    if ":" in m[2]:
        return ":" in between
    return m.re is SPREAD and ":" not in between and SPREAD.match(fold(field.raw).lstrip()) is not None


def mark_of(raw: str) -> str:
    """The bullets and numbers that a line begins with."""
    folded = fold(raw)
    return folded[: after_marks(folded)]


def mark_class(mark: str) -> str:
    mark = mark.strip()
    return re.sub(r"[0-9]+", "1", mark) if mark and mark[0] not in "①②③④⑤⑥⑦⑧⑨⑩" else mark and "①"
