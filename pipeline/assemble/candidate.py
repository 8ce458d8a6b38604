"""A candidate of running text: its day at once; what it is called, where and who only if they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from pipeline.assemble.build import outline, settled
from pipeline.assemble.called import Called, called
from pipeline.assemble.record import Record
from pipeline.assemble.view import View
from pipeline.assemble.when import When, combine, is_clock
from pipeline.assemble.where import where
from pipeline.model import EventStatement, Reject


class Candidate:
    """A record that evidence decides on. Most are dropped for their day alone, and most others for their name; to find
    an event's place and people takes longer than all else. A statement can only be asked of one that has a name."""

    def __init__(self, view: View, record: Record) -> None:
        self.record = record
        self._view = view

    @cached_property
    def _said(self) -> Called | Reject:
        return called(self._view, self.record)

    @property
    def named(self) -> bool:
        return not isinstance(self._said, Reject)

    @cached_property
    def when(self) -> When:
        """Its day and hour; of clock times in several zones its place tells which count."""
        zones = {t.timezone for t in self.record.times if is_clock(t)}
        place = where(self._view, self.record).place if len(zones) > 1 else None
        return combine(self.record.times, self._view.text, place.timezone if place else "")

    @cached_property
    def outline(self) -> EventStatement:
        """The statement without its place and its people; its name, times, kind and parent are told."""
        return outline(self._view, self.record, self._name, self.when)

    @cached_property
    def event(self) -> EventStatement:
        return settled(self._view, self.record, self._name)[0]

    @property
    def _name(self) -> Called:
        if isinstance(self._said, Reject):
            raise ValueError(self._said.reason)
        return self._said


def candidates(view: View, records: Sequence[Record]) -> list[Candidate]:
    return [Candidate(view, record) for record in records]


def named(view: View, records: Sequence[Record]) -> list[Candidate]:
    """The candidates among records: those whose name is one."""
    return [c for c in candidates(view, records) if c.named]
