"""A report for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from pipeline.evaluate.comparison import Change
from pipeline.evaluate.confusions import confusions
from pipeline.evaluate.interval import intervals
from pipeline.evaluate.report import Report
from pipeline.evaluate.scores import Finding, PageScore
from pipeline.evaluate.spans import score_spans
from pipeline.visible import one_line

SHOWN_CONFUSIONS = 20


def overview(report: Report) -> RenderableType:
    """Totals, values, spans and the most frequent confusions."""
    found = sum(page.found for page in report.pages)
    parts: list[RenderableType] = [Text(f"{len(report.pages)} pages, {found} found"), _totals(report), _values(report)]
    spans = _spans(report)
    if spans.row_count:
        parts.append(spans)
    confused = _confusions(report)
    if confused.row_count:
        parts.append(confused)
    return Group(*parts)


def by_page(report: Report) -> Table:
    """A line a page: found/extra/missed of each kind."""
    kinds = [kind for kind in report.scores if kind != "crosspage"]
    table = _table("page", *kinds, title="pages (found/extra/missed)")
    for page in report.pages:
        table.add_row(Text(one_line(page.stem)), *(_counts(page, kind) for kind in kinds))
    return table


def misses(report: Report) -> Iterator[str]:
    """A line for everything that is missed, wrong or extra."""
    for finding in report.findings:
        if finding.verdict != "found":
            told = f"{finding.page or 'crosspage'}: {finding.kind} {finding.verdict}: {finding.name}{_about(finding)}"
            yield one_line(told)


def changed(changes: Sequence[Change]) -> Iterator[str]:
    """A line a change, then how many there are."""
    for c in changes:
        field = f" {c.field}" if c.field else ""
        was = f"{c.old or 'not there'} → {c.new or 'not there'}"
        yield one_line(f"{c.direction}: {c.page or 'crosspage'}: {c.kind}{field}: {c.name}: {was}")
    better = sum(c.direction == "better" for c in changes)
    yield f"{better} better, {len(changes) - better} worse"


def _about(finding: Finding) -> str:
    place = f" (line {finding.line})" if finding.line else ""
    if finding.verdict == "wrong":
        return f"{place}: {finding.field} is {finding.expected or 'empty'}, got {finding.got or 'nothing'}"
    told = " ".join(word for word in (finding.expected, finding.got and f"got {finding.got}") if word)
    return f"{place}{': ' if told else ''}{told}"


def _counts(page: PageScore, kind: str) -> str:
    score = page.scores.get(kind)
    return f"{score.tp}/{score.fp}/{score.fn}" if score and score.rows else ""


def _totals(report: Report) -> Table:
    """The interval of F1 is that of other pages of the same kind."""
    table = _table("", "P", "R", "F1", "95 of 100", "annotated")
    spans = {kind: f"{low:.2f}–{high:.2f}" for kind, (low, high) in intervals(report).items()}
    for kind, s in report.scores.items():
        figures = (f"{s.precision:.3f}", f"{s.recall:.3f}", f"{s.f1:.3f}")
        table.add_row(kind, *figures, spans.get(kind, ""), str(s.gold))
    return table


def _values(report: Report) -> Table:
    table = _table("right among found", "", "of")
    for name, value in report.values.items():
        if value.asked:
            table.add_row(name, f"{value.accuracy:.3f}", str(value.asked))
    return table


def _spans(report: Report) -> Table:
    """F1 by nervaluate's strategies."""
    table = _table("spans (F1)", "strict", "exact", "partial", "type", "annotated")
    scores = score_spans(report.sheets.values())
    for label in dict.fromkeys(score.label for score in scores):
        own = [score for score in scores if score.label == label]
        table.add_row(label, *(f"{score.f1:.3f}" for score in own), str(own[0].gold))
    return table


def _confusions(report: Report) -> Table:
    table = _table("confusions", "annotated", "got", "times", "pages")
    for c in confusions(report)[:SHOWN_CONFUSIONS]:
        pages = ", ".join(c.pages[:3]) + (" …" if len(c.pages) > 3 else "")
        told = (Text(one_line(text)) for text in (c.expected, c.got, str(c.count), pages))
        table.add_row(c.field, *told)
    return table


def _table(first: str, *columns: str, title: str | None = None) -> Table:
    table = Table(box=None, title=title, title_justify="left", pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(first, overflow="fold")  # nothing is cut off where the terminal is narrow, or a file
    for name in columns:
        left = bool(first) and name in ("annotated", "got", "pages")
        table.add_column(name, justify="left" if left else "right", overflow="fold")
    return table
