"""A page in the terminal: its text with what was found in it, then its events, each value with where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.style import Style
from rich.table import Table
from rich.text import Text

from pipeline.report.sheet import Mark, Row, Sheet, Told
from pipeline.visible import one_line, visible

STYLES = {
    "EVENT": Style(color="red", bold=True),
    "TIME": Style(color="cyan", underline=True),
    "PERSON": Style(color="green", bold=True),
    "TITLE": Style(color="green", italic=True),
    "ORG": Style(color="magenta"),
    "CITY": Style(color="blue", bold=True),
    "VENUE": Style(color="yellow"),
}
BOILERPLATE = Style(dim=True)
FIELDS = ("start", "end", "dates", "timezone", "venue", "city", "country_code", "parent")
WIDEST = 60  # columns of a piece of text that is quoted


def shown(sheet: Sheet, console: Console) -> Iterator[RenderableType]:
    """What to print of a page. Where the console has no colours, names stand in brackets with their label."""
    colours = console.color_system is not None and not console.no_color
    yield _head(sheet.page)
    yield Rule(style="dim")
    yield _legend(colours)
    yield Text()
    yield _text(sheet, colours)
    yield Rule(style="dim")
    for told in sheet.events:
        yield from _event(told)
    if not sheet.events:
        yield Text("no events", style="dim")
    yield from _list(
        "times", [(_meant(t), t["text"], f"{t['start_char']}–{t['end_char']} {t['basis']}") for t in sheet.times]
    )
    yield from _list("problems", [(p["code"], p["detail"], "") for p in sheet.problems])
    yield from _list("refused", [(r["label"], r["text"], f"{r['reason']} ({r['rule']})") for r in sheet.rejects])


def _head(page: Row) -> Table:
    table = _grid(2)
    table.add_row(Text("page", "dim"), Text(one_line(page["title"] or page["source"]), "bold"))
    for name in ("page_id", "source", "url", "site", "published_on", "updated_on", "fetched_at", "same_as"):
        if page[name]:
            table.add_row(Text(name, "dim"), Text(one_line(page[name])))
    if page["status"] != "ok":
        table.add_row(Text(page["status"], "bold red"), Text(one_line(page["reason"])))
    return table


def _legend(colours: bool) -> Text:
    legend = Text()
    for label, style in STYLES.items():
        legend.append(label if colours else f"⟪…:{label}⟫", style if colours else None)
        legend.append("  ")
    return legend.append("boilerplate" if colours else "│ boilerplate", BOILERPLATE)


def _text(sheet: Sheet, colours: bool) -> Text:
    """The page's text between the places where something begins or ends, each piece in the style of all that holds."""
    edges = {0, len(sheet.text), *(e for m in sheet.marks for e in (m.start, m.end))}
    edges |= {e for start, end, _ in sheet.dropped for e in (start, end)}
    cuts = sorted(e for e in edges if 0 <= e <= len(sheet.text))
    out = Text()
    begins, ends = _by(sheet.marks, "start"), _by(sheet.marks, "end")
    active: list[Mark] = []
    dropped = iter(sorted(sheet.dropped))
    block = next(dropped, None)
    for start, end in pairwise(cuts):
        closing, opening = ends.get(start, []), begins.get(start, [])
        active = [m for m in active if m.end > start] + [m for m in opening if m.end > start]
        while block is not None and block[1] <= start:
            block = next(dropped, None)
        inside = block is not None and block[0] <= start
        if not colours:
            out.append("".join(f":{m.label}⟫" for m in reversed(closing)) + "⟪" * len(opening))
        piece = visible(sheet.text[start:end])
        if inside and not colours:
            piece = _barred(piece, out.plain)
        style = Style.combine([Style.null(), *(STYLES.get(m.label, Style.null()) for m in active)])
        out.append(piece, style + BOILERPLATE if inside else style)
    if not colours:
        out.append("".join(f":{m.label}⟫" for m in reversed(ends.get(len(sheet.text), []))))
    return out


def _barred(piece: str, before: str) -> str:
    """With a bar at the head of each line, for who sees no dim letters."""
    first = "│ " if not before or before.endswith("\n") else ""
    lines = piece.split("\n")
    return first + "\n".join(line if i == 0 or not line else f"│ {line}" for i, line in enumerate(lines))


def _by(marks: tuple[Mark, ...], end: str) -> dict[int, list[Mark]]:
    out: dict[int, list[Mark]] = {}
    for mark in marks:
        out.setdefault(getattr(mark, end), []).append(mark)
    return out


def _event(told: Told) -> Iterator[RenderableType]:
    row = told.row
    about = f"  {row['kind']} · {row['status']} · {row['confidence']:.2f}"
    yield Text(one_line(row["name"]), STYLES["EVENT"]).append(about, Style(dim=True, bold=False, color="default"))
    table = _grid(3)
    for name in FIELDS:
        if row[name]:
            found = [e for e in told.evidence if e["column"] == name]
            table.add_row(Text(name, "dim"), Text(one_line(row[name])), _because(found, row["basis"], name))
    for guest in told.people:
        office = " ".join(filter(None, (guest["affiliation"], guest["title"])))
        person = Text(one_line(guest["name"]), STYLES["PERSON"]).append(f"  {one_line(office)}", "default")
        table.add_row(Text(guest["role"], "dim"), person)
    yield Padding(table, (0, 0, 1, 2))


def _because(evidence: list[Row], basis: str, column: str) -> Text:
    """Where a value stands and which rule took it; of a date also what settled the parts that are not written."""
    out = Text(style="dim")
    for i, e in enumerate(evidence[:3]):
        quoted = one_line(e["text"])
        quoted = quoted if len(quoted) <= WIDEST else quoted[:WIDEST] + "…"
        out.append("; " if i else "").append(f"「{quoted}」" if quoted else "")
        out.append(f" {e['start_char']}–{e['end_char']} {e['method']} {e['rule']} {e['confidence']:.2f}")
    if column == "start" and basis not in ("", "explicit", "none", *(e["rule"] for e in evidence)):
        out.append(f" ({basis})")
    return out


def _meant(time: Row) -> str:
    return time["start"] if time["end"] in ("", time["start"]) else f"{time['start']} – {time['end']}"


def _grid(columns: int) -> Table:
    """A table without lines; what is too long goes on in the next line."""
    table = Table.grid(padding=(0, 2))
    for _ in range(columns):
        table.add_column(overflow="fold")
    return table


def _list(name: str, rows: list[tuple[str, str, str]]) -> Iterator[RenderableType]:
    if rows:
        yield Text(name, "bold")
        table = _grid(3)
        for cells in rows:
            table.add_row(*(Text(one_line(cell), "dim" if i != 1 else "") for i, cell in enumerate(cells)))
        yield Padding(table, (0, 0, 1, 2))
