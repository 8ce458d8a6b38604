"""What an earlier run has settled, over other pages or with other ties, is what this run would settle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.grouped import by_group
from pipeline.link import Corpus, Ties, statements
from pipeline.link.concluding import Conclusions, corpus_of
from pipeline.link.grouping import Desk
from pipeline.link.linking import Given, link_all
from pipeline.link.memo import Forgetful, Memo
from pipeline.link.telling import telling
from pipeline.link.ties import NONE
from pipeline.model import Document, Mention, OrganizationStatement
from tests.link.test_linking import PLACES, documents

BODIES = ["みなと協会", "株式会社浜辺水道", "浜辺水道"]


class Remembered(dict[bytes, bytes]):
    """A Memo that keeps all."""

    def put(self, key: bytes, value: bytes) -> None:
        self[key] = value


def concluded(pages: Sequence[Document], memo: Memo, ties: Ties = NONE) -> Conclusions:
    ids = [page.page.page_id for page in pages]
    return Conclusions(link_all(Given(ids, list(map(telling, pages)), pages.__getitem__), Desk(memo, by_group), ties))


def corpus(pages: Sequence[Document], memo: Memo, ties: Ties = NONE) -> Corpus:
    return corpus_of(tuple(pages), concluded(pages, memo, ties))


@st.composite
def richer(draw: st.DrawFn) -> list[Document]:
    """Pages whose people serve bodies, some of them only named elsewhere, and that name places in passing."""
    out = []
    for d in draw(documents()):
        serving = [replace(p, affiliation=draw(st.sampled_from(["", *BODIES]))) for e in d.events for p in e.people]
        events = tuple(replace(e, people=tuple(serving[:2])) for e in d.events)
        places = draw(st.lists(st.sampled_from([p for p in PLACES if p]), max_size=2))
        page_id = d.page.page_id
        mentions = [Mention(page_id, 0, 0, 1, "", "CITY", p.name, "rule", "", 1.0, place=p) for p in places]
        bodies = draw(st.lists(st.sampled_from(BODIES), max_size=1))
        stated = [OrganizationStatement(page_id, b, 9, 9, "", draw(st.sampled_from(PLACES))) for b in bodies]
        out.append(replace(d, events=events, mentions=tuple(mentions), organizations=tuple(stated)))
    return out


@st.composite
def nights(draw: st.DrawFn) -> tuple[list[Document], list[Document]]:
    """The pages of two runs: some come, some go, some change, some say the same in another order."""
    after = draw(richer())
    other = {d.page.page_id: d for d in draw(richer())}
    ids = sorted({d.page.page_id for d in after} | other.keys())
    kept = {d.page.page_id: d for d in after}
    turned = {key: replace(d, people=d.people[::-1], events=d.events[::-1]) for key, d in kept.items()}
    how = {page_id: draw(st.sampled_from([kept, kept, turned, other, {}])) for page_id in ids}
    return [how[i][i] for i in ids if i in how[i]], after


@st.composite
def some_ties(draw: st.DrawFn, pages: Sequence[Document]) -> Ties:
    """Pairs of statements of one table that people have called one, or have told apart."""
    tables = (statements.of_people, statements.of_events)
    ids = [sorted({key for page in pages for key, _ in of(page)}) for of in tables]
    two = [st.lists(st.sampled_from(own), min_size=2, max_size=2, unique=True) for own in ids if len(own) > 1]
    pairs = [pair.map(tuple) for pair in two]
    some = st.lists(st.one_of(pairs), max_size=2).map(tuple) if pairs else st.just(())
    return Ties(draw(some), draw(some))


@settings(max_examples=20)
@given(nights())
def test_a_memo_of_other_pages_changes_nothing(runs: tuple[list[Document], list[Document]]) -> None:
    memo = Remembered()
    before, after = runs
    assert corpus(before, memo) == corpus(before, Forgetful())
    assert corpus(after, memo) == corpus(after, Forgetful())
    assert corpus(before, memo) == corpus(before, Forgetful())


@settings(max_examples=20)
@given(st.data(), nights())
def test_a_memo_of_other_ties_changes_nothing(data: st.DataObject, runs: tuple[list[Document], list[Document]]) -> None:
    memo = Remembered()
    before, after = runs
    for pages in (before, after, after):
        ties = data.draw(some_ties(pages))
        assert corpus(pages, memo, ties) == corpus(pages, Forgetful(), ties)
