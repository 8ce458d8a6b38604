"""The law on which nightly runs stand: what has the digest that it had in another run has the same rows."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.link.memo import Forgetful
from pipeline.model import Document
from tests.link.test_settling import concluded, nights, some_ties


@settings(max_examples=40)
@given(st.data(), nights())
def test_what_has_the_same_digest_has_the_same_rows(
    data: st.DataObject, runs: tuple[list[Document], list[Document]]
) -> None:
    """Of things in any two corpora; of pages that say the same in both."""
    of_things, of_pages = [], []
    for pages in runs:
        found = concluded(pages, Forgetful(), data.draw(some_ties(pages)))
        rows = {thing.id: thing for thing in found.things()}
        of_things.append({(thing, digest): rows[thing] for thing, digest in found.digests()})
        digests = enumerate(found.share_digests())
        of_pages.append({(repr(pages[n]), digest): found.share(n) for n, digest in digests})
    for before, after in (of_things, of_pages):
        for key in before.keys() & after.keys():
            assert before[key] == after[key]
