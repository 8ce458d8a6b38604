"""What a layout hands on: one record a happening, before its name is cleaned and its values are settled."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.assemble.view import Field
from pipeline.model import Span, Time

HEADS = frozenset(("fields", "prose_title", "prose_heading"))  # layouts of what a page or a section of it is about
ROWS = frozenset(("table_row", "line", "session", "card", "columns"))  # layouts of one of many


@dataclass(frozen=True, slots=True)
class Record:
    """One happening as a layout found it. Spans are offsets in the page's text."""

    layout: str
    name: Span  # where its name stands, decoration and all
    scope: tuple[Span, ...]  # where its people, cities and venue may stand
    times: tuple[Time, ...] = ()  # the time rows that say when
    fields: tuple[Field, ...] = ()
    told: Span = (0, 0)  # the sentence or line that tells it: status, venue, parent
    parent: str = ""
    venue: Span = (0, 0)
    aliases: tuple[str, ...] = ()
    prefix: str = ""  # and before it: the parties of an agreement
    suffix: str = ""  # words that the name gets behind its span: の締結
    main: bool = False  # the event that the page or its section is about
    problem: str = ""  # what a person should look at: title_body_conflict
    trust: float = 0.7  # how sure the layout is that this is an event of the page
    signs: tuple[str, ...] = ()  # of a candidate that evidence decides on: what speaks for or against it
