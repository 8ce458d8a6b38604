"""A page's share of what linking has concluded, as text: the ids of what it speaks of, and what is said of it.

With the page itself it tells all that the page's rows are made of, so pages are given to workers with it; and rows of
pages whose shares and whose other parts are equal are equal, and need not be made again.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, replace
from typing import Any

from pipeline.link import Corpus, statements
from pipeline.link.corpus import LinkProblem, Support
from pipeline.model import Document

NUMBERED: tuple[Callable[[Document], Sequence[tuple[str, Any]]], ...] = (
    statements.of_events,
    statements.of_people,
    statements.of_cities,
)  # whose things a page's rows name


def shares(corpus: Corpus) -> Iterator[tuple[Document, str]]:
    """Each page with its share."""
    page_of: dict[str, str] = {}
    supports: dict[str, list[Any]] = defaultdict(list)
    problems: dict[str, list[Any]] = defaultdict(list)
    named: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    wanted = {support.statement_id for support in corpus.supports}
    for d in corpus.documents if wanted else ():
        page_of |= {key: d.page.page_id for key, _ in statements.of_events(d) if key in wanted}
    for support in corpus.supports:
        supports[page_of[support.statement_id]].append(astuple(support))
    for problem in corpus.problems:
        problems[problem.page_id].append(astuple(problem))
    for (page_id, label, name), thing in corpus.named.items():
        named[page_id].append((label, name, thing))
    for d in corpus.documents:
        page_id = d.page.page_id
        things = [[corpus.thing_of[key] for key, _ in numbered(d)] for numbered in NUMBERED]
        share = things, sorted(named.pop(page_id, ())), supports.get(page_id, ()), problems.get(page_id, ())
        yield d, json.dumps(share, ensure_ascii=False, separators=(",", ":"))


def corpus_of(documents: Sequence[Document], told: Sequence[str]) -> Corpus:
    """As much of a corpus as the rows of these pages need, from their shares."""
    corpus = Corpus(documents=tuple(documents))
    thing_of: dict[str, str] = {}
    naming: dict[tuple[str, str, str], str] = {}
    supports: list[Support] = []
    problems: list[LinkProblem] = []
    for d, share in zip(documents, told, strict=True):
        things, named, own, wrong = json.loads(share)
        for numbered, ids in zip(NUMBERED, things, strict=True):
            thing_of |= zip((key for key, _ in numbered(d)), ids, strict=True)
        naming |= {(d.page.page_id, label, name): thing for label, name, thing in named}
        supports += [Support(*values) for values in own]
        problems += [LinkProblem(*values) for values in wrong]
    return replace(corpus, thing_of=thing_of, named=naming, supports=tuple(supports), problems=tuple(problems))
