"""A candidate of running text: what it is called and when, at once; where and who only if they are asked for."""

from __future__ import annotations

from functools import cached_property

from pipeline.assemble.build import outline, settled
from pipeline.assemble.called import Called, called
from pipeline.assemble.record import Record
from pipeline.assemble.view import View
from pipeline.assemble.when import is_clock
from pipeline.model import EventStatement, Reject


class Candidate:
    """A record that evidence decides on. Most are dropped for their name and day alone, and to find an event's place
    and people takes longer than all else."""

    def __init__(self, view: View, record: Record, said: Called) -> None:
        self.record = record
        self._view = view
        self._said = said

    @cached_property
    def outline(self) -> EventStatement:
        """The statement, which may lack its place and its people; its name, times, kind and parent are told."""
        zones = {t.timezone for t in self.record.times if is_clock(t)}
        if len(zones) > 1:
            return self.event  # the place says which of the clock times count
        return outline(self._view, self.record, self._said)

    @cached_property
    def event(self) -> EventStatement:
        return settled(self._view, self.record, self._said)[0]


def named(view: View, records: list[Record]) -> list[Candidate]:
    """The candidates among records: those whose name is one."""
    told = [(r, called(view, r)) for r in records]
    return [Candidate(view, record, said) for record, said in told if not isinstance(said, Reject)]
