"""Fields (日時, 会場, 出席者 …) under a heading or the title: announcements, and pages of sections with fields."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import groupby

from pipeline.assemble import naming, words
from pipeline.assemble.announced import name_of, theme
from pipeline.assemble.because import because
from pipeline.assemble.lines_of import lines
from pipeline.assemble.patterns import BRACKET, NOTE, ORDINAL
from pipeline.assemble.record import Record
from pipeline.assemble.view import NUMBERED, Field, View
from pipeline.assemble.when_fields import CEREMONY, WEAK, loose_rows, when_rows
from pipeline.assemble.words import sign
from pipeline.model import Span, Time

JOIN = re.compile(rf"{sign('and')}|[/／]|\n")
PART_OF = re.compile(sign("part_of"))
TOLD = re.compile(rf"{sign('holding', 'attending', 'joining', 'visiting', 'meeting', 'signing', 'told_beside')}")
PUBLISHED = re.compile(rf"{sign('put_out', 'announced')}(?:日|日時|年月日)$")
# 沖町から訪れる方々の受け入れ家庭を募集 / 期間：6月2日から9日
HOSTS = re.compile(rf"{sign('guests')}.{{0,40}}{sign('host_home')}")
FAR = 4  # blocks between two fields of one label that are two events': between them stands what the first was
COUNTED = re.compile(rf"{ORDINAL}{NOTE}")  # a heading that is only a number
VETO = re.compile(sign("no_event_field"))


def records(view: View) -> list[Record]:
    """A record for each group of fields that says when; the owner is the nearest heading that can name an event."""
    out: list[Record] = []
    fields = [f for f in view.fields if f.role and not PUBLISHED.search(f.label)]
    for owner, group in groupby(fields, key=lambda f: view.owner(f.position)):
        chunks = _chunks(list(group))
        dated = [c for c in chunks if any(f.role == "when" for f in c)]
        if not dated and any(f.role == "where" for f in chunks[0]) and loose_rows(view, chunks[0][0].position):
            dated = chunks[:1]  # the days stand alone on a line over 会場
        for n, chunk in enumerate(dated):
            out += _records(view, owner, chunk, dated, n)
    return _apart(view, _titled_by_page(view, out))


def _titled_by_page(view: View, found: list[Record]) -> list[Record]:
    """The fields of a page's one event below a line that names none, or that says the title again and adds to it."""
    title = view.title
    mains = [r for r in found if not r.parent]
    if title < 0 or len(mains) != 1 or mains[0].main or not view.names_event(title):
        return found
    name, whole = view.text[slice(*mains[0].name)], view.block_text(title)
    noun = words.noun_inside(whole) or words.noun_at_end(whole)
    told = words.noun_inside(name) is not None or words.noun_at_end(name) is not None
    if noun is None or noun.weak or (told and words.fold(whole) not in words.fold(name)):
        return found
    block, scope = view.body[title], view.section(title)
    at = (block.start, block.end)
    head = replace(mains[0], name=at, scope=(at, scope), fields=view.fields_in(*scope), main=True)
    return [head if r is mains[0] else r for r in found]


def _apart(view: View, found: list[Record]) -> list[Record]:
    """Each record's section ends where the next record's begins, also where its heading stands over the other's."""
    starts = sorted({r.name[0] for r in found if not r.parent})
    out = []
    for record in found:
        begin, end = record.scope[-1]
        at = bisect_right(starts, max(record.name[0], min((t.start_char for t in record.times), default=begin)))
        if at < len(starts) and begin < starts[at] < end:
            scope = (begin, starts[at])
            told = told_sentence(view, scope) if record.told[0] >= starts[at] else record.told
            record = replace(record, scope=(record.name, scope), fields=view.fields_in(*scope), told=told)
        out.append(record)
    return out


def _chunks(fields: list[Field]) -> list[list[Field]]:
    """The fields of one owner, cut where another event begins: a second title, or a second 日時 after other fields."""
    out: list[list[Field]] = []
    for field in fields:
        if out and not _begins(out[-1], field):
            out[-1].append(field)
        else:
            out.append([field])
    return out


def _begins(chunk: list[Field], field: Field) -> bool:
    if field.role == "title":
        return any(f.role == "title" for f in chunk) and any(f.role == "when" for f in chunk)
    labels = [f.label for f in chunk if f.role == "when"]
    apart = chunk[-1].role not in ("when", "deadline") or field.position - chunk[-1].position > FAR
    return field.role == "when" and field.label in labels and apart


def _records(view: View, owner: int, chunk: list[Field], dated: list[list[Field]], n: int) -> list[Record]:
    first = chunk[0]
    name, suffix = name_of(view, owner, chunk, dated, n)
    if name is None:
        return []
    parent = ""
    if COUNTED.fullmatch(words.fold(view.text[slice(*name)])) and (about := theme(view, chunk)) is not None:
        name, parent = about, naming.clean(view.block_text(view.title)) if view.title >= 0 else ""
    times = when_rows(view, chunk)
    text = view.text[slice(*name)]
    if not _is_event(view, text, chunk, times):
        return because(view, chunk, times)
    scope = view.section(owner) if len(dated) == 1 else (view.body[first.position].start, _stop(view, owner, dated, n))
    told = told_sentence(view, scope)
    record = Record(
        layout="fields",
        name=name,
        scope=(name, scope),
        times=tuple(times),
        fields=view.fields_in(*scope) if len(dated) == 1 else tuple(chunk),
        told=told,
        suffix=suffix,
        parent=parent,
        main=owner in (view.title, view.lead),
        trust=0.85 if any(f.role == "where" for f in chunk) else 0.75,
    )
    return [record, *_titled(view, record, chunk), *_ceremonies(view, record, chunk)]


def _stop(view: View, owner: int, dated: list[list[Field]], n: int) -> int:
    if n + 1 < len(dated):
        return view.body[dated[n + 1][0].position].start
    return view.section(owner)[1]


def _ceremonies(view: View, main: Record, chunk: list[Field]) -> list[Record]:
    """開会式 as the label of a field beside the event's own 日時: an event of its own."""
    out = []
    for field in chunk:
        rows = tuple(t for t in view.times_in(view.body[field.position].start, field.end))
        if field.role == "when" and CEREMONY.search(field.label) and rows and rows[0] not in main.times:
            name = (field.label_start, field.label_start + len(field.label))
            if view.text[slice(*name)] == field.label:
                line = (view.body[field.position].start, field.end)
                out.append(Record("line", name, (line,), rows[:2], (), line, view.text[slice(*main.name)], trust=0.7))
    return out


def _is_event(view: View, name: str, chunk: list[Field], times: list[Time]) -> bool:
    noun = words.noun_at_end(name) or words.noun_inside(name)
    placed = any(f.role == "where" for f in chunk)
    if VETO.search(name) and (noun is None or noun.weak or not (words.noun_at_end(name) or placed)):
        return False
    labels = [f for f in chunk if f.role == "when"]
    if not labels:
        return bool(times) and (noun is not None or bool(NUMBERED.search(name)))
    if all(WEAK.match(f.label) for f in labels):
        return (noun is not None or bool(HOSTS.search(name))) and bool(times)
    if not times:
        return noun is not None and not noun.weak and any(f.role == "where" for f in chunk)
    return True


def told_sentence(view: View, scope: Span) -> Span:
    """The first sentence of the section that says that something is held."""
    best = (0, 0)
    for span in view.sentences(*scope):
        if TOLD.search(view.text, *span) and view.text[span[0] : span[1]].rstrip().endswith(
            ("。", "す", "た", "催", "施")
        ):
            return span
        if best == (0, 0):
            best = span
        if span[0] - scope[0] > 3000:
            break
    return best


def _titled(view: View, main: Record, chunk: list[Field]) -> list[Record]:
    """Events that a 会議 or 名称 field names beside the heading's own; a part of that has it as parent."""
    out: list[Record] = []
    known = words.fold(re.sub(BRACKET, "", view.text[slice(*main.name)]))
    for field in chunk:
        if field.role != "title" or field.start <= main.name[0] < field.end:
            continue
        parts = _parts(view.text, field.start, field.end)
        named = [p for p in parts if words.noun_at_end(view.text[slice(*p)])]
        others = [p for p in named if not _same(words.fold(view.text[slice(*p)]), known)]
        inside = len(named) == 1 or bool(PART_OF.search(view.text, field.start, field.end))
        for part in others:
            parent = view.text[slice(*main.name)] if inside else ""
            out.append(Record("fields", part, main.scope, main.times, main.fields, main.told, parent, trust=0.75))
    return out


def _parts(text: str, start: int, end: int) -> list[Span]:
    out: list[Span] = []
    for a, b in lines(text, start, end):
        at = a
        for m in JOIN.finditer(text, a, b):
            out.append((at, m.start()))
            at = m.end()
        out.append((at, b))
    return [p for p in out if text[slice(*p)].strip() and text[p[0]] not in "(（※"]


def _same(a: str, b: str) -> bool:
    a = re.sub(BRACKET, "", a)
    return a == b or (min(len(a), len(b)) >= 4 and (a in b or b in a))
