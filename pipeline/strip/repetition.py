"""What the pages of one site share, and pages that repeat one another.

A line on many pages of a site is chrome only where it stands beside what the page rules dropped, before the first or
after the last words that a page has for itself: the body too repeats itself (a shared title, 日時, a series' sentence).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from pipeline.model import Document
from pipeline.strip import rules
from pipeline.strip.signs import is_contact, line_of

MIN_PAGES = 3  # of a site, before repetition says anything
SHARE = 0.5  # of a site's pages on which a line stands
MIN_COMMON = 4  # weight of the chrome that two pages share, to be of one site; a telephone or a copyright counts 2
MIN_LINE = 4  # characters of a line that tells a site
MAX_PARTNERS = 200  # pages that one line is compared with
IDENTIFIES = re.compile(r"法人番号|copyright|©|\(c\)|all rights", re.IGNORECASE)
NEAR = 0.95  # of the characters of the longer body that two repeating pages share
MAX_KEPT_RUN = 12  # lines at each side of the body that repetition may drop


def sites(documents: Sequence[Document], why: Sequence[Sequence[str]]) -> list[int]:
    """For each document the number of its group: same `Page.site`, or, where that is empty, shared chrome."""
    parent = list(range(len(documents)))

    def find(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    def union(a: int, b: int) -> None:
        a, b = find(a), find(b)
        parent[max(a, b)] = min(a, b)

    named: dict[str, int] = {}
    for i, d in enumerate(documents):
        if d.page.site:
            union(i, named.setdefault(d.page.site, i))
    for i, j in _sharing(documents, why):
        a, b = documents[i].page.site, documents[j].page.site
        if not a or not b or a == b:
            union(i, j)
    return [find(i) for i in range(len(documents))]


def tells_site(line: str) -> bool:
    """Whether a line of chrome says whose page it is: no word that stands on every site (印刷, ページの先頭へ戻る)."""
    return len(line) >= MIN_LINE and all(hit.reason in ("copyright", "membership prompt") for hit in rules.match(line))


def _sharing(documents: Sequence[Document], why: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Pairs of pages that share lines of chrome that tell a site; each page is paired with the first such ones."""
    stands: dict[str, list[int]] = defaultdict(list)
    own: list[list[str]] = []
    for i, (d, reasons) in enumerate(zip(documents, why, strict=True)):
        lines = {line_of(d, b) for b, r in zip(d.blocks, reasons, strict=True) if r}
        own.append(sorted(x for x in lines if tells_site(x)))
        for x in own[-1]:
            stands[x].append(i)
    pairs: list[tuple[int, int]] = []
    for i, told in enumerate(own):
        seen: Counter[int] = Counter()
        for x in told:
            weight = 2 if IDENTIFIES.search(x) or is_contact(x) else 1
            for j in stands[x][:MAX_PARTNERS]:
                if j < i:
                    seen[j] += weight
        pairs += [(i, j) for j, n in sorted(seen.items()) if n >= MIN_COMMON][:5]
    return pairs


def repeated_lines(documents: Sequence[Document], members: Sequence[int], why: Sequence[list[str]]) -> None:
    """Drop kept lines of a site's pages that most of them share, at the two sides of each page's own words."""
    if len(members) < MIN_PAGES:
        return
    texts = {i: [line_of(documents[i], b) for b in documents[i].blocks] for i in members}
    pages: Counter[str] = Counter()
    for i in members:
        pages.update(set(texts[i]))
    many = max(SHARE * len(members), MIN_PAGES)
    shared = {x for x, n in pages.items() if n >= many}
    for i in members:
        blocks, reasons = documents[i].blocks, why[i]
        for order in (range(len(blocks)), range(len(blocks) - 1, -1, -1)):
            run = 0
            for k in order:
                if reasons[k]:
                    continue
                if (
                    texts[i][k] not in shared
                    or blocks[k].kind in ("title", "field", "table_row")
                    or run >= MAX_KEPT_RUN
                ):
                    break
                reasons[k] = "repeated on the site"
                run += 1


def same_pages(documents: Sequence[Document]) -> list[str]:
    """For each document the page_id of the one that it repeats, "" for the first of them (by source)."""
    order = sorted(range(len(documents)), key=lambda i: (documents[i].page.source, documents[i].page.page_id))
    out = [""] * len(documents)
    bodies: dict[int, Counter[str]] = {}
    by_line: dict[str, list[int]] = defaultdict(list)
    for i in order:
        d = documents[i]
        if d.page.status != "ok":
            continue
        lines = Counter(line_of(d, b) for b in d.blocks if b.kept)
        bodies[i] = lines
        longest = sorted(lines, key=lambda x: (-len(x), x))[:3]
        for j in sorted({j for x in longest for j in by_line[x][:50]}):
            if _repeats(lines, bodies[j]):
                out[i] = documents[j].page.page_id
                break
        else:
            for x in longest:
                by_line[x].append(i)
    return out


def _repeats(a: Counter[str], b: Counter[str]) -> bool:
    """Nearly all of both bodies stands in the other, and what differs has no digit: another date is another page."""
    size = max(sum(len(x) * n for x, n in c.items()) for c in (a, b))
    common = sum(len(x) * n for x, n in (a & b).items())
    if common < NEAR * size:
        return False
    return not any(c.isdigit() for x in ((a - b) + (b - a)) for c in x)
