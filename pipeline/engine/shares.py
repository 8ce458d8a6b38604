"""A page's share of what linking has concluded, as text: the ids of what it speaks of, and what is said of it.

With the page itself it tells all that the page's rows are made of, so pages are given to workers with it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple

from pipeline.link import Corpus
from pipeline.link.concluding import corpus_of_pages
from pipeline.link.corpus import LinkProblem, Support
from pipeline.link.relate import Share
from pipeline.model import Document


def written(share: Share) -> str:
    return json.dumps(astuple(share), ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> Share:
    events, people, places, bodies, served, supports, problems = json.loads(text)
    told = tuple(Support(*row) for row in supports), tuple(LinkProblem(*row) for row in problems)
    return Share(tuple(events), tuple(people), tuple(places), tuple(bodies), served, *told)


def corpus_of(documents: Sequence[Document], told: Sequence[str]) -> Corpus:
    """As much of a corpus as the rows of these pages need, from their shares."""
    return corpus_of_pages(documents, [read(text) for text in told])
