"""temporal: every expression of a point or a span on the calendar or the clock, and what it means in ISO 8601.

`find_times(text, context)` reads a text by itself; `read_text(text, context)` keeps what was refused too, and why.
`temporal(document)` reads all kept blocks of a page and resolves them against one another (heading, row, section,
title, page dates, named events, weekdays, places). Needs neither spaCy nor a model.
"""

from pipeline.temporal.api import Context, find_times, read_text
from pipeline.temporal.stage import temporal

__all__ = ["Context", "find_times", "read_text", "temporal"]
