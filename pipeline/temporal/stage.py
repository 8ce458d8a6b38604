"""The stage: all kept blocks of a page → its times."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace

from pipeline.model import Document, Reject
from pipeline.settings import DEFAULT, Settings
from pipeline.temporal.calendars import lists_of
from pipeline.temporal.negatives import in_recording
from pipeline.temporal.parts import Atom, Refused
from pipeline.temporal.readings import without_readings
from pipeline.temporal.resolve.clocks import settle_clocks
from pipeline.temporal.resolve.days import settle_days
from pipeline.temporal.resolve.item import Item
from pipeline.temporal.resolve.layout import Layout, layout
from pipeline.temporal.resolve.named import named_events
from pipeline.temporal.resolve.rows import problems, time_row
from pipeline.temporal.resolve.witnesses import Witnesses
from pipeline.temporal.scan import scan
from pipeline.temporal.zones import zone_of
from pipeline.text import normalize

_UNITS = "人|円|名|個|本|枚|台|件|回|点|社|校|戸|票|字|語|席|冊|世帯|か所|カ所|箇所|km|m|万|億|歩|周年|ページ"
_COUNTED = rf"[0-9年/.\-,:%]|[ ]?(?:{_UNITS})"
_BARE_YEAR = re.compile(rf"(?<![0-9/.\-,:万億])((?:19|20)[0-9]{{2}})(?!{_COUNTED})")  # of a name: 国際会議2018
_PATH_YEAR = re.compile(
    r"[^\n>＞»›]{1,40}[>＞»›](?:[^\n>＞»›]{1,40}[>＞»›]){0,6}[\s　]*(?P<year>(?:19|20)[0-9]{2})年度?"
    r"[\s　]*(?:[>＞»›][^\n]*)?"
)  # ホーム > 行事 > 2023年 > 10月
_HEAD = 200  # characters in which a page says whose it is
_SENTENCE = re.compile(r"[。！？!?\n]")


def temporal(document: Document, settings: Settings = DEFAULT) -> Document:
    """The document with its times, and with what was refused (`rejects`) or contradicts itself (`problems`)."""
    plan = layout(document)
    items, rejects = _read(plan)
    witnesses = Witnesses(
        plan,
        items,
        named_events([copy.text for copy in plan.copies], settings.vocabulary.named_events),
        _bare_years(plan),
    )
    for item in items:
        mine = witnesses.by_block.setdefault(item.block, [])
        item.rank = len(mine)
        mine.append(item)
    _title(witnesses, document)
    settle_days(witnesses)
    settle_clocks(witnesses, _zone_of_post(document.page.text) or settings.timezone)
    times = tuple(time_row(plan, item) for item in items if not item.dropped)
    rejects += [_reject(plan, item) for item in items if item.dropped]
    return replace(
        document,
        times=times,
        rejects=(*document.rejects, *sorted(rejects, key=lambda r: (r.start, r.end))),
        problems=(*document.problems, *problems(plan, items)),
    )


def _zone_of_post(text: str) -> str:
    """The zone of the embassy or consulate of Japan whose page it is: its clocks are not Japan's; else ""."""
    if "在" not in text[:_HEAD]:
        return ""
    from pipeline.gazetteer import post_of  # its names are not read for other pages

    post = post_of(text)
    return zone_of(f"{post}時間") if post else ""


def _read(plan: Layout) -> tuple[list[Item], list[Reject]]:
    items: list[Item] = []
    rejects: list[Reject] = []
    lists = lists_of([copy.text for copy in plan.copies])
    for i in range(len(plan.blocks)):
        copy = without_readings(plan.copies[i])
        found = scan(copy.text, lists)
        base = plan.blocks[i].start
        breaks = [m.start() for m in _SENTENCE.finditer(copy.text)]
        lines = [k for k in breaks if copy.text[k] == "\n"]
        around = "\n".join(plan.texts[max(0, i - 2) : i + 3])
        for atom in found.atoms:
            if atom.is_clock and atom.b is None and in_recording(copy.text, atom.start, atom.end, around):
                refused = Refused(atom.start, atom.end, "recording", "a place in a recording")
                rejects.append(_refused(plan, i, refused, copy.span(atom.start, atom.end)))
                continue
            start, end = copy.span(atom.start, atom.end)
            _prefix_zone(copy.text, atom, found.zones)
            line = _count(lines, atom.start)
            line_start = base + (copy.origin[lines[line - 1]] + 1 if line else 0)
            items.append(Item(atom, i, base + start, base + end, line, line_start, _count(breaks, atom.start)))
        rejects += [_refused(plan, i, refused, copy.span(refused.start, refused.end)) for refused in found.refused]
    return items, rejects


def _prefix_zone(text: str, atom: Atom, zones: list[tuple[int, int, str]]) -> None:
    """Gives a time the zone word that stands before it (日本時間13日午前10時)."""
    k = bisect_right(zones, (atom.start, 0, "")) - 1
    if k < 0:
        return
    _, high, word = zones[k]
    gap = atom.start - high
    if atom.is_clock and not atom.a.zone and 0 <= gap <= 24 and "\n" not in text[high : atom.start]:
        atom.a.zone = word
    if 0 <= gap <= 3:
        atom.weak = False


def _count(sorted_places: list[int], at: int) -> int:
    return bisect_left(sorted_places, at)


def _refused(plan: Layout, i: int, refused: Refused, here: tuple[int, int]) -> Reject:
    page = plan.document.page
    start, end = plan.blocks[i].start + here[0], plan.blocks[i].start + here[1]
    return Reject(page.page_id, "temporal", start, end, page.text[start:end], "TIME", refused.rule, refused.reason)


def _reject(plan: Layout, item: Item) -> Reject:
    page = plan.document.page
    text = page.text[item.start : item.end]
    return Reject(page.page_id, "temporal", item.start, item.end, text, "TIME", item.atom.rule, item.dropped)


def _bare_years(plan: Layout) -> dict[int, list[int]]:
    """Years that stand as bare numbers in headings and short blocks: no rows, but witnesses."""
    out: dict[int, list[int]] = {}
    for i, block in enumerate(plan.blocks):
        if block.level > 0 or len(plan.texts[i]) < 400:
            years = [int(y) for y in _BARE_YEAR.findall(plan.copies[i].text)]
            if years:
                out[i] = years
    return out


def _title(w: Witnesses, document: Document) -> None:
    """The years that the page's title says, where it stands in no block, and that of its URL."""
    copy = normalize(document.page.title).text
    w.title_years = [int(y) for y in re.findall(r"(?<![0-9])((?:19|20)[0-9]{2})(?:年|(?![0-9]))", copy)]
    m = re.search(r"/((?:19|20)[0-9]{2})(?:/|-?(?:0[1-9]|1[0-2])(?:/|-|[0-9]{2}))", document.page.url)
    w.url_year = int(m[1]) if m else -1
    w.path_year = _path_year(document)


def _path_year(document: Document) -> int:
    """The year that the breadcrumb over the body names, -1 where it names none."""
    for block in document.blocks:
        if block.kept:
            break
        found = _PATH_YEAR.fullmatch(document.text_of(block).split("\n")[0])
        if found:
            return int(found["year"])
    return -1
