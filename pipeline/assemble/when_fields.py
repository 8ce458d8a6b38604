"""Which time rows of an announcement's fields say when it is, and which say when doors open or who is on."""

from __future__ import annotations

import re

from pipeline.assemble.view import Field, View
from pipeline.assemble.when import is_clock
from pipeline.assemble.words import sign
from pipeline.model import Time

DOORS = re.compile(rf"^{sign('doors')}")
UPDATE = re.compile(rf"{sign('put_out')}|現在")
WEAK = re.compile(rf"^{sign('weak_day_label')}$")
RAIN = re.compile(sign("rain"))
FILLING = re.compile(rf"[\s　〜~～:：、・()（）|｜-]|から|まで|{sign('doors', 'begins', 'ends')}")
DUE = re.compile(sign("deadline", "due_beside"))
CEREMONY = re.compile(r"式$")


def when_rows(view: View, chunk: list[Field]) -> list[Time]:
    """The time rows of the 日時 fields; doors, ceremonies and programmes only where nothing else says when."""
    fields = [f for f in chunk if f.role == "when"]
    for reason in ("doors", "programme", "ceremony"):
        rest = [f for f in fields if not _beside(view, f, reason)]
        if any(view.times_in(f.start, f.end) for f in rest):
            fields = rest
    strong = [f for f in fields if not WEAK.match(f.label)] or fields
    has_day = any(t for f in strong for t in view.times_in(f.start, f.end))
    used = [f for f in fields if f in strong or re.match(r"時|開始|.*時間$", f.label)] if has_day else fields
    rows = [t for f in used for t in view.times_in(f.label_start, f.end)]
    sure = any(t.precision == "day" for t in rows if not is_clock(t)) and not all(WEAK.match(f.label) for f in fields)
    loose = [] if sure else loose_rows(view, chunk[0].position)
    if any(t.precision == "day" for t in loose):
        rows = [*loose, *(t for t in rows if is_clock(t))]
    elif loose and not rows:
        rows = loose
    return [t for t in rows if not _deadline(view, t)]


def _beside(view: View, field: Field, reason: str) -> bool:
    """Whether a field says when something beside the event is: the doors open, an item of it, a ceremony of it."""
    if reason == "doors":
        return bool(DOORS.match(field.label))
    return is_programme(view, field) if reason == "programme" else bool(CEREMONY.search(field.label))


def loose_rows(view: View, position: int) -> list[Time]:
    """Days and clock times that stand alone on the lines between the name and the first field."""
    out: list[Time] = []
    for k in range(position - 1, max(-1, position - 6), -1):
        block = view.body[k]
        rows = [t for t in view.times_in(block.start, block.end) if t.kind != "fiscal_year"]
        if block.kind == "field" or (block.kind == "heading" and not rows):
            break
        length = sum(t.end_char - t.start_char for t in rows)
        if rows and length * 2 >= block.end - block.start and not UPDATE.search(view.text, block.start, block.end):
            out = [*rows, *out]
    return out


def is_programme(view: View, field: Field) -> bool:
    """A 日程 that lists what happens when: two clock times or days or more, each with words behind it."""
    rows = view.times_in(field.start, field.end)
    named = 0
    for a, b in zip(rows, [*rows[1:], None], strict=False):
        words_behind = view.text[a.end_char : b.start_char if b else field.end]
        named += len(FILLING.sub("", words_behind)) >= 3
    return named >= 2


def _deadline(view: View, row: Time) -> bool:
    line_end = view.text.find("\n", row.end_char)
    behind = view.text[row.end_char : min(row.end_char + 12, line_end if line_end >= 0 else row.end_char + 12)]
    before = view.text[max(0, row.start_char - 10) : row.start_char].split("\n")[-1]
    if RAIN.search(before):
        return True
    return bool(DUE.search(before + "／" + behind))
