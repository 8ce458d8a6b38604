"""What a name and the times that may be its own look like by themselves, in numbers; data/second.tsv weighs them.

A sign that is no yes or no counts upwards; its last step is where more of it tells no more. Signs of what follows a
name in its sentence, of the headings over it, of first and last letters and of the words beside a day but for those of
putting out were tried: pages that the weights were not fitted on gained nothing by them.
"""

from __future__ import annotations

import re
from datetime import date

from rapidfuzz import fuzz

from pipeline.assemble import words
from pipeline.assemble.called import BROKEN, LABELS, MATERIAL, ONLY
from pipeline.assemble.entry import is_name
from pipeline.assemble.second_days import Pair, Told
from pipeline.assemble.second_names import Named
from pipeline.assemble.signs import BODY, IN_QUOTES, PARTICLE
from pipeline.assemble.spans import once_a_page
from pipeline.assemble.view import NUMBERED, View
from pipeline.assemble.weighing import Signs
from pipeline.assemble.when import is_clock
from pipeline.assemble.words import sign
from pipeline.model import Span
from pipeline.text import remembered

BESIDE = 14, 6  # characters before and behind a day in which a word tells what day it is
FAR = 300  # characters beyond which distances are alike
HIRAGANA = re.compile("[ぁ-ん]")
QUOTE = re.compile("[「『“]")
POSTED = re.compile(sign("put_out", "posted"))
NOTICE = re.compile(sign("notice_word"))
GAPS = (-3000, -365, -60, -7, 0, 1, 7, 60, 365)  # days from that on which the page was put out


def of_line(view: View, position: int, line: Span) -> Signs:
    """The signs of the line or sentence that a name stands in, and of its block."""
    block = view.body[position]
    return {
        f"in_{block.kind}": 1,
        "block": min(position, 64),
        "level": block.level,
        "line_length": min(line[1] - line[0], FAR),
        "line_stop": view.text[line[1] - 1] == "。",
        "above_title": position <= view.title,
        "dated_lines": min(view.dated_lines, 9),
        "bare_days": min(view.bare_days, 4),
        "trailing_days": min(view.trailing_days, 4),
    }


def of_place(view: View, named: Named) -> Signs:
    """Where in its line a name stands, and whether what stands there can be one."""
    start, end = named.name
    line = named.line
    return {
        f"form_{named.form}": 1,
        "phrase": named.form not in ("line", "head", "cell"),
        "part": named.part,
        "piece": named.piece,
        "pieces": min(named.pieces, 6),
        "share": round((end - start) / max(1, line[1] - line[0]), 1),
        "line_start": start - line[0] <= 1,
        "line_end": line[1] - end <= 1,
        "a_name": is_name(view, named.name),
    }


@remembered(words.REMEMBERED)
def of_words(name: str) -> Signs:
    """What a name's words tell wherever they stand."""
    bare = words.undecorated(name).strip()
    noun = words.noun_at_end(bare)
    fold = words.fold(name)
    return {
        "noun": noun is not None and not noun.weak,
        "noun_weak": noun is not None and noun.weak,
        "noun_in": words.noun_inside(bare) is not None,
        "noun_length": len(noun.word) if noun else 0,
        "noun_body": noun is not None and noun.weak and BODY.search(noun.word) is not None,
        "noun_alone": noun is not None and fold == noun.word,
        f"kind_{noun.kind if noun else 'none'}": 1,
        "length": min(len(fold), 50),
        "numbered": NUMBERED.search(name) is not None,
        "quoted": QUOTE.search(name) is not None,
        "refused": _refused(name, fold),
        "notice": NOTICE.search(name) is not None,
        "particle": PARTICLE.search(IN_QUOTES.sub("", name)) is not None,
        "hiragana": round(len(HIRAGANA.findall(name)) / max(1, len(name)), 1),
    }


def _refused(name: str, fold: str) -> bool:
    """Whether no layout would take the name."""
    if fold in LABELS or fold in words.generic_headings():
        return True
    return bool(BROKEN.match(name) or ONLY.fullmatch(name) or MATERIAL.match(name))


@once_a_page
def of_times(view: View, told: Told) -> Signs:
    """The signs of times: what they tell and how fine, where they stand, how they lie to the page's own day."""
    when, rows = told.when, told.rows
    days = [t for t in rows if not is_clock(t)]
    block = view.body[view.position(rows[0].start_char)]
    return {
        "day": bool(days) and days[0].precision == "day",
        "month": bool(days) and days[0].precision == "month",
        "year_told": any(s.year is not None or s.era for r in rows for s in r.said),
        "weekday": any(s.weekday is not None for r in rows for s in r.said),
        "no_year": when.start.startswith("--"),
        "clock": any(is_clock(r) for r in rows),
        "clock_range": any(is_clock(r) and r.start != r.end for r in rows),
        "range": when.start[:10] != when.end[:10],
        "several": len(days) > 1,
        "relative": rows[0].kind == "relative",
        "explicit": rows[0].basis == "explicit",
        "unsure": rows[0].confidence < 0.8,
        "day_line": block.kind == "date_line",
        "day_in_table": block.kind == "table_row",
        "day_in_field": block.kind == "field",
        **_beside(view, told),
        **_of_page(view, when.start[:10]),
    }


def _beside(view: View, told: Told) -> Signs:
    """Where on its line a day stands, and whether the words beside it say that something was put out then."""
    text, first, last = view.text, told.rows[0].start_char, told.rows[-1].end_char
    start = text.rfind("\n", 0, first) + 1
    end = text.find("\n", last)
    end = len(text) if end < 0 else end
    before, after = max(start, first - BESIDE[0]), min(end, last + BESIDE[1])
    posted = POSTED.search(text, before, first) or POSTED.search(text, last, after)
    return {"day_first": first - start <= 3, "day_last": end - last <= 3, "day_posted": posted is not None}


def _of_page(view: View, day: str) -> Signs:
    """How a day lies to that on which the page was put out."""
    posted = view.page.published_on
    out = {"page_dated": bool(posted), "page_day": bool(day) and day in (posted, view.page.updated_on)}
    try:
        gap = (date.fromisoformat(day) - date.fromisoformat(posted)).days
    except ValueError:
        return out
    return {**out, "after_page": gap > 0, "page_gap": 1 + sum(gap >= least for least in GAPS)}


def of_both(view: View, pair: Pair) -> Signs:
    """How a name and its times stand to one another, and the name to the page's title."""
    title = words.fold(view.page.title)
    like = fuzz.partial_ratio(words.fold(pair.name), title) if title else 0
    return {
        f"bind_{pair.bind}": 1,
        "distance": min(pair.distance, FAR),
        "blocks": pair.blocks,
        "like_title": round(like),
    }
