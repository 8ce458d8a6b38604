"""What the pages of one site share, and pages that repeat one another.

A line on many pages of a site is chrome only where it stands beside what the page rules dropped, before the first or
after the last words that a page has for itself: the body too repeats itself (a shared title, 日時, a series' sentence).
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np

from pipeline.grouped import components
from pipeline.strip.outline import DIGIT, DROPPED, FIXED, Outline

MIN_PAGES = 3  # of a site, before repetition says anything
SHARE = 0.5  # of a site's pages on which a line stands
MIN_COMMON = 4  # weight of the chrome that two pages share, to be of one site; a telephone or a copyright counts 2
MAX_PARTNERS = 200  # pages that one line is compared with
MOST_PAIRS = 5  # pages that one page is tied to: they are tied to the others
NEAR = 0.95  # of the characters of the longer body that two repeating pages share
MAX_KEPT_RUN = 12  # lines at each side of the body that repetition may drop


def sites(pages: Sequence[Outline]) -> list[int]:
    """For each page the number of its group: same `Page.site`, or, where that is empty, shared chrome."""
    named: dict[str, int] = {}
    same = [(i, named.setdefault(page.site, i)) for i, page in enumerate(pages) if page.site]
    for i, j in _sharing(pages):
        a, b = pages[i].site, pages[j].site
        if not a or not b or a == b:
            same.append((i, j))
    return components(len(pages), same)


def alike(bodies: Sequence[Left]) -> list[int]:
    """For each page the number of its group: those that one of `same_pages` may be told of by another."""
    first: dict[int, int] = {}
    lines = ((i, line) for i, body in enumerate(bodies) if body.page.ok for line in body.longest)
    return components(len(bodies), [(i, first.setdefault(line, i)) for i, line in lines])


def _sharing(pages: Sequence[Outline]) -> Iterator[tuple[int, int]]:
    """Pairs of pages that share lines of chrome that tell a site; each page is paired with the first such ones."""
    stands: dict[bytes, array[int]] = defaultdict(lambda: array("q"))  # line → the first pages that it stands on
    full: dict[tuple[tuple[bytes, int], ...], list[int]] = {}  # the first such ones of a page with these lines
    for i, page in enumerate(pages):
        before = [stands[line] for line, _ in page.telling]
        if (first := full.get(page.telling)) is None:
            first = _heaviest(before, [weight for _, weight in page.telling])[:MOST_PAIRS]
            if len(first) == MOST_PAIRS:  # whoever comes later is none of the first
                full[page.telling] = first
        yield from [(i, j) for j in first]
        for some in before:
            if len(some) < MAX_PARTNERS:
                some.append(i)


def _heaviest(stands: Sequence[array[int]], weights: Sequence[int]) -> list[int]:
    """The numbers that stand in lists of so much weight together that they are of one site, in their order."""
    if sum(weight for weight, some in zip(weights, stands, strict=True) if some) < MIN_COMMON:
        return []
    numbers = np.concatenate([np.frombuffer(some, np.int64) for some in stands])
    found, at = np.unique(numbers, return_inverse=True)
    weight = np.bincount(at, np.repeat(weights, [len(some) for some in stands]))
    heavy: list[int] = found[weight >= MIN_COMMON].tolist()
    return heavy


def repeated_lines(pages: Sequence[Outline]) -> list[tuple[int, ...]]:
    """For each page of a site the kept lines that most pages share, at the two sides of the page's own words."""
    if len(pages) < MIN_PAGES:
        return [()] * len(pages)
    texts = [array("Q", page.lines) for page in pages]
    count: Counter[int] = Counter()
    for lines in texts:
        count.update(set(lines))
    many = max(SHARE * len(pages), MIN_PAGES)
    shared = {x for x, n in count.items() if n >= many}
    return [_at_the_sides(lines, page.marks, shared) for lines, page in zip(texts, pages, strict=True)]


def _at_the_sides(lines: Sequence[int], marks: bytes, shared: set[int]) -> tuple[int, ...]:
    found: set[int] = set()
    for order in (range(len(lines)), range(len(lines) - 1, -1, -1)):
        run = 0
        for k in order:
            if marks[k] & DROPPED or k in found:
                continue
            if lines[k] not in shared or marks[k] & FIXED or run >= MAX_KEPT_RUN:
                break
            found.add(k)
            run += 1
    return tuple(sorted(found))


def same_pages(bodies: Sequence[Left]) -> list[str]:
    """For each page the page_id of the one that it repeats, "" for the first of them; in the order of sources.

    A page of which nothing is left repeats none.
    """
    out = [""] * len(bodies)
    by_line: dict[int, list[int]] = defaultdict(list)
    for i, body in enumerate(bodies):
        if not body.page.ok or not body.kept:
            continue
        for j in sorted({j for x in body.longest for j in by_line[x][:50]}):
            if body.repeats(bodies[j]):
                out[i] = bodies[j].page.page_id
                break
        else:
            for x in body.longest:
                by_line[x].append(i)
    return out


class Left:
    """The lines that are left of a page, without those that are repeated on its site."""

    def __init__(self, page: Outline, repeated: Sequence[int]) -> None:
        self.page = page
        gone = set(repeated)
        self.kept = [k for k, mark in enumerate(page.marks) if not mark & DROPPED and k not in gone]
        digests, ranks = array("Q", page.lines), array("I", page.ranks)
        by_rank = {ranks[k]: digests[k] for k in self.kept}
        self.longest = [by_rank[rank] for rank in sorted(by_rank)[:3]]

    @cached_property
    def sizes(self) -> dict[int, int]:
        """Characters of each different line."""
        digests, sizes = array("Q", self.page.lines), array("I", self.page.sizes)
        return {digests[k]: sizes[k] for k in self.kept}

    @cached_property
    def lines(self) -> Counter[int]:
        digests = array("Q", self.page.lines)
        return Counter(digests[k] for k in self.kept)

    @cached_property
    def numbered(self) -> set[int]:
        """The lines with a digit."""
        digests = array("Q", self.page.lines)
        return {digests[k] for k in self.kept if self.page.marks[k] & DIGIT}

    def repeats(self, other: Left) -> bool:
        """Nearly all of both stands in the other, and what differs has no digit: another date is another page."""
        size = max(sum(b.sizes[x] * n for x, n in b.lines.items()) for b in (self, other))
        common = sum(self.sizes[x] * n for x, n in (self.lines & other.lines).items())
        if common < NEAR * size:
            return False
        differ = (self.lines - other.lines) + (other.lines - self.lines)
        return differ.keys().isdisjoint(self.numbered | other.numbered)
