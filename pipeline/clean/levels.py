"""Levels of headings and date lines of plain text: from their marks (■ over ◆ in order of first appearance) and from
where they stand."""

from __future__ import annotations

from collections import Counter

from pipeline.clean.draft import Draft
from pipeline.clean.headings import signature


def set_levels(drafts: list[Draft]) -> None:
    """Levels of headings and of date lines that stand over something; the title has level 1."""
    heads: list[Draft] = []
    signs: list[str] = []
    dated = Counter(signature(d) for d in drafts if d.kind == "date_line")
    for i, d in enumerate(drafts):
        after = drafts[i + 1] if i + 1 < len(drafts) else None
        if d.kind == "heading" or (d.kind == "date_line" and _stands_over(d, after, dated)):
            heads.append(d)
            signs.append(_sign(d, after))
    order = _order(drafts, heads, signs)
    stack: list[str] = []
    base = 1  # level of the last heading that the markup gives
    for d, sign in zip(heads, signs, strict=True):
        if d.kind == "heading" and d.fixed:
            stack, base = [], d.level
            continue
        while stack and order[stack[-1]] >= order[sign]:
            stack.pop()
        stack.append(sign)
        d.level = min(base + len(stack), 6)


def _sign(d: Draft, after: Draft | None) -> str:
    sign = signature(d)
    if sign == "plain":
        return "plain tight" if after is not None and after.gap == 0 and after.kind == "" else "plain"
    return sign


def _stands_over(d: Draft, after: Draft | None, dated: Counter[str]) -> bool:
    """A date line stands over what follows if that is no date, and others of its form stand on the page or a heading
    follows; the date of the page beside its title does not."""
    if d.fixed or after is None or after.kind in ("date_line", "title"):
        return False
    return after.kind == "heading" or dated[signature(d)] > 1


def _order(drafts: list[Draft], heads: list[Draft], signs: list[str]) -> dict[str, int]:
    """Rank of each class of heading: marks by first appearance, a class that directly follows another more often than
    it is followed by it stands below it."""
    first = list(dict.fromkeys(signs))
    rank = {s: k * 2 for k, s in enumerate(first)}
    place = {id(d): k for k, d in enumerate(drafts)}
    pairs: dict[tuple[str, str], int] = {}
    for k in range(len(heads) - 1):
        above, below = signs[k], signs[k + 1]
        if place[id(heads[k + 1])] == place[id(heads[k])] + 1 and above != below:
            pairs[above, below] = pairs.get((above, below), 0) + 1
    for _ in range(len(first)):
        for (a, b), n in pairs.items():
            if n > pairs.get((b, a), 0) and rank[a] > rank[b]:
                rank[a], rank[b] = rank[b], rank[a]
    if "plain tight" in rank and "plain" in rank and rank["plain tight"] < rank["plain"]:
        rank["plain tight"], rank["plain"] = rank["plain"], rank["plain tight"]
    return rank
