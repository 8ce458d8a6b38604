"""From the log to pages that say what people have decided, in the order of their decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pipeline.decisions.adding import add
from pipeline.decisions.desk import Desk, Sheet, Slot, Whole, as_it_is
from pipeline.decisions.edits import Edited, edit
from pipeline.decisions.log import read, standing
from pipeline.decisions.outcomes import Outcome, fault, outcome, told
from pipeline.decisions.record import Decision, Target, digest
from pipeline.decisions.ties import Tie, settle
from pipeline.link import Ties
from pipeline.link.ties import NONE
from pipeline.model import Document, EventStatement
from pipeline.settings import DEFAULT, Settings

NO_PAGE = "its page is not among the raw pages"
NO_EDIT = "only events can be edited"
CHANGED_PAGE = "the page has changed since it was called complete"
TYING = ("merge", "not_same", "split")
NO_WORDS = "nothing like it stands on the page or is extracted there now"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What people have decided of one statement: accepted or edited, and the columns that they have given."""

    review: str
    columns: tuple[tuple[str, tuple[str, str]], ...] = ()  # with the order of their last edit


@dataclass(frozen=True, slots=True)
class Decided:
    """The pages with all decisions applied, and what the stages after need to know of them."""

    documents: tuple[Document, ...]
    ties: Ties = NONE
    reviewed: Mapping[str, Reviewed] = field(default_factory=dict)  # by statement id
    renamed: tuple[tuple[str, str], ...] = ()  # (id before, id now) of statements about events
    done: frozenset[str] = frozenset()  # pages that somebody has called complete
    outcomes: tuple[Outcome, ...] = ()
    taken: Mapping[str, Document] = field(default_factory=dict)  # the pages that decisions are about, by their ids


def decide(documents: Sequence[Document], path: Path, settings: Settings = DEFAULT, whole: Whole = as_it_is) -> Decided:
    """Apply the decisions of a file; without one the documents are as they were.

    `whole` is asked for a page that a decision is about, where `documents` hold only what linking needs of each.

    Raises:
        InputError: the file cannot be read.
    """
    log = read(path)
    decided = apply(documents, log.decisions, settings, whole)
    faults = tuple(fault(path, number, why) for number, why in log.faults)
    return replace(decided, outcomes=(*decided.outcomes, *faults))


def apply(
    documents: Sequence[Document],
    decisions: Sequence[Decision],
    settings: Settings = DEFAULT,
    whole: Whole = as_it_is,
) -> Decided:
    """The documents as they are after all decisions that stand."""
    if not decisions:
        return Decided(tuple(documents))
    table = _Table(Desk(documents, whole), settings)
    found = {d.id: table.take(d) for d in standing(decisions)}
    after = table.desk.documents()
    ties, overruled = settle(table.ties)
    otherwise = (d for d in overruled if d.what in TYING)
    found |= {d.id: told(d, "not_applied", "a later decision says otherwise") for d in otherwise}
    outcomes = tuple(found[d.id] if d.id in found else told(d, "undone") for d in decisions)
    sheets = table.desk.sheets
    done = frozenset(key for key, sheet in sheets.items() if sheet.done)
    renamed = {
        (s.former, s.key) for sheet in sheets.values() for s in sheet.events if s.key and s.former not in ("", s.key)
    }
    taken = {d.page.page_id: d for d in after if d.page.page_id in sheets}
    return Decided(after, ties, dict(_reviewed(sheets.values())), tuple(sorted(renamed)), done, outcomes, taken)


class _Table:
    """Where one decision after another is taken."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        self.desk = desk
        self.settings = settings
        self.ties: list[Tie] = []

    def take(self, d: Decision) -> Outcome:
        """Apply one decision to all of its targets."""
        missed: list[str] = []
        hits = len(d.targets)
        sides: tuple[list[Slot[Any]], list[Slot[Any]]] = ([], [])
        for target in d.targets:
            sheet = self.desk.sheet(target.anchor)
            slot = sheet.slot(target) if sheet and d.what in (*TYING, "edit") else None
            if slot is not None:
                sides[target.side > 0].append(slot)
            if d.what == "edit" and target.side:
                continue  # another page of the event: it stays with this one, whatever it says
            if sheet is None:
                missed.append(NO_PAGE)
                hits -= 1
            elif d.what in TYING:
                missed += [NO_WORDS] if slot is None else []
            elif (change := self._change(d, target, sheet)).missed:
                missed.append(change.missed)
                hits -= not change.changed
        if sides[0] and sides[1]:
            self.ties.append(Tie(d, (tuple(sides[0]), tuple(sides[1]))))
        elif d.what in TYING:
            return outcome(d, missed or ["it names only one thing"], 0)
        return outcome(d, missed if d.targets else ["it names nothing"], hits)

    def _change(self, d: Decision, target: Target, sheet: Sheet) -> Edited:
        """Apply it to one target."""
        if d.what == "edit" and target.table == "events" and (slot := sheet.slot(target)) is not None:
            return edit(sheet, slot, d, self.settings)
        why = self._settle(d, target, sheet)
        return Edited(not why, why)

    def _settle(self, d: Decision, target: Target, sheet: Sheet) -> str:
        """What is not an edit of an event: gives why it was not possible, or ""."""
        if d.what == "page_done":
            sheet.done = target.name == digest(sheet.page.text)
            return "" if sheet.done else CHANGED_PAGE
        if d.what == "add":
            return add(sheet, target, d, self.settings)
        slot = sheet.slot(target)
        if slot is None:
            return NO_WORDS
        if d.what == "edit":
            return NO_EDIT
        if d.what == "reject":
            slot.rejected, slot.accepted = d.why, False
            return ""
        return _accept(slot, target)


def _accept(slot: Slot[Any], target: Target) -> str:
    """What was right then is right now only if it still says the same."""
    then = (target.start, target.end)
    whens = {(s.start, s.end) for s in (slot.first, slot.said) if isinstance(s, EventStatement)}
    if whens and then not in whens:
        return f"it was accepted with {_when(then)} and is now {_when(min(whens))}"
    slot.accepted, slot.rejected = True, None
    slot.said = replace(slot.said, confidence=1.0)
    return ""


def _when(span: tuple[str, str]) -> str:
    return "no date" if not span[0] else span[0] if span[0] == span[1] else f"{span[0]} to {span[1]}"


def _reviewed(sheets: Iterable[Sheet]) -> Iterator[tuple[str, Reviewed]]:
    for sheet in sheets:
        slots: list[Slot[Any]] = [*sheet.events, *sheet.people]
        for s in slots:
            if s.rejected is None and (s.edited or s.accepted or s.first is None):
                yield s.key, Reviewed("edited" if s.edited or s.first is None else "accepted", tuple(s.edited.items()))
