"""The ground that is held: what a corpus scored when it was pinned, in one small file.

The file has the version of gyoji, and of each corpus its digest, its totals, and a line a page: the page's digest and
`found/extra/missed` of each kind, `right/annotated` of the values. A total may fall by `TOLERANCE`, no further.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pipeline.annotate import Corpus
from pipeline.annotate.reading import CROSSPAGE
from pipeline.errors import InputError
from pipeline.evaluate.report import Report
from pipeline.evaluate.scores import PageScore, Score, total_scores

TOLERANCE = 0.005  # of a total: half a point
STEPS = 10_000  # a total is pinned to four digits
SHORT = 16  # hexadecimal digits of a digest: 64 bits, enough to tell one's own pages apart
VALUES = "values"


@dataclass(frozen=True, slots=True)
class PagePin:
    """One page as it was pinned."""

    digest: str
    scores: Mapping[str, Score]
    right: int
    annotated: int  # values

    @classmethod
    def of(cls, page: PageScore, digest: str) -> PagePin:
        values = page.values.values()
        scores = {kind: score for kind, score in page.scores.items() if score.rows}
        return cls(digest, scores, sum(v.right for v in values), sum(v.asked + v.unasked for v in values))

    @classmethod
    def parse(cls, line: str) -> PagePin:
        digest, *words = line.split()
        counts = dict(zip(words[::2], words[1::2], strict=True))
        right, annotated = counts.pop(VALUES, "0/0").split("/")
        scores = {kind: Score(*map(int, count.split("/"))) for kind, count in counts.items()}
        return cls(digest, scores, int(right), int(annotated))

    def __str__(self) -> str:
        words = [f"{kind} {s.tp}/{s.fp}/{s.fn}" for kind, s in self.scores.items()]
        return " ".join([self.digest, *words, f"{VALUES} {self.right}/{self.annotated}"])


@dataclass(frozen=True, slots=True)
class Pin:
    """One corpus as it was pinned: totals are F1 by kind, and of values the share of all annotated ones."""

    digest: str
    totals: Mapping[str, float]
    pages: Mapping[str, PagePin]

    def has(self, stem: str, digest: str) -> bool:
        """This very page was pinned."""
        return stem in self.pages and self.pages[stem].digest == digest

    def loss(self, now: Pin) -> dict[str, tuple[float, float]]:
        """Totals that are lower now, as (pinned, now); a total that has gone counts as 0.

        Where the corpus has changed, only what the unchanged pages score is compared.
        """
        before, after = dict(self.totals), dict(now.totals)
        if self.digest != now.digest:
            same = [
                stem for stem, pin in self.pages.items() if stem in now.pages and now.pages[stem].digest == pin.digest
            ]
            before, after = (_totals([pin.pages[stem] for stem in same]) for pin in (self, now))
        return {name: (was, after.get(name, 0.0)) for name, was in before.items() if after.get(name, 0.0) < was}

    def losers(self, now: Pin) -> dict[str, list[str]]:
        """Pages that have fewer right rows or values, or more that nobody annotated, and in what."""
        out: dict[str, list[str]] = {}
        for stem, page in now.pages.items():
            if self.has(stem, page.digest) and (words := lost(self.pages[stem], page)):
                out[stem] = words
        return out


def lost(old: PagePin, new: PagePin) -> list[str]:
    """`events 3/0/1 → 2/0/2` of each kind in which a page has become worse."""
    out = []
    for kind in dict.fromkeys((*old.scores, *new.scores)):
        a, b = old.scores.get(kind, Score()), new.scores.get(kind, Score())
        if b.f1 < a.f1:
            out.append(f"{kind} {a.tp}/{a.fp}/{a.fn} → {b.tp}/{b.fp}/{b.fn}")
    if new.right < old.right:
        out.append(f"{VALUES} {old.right}/{old.annotated} → {new.right}/{new.annotated}")
    return out


def drop(old: PagePin, new: PagePin) -> float:
    """How much a page has fallen, 0 to 1: the larger of what its body and what all its rows together have lost."""
    return max(
        old.scores.get("body", Score()).f1 - new.scores.get("body", Score()).f1,
        _rows(old).f1 - _rows(new).f1,
    )


@dataclass(slots=True)
class Floors:
    """The file."""

    version: str = ""
    corpora: dict[str, Pin] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Floors:
        """Raises InputError where the file is not one of these."""
        try:
            data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            return cls(data["version"], {name: _pin(pin) for name, pin in data["corpora"].items()})
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(f"{path} holds no floors: {error}: write it anew with pytest --gyoji-update") from error

    def write(self, path: Path) -> None:
        corpora = {
            name: {**asdict(pin), "pages": {stem: str(page) for stem, page in sorted(pin.pages.items())}}
            for name, pin in sorted(self.corpora.items())
        }
        data = {"version": version("gyoji"), "corpora": corpora}
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def pin(corpus: Corpus, report: Report) -> Pin:
    """What a corpus scores now."""
    pages = {page.stem: PagePin.of(page, digest_of(corpus, page.stem)) for page in report.pages}
    totals = {kind: _down(score.f1) for kind, score in report.scores.items()}
    totals |= {name: _down(value.share) for name, value in report.values.items() if value.asked + value.unasked}
    whole = hashlib.sha256()
    for path in corpus.annotations():
        whole.update(f"{path.stem} {digest_of(corpus, path.stem)}\n".encode())
    crosspage = corpus.gold / CROSSPAGE
    whole.update(crosspage.read_bytes() if crosspage.exists() else b"")
    return Pin(whole.hexdigest()[:SHORT], totals, pages)


def digest_of(corpus: Corpus, stem: str) -> str:
    """Of a page's annotation, its file and its text."""
    out = hashlib.sha256()
    for path in (corpus.gold / f"{stem}.json", corpus.page(stem), corpus.texts / f"{stem}.txt"):
        content = path.read_bytes() if path is not None and path.exists() else b""
        out.update(str(len(content)).encode() + b"\0" + content)
    return out.hexdigest()[:SHORT]


def _pin(data: Mapping[str, Any]) -> Pin:
    pages = {stem: PagePin.parse(line) for stem, line in data["pages"].items()}
    return Pin(data["digest"], {name: float(value) for name, value in data["totals"].items()}, pages)


def _totals(pages: list[PagePin]) -> dict[str, float]:
    scores = total_scores(PageScore("", scores=dict(page.scores)) for page in pages)
    out = {kind: _down(score.f1) for kind, score in scores.items()}
    annotated = sum(page.annotated for page in pages)
    return out | ({VALUES: _down(sum(page.right for page in pages) / annotated)} if annotated else {})


def _rows(page: PagePin) -> Score:
    """Everything but the body's characters, together."""
    out = Score()
    for kind, score in page.scores.items():
        if kind != "body":
            out.add(score.tp, score.fp, score.fn)
    return out


def _down(value: float) -> float:
    """Cut, so that what is pinned is never more than what was reached."""
    return math.floor(value * STEPS + 1e-9) / STEPS
