"""Events over time: how many in each month, quarter or year, as bars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.tables.dates import year
from pipeline.tables.happenings import Happening

GROUPS = ("home", "abroad", "nowhere")  # held in Japan, held elsewhere, no country known
MOST_BARS = 48
MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Frame:
    """The drawing: its size, where the bars begin on its left, and the line that they stand on."""

    width: int = 960
    height: int = 220
    left: int = 34
    ground: int = 194


FRAME = Frame()


@dataclass(frozen=True, slots=True)
class Part:
    """The piece of a bar that is one group's."""

    group: str
    count: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    name: str  # 2024-11, 2024 Q4 or 2024; with …– before it where it holds all earlier years
    x: float
    width: float
    total: int
    parts: tuple[Part, ...]
    tick: str  # what stands below it, "" where nothing does


@dataclass(frozen=True, slots=True)
class Timeline:
    unit: str  # month, quarter or year
    bars: tuple[Bar, ...]
    lines: tuple[tuple[int, float], ...]  # the counts that have a line, and where it lies
    dated: int  # events that a bar holds
    counts: tuple[tuple[str, int], ...]  # how many of each group


def group_of(happening: Happening) -> str:
    code = happening.country_code
    return "nowhere" if not code else "home" if code == "JP" else "abroad"


def timeline(happenings: Sequence[Happening]) -> Timeline | None:
    """The bars of all events that have a year; None where no event has one.

    An event that is known by its year alone is in a bar only where bars are years.
    """
    months = [(h, m) for h in happenings if (m := _month(h.start)) is not None]
    if not months:
        return None
    first, last = min(m for _, m in months), max(m for _, m in months)
    unit = next((u for u, n in MONTHS.items() if last // n - first // n < MOST_BARS), "year")
    step = MONTHS[unit]
    begin = max(first // step, last // step - MOST_BARS + 1)
    held = [(h, m) for h, m in months if unit == "year" or len(h.start) > 4]
    counts = Counter((max(month // step, begin), group_of(h)) for h, month in held)
    slots = range(begin, last // step + 1)
    top = _round_up(max(sum(counts[slot, g] for g in GROUPS) for slot in slots))
    bars = [_bar(slot, unit, slots, tuple(counts[slot, g] for g in GROUPS), top) for slot in slots]
    if first // step < begin:
        bars[0] = replace(bars[0], name=f"…–{bars[0].name}", tick=f"…{bars[0].name}")
    groups = tuple((g, sum(counts[s, g] for s in slots)) for g in GROUPS)
    lines = tuple((n, _y(n, top)) for n in (top, top // 2))
    return Timeline(unit, tuple(bars), lines, len(held), groups)


def _month(start: str) -> int | None:
    """Months since year 0, of a date with a year; the first one where no month is known."""
    y = year(start)
    return None if y is None else y * 12 + (int(start[5:7]) - 1 if start[5:7].isdigit() else 0)


def _bar(slot: int, unit: str, slots: range, counts: tuple[int, ...], top: int) -> Bar:
    pitch = (FRAME.width - FRAME.left) / len(slots)
    width = min(pitch * 0.8, 40)
    x = FRAME.left + (slot - slots[0]) * pitch + (pitch - width) / 2
    parts, below = [], 0
    for group, count in zip(GROUPS, counts, strict=True):
        if count:
            y = _y(below + count, top)
            parts.append(Part(group, count, y, round(_y(below, top) - y, 1)))
            below += count
    name, tick = _name(slot, slots, unit)
    return Bar(name, round(x, 1), round(width, 1), sum(counts), tuple(parts), tick)


def _name(slot: int, slots: range, unit: str) -> tuple[str, str]:
    """What a bar is called, and what stands below it: its year, where there is room and where a year begins."""
    if unit == "year":
        every = -(-len(slots) // 16)
        return f"{slot:04}", f"{slot:04}" if (slot - slots[0]) % every == 0 else ""
    steps = 12 // MONTHS[unit]
    y, n = divmod(slot, steps)
    name = f"{y:04}-{n + 1:02}" if unit == "month" else f"{y:04} Q{n + 1}"
    begins = n == 0 or (slot == slots[0] and n <= steps - 3)
    return name, f"{y:04}" if begins or len(slots) < 3 else ""


def _y(count: int, top: int) -> float:
    """How far below the upper edge a bar of this many ends."""
    return round(FRAME.ground - count / top * (FRAME.ground - 12), 1)


def _round_up(count: int) -> int:
    """The next even number, above ten the next that ends with a zero."""
    return -(-count // 10) * 10 if count > 10 else max(2, count + count % 2)
