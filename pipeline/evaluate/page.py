"""The HTML report: one file that needs no other, with every annotated page's text and its marks.

All text of pages is hostile: the template escapes everything, there is no script, and the content security policy
allows nothing but the one style sheet, by its hash.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import OutputError
from pipeline.evaluate.confusions import confusions
from pipeline.evaluate.marks import Line, lines_of
from pipeline.evaluate.report import Report
from pipeline.evaluate.scores import Finding, PageScore
from pipeline.visible import visible

SHOWN_CONFUSIONS = 30
POLICY = "default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True)
class PageView:
    """What the template prints of one page."""

    anchor: str
    score: PageScore
    title: str
    lines: tuple[Line, ...]
    faulty: tuple[Finding, ...]  # everything but what was found
    counts: dict[str, tuple[int, int, int]]  # kind → found, extra, missed


def write_page(report: Report, path: Path) -> None:
    """Write the report.

    Raises:
        OutputError: the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(report), encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror or error}") from error


def page(report: Report) -> str:
    """The report as HTML; the same report gives the same bytes."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    env = Environment(
        loader=PackageLoader("pipeline.evaluate", "data"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["visible"] = lambda text: visible(str(text))
    assert env.loader
    style = env.loader.get_source(env, "report.css")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return env.get_template("report.html.j2").render(
        policy=POLICY.format(digest=digest),
        style=Markup(style),
        report=report,
        pages=[_view(i, score, report) for i, score in enumerate(report.pages, start=1)],
        crosspage=[f for f in report.crosspage.findings if f.verdict != "found"],
        confusions=confusions(report)[:SHOWN_CONFUSIONS],
    )


def _view(number: int, score: PageScore, report: Report) -> PageView:
    sheet = report.sheets[score.stem]
    return PageView(
        anchor=f"p{number}",
        score=score,
        title=sheet.annotation.facts.get("title", ""),
        lines=tuple(lines_of(sheet, score)),
        faulty=tuple(f for f in score.findings if f.verdict != "found" and f.kind != "body"),
        counts={kind: (s.tp, s.fp, s.fn) for kind, s in score.scores.items() if s.rows},
    )
