"""Things of different pages that are the same, or are not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.annotate import ExtractedPage, Pair
from pipeline.evaluate.likeness import ALIKE, same_city, same_name, similarity
from pipeline.evaluate.scores import Finding, PageScore

Pages = Mapping[str, ExtractedPage | None]


def judge_crosspage(pairs: Iterable[Pair], pages: Pages, score: PageScore) -> None:
    """A thing that is not found is a miss; two that are wrongly one are an extra."""
    for pair in pairs:
        one, other = _find(pair.kind, pair.one, pages), _find(pair.kind, pair.other, pages)
        joined = bool(one) and one == other
        name = f"{pair.kind}: {pair.one[1]} ({pair.one[0]}) = {pair.other[1]} ({pair.other[0]})"
        if pair.same:
            score.score("crosspage").add(joined, 0, not joined)
            why = "" if joined else ("one is not found" if not one or not other else "two things")
            score.note(Finding("", "crosspage", "found" if joined else "missed", name, got=why))
        elif joined:
            score.score("crosspage").add(0, 1, 0)
            score.note(Finding("", "crosspage", "extra", name, got="one thing"))


def _find(kind: str, place: tuple[str, str], pages: Pages) -> str:
    """The id of a thing by its page and its annotated name, or ""."""
    stem, name = place
    page = pages.get(stem)
    if page is None:
        return ""
    if kind == "event":
        rows = [(similarity(name, row.get("name", "")), row["event_id"]) for row in page.rows("event_pages")]
        likeness, found = max(rows, default=(0.0, ""))
        return found if likeness >= ALIKE else ""
    table, things = ("person_pages", "people") if kind == "person" else ("city_pages", "cities")
    same = same_name if kind == "person" else same_city
    names = page.names(table, things).items()
    return next((i for i, known in names if any(same(name, other) for other in known)), "")
