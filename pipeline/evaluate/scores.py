"""The figures: counts of rows, counts of values, and what was judged of each row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from pipeline.model import Span

Verdict: TypeAlias = Literal["found", "wrong", "missed", "extra"]

# In the order of reports. `body` counts characters, all others rows; `events_exact` wants start and end right, too.
KINDS = (
    *("body", "times", "people", "cities", "organizations", "events", "events_exact"),
    *("event_people", "event_cities", "crosspage"),
)


@dataclass(slots=True)
class Score:
    """Rows that were found (tp), that nobody annotated (fp), that were missed (fn)."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def add(self, tp: int, fp: int, fn: int) -> None:
        self.tp += tp
        self.fp += fp
        self.fn += fn

    @property
    def gold(self) -> int:
        """Rows that are annotated."""
        return self.tp + self.fn

    @property
    def rows(self) -> int:
        return self.tp + self.fp + self.fn

    @property
    def precision(self) -> float:
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 1.0

    @property
    def recall(self) -> float:
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Value:
    """How often a single value is right: of the rows that were found (`asked`), and of all that have it annotated."""

    right: int = 0
    asked: int = 0
    unasked: int = 0  # annotated on rows that were not found

    def hit(self, ok: bool) -> None:
        self.right += ok
        self.asked += 1

    @property
    def accuracy(self) -> float:
        """Right among what was found; 1 where nothing was asked."""
        return self.right / self.asked if self.asked else 1.0

    @property
    def share(self) -> float:
        """Right among all: unlike `accuracy`, it never falls because one more row was found."""
        total = self.asked + self.unasked
        return self.right / total if total else 1.0


@dataclass(frozen=True, slots=True)
class Finding:
    """What was judged of one row or one value, for people to read and for two runs to be compared by.

    `found` and `missed` are of annotated rows, `extra` of rows that nobody annotated, `wrong` of one value (`field`)
    of a row that was found. `spans` are where it stands in the page's text, as far as that is known.
    """

    page: str
    kind: str  # one of KINDS, or "page" for its facts
    verdict: Verdict
    name: str  # as annotated; of an extra row as extracted
    nth: int = 0  # rows of one name on one page are told apart by their order
    field: str = ""
    expected: str = ""
    got: str = ""
    line: int = 0  # of the page's text, from 1; 0 where there is none
    spans: tuple[Span, ...] = ()

    @property
    def key(self) -> tuple[str, str, str, int, str]:
        """The same in two runs for the same annotated row or value."""
        return self.page, self.kind, self.name, self.nth, self.field


@dataclass(slots=True)
class PageScore:
    """The figures of one page, or of the statements across pages."""

    stem: str
    found: bool = True  # the page is in the tables
    scores: dict[str, Score] = field(default_factory=dict)
    values: dict[str, Value] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    _seen: Counter[tuple[str, str, str]] = field(default_factory=Counter, repr=False)

    def score(self, kind: str) -> Score:
        return self.scores.setdefault(kind, Score())

    def value(self, name: str) -> Value:
        return self.values.setdefault(name, Value())

    def note(self, finding: Finding) -> None:
        """Keep a finding; rows of one kind, name and field are numbered."""
        seen = (finding.kind, finding.name, finding.field)
        self.findings.append(replace(finding, nth=self._seen[seen]))
        self._seen[seen] += 1

    def judge(self, finding: Finding, ok: bool) -> None:
        """Count a value of a row that was found, and note whether it is right."""
        self.value(finding.field).hit(ok)
        self.note(replace(finding, verdict="found" if ok else "wrong"))


def total_scores(pages: Iterable[PageScore]) -> dict[str, Score]:
    """The sums over pages, in the order of KINDS, without kinds of which there is no row."""
    out = {kind: Score() for kind in KINDS}
    for page in pages:
        for kind, score in page.scores.items():
            out[kind].add(score.tp, score.fp, score.fn)
    return {kind: score for kind, score in out.items() if score.rows}


def total_values(pages: Iterable[PageScore]) -> dict[str, Value]:
    """The sums over pages, by name."""
    out: dict[str, Value] = {}
    for page in pages:
        for name, value in page.values.items():
            total = out.setdefault(name, Value())
            total.right += value.right
            total.asked += value.asked
            total.unasked += value.unasked
    return dict(sorted(out.items()))
