"""Decisions in a run: between what pages say and what linking concludes.

The log lies beside the raw pages, unless the settings name another file. Which raw folder a run came from is noted in
`run/`, for the stages that do not see it and for the review app.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pipeline.decisions import Decided, conclude, decide, write_outcomes
from pipeline.decisions.desk import Whole, as_it_is
from pipeline.grouped import Grouped, by_group
from pipeline.link import Corpus, link
from pipeline.link.columns import mark
from pipeline.link.concluding import Conclusions, corpus_of_pages, corpus_of_things
from pipeline.link.corpus import Event, FormerId, Person, Support
from pipeline.link.parts import Settled
from pipeline.link.relate import Share
from pipeline.link.statements import of_events
from pipeline.model import Document
from pipeline.settings import DEFAULT, Settings

LOG = Path("decisions") / "decisions.jsonl"
NOTE = Path("run") / "raw.txt"
Said = Callable[[int], Document]  # the number of a page → what is said on it
OUTCOMES = Path("run") / "decisions.csv"


def note_raw(raw: Path, extracted: Path) -> None:
    """Remember which folder the pages came from."""
    path = extracted / NOTE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{raw.resolve()}\n", encoding="utf-8")


def log_of(extracted: Path, settings: Settings = DEFAULT) -> Path:
    """The log of decisions about these tables: that of the settings, else the one beside the raw folder."""
    if settings.decisions:
        return Path(settings.decisions)
    try:
        raw = Path((extracted / NOTE).read_text(encoding="utf-8").strip())
    except (OSError, UnicodeDecodeError):
        return extracted.resolve().parent / LOG
    return raw.parent / LOG


def decided(
    documents: Sequence[Document], extracted: Path, settings: Settings = DEFAULT, whole: Whole = as_it_is
) -> Decided:
    """The documents with people's decisions applied; what became of each decision is in `run/decisions.csv`.

    `whole` gives the whole of a document, where those given hold only what linking needs.

    Raises:
        InputError: there is a log that cannot be read.
    """
    found = decide(documents, log_of(extracted, settings), settings, whole)
    write_outcomes(found.outcomes, extracted / OUTCOMES)
    return found


def link_decided(found: Decided, settings: Settings = DEFAULT, grouped: Grouped = by_group) -> Corpus:
    """What all pages together say, with people's decisions above it."""
    return conclude(link(found.documents, settings, found.ties, grouped), found)


@dataclass(frozen=True, slots=True)
class Overruled:
    """Conclusions, with what people have decided in its place."""

    conclusions: Conclusions
    changed: Mapping[str, Event | Person] = field(default_factory=dict)  # by their ids
    former: Mapping[str, tuple[FormerId, ...]] = field(default_factory=dict)  # all of a thing
    supports: Mapping[int, tuple[Support, ...]] = field(default_factory=dict)  # all of a page, by its number

    def digests(self) -> Iterator[tuple[str, int]]:
        """(thing id, a digest of all that its rows are made of), of every thing."""
        for thing, key in self.conclusions.digests():
            told = self.changed.get(thing), self.former.get(thing)
            yield thing, key if told == (None, None) else mark(key, told)

    def things(self, wanted: Collection[str]) -> Iterator[Settled[Any]]:
        for s in self.conclusions.things(wanted):
            yield replace(s, thing=self.changed.get(s.id, s.thing), former=self.former.get(s.id, s.former))

    def share(self, page: int) -> Share:
        """What a page must know of all the others."""
        share = self.conclusions.share(page)
        return replace(share, supports=self.supports[page]) if page in self.supports else share

    def share_digests(self) -> list[int]:
        """Of each page's share."""
        out = self.conclusions.share_digests()
        for page, supports in self.supports.items():
            out[page] = mark(out[page], supports)
        return out


def overruled(conclusions: Conclusions, found: Decided, ids: Sequence[str], said: Said) -> Overruled:
    """`ids` are those of the pages, by their numbers; `said` opens one.

    Decisions are applied to the events and people of the pages that they are about, to the wholes of these events, and
    to all pages that speak of them: a small corpus, whatever the archive holds.
    """
    if not found.reviewed and not found.renamed:
        return Overruled(conclusions)
    taken = [number for number, page_id in enumerate(ids) if page_id in found.taken]
    here = corpus_of_pages([said(n) for n in taken], [conclusions.share(n) for n in taken])
    wanted = {thing for (_, label, _), thing in here.named.items() if label == "EVENT"} | set(here.thing_of.values())
    wanted = conclusions.with_wholes(wanted)
    pages = sorted(conclusions.pages_of(wanted))
    documents = [said(n) for n in pages]
    things = corpus_of_things(conclusions.things(wanted))
    before = replace(
        corpus_of_pages(documents, [conclusions.share(n) for n in pages]),
        events=things.events,
        people=things.people,
        former_ids=things.former_ids,
    )
    after = conclude(before, found)
    changed = {e.event_id: e for e in set(after.events) - set(before.events)}
    renamed = {f.id for f in set(after.former_ids) - set(before.former_ids)}
    supports = {}
    for number, document in zip(pages, documents, strict=True):
        own = {key for key, _ in of_events(document)}
        supports[number] = tuple(s for s in after.supports if s.statement_id in own)
    return Overruled(
        conclusions,
        changed | {p.person_id: p for p in set(after.people) - set(before.people)},
        {thing: tuple(f for f in after.former_ids if f.id == thing) for thing in renamed},
        supports,
    )
