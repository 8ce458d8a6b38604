"""How a pair of a name and times stands to the other pairs of its page and to the events that are found."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from rapidfuzz import fuzz

from pipeline.assemble import words
from pipeline.assemble.second_days import Pair
from pipeline.assemble.view import View
from pipeline.assemble.weighing import Signs
from pipeline.model import EventStatement, Span

Shape = tuple[str, str, str, tuple[int, ...]]
CROWD = 60  # events of a page that a pair is compared with


class Lot:
    """All pairs of a page and the events that are known of it."""

    def __init__(self, view: View, pairs: Sequence[Pair], events: Sequence[EventStatement]) -> None:
        self.view = view
        self._names = [words.fold(e.name) for e in events[:CROWD]]
        self._spans = [(e.start_char, e.end_char) for e in events[:CROWD]]
        self._by_day: dict[str, list[EventStatement]] = defaultdict(list)
        for e in events:
            self._by_day[e.start[:10]].append(e)
        self._longer = [e for e in events if e.start[:10] < e.end[:10]][:CROWD]
        self._used = frozenset(start for e in events for start in e.times)
        self.page = self._of_page(len(pairs), events)
        first: dict[tuple[Shape, Span], Pair] = {}
        for pair in pairs:
            first.setdefault((self._shape(pair), pair.named.line), pair)
        self._shapes = Counter(shape for shape, _ in first)
        self._nouns = Counter(shape for (shape, _), p in first.items() if _has_noun(p.name))
        self._found = Counter(shape for (shape, line), _ in first.items() if self._on(line))

    def _of_page(self, pairs: int, events: Sequence[EventStatement]) -> Signs:
        """The signs of every pair of the page."""
        times = len(self.view.times)
        used = sum(t.start_char in self._used for t in self.view.times)
        at = {self.view.position(a) for a, _ in self._spans} - {-1}
        return {
            "pairs": min(pairs, 100),
            "times": min(times, 64),
            "known": min(len(events), 10),
            "known_undated": any(not e.start for e in events),
            "known_title": self.view.title in at,
            "known_title_alone": at == {self.view.title},
            "times_used": round(used / max(1, times), 1),
        }

    def _shape(self, pair: Pair) -> Shape:
        """Pairs of one shape are likely the items of one list."""
        named = pair.named
        return self.view.body[named.position].kind, pair.bind, named.form, self.view.above[named.position]

    def _on(self, span: Span) -> bool:
        """Whether the name of a known event stands in a span."""
        return any(a < span[1] and span[0] < b for a, b in self._spans)

    def of_pair(self, pair: Pair) -> Signs:
        """The signs of one pair: whether it is one of many alike, what the known events of its day and name are."""
        shape = self._shape(pair)
        of_shape = self._shapes[shape]
        return {
            "shape": min(of_shape, 9),
            "shape_noun": round(self._nouns[shape] / of_shape, 1),
            "shape_known": round(self._found[shape] / of_shape, 1),
            **self._of_day(pair),
            **self._of_name(pair),
        }

    def _of_day(self, pair: Pair) -> Signs:
        when, day = pair.when, pair.day
        same = self._by_day[day][:CROWD] if day in self._by_day else []
        clock = "T" in when.start
        return {
            "known_day": min(len(same), 4),
            "known_row": any(t.start_char in self._used for t in pair.times.rows),
            "known_within": any(e.start[:10] <= day <= e.end[:10] for e in self._longer),
            "known_start": any(e.start == when.start for e in same),
            "known_times": any((e.start, e.end) == (when.start, when.end) for e in same),
            "known_other_hour": clock and any("T" in e.start and e.start != when.start for e in same),
            "known_day_alone": clock and any("T" not in e.start for e in same),
            "known_hour": not clock and any("T" in e.start for e in same),
        }

    def _of_name(self, pair: Pair) -> Signs:
        fold = words.fold(pair.name)
        return {
            "known_like": round(max((fuzz.partial_ratio(fold, n) for n in self._names), default=0)),
            "known_line": self._on(pair.named.line),
            "known_span": self._on(pair.named.name),
        }


def _has_noun(name: str) -> bool:
    """Whether a name ends with an event noun that no other word is."""
    noun = words.noun_at_end(words.undecorated(name).strip())
    return noun is not None and not noun.weak
