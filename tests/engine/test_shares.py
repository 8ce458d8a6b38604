"""A page's share as text says what it said."""

from __future__ import annotations

from dataclasses import fields

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.engine import shares
from pipeline.link import link
from pipeline.link.concluding import corpus_of_pages
from pipeline.link.corpus import LinkProblem, Support
from pipeline.link.memo import Forgetful
from pipeline.link.relate import Share
from pipeline.model import Document
from tests.link.test_settling import concluded, richer

IDS = st.lists(st.text(), max_size=3).map(tuple)
SUPPORTS = st.builds(Support, st.sampled_from(["events", "people"]), *[st.text()] * 4)
PROBLEMS = st.builds(LinkProblem, *[st.text()] * 5)
SHARES = st.builds(
    Share, IDS, IDS, IDS, IDS, st.dictionaries(st.text(), st.text(), max_size=2),
    st.lists(SUPPORTS, max_size=2).map(tuple), st.lists(PROBLEMS, max_size=2).map(tuple),
)  # fmt: skip


@given(SHARES)
def test_a_share_is_read_as_it_was_written(share: Share) -> None:
    assert shares.read(shares.written(share)) == share


def test_all_of_a_share_is_written() -> None:
    """Each field differs from its default, and from the others."""
    share = Share(("ev",), ("pe",), ("ci", ""), ("or",), {"みなと協会": "or_2"}, (Support("events", *"abcd"),))
    share = Share(*[getattr(share, f.name) for f in fields(Share)[:-1]], (LinkProblem(*"abcde"),))
    assert shares.read(shares.written(share)) == share
    assert shares.read(shares.written(Share())) == Share()


@settings(max_examples=25)
@given(richer())
def test_pages_with_their_shares_tell_what_linking_tells_of_them(pages: list[Document]) -> None:
    found = concluded(pages, Forgetful())
    told = [found.share(n) for n in range(len(pages))]
    here = shares.corpus_of(pages, [shares.written(share) for share in told])
    assert here == corpus_of_pages(pages, told)
    whole = link(pages)
    assert (here.event_people, here.event_cities, here.event_organizations) == (
        whole.event_people,
        whole.event_cities,
        whole.event_organizations,
    )
    assert (here.thing_of, here.named, here.supports, here.problems) == (
        whole.thing_of,
        whole.named,
        whole.supports,
        whole.problems,
    )
