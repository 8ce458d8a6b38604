"""Which line over its fields names an announced event."""

from __future__ import annotations

import re

from pipeline.assemble import words
from pipeline.assemble.introduced import introduced
from pipeline.assemble.minutes import MATERIAL, meeting
from pipeline.assemble.sentence import prose_sentences
from pipeline.assemble.view import Field, View
from pipeline.assemble.words import sign
from pipeline.model import Span

SUBTITLE = re.compile(r"[-－–—―ー～〜~＝=].{2,80}[-－–—―ー～〜~＝=]")
FILE = re.compile(rf"[\[（(［][^\]）)］]{{0,16}}{sign('file_kind')}", re.IGNORECASE)
THEME = re.compile(sign("theme_label"))
ANY_EVENT = re.compile(sign("any_event_label"))
POINTED = re.compile(
    rf"(?<![一-龠ァ-ヶー])(?:本|この)(?P<name>{sign('pointed_kind')}?{words.noun_pattern()})(?:では|は、|には|に)"
)


def theme(view: View, chunk: list[Field]) -> Span | None:
    """What a numbered session is about: its テーマ or 演題."""
    themes = [f for f in chunk if THEME.search(f.label)]
    return next(iter(view.lines(themes[0].start, themes[0].end)), None) if themes else None


def name_of(view: View, owner: int, chunk: list[Field], dated: list[list[Field]], n: int) -> tuple[Span | None, str]:
    """Where the event's name stands: a title field, else the owner heading where it names an event, else the nearest
    line over the fields that does, else the owner."""
    titled = [f for f in chunk if f.role == "title"]
    own = owner >= 0 and (view.names_event(owner) or _heads_section(view, owner))
    if view.title >= 0 and owner == view.title + 1 and not own and SUBTITLE.fullmatch(view.block_text(owner).strip()):
        owner = view.title  # its own name stands under the title: -様々な取り組み-
    if titled and (not own or len(dated) > 1):
        return next(iter(view.lines(titled[0].start, titled[0].end)), None), ""
    near = view.name_near(chunk[0].position, owner)
    near = -1 if near >= 0 and _no_name(view.block_text(near)) else near
    if len(dated) > 1:
        local = _line_before(view, chunk[0], owner)
        if local is not None:
            return local, ""
        above = (
            view.name_near(chunk[0].position, max(owner, -1)) if view.body[chunk[0].position].kind == "field" else -1
        )
        if above >= 0 and above != owner and not FILE.search(view.block_text(above)):
            return (view.body[above].start, view.body[above].end), ""  # (1)特別展「○○」 / what it is about / 期間
    if not own and near >= 0:
        owner = near
    elif not own and owner in (-1, view.title):
        led = 0 <= view.lead < chunk[0].position and view.names_event(view.lead)
        if not led and (view.title < 0 or view.is_generic(view.title)):
            told = introduced(view, chunk[0].position)
            if told is not None:
                return told, ""
        owner = view.lead if view.lead >= 0 else owner
    named = (view.body[owner].start, view.body[owner].end) if owner >= 0 else None
    if named is None or MATERIAL.match(view.text[slice(*named)].strip(" 　■□●○◆・-")):
        return meeting(view, view.section(-1)) or pointed(view), ""
    return named, ""


def _no_name(text: str) -> bool:
    """A file, or how an event on the net is held: オンライン会議システム「…」を使用."""
    return bool(FILE.search(text)) or bool(words.online().match(text) and not words.noun_at_end(text))


def pointed(view: View) -> Span | None:
    """What the text of a page without a title calls the event that it is about: 本シンポジウムでは, この講座では."""
    found = (POINTED.search(view.text, *span) for span in prose_sentences(view))
    return next((m.span("name") for m in found if m and not ANY_EVENT.fullmatch(m["name"])), None)


def _heads_section(view: View, owner: int) -> bool:
    """A heading below the title that ends with an event noun, be it a weak one: 原田大臣への要望."""
    return owner != view.title and words.noun_at_end(view.block_text(owner)) is not None


def _line_before(view: View, field: Field, owner: int) -> Span | None:
    """A short line right over the fields: the name of one of several events under one heading."""
    k = field.position - 1
    if k <= owner or view.body[k].kind in ("field", "table_row", "footnote"):
        return None
    block = view.body[k]
    line = view.lines(block.start, block.end)[-1:]
    text = view.text[slice(*line[0])] if line else ""
    if not line or len(text) > 60 or text.endswith("。") or FILE.search(text):
        return None
    return line[0]
