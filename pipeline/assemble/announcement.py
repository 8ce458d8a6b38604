"""Fields (日時, 会場, 出席者 …) under a heading or the title: announcements, and pages of sections with fields."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import groupby

from pipeline.assemble import naming, words
from pipeline.assemble.lines_of import lines, sentences
from pipeline.assemble.minutes import MATERIAL, meeting
from pipeline.assemble.record import Record
from pipeline.assemble.view import NUMBERED, Field, View
from pipeline.assemble.when_fields import CEREMONY, WEAK, loose_rows, when_rows
from pipeline.model import Span, Time

JOIN = re.compile(r"及び|および|並びに|ならびに|[/／]|\n")
THEME = re.compile(r"テーマ|演題|題目|題名|タイトル")
PART_OF = re.compile(r"の一つ|のひとつ|の一環|の中で|内で|の一部")
TOLD = re.compile(r"開催|実施|行(?:い|わ|う)|開か|出席|参加|訪問|面会|締結|登壇|講演")
PUBLISHED = re.compile(r"(?:発表|発信|配信|掲載|公開|更新|作成)(?:日|日時|年月日)$")
COUNTED = re.compile(r"第[0-9]{1,3}回(?:[（(][^（）()]{0,8}[）)])?")  # a heading that is only a number
VETO = re.compile(
    r"休館|休業|休園|入札|補助金|助成金|給付金|申請|採用|工事|通行止|断水|接種|収集|窓口|手続|届出|納付|パブリックコメント|意見募集|発売|販売|営業時間|利用時間|診療|支給|任期|免除|貸出|利用案内|施設案内"
)


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
    return _apart(view, out)


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
    return field.role == "when" and field.label in labels and chunk[-1].role not in ("when", "deadline")


def _records(view: View, owner: int, chunk: list[Field], dated: list[list[Field]], n: int) -> list[Record]:
    first = chunk[0]
    name, suffix = _name(view, owner, chunk, dated, n)
    if name is None:
        return []
    parent = ""
    if COUNTED.fullmatch(words.fold(view.text[slice(*name)])) and (theme := _theme(view, chunk)) is not None:
        name, parent = theme, naming.clean(view.block_text(view.title)) if view.title >= 0 else ""
    times = when_rows(view, chunk)
    text = view.text[slice(*name)]
    if not _is_event(view, text, chunk, times):
        return []
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


def _theme(view: View, chunk: list[Field]) -> Span | None:
    """What a numbered session is about: its テーマ or 演題."""
    themes = [f for f in chunk if THEME.search(f.label)]
    return next(lines(view.text, themes[0].start, themes[0].end), None) if themes else None


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


def _name(view: View, owner: int, chunk: list[Field], dated: list[list[Field]], n: int) -> tuple[Span | None, str]:
    """Where the event's name stands: a title field, else the owner heading where it names an event, else the nearest
    line over the fields that does, else the owner."""
    titled = [f for f in chunk if f.role == "title"]
    own = owner >= 0 and (view.names_event(owner) or _heads_section(view, owner))
    if owner >= 0 and not own and owner != view.title and _of_person(view, owner) and view.title >= 0:
        owner = view.title  # 大会実行委員会 委員長 柿沼 千里
    if owner not in (-1, view.title) and not own and view.lead not in (-1, owner) and _only_noun(view, owner):
        owner = view.lead if view.names_event(view.lead) else owner  # 会合の概要
    if titled and (not own or len(dated) > 1):
        return next(lines(view.text, titled[0].start, titled[0].end), None), ""
    near = view.name_near(chunk[0].position, owner)
    if len(dated) > 1:
        local = _line_before(view, chunk[0], owner)
        if local is not None:
            return local, ""
    if not own and near >= 0:
        owner = near
    elif not own and view.lead >= 0 and owner in (-1, view.title):
        owner = view.lead
    named = (view.body[owner].start, view.body[owner].end) if owner >= 0 else None
    if named is None or MATERIAL.match(view.text[slice(*named)].strip(" 　■□●○◆・-")):
        return meeting(view, view.section(-1)), ""
    return named, ""


def _only_noun(view: View, position: int) -> bool:
    """A heading that is nothing but an event noun: 会合の概要, 会議."""
    bare = words.decorations().sub("", view.block_text(position).strip(" 　■●○◆・【】"))
    noun = words.noun_at_end(bare)
    return noun is not None and words.fold(bare) == noun.word


def _of_person(view: View, position: int) -> bool:
    """A line that says who signs a notice, and no event: a person, and no event noun at its end."""
    block = view.body[position]
    return bool(view.mentions_in(block.start, block.end, "PERSON")) and not words.noun_at_end(view.block_text(position))


def _heads_section(view: View, owner: int) -> bool:
    """A heading below the title that ends with an event noun, be it a weak one: 原田大臣への要望."""
    return owner != view.title and words.noun_at_end(view.block_text(owner)) is not None


def _line_before(view: View, field: Field, owner: int) -> Span | None:
    """A short line right over the fields: the name of one of several events under one heading."""
    k = field.position - 1
    if k <= owner or view.body[k].kind in ("field", "table_row"):
        return None
    block = view.body[k]
    line = list(lines(view.text, block.start, block.end))[-1:]
    if not line or line[0][1] - line[0][0] > 60 or view.text[line[0][0] : line[0][1]].endswith("。"):
        return None
    return line[0]


def _is_event(view: View, name: str, chunk: list[Field], times: list[Time]) -> bool:
    noun = words.noun_at_end(name) or words.noun_inside(name)
    if VETO.search(name) and not (words.noun_at_end(name) and not words.noun_at_end(name).weak):  # type: ignore[union-attr]
        return False
    labels = [f for f in chunk if f.role == "when"]
    if not labels:
        return bool(times) and (noun is not None or bool(NUMBERED.search(name)))
    if all(WEAK.match(f.label) for f in labels):
        return noun is not None and bool(times)
    if not times:
        return noun is not None and not noun.weak and any(f.role == "where" for f in chunk)
    return True


def told_sentence(view: View, scope: Span) -> Span:
    """The first sentence of the section that says that something is held."""
    best = (0, 0)
    for span in sentences(view.text, *scope):
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
    known = words.fold(re.sub(r"[（(][^（）()]*[）)]", "", view.text[slice(*main.name)]))
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
    a = re.sub(r"[（(][^（）()]*[）)]", "", a)
    return a == b or (min(len(a), len(b)) >= 4 and (a in b or b in a))
