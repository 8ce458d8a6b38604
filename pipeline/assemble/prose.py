"""Reports in prose: the event that the title names, and events that single sentences tell with their own date."""

from __future__ import annotations

import re

from pipeline.assemble import headings, journeys, untitled, words
from pipeline.assemble.deferred import deferred
from pipeline.assemble.prose_day import CALL, bare_name, day_of, is_title, of_another
from pipeline.assemble.record import Record
from pipeline.assemble.sentence import is_long, prose_sentences
from pipeline.assemble.told import told
from pipeline.assemble.view import LISTING, NUMBERED, View
from pipeline.assemble.words import sign, to_land
from pipeline.model import Span, Time

REPORT = re.compile(
    rf"{sign('holding', 'took_place', 'attending', 'visiting', 'coming', 'meeting', 'signing', 'giving')}"
    rf"|{sign('called', 'told_in_title')}|{to_land()}$|来[一-龠](?=しま|へ$)"
)
# a courtesy call to tell of something: 選手が市長に喜びを報告, 派遣団が帰国報告
REPORTED = re.compile(
    rf"(?:{sign('head')}|大臣)(?:に|へ)(?:[^、。「」]{{1,12}}を)?(?:ご?報告|披露)"
    r"(?:しました)?[\s　]*(?=$|[（(])"
    rf"|が[^、。「」]{{0,12}}{sign('result')}を?報告(?:しました)?[\s　]*(?=$|[（(])"
)
TAGGED = re.compile(rf"[【\[［＜<](?:[^】\]］＞>]{{0,8}}){sign('tag')}(?:[^】\]］＞>]{{0,6}})[】\]］＞>](?=.*\S)")
QUOTED_END = re.compile(r"[「『]([^「」『』]{3,60})[」』]$")  # 専門家の話を聞こう「学芸員トーク2017」
MINUTES = re.compile(sign("minutes"))
PAGE_VETO = re.compile(sign("no_event_title"))
OF_SITTING = re.compile(rf"(?:[0-9０-９]{{1,2}}[.．、])?{sign('part_of_sitting')}")


def records(view: View, settled: frozenset[int] = frozenset()) -> list[Record]:
    """The page's (or each section's) own event, then events told by sentences with their own date. `settled` are the
    starts of headings that another layout has made a record of."""
    out: list[Record] = []
    for head in _heads(view):
        if view.body[head].start in settled:
            continue
        record = _headed(view, head)
        if record is not None:
            out.append(record)
    taken = settled | {r.name[0] for r in out}
    out += headings.records(view, taken) + untitled.outside(view)
    for span in prose_sentences(view):
        out += told(view, span)
    later = deferred(view)
    out = [r for r in out if not (r.suffix and any(_tells_too(d, r) for d in later))] + later
    days = {r.times[0] for r in out if r.times}
    out += [r for r in journeys.records(view) if r.times[0] not in days]
    if not settled:
        out += untitled.bare_days(view, out)
    return out or ([] if settled else untitled.undated(view))


def _tells_too(whole: Record, visit: Record) -> bool:
    """Whether a visit is what an event was: 「○○研修」。今年は6月2日に実施され、生徒が港を訪れました."""
    within = whole.told[0] <= visit.told[0] and visit.told[1] <= whole.told[1]
    return within and whole.times[:1] == visit.times[:1]


def _heads(view: View) -> list[int]:
    """The line that names the page's event, and the headings that can name one."""
    out = [i for i, b in enumerate(view.body) if b.kind in ("title", "heading") and not view.is_generic(i)]
    return out if view.lead in out or view.lead < 0 else sorted([*out, view.lead])


def _headed(view: View, head: int) -> Record | None:
    """The event that a title or heading names, with the date that its section's first sentences tell."""
    block = view.body[head]
    name = view.block_text(head)
    own_noun = words.noun_at_end(bare_name(name))
    strong = bool(REPORT.search(name)) or (own_noun is not None and not own_noun.weak)
    strong = (
        strong or bool(REPORTED.search(name)) or bool(MINUTES.search(name)) or bool(TAGGED.match(name.lstrip(" 　")))
    )
    quoted = QUOTED_END.search(name.strip())
    weak = (
        bool(quoted and words.noun_at_end(quoted[1]))
        or own_noun is not None
        or words.noun_inside(name) is not None
        or bool(NUMBERED.search(name))
    )
    bare = (
        own_noun is not None
        and words.fold(bare_name(name)) == own_noun.word
        and (not is_title(view, head) or own_noun.weak)
    )
    if (bare and not _dated_below(view, head)) or OF_SITTING.fullmatch("".join(name.split())):
        return None
    if not (strong or weak) or LISTING.match(words.fold(name)) or PAGE_VETO.search(name.strip()):
        return None
    if is_title(view, head) and view.dated_lines >= 3 and view.times_in(block.start, block.start + 3):
        return None  # the first line of a list of notices was taken for the title
    scope = _scope(view, head)
    told, times = day_of(view, head, scope, strong)
    if CALL.search(name) and (own := of_another(view, told, times)) is not None:
        told, times = told, own
    elif not times:
        return None
    return Record(
        layout="prose_title" if is_title(view, head) else "prose_heading",
        name=(block.start, block.end),
        scope=((block.start, block.end), scope),
        times=tuple(times),
        told=told,
        main=is_title(view, head),
        problem="title_body_conflict" if _conflict(view, head, times) else "",
        trust=0.75 if strong else 0.6,
    )


def _conflict(view: View, head: int, times: list[Time]) -> bool:
    """Whether a title names another day than the one that its text is believed for."""
    own = [t for t in view.times_in(view.body[head].start, view.body[head].end) if t.precision == "day"]
    days = {t.start[:10] for t in times}
    return bool(own) and not any(t.start in days or any(t.start <= d <= t.end for d in days) for t in own)


def _dated_below(view: View, head: int) -> bool:
    """Whether the block right under a heading is little more than a day: 授賞式 / 10月17日(土) 午後3時から."""
    if head + 1 >= len(view.body):
        return False
    block = view.body[head + 1]
    rows = [t for t in view.times_in(block.start, block.end) if not is_long(t)]
    length = sum(t.end_char - t.start_char for t in rows)
    return bool(rows) and rows[0].precision == "day" and length * 10 >= (block.end - block.start) * 6


def _scope(view: View, head: int) -> Span:
    """The section of a heading; of the title the whole body."""
    return view.section(-1) if is_title(view, head) else view.section(head)
