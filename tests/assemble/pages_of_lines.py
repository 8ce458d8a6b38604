# ruff: noqa: E501 - a page is one line of the table
"""Pages of every layout from lines: `«text=ISO..ISO»` marks a time, `‹text:LABEL›` a mention."""

from __future__ import annotations

import re

from pipeline.assemble import assemble
from pipeline.model import Block, Cell, Document, EventStatement, Label, Mention, Office, Page, Place, Time

MARK = re.compile(
    r"«(?P<text>[^«»=]+)=(?P<start>[^«»]+?)(?:\.\.(?P<end>[^«»]+))?»|‹(?P<name>[^‹›:]+):(?P<label>[A-Z]+)(?::(?P<more>[^‹›]*))?›"
)


ABROAD = {"リュブリャナ": "SI", "ハイフォン市": "VN", "ラハティ市": "FI"}


def page(*lines: str, title: str = "") -> Document:
    """A document from lines `kind[level]|text`; a field is `field|label：value`, a row `row|a | b`, a header `head|a | b`."""
    text, blocks, times, mentions, table, headers = "", [], [], [], 0, []
    for n, line in enumerate(lines):
        spec, raw = line.split("|", 1)
        kind, level = re.fullmatch(r"([a-z_]+)(\d?)", spec).groups()  # type: ignore[union-attr]
        start, at = len(text), 0
        for m in MARK.finditer(raw):
            text += raw[at : m.start()]
            where, at = len(text), m.end()
            text += m["text"] or m["name"]
            if m["text"]:
                times.append(moment(n, where, m["text"], m["start"], m["end"] or m["start"]))
            else:
                mentions.append(mention(n, where, m["name"], m["label"], m["more"] or ""))  # type: ignore[arg-type]
        text += raw[at:]
        cells: tuple[Cell, ...] = ()
        label = ""
        if kind == "field":
            cut = text.index("：", start)
            label, cells = text[start:cut], (Cell(start, cut, "", True), Cell(cut + 1, len(text), text[start:cut]))
        if kind in ("row", "head"):
            spans = [(start + c.start(), start + c.end()) for c in re.finditer(r"[^|]+", text[start:])]
            spans = [
                (a + len(text[a:b]) - len(text[a:b].lstrip()), b - len(text[a:b]) + len(text[a:b].rstrip()))
                for a, b in spans
            ]
            if kind == "head":
                headers, table = [text[a:b] for a, b in spans], table + 1
            cells = tuple(
                Cell(a, b, "" if kind == "head" else (headers[k] if k < len(headers) else ""), kind == "head")
                for k, (a, b) in enumerate(spans)
            )
            kind = "table_row"
        blocks.append(
            Block(
                "p",
                n,
                start,
                len(text),
                kind,
                int(level or 0),
                label,
                cells,
                table if cells and kind == "table_row" else -1,
            )
        )  # type: ignore[arg-type]
        text += "\n"
    head = title or next((text[b.start : b.end] for b in blocks if b.kind == "title"), "")
    return Document(
        Page("p", "p.txt", text=text, title=head, language="ja"), tuple(blocks), tuple(mentions), tuple(times)
    )


def moment(block: int, at: int, text: str, start: str, end: str) -> Time:
    clock = "T" in start
    size = len(re.sub(r"^--", "0000-", start))
    precision = "minute" if clock else {4: "year", 7: "month", 10: "day"}[size]
    kind = "fiscal_year" if "年度" in text else "time" if clock else "date" if start == end else "range"
    return Time(
        "p",
        block,
        at,
        at + len(text),
        text,
        start,
        end,
        precision,
        kind,
        "Asia/Tokyo" if clock else "",
        weekday_ok="true" if "(" in text else "",
    )  # type: ignore[arg-type]


def mention(block: int, at: int, text: str, label: Label, more: str) -> Mention:
    place = Place(f"x:{text}", text, country_code=ABROAD.get(text, "JP")) if label == "CITY" else None
    title, _, body = more.partition("/")
    offices = (Office(title, body),) if more else ()
    name = re.sub(r"\s", "", text)
    return Mention("p", block, at, at + len(text), text, label, name, "rule", "test", 0.9, name, offices, place)


def stated(*lines: str) -> list[EventStatement]:
    return list(assemble(page(*lines)).events)


def brief(events: list[EventStatement]) -> list[tuple[str, str, str]]:
    return [(e.name, e.start, e.end) for e in events]
