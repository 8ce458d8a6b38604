"""What a page's rows are a function of, as a short digest: rows of equal keys are equal, and need not be made again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from pipeline.decisions import Decided
from pipeline.engine.keys import digest, version
from pipeline.engine.pages import Pages
from pipeline.link import Corpus, statements


def row_keys(pages: Pages, found: Decided, corpus: Corpus) -> dict[str, bytes]:
    """Page id → key: of what the page says, and of what linking has called the things that it names."""
    concluded = _concluded(corpus)
    code = version("tables", pages.settings)
    out = {}
    for document in corpus.documents:
        page_id = document.page.page_id
        out[page_id] = digest(code, *_said(pages, found, page_id), repr(document.page.status), *concluded[page_id])
    return out


def _said(pages: Pages, found: Decided, page_id: str) -> tuple[str | bytes, ...]:
    standing = pages.standing.get(page_id)
    if page_id in found.taken:
        return "decided", repr(found.taken[page_id])
    if standing is None:
        return "gone", repr(pages.gone[page_id].page)
    end = standing.linkable.page
    return standing.reading, standing.analysis, repr((standing.verdict, standing.notes, end.status, end.reason))


def _concluded(corpus: Corpus) -> Mapping[str, list[str]]:
    """By page: the things of its statements and names, and what else linking says of it."""
    out: dict[str, list[str]] = defaultdict(list)
    page_of: dict[str, str] = {}
    for d in corpus.documents:
        page_id = d.page.page_id
        for rows in (statements.of_events(d), statements.of_people(d), statements.of_cities(d)):
            for key, _ in rows:
                page_of[key] = page_id
                out[page_id].append(corpus.thing_of[key])
    names: dict[str, list[str]] = defaultdict(list)
    for (page_id, label, name), thing in corpus.named.items():
        names[page_id].append(f"{label}\x1f{name}\x1f{thing}")
    for page_id, mine in names.items():
        out[page_id] += sorted(mine)
    for support in corpus.supports:
        out[page_of[support.statement_id]].append(repr(support))
    for problem in corpus.problems:
        out[problem.page_id].append(repr(problem))
    return out
