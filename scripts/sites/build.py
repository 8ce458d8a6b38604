#!/usr/bin/env python3
"""Build the pages of tests/fixtures/sites: invented contents in the frames that content systems put around them.

    python scripts/sites/build.py

The frames (layouts/*.html) have the chrome of real content systems, their ids, classes and phrases; what stands inside
<own> is the page's own, so the body is known from how the page was made. The same bytes come out each time.
"""

from __future__ import annotations

import datetime
import json
import pathlib
import re
import tomllib
from collections.abc import Iterator
from typing import Any

import jinja2
from dialects import Block, body
from render import render, unmarked

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE.parents[1] / "tests" / "fixtures" / "sites"
EACH = 6  # pages of a site
STEP = 5  # of the contents from one page of a site to the next
ERAS = ((datetime.date(2019, 5, 1), "令和", 2018), (datetime.date(1989, 1, 8), "平成", 1988))
WEEKDAYS = "月火水木金土日"
MARKS = ("# ", "##", "- ", ": ", "| ", "^ ")
SLOT = re.compile(r"\{D([+-][0-9]+)(w?)\}")
Site = dict[str, Any]
Built = tuple[str, str, dict[str, Any], list[tuple[str, bool]]]  # name, HTML, annotation, lines and whether own


def day(date: datetime.date, style: str, weekday: bool) -> str:
    """A day as the site writes it."""
    _, era, before = next(e for e in ERAS if date >= e[0])
    year = "元" if date.year - before == 1 else str(date.year - before)
    written = {
        "era": f"{era}{year}年{date.month}月{date.day}日",
        "mixed": f"{era}{year}({date.year})年{date.month}月{date.day}日",
    }.get(style, f"{date.year}年{date.month}月{date.day}日")
    return f"{written}（{WEEKDAYS[date.weekday()]}曜日）" if weekday else written


def stamp(date: datetime.date, style: str) -> str:
    """The page's own day, beside its title."""
    if style == "dots":
        return date.strftime("%Y.%m.%d")
    return day(date, style, weekday=style == "weekday")


def contents() -> list[tuple[str, list[str]]]:
    """(title, lines) of each piece."""
    out: list[tuple[str, list[str]]] = []
    for line in (HERE / "contents.txt").read_text(encoding="utf-8").split("\n"):
        if line.startswith("== "):
            out.append((line[3:].strip(), []))
        elif line.strip() and out:
            out[-1][1].append(line)
    return out


def filled(text: str, site: Site, date: datetime.date, number: int) -> str:
    def written(m: re.Match[str]) -> str:
        return day(date + datetime.timedelta(int(m[1])), site["dates"], bool(m[2]))

    text = SLOT.sub(written, text)
    month = day(date.replace(day=1), site["dates"], weekday=False).rpartition("月")[0] + "月"
    for name, value in {"M": month, "n": str(number), **site}.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text.replace("～", "〜") if site["encoding"] == "euc_jp" else text  # U+FF5E is no letter of EUC-JP


def blocks(lines: list[str]) -> list[Block]:
    """The lines of a piece, those of one list or table together."""
    out: list[Block] = []
    for line in lines:
        mark, rest = (line[:2].strip(), line[2:].strip()) if line[:2] in MARKS else ("", line)
        item: Any = [c.strip() for c in rest.strip("| ").split("|")] if mark in (":", "|") else rest.strip()
        if mark in ("-", ":", "|") and out and out[-1][0] == mark:
            out[-1][1].append(item)
        else:
            out.append((mark, [item] if mark in ("-", ":", "|") else item))
    return out


def pages(site: Site, place: int) -> Iterator[Built]:
    """Each page of a site, of which this is the `place` in the list."""
    every = contents()
    numbers = [(place * 7 + k * STEP) % len(every) for k in range(EACH)]
    dates = [site["base"] + datetime.timedelta(9 * k) for k in range(EACH)]
    titles = [filled(every[n][0], site, d, n + 3) for n, d in zip(numbers, dates, strict=True)]
    loader = jinja2.Environment(loader=jinja2.FileSystemLoader(HERE / "layouts"), autoescape=False)
    for k, (n, date, title) in enumerate(zip(numbers, dates, titles, strict=True)):
        pieces = blocks([filled(line, site, date, n + 3) for line in every[n][1]])
        updated = date + datetime.timedelta(k % 3) if len(site["says"]) > 1 else date
        marked = loader.get_template(f"{site['layout']}.html").render(
            **{**site, "site": site["name"], "body": body(pieces, site["body"])},
            **said_of(site, date, updated),
            title=title,
            files=any(mark == "^" for mark, _ in pieces),
            others=[t for t in titles if t != title][:4],
            number=1003000 + place * 100 + k * 7,
            address=f"{site['town']}中央1丁目{place + 1}番{k + 1}号",
            post="000-0000",
            tel="0000-00-0000",
            corporate="0000000000000",
        )
        lines = render(marked)
        name = f"{site['key']}-{k + 1}"
        told = {
            "title": title,
            "published_on": date.isoformat() if "published" in site["says"] else None,
            "updated_on": updated.isoformat() if "updated" in site["says"] else None,
            "language": "ja",
        }
        gold = {"source": f"{name}.html", "page": told, "body_lines": _ranges([own for _, own in lines])}
        yield name, unmarked(marked), gold, lines


def said_of(site: Site, date: datetime.date, updated: datetime.date) -> dict[str, Any]:
    """What a layout may say of a page's own days."""
    return {
        "published": stamp(date, site["dates"]),
        "updated": stamp(updated, site["dates"]),
        "published_iso": date.isoformat(),
        "updated_iso": updated.isoformat(),
        "before_iso": (date - datetime.timedelta(1)).isoformat(),
        "year": date.year,
    }


def _ranges(own: list[bool]) -> list[list[int]]:
    out: list[list[int]] = []
    for n, inside in enumerate(own, start=1):
        if inside and out and out[-1][1] == n - 1:
            out[-1][1] = n
        elif inside:
            out.append([n, n])
    return out


def main() -> None:
    for folder in ("pages", "text", "gold"):
        (OUT / folder).mkdir(parents=True, exist_ok=True)
        for old in (OUT / folder).iterdir():
            old.unlink()
    for place, site in enumerate(tomllib.loads((HERE / "sites.toml").read_text(encoding="utf-8"))["site"]):
        for name, page, gold, lines in pages(site, place):
            (OUT / "pages" / f"{name}.html").write_bytes(page.encode(site["encoding"]))
            (OUT / "text" / f"{name}.txt").write_text("".join(f"{t}\n" for t, _ in lines), encoding="utf-8")
            written = json.dumps(gold, ensure_ascii=False, indent=1)
            (OUT / "gold" / f"{name}.json").write_text(written + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
