"""What linking has concluded, in words: things as they are asked for, each page's share, the whole corpus."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from pipeline.grouped import Grouped, by_group
from pipeline.link.columns import mark
from pipeline.link.corpus import City, Corpus, Event, LinkProblem, Organization, Person, Support
from pipeline.link.grouping import Desk
from pipeline.link.joined import Joined
from pipeline.link.linking import Given, Linked, link_all
from pipeline.link.memo import Forgetful
from pipeline.link.parts import Settled
from pipeline.link.relate import Share, related
from pipeline.link.telling import telling
from pipeline.link.ties import NONE, Ties
from pipeline.model import Document
from pipeline.settings import DEFAULT, Settings


class Conclusions:
    """Things and shares, worked out from what is linked."""

    def __init__(self, linked: Linked) -> None:
        self.linked = linked

    @property
    def _small(self) -> tuple[Settled[Any], ...]:
        """The things of the tables that are in memory."""
        return (*self.linked.cities.settled, *self.linked.bodies.settled)

    def digests(self) -> Iterator[tuple[str, int]]:
        """(thing id, a digest of all that its rows are made of), of every thing."""
        for settled in self._small:
            yield settled.id, mark(settled)
        for joined in (self.linked.people, self.linked.events):
            yield from self._keys(joined)

    def _keys(self, joined: Joined) -> Iterator[tuple[str, int]]:
        for founder, digest in joined.digests().items():
            parent = self._parent(joined, founder)
            yield joined.ids[founder], mark(digest, parent) if parent else digest

    def _parent(self, joined: Joined, founder: int) -> str:
        whole = self.linked.parents.get(founder, -1) if joined is self.linked.events else -1
        return joined.ids[whole] if whole >= 0 else ""

    def things(self, wanted: Collection[str] | None = None) -> Iterator[Settled[Any]]:
        """Those of the ids, all without any; people and events with their wholes and near misses."""
        for settled in self._small:
            if wanted is None or settled.id in wanted:
                yield settled
        for joined in (self.linked.people, self.linked.events):
            for component in joined.components(wanted):
                for founder, settled in joined.things(component):
                    if wanted is None or settled.id in wanted:
                        yield self._whole(joined, founder, settled)

    def _whole(self, joined: Joined, founder: int, settled: Settled[Any]) -> Settled[Any]:
        thing = settled.thing
        if parent := self._parent(joined, founder):
            thing = replace(thing, parent_event_id=parent)
        return replace(settled, thing=thing, merges=(*settled.merges, *joined.near(founder)))

    def with_wholes(self, events: Collection[str]) -> set[str]:
        """The events, with all that they are parts of."""
        ids = self.linked.events.ids
        whole = {ids[child]: ids[parent] for child, parent in self.linked.parents.items()}
        out = set(events)
        for event in events:
            while (event := whole.get(event, "")) and event not in out:
                out.add(event)
        return out

    def pages_of(self, wanted: Collection[str]) -> set[int]:
        """The numbers of the pages that speak of people or events."""
        linked = self.linked
        out: set[int] = set()
        for joined in (linked.people, linked.events):
            for component in joined.components(wanted):
                numbers = joined.connected.groups.of(component).tolist()
                out |= {int(joined.statements.table.pages[n]) for n in numbers if joined.id_of(n) in wanted}
        return out

    def share(self, page: int) -> Share:
        """What a page must know of all the others."""
        linked, served = self.linked, self.linked.served[page]
        called = linked.bodies.called
        told = [*linked.events.told_of(page), *linked.people.told_of(page)]
        return Share(
            *(linked.events.on_page(page), linked.people.on_page(page), linked.cities.of[page], linked.bodies.of[page]),
            {name: called[name] for name in served if called.get(name)},
            tuple(one for one in told if isinstance(one, Support)),
            tuple(one for one in told if isinstance(one, LinkProblem)),
        )

    def share_digests(self) -> list[int]:
        """Of each page's share."""
        linked = self.linked
        with np.errstate(over="ignore"):
            sums = linked.events.page_digests() + linked.people.page_digests()
        out = []
        for page, (names, one) in enumerate(zip(linked.served, sums.tolist(), strict=True)):
            served = [linked.bodies.called.get(name, "") for name in names]
            out.append(mark(one, linked.cities.of[page], linked.bodies.of[page], served))
        return out


def link(
    documents: Sequence[Document], settings: Settings = DEFAULT, ties: Ties = NONE, grouped: Grouped = by_group
) -> Corpus:
    """What all pages together say exists. The order of the documents makes no difference; `ties` stand above likeness.

    `grouped` does what is worked out block by block and component by component; what these are is found out here.
    Each page counts once: of two documents with one page id the first one (in the order of sources) stands.
    """
    pages: dict[str, Document] = {}
    for d in sorted(documents, key=lambda d: (d.page.page_id, d.page.source)):
        pages.setdefault(d.page.page_id, d)
    ordered = tuple(pages.values())
    given = Given(tuple(pages), [telling(d) for d in ordered], ordered.__getitem__)
    return corpus_of(ordered, Conclusions(link_all(given, Desk(Forgetful(), grouped), ties)))


def corpus_of(documents: tuple[Document, ...], concluded: Conclusions) -> Corpus:
    """All that is concluded of pages, in memory."""
    pages = corpus_of_pages(documents, [concluded.share(page) for page in range(len(documents))])
    things = corpus_of_things(concluded.things())
    kept: dict[str, Any] = {name: getattr(things, name) for name in (*KINDS, "merges", "aliases", "former_ids")}
    return replace(pages, **kept)


def corpus_of_pages(documents: Sequence[Document], shares: Sequence[Share]) -> Corpus:
    """What is told of pages: all but the things themselves and what explains these."""
    parts = [related(d, share) for d, share in zip(documents, shares, strict=True)]
    problems = (p for part, share in zip(parts, shares, strict=True) for p in (*part.problems, *share.problems))
    return Corpus(
        documents=tuple(documents),
        event_people=tuple(row for part in parts for row in part.people),
        event_cities=tuple(row for part in parts for row in part.cities),
        event_organizations=tuple(row for part in parts for row in part.organizations),
        thing_of={key: thing for part in parts for key, thing in part.thing_of.items()},
        named={key: thing for part in parts for key, thing in part.named.items()},
        supports=tuple(support for share in shares for support in share.supports),
        problems=tuple(problems),
    )


KINDS: dict[str, type[Any]] = {"events": Event, "people": Person, "cities": City, "organizations": Organization}


def corpus_of_things(settled: Iterable[Settled[Any]]) -> Corpus:
    """Things in the order of their ids, and what explains them."""
    things = sorted(settled, key=lambda s: s.id)
    of: dict[str, Any] = {
        name: tuple(s.thing for s in things if isinstance(s.thing, kind)) for name, kind in KINDS.items()
    }
    return Corpus(
        **of,
        merges=tuple(sorted((m for s in things for m in s.merges), key=lambda m: (m.table, m.id_a, m.id_b))),
        aliases=tuple(a for s in things for a in s.aliases),
        former_ids=tuple(sorted((f for s in things for f in s.former), key=lambda f: (f.table, f.old_id))),
    )
