"""The report as one HTML file that holds all it needs."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline.errors import OutputError
from pipeline.report.chronicle import chronicle
from pipeline.report.labels import label
from pipeline.report.meetings import meetings
from pipeline.report.quality import quality
from pipeline.report.sites import sites
from pipeline.report.timeline import FRAME, timeline
from pipeline.report.worldmap import WIDTH, events_by_city, exchanges, japan, water, world
from pipeline.tables import read
from pipeline.tables.happenings import Tables, city_rows, happenings, web_address
from pipeline.visible import visible

FILE = "report.html"
COUNTED = ("events", "people", "cities", "organizations", "times")


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers at the report's head."""

    counts: tuple[tuple[str, int], ...]
    fetched: tuple[str, str]  # the first and the last day that a page was fetched, ("", "") where none says
    rejected: int  # events that a reviewer has rejected; they are in no other part


def write_report(extracted: str | Path, target: str | Path | None = None) -> Path:
    """Write the report of a run to `target`, without one to `report.html` beside the tables; gives its path.

    Raises:
        StageError: a table is missing or damaged.
        OutputError: the file cannot be written.
    """
    path = Path(extracted) / FILE if target is None else Path(target)
    text = report(read(Path(extracted)))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror or error}") from error
    return path


def report(tables: Tables) -> str:
    """The HTML text; the same tables give the same text."""
    everything = happenings(tables)
    told = [h for h in everything if h.review != "rejected"]
    cities, counts, pairs = city_rows(tables), events_by_city(told), exchanges(told)
    rows = sorted(cities.values(), key=lambda c: (-counts[c.city_id], c.name, c.city_id))
    days = sorted(day[:10] for day in tables["pages"].fetched_at if day)
    figures = Figures(
        counts=(*_of_pages(tables), *((name, len(tables[name])) for name in COUNTED)),
        fetched=(days[0], days[-1]) if days else ("", ""),
        rejected=len(everything) - len(told),
    )
    parts: dict[str, Any] = {
        "figures": figures,
        "frame": FRAME,
        "timeline": timeline(told),
        "chronicle": chronicle(told),
        "world": world(rows, counts, pairs),
        "japan": japan(rows, counts),
        "water": water(),
        "around": WIDTH,
        "cities": rows,
        "city_events": counts,
        "exchanges": pairs,
        "meetings": meetings(told),
        "sites": sites(tables),
        "quality": quality(tables, told),
    }
    return _environment().get_template("report.html.j2").render(css=Markup(_css()), policy=policy(), **parts)


def _of_pages(tables: Tables) -> tuple[tuple[str, int], ...]:
    """How many are in the tables, and how many of them were not rejected."""
    status = tables["pages"].status
    return ("pages_read", len(status)), ("pages_kept", int((status == "ok").sum()))


def policy() -> str:
    """The Content-Security-Policy: nothing may be loaded or run, and only our own style sheet, by its hash, applies."""
    digest = base64.b64encode(hashlib.sha256(_css().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@cache
def _css() -> str:
    return resources.files("pipeline.report").joinpath("data", "report.css").read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    """Every text is made visible, then escaped; a name that a template gets wrong is an error."""
    environment = Environment(
        loader=PackageLoader("pipeline.report", "data"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.filters |= {"comma": _comma, "percent": _percent}
    environment.globals |= {"t": _both, "label": label, "web_address": web_address}
    return environment


def _shown(value: Any) -> Any:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _comma(count: int) -> str:
    return f"{count:,}"


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %" if share >= 0.1 or share == 0 else f"{100 * share:.1f} %"


def _both(key: str, **values: object) -> Markup:
    """A label in both languages, one of which is shown. Only a label of our own has places to fill in."""
    said = label(key).format(**values) if values else label(key)
    return Markup('<span class="ja" lang="ja">{}</span> <span class="en" lang="en">{}</span>').format(
        visible(said.ja), visible(said.en)
    )
