"""The rows that a page's times become, and the problems that they make visible."""

from __future__ import annotations

from itertools import pairwise

from pipeline.model import Problem, Said, Time
from pipeline.temporal.parts import Part
from pipeline.temporal.resolve.clocks import same_instant
from pipeline.temporal.resolve.days import weekday_ok
from pipeline.temporal.resolve.item import Item
from pipeline.temporal.resolve.layout import Layout
from pipeline.temporal.resolve.render import kind, precision, span
from pipeline.temporal.zones import zone_of


def _said(part: Part) -> Said:
    year = part.said_year if part.said_year >= 0 else part.year
    return Said(
        era=part.era or None,
        year=year if year >= 0 else None,
        month=part.month if part.month >= 0 else None,
        day=part.day if part.day >= 0 else None,
        weekday=part.weekday if part.weekday >= 0 else None,
        hour=part.hour if part.hour >= 0 else None,
        minute=part.minute if part.minute >= 0 else None,
        zone=part.zone or None,
        word=part.word or part.part or None,
    )


def time_row(plan: Layout, item: Item) -> Time:
    page = plan.document.page
    a, b = item.atom.a, item.atom.b
    if item.is_clock:
        start, end = item.clock_a, item.clock_b
    else:
        start, end = span(a, item.a)
        if b is not None:
            end = span(b, item.b)[1]
        elif item.b.year > 0:
            end = item.b.iso()
    return Time(
        page_id=page.page_id,
        block=plan.blocks[item.block].index,
        start_char=item.start,
        end_char=item.end,
        text=page.text[item.start : item.end],
        start=start,
        end=end,
        precision=precision(start),
        kind=kind(a, b is not None, item.a.day > 0),
        timezone=item.zone,
        basis=item.basis,
        basis_other=item.other,
        weekday_ok=weekday_ok(item) if not item.is_clock else "",  # type: ignore[arg-type]
        said=(_said(a),) if b is None else (_said(a), _said(b)),
        rule=item.atom.rule,
        confidence=_confidence(item),
    )


def _confidence(item: Item) -> float:
    if item.basis == "explicit":
        return 0.99
    return round(min(0.95, 0.5 + 0.07 * item.score), 2) if item.score else 0.7


def problems(plan: Layout, items: list[Item]) -> list[Problem]:
    page_id = plan.document.page.page_id
    out: list[Problem] = []
    kept = [item for item in items if not item.dropped]
    for item in kept:
        if not item.is_clock and weekday_ok(item) == "false":
            out.append(
                Problem(
                    page_id, "times", item.start, item.end, "weekday_conflict", f"{item.a.iso()} is no such weekday"
                )
            )
        for part, day in ((item.atom.a, item.a), (item.atom.b, item.b)):
            if part is not None and part.other_year > 0 and part.year > 0 and part.other_year != part.year:
                detail = f"{part.year} and {part.other_year} for one date ({day.iso()})"
                out.append(Problem(page_id, "times", item.start, item.end, "year_conflict", detail))
        if not item.is_clock and item.b.year > 0 and item.b.iso() < item.a.iso()[: len(item.b.iso())]:
            out.append(
                Problem(page_id, "times", item.start, item.end, "end_before_start", f"{item.a.iso()} {item.b.iso()}")
            )
    for first, second in pairwise(kept):
        together = first.is_clock and second.is_clock and first.block == second.block and first.line == second.line
        if (
            together
            and first.zone != second.zone
            and first.part.zone
            and second.part.zone
            and zone_of(second.part.zone)
        ) and not same_instant(first, second):
            detail = f"{first.clock_a} and {second.clock_a}"
            out.append(Problem(page_id, "times", second.start, second.end, "zone_conflict", detail))
    return out
