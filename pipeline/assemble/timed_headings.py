"""A programme whose items are headings that begin with their hours: `13:10-13:35 「言語の道」` over who speaks and what
is told of it."""

from __future__ import annotations

from collections import defaultdict

from pipeline.assemble.entry import entry_name, is_name
from pipeline.assemble.line_times import leading
from pipeline.assemble.record import Record
from pipeline.assemble.rows import parent_name
from pipeline.assemble.view import View
from pipeline.assemble.when import clock_use, is_clock

FEWEST = 3  # headings of one section that begin so


def records(view: View) -> list[Record]:
    """A record for each such heading; what stands in its section is its own."""
    found: dict[int, list[Record]] = defaultdict(list)
    for k, block in enumerate(view.body):
        if block.kind != "heading":
            continue
        times, at = leading(view, block.start, block.end)
        if not times or not all(is_clock(t) for t in times) or clock_use(times[0], view.text) == "skip":
            continue
        over = view.above[k][-1] if view.above[k] else -1
        name, venue = entry_name(view, at, block.end)
        if is_name(view, name) and view.context(view.above[k]) is not False:
            scope = view.section(k)
            record = Record("line", name, (scope,), times, (), (block.start, block.end), parent_name(view, k), venue)
            found[over].append(record)
    return [r for group in found.values() if len(group) >= FEWEST for r in group]
