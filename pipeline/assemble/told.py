"""Events that a sentence tells with a day of its own: 〜に開催された○○, 「○○」を開催しました, 協定を締結しました."""

from __future__ import annotations

import re

from pipeline.assemble import words
from pipeline.assemble.clause import HABIT, clauses
from pipeline.assemble.latin import latin_names, taken_part
from pipeline.assemble.patterns import NOTE, ORDINAL
from pipeline.assemble.phrases import POINTING
from pipeline.assemble.prepared import prepared
from pipeline.assemble.record import Record
from pipeline.assemble.sentence import DEADLINE, EVENT_VERB, HISTORY, day_rows
from pipeline.assemble.signing import signed
from pipeline.assemble.view import View
from pipeline.assemble.words import noun_pattern, sign
from pipeline.model import Span, Time

PLAIN = re.compile(rf"[^、。「」『』（）()\n]{{0,40}}?{noun_pattern()}{NOTE}(?=は|が|を)")
BEFORE_PLAIN = re.compile(rf"[\s　]*{NOTE}[\s　]*(?:の|に|、)?[\s　]*(?:[^、。「」\n]{{1,20}}(?:で|において|にて)、?)?")
# 球技の部は9月22日に行います: held itself, not what it holds
HELD_ITSELF = re.compile(
    r"[\s　]*(?:[（(].{1,6}[）)])?[\s　]*(?:に|から|より|、)[^を。\n]{0,30}?"
    rf"(?:{sign('was_held')}|開催予定|行い|行う)"
)
HELD_LATER = re.compile(sign("took_place"))
BEFORE_DATE = re.compile(
    rf"(?:[「『“](?P<q>[^「」『』“”\n]{{2,100}})[」』”]|"
    rf"(?P<n>(?:{ORDINAL})?[^、。「」『』（）()\s　をはがにで]{{1,30}}?{noun_pattern()}))"
    rf"{NOTE}(?:を|は|が)、?[\s　]{{0,2}}$"
)
COUNTED = re.compile(ORDINAL)
FRONT = re.compile(rf"[^、。「」『』（）()\s　はがをに]{{0,30}}{ORDINAL}{noun_pattern()}$")
THEME = re.compile(rf"[\s　]*(?:を|という)?{sign('theme')}|と題")
BEHIND = re.compile(
    rf"の?[^、。\s「」『』はがをにで]{{0,12}}?{noun_pattern()}(?=が|を|は|に|へ|で|の(?!{noun_pattern()}))"
)
NAME_RUN = re.compile(
    rf"(?:[「『“](?P<q>[^「」『』“”\n]{{2,100}})[」』”])|(?P<n>[^、。「」『』（）()\s　]{{1,40}}?{noun_pattern()})"
    r"(?=[はがをにでのへとも、。（(「]|において|$)"
)
RELATIVE = re.compile(
    rf"(?:に|で|から|まで|より|の)?(?:{sign('holding', 'hold')}|予定)(?:が)?"
    r"(?:された|されている|される|され|した|する|れた|れる|予定の|を予定している|予定である)+[、，]?(?=([^、。\n]{2,60}))"
)
AFTER_QUOTE = re.compile(rf"[\s　]*{NOTE}(?:が|を|の|に|は|へ|も|で|と題した?|において|にて)")
OVER = re.compile(rf"{sign('was_held')}|終了(?:しま|いた)")
IN_PASSING = re.compile(
    rf"[」』”）)]*(?:において|では|にて|で、|に(?:は)?[^。、]{{0,24}}{sign('attending', 'joining')})"
)
DONE_WITH = re.compile(rf"[^。、]{{0,12}}(?:{sign('holding', 'attending', 'joining')}|行わ|出(?=[また]))")
QUOTED = re.compile(r"[「『“]([^「」『』“”\n]{2,120}(?:[「『][^「」『』\n]{1,60}[」』][^「」『』\n]{0,40})?)[」』”]")


def told(view: View, span: Span) -> list[Record]:
    """Events that one sentence tells with a date of its own."""
    every = view.times_in(*span)
    if not every:
        return []
    rows = day_rows(view, span)
    text = view.text[slice(*span)]
    coarse = [t for t in every if t.kind == "fiscal_year" or t.precision in ("month", "year")]
    ahead = prepared(view, span)
    if ahead or (not rows and not (coarse and "予定" in text)):
        return ahead
    if (HISTORY.search(text) and not EVENT_VERB.search(text)) or HABIT.search(text):
        return []
    found = _relative(view, span, rows or coarse[:1])
    return (
        found
        or taken_part(view, span, rows)
        or _quoted(view, span, rows)
        or _plain(view, span, rows)
        or _before(view, span, rows)
        or signed(view, span, rows)
        or _labelled(view, span, rows)
        or _is(view, span, rows)
        or clauses(view, span)
    )


def _relative(view: View, span: Span, rows: list[Time]) -> list[Record]:
    """11月3日から4日に開催された○○会合; 2021年度に開催予定の「○○サミット」."""
    m = RELATIVE.search(view.text, *span)
    if not m or not rows or rows[0].start_char > m.start() or m.start() - rows[-1].end_char > 40:
        return []
    if "\n" in view.text[rows[0].start_char : m.start()]:
        return []
    name = NAME_RUN.match(view.text, m.end(), span[1])
    latin = next((a for a in latin_names(view.text, m.end(), span[1]) if a[0] == m.end()), None)
    if not name and latin is None:
        return []
    at = latin or (name.span("q") if name and name["q"] else name.span("n") if name else (0, 0))
    text = view.text[slice(*at)]
    noun = words.noun_at_end(text) or words.noun_inside(text)
    if latin is None and (noun is None or len(text) <= len(noun.word)):
        return []
    used = [t for t in rows if t.start_char < m.start()]
    return [Record("prose", at, _clause(view, at, span), tuple(used), told=(span[0], at[1]), trust=0.66)]


def _clause(view: View, name: Span, span: Span) -> tuple[Span, ...]:
    """Where the people and cities of an event told in passing stand: behind 〜において or 〜に…出席, else nowhere."""
    m = IN_PASSING.match(view.text, name[1], span[1])
    return (name, (name[1], span[1])) if m else (name,)


def _before(view: View, span: Span, rows: list[Time]) -> list[Record]:
    """第42回○○まつりを4月29日に…で開催; 「○○展」は4月27日から…開催: the name right before its day."""
    days = [t for t in rows if t.precision in ("day", "minute")]
    if not days or DEADLINE.search(view.text, *span) or not HELD_LATER.search(view.text, days[-1].end_char, span[1]):
        return []
    m = BEFORE_DATE.search(view.text[max(span[0], days[0].start_char - 130) : days[0].start_char])
    if not m:
        return []
    offset = max(span[0], days[0].start_char - 130)
    at = m.span("q") if m["q"] else m.span("n")
    at = (at[0] + offset, at[1] + offset)
    front = FRONT.search(view.text[span[0] : at[0] - 1]) if m["q"] else None
    at = (span[0] + front.start(), at[1] + 1) if front else at  # 水辺連盟第8回総会「浜大会」
    number = COUNTED.search(view.text, *at)
    at = (number.start(), at[1]) if number and not m["q"] else at
    noun = words.noun_at_end(view.text[slice(*at)])
    own = noun is not None and at[1] - at[0] > len(noun.word)
    itself = HELD_ITSELF.match(view.text, days[-1].end_char, span[1])
    if not m["q"] and (not own or (noun is not None and noun.weak and not itself)):
        return []
    if POINTING.match(view.text[slice(*at)]):
        return []
    return [Record("prose", at, (span,), tuple(days), told=span, trust=0.64)]


LABELLED = re.compile(r"[\s　・■●○◆◇]*(?P<name>[^\n。、：:]{4,50}?)[\s　]*[：:][\s　]*$")


def _labelled(view: View, span: Span, rows: list[Time]) -> list[Record]:
    """佐藤 某選手 表敬訪問：6月24日: a name with an event noun at its end as the label of its day."""
    days = [t for t in rows if t.precision in ("day", "minute")]
    m = LABELLED.match(view.text, span[0], days[0].start_char) if days else None
    noun = words.noun_at_end(m["name"]) if m else None
    if m is None or noun is None or noun.weak or len(m["name"]) <= len(noun.word) + 1:
        return []
    if view.text[days[-1].end_char : span[1]].strip(" 　\n（）()。") or DEADLINE.search(view.text, *span):
        return []
    return [Record("prose", m.span("name"), (span,), tuple(days), told=span, trust=0.64)]


IS = re.compile(
    rf"{NOTE}(?:に?は|が)、?(?P<name>[^、。「」\sはがをに]{{3,30}})"
    r"(?:です|となります|になります)[。！!\s　]*$"
)


def _is(view: View, span: Span, rows: list[Time]) -> list[Record]:
    """○12月1日(土)は授業参観日です: a line of a day and what it is."""
    days = [t for t in rows if t.precision == "day"]
    if not days or view.text[span[0] : days[0].start_char].strip(" 　・○◯●◎■□◆◇★☆※"):
        return []
    m = IS.match(view.text, days[-1].end_char, span[1])
    noun = words.noun_at_end(m["name"]) if m else None
    if m is None or noun is None or noun.weak:
        return []
    return [Record("prose", m.span("name"), (span,), tuple(days), told=span, trust=0.62)]


def _plain(view: View, span: Span, rows: list[Time]) -> list[Record]:
    """7月6日の○○会議は…終了しました; 5月3日、○○大会が開催されました: a name without quotes behind its day."""
    days = [t for t in rows if t.precision in ("day", "minute")]
    if not days or DEADLINE.search(view.text, *span):
        return []
    at = days[-1].end_char
    if not OVER.search(view.text, at, span[1]):
        return []
    lead = BEFORE_PLAIN.match(view.text, at, span[1])
    m = PLAIN.match(view.text, lead.end() if lead else at, span[1])
    if not m or not OVER.search(view.text, m.end(), span[1]):
        return []
    noun = words.noun_at_end(m[0])
    if noun is None or noun.weak or len(m[0]) <= len(noun.word):
        return []
    return [Record("prose", m.span(), (span,), tuple(days), told=span, trust=0.62)]


def _quoted(view: View, span: Span, rows: list[Time]) -> list[Record]:
    """「○○」を開催しました, with a day in the sentence before the name."""
    days = [t for t in rows if t.precision in ("day", "minute")]
    if not days or DEADLINE.search(view.text, *span):
        return []
    for m in QUOTED.finditer(view.text, *span):
        after = AFTER_QUOTE.match(view.text, m.end(), span[1])
        if not after or days[0].start_char > m.start() or THEME.match(view.text, m.end()):
            continue
        rest = view.text[after.end() : min(span[1], after.end() + 60)]
        name = view.text[m.start(1) : m.end(1)]
        noun = words.noun_at_end(name) or words.noun_inside(name)
        if not EVENT_VERB.search(rest) and noun is None and not re.match(r"出[また]", rest):
            continue
        if noun is None and not DONE_WITH.match(rest):
            continue
        behind = BEHIND.match(view.text, m.end(), span[1])
        at = (m.start(), behind.end()) if behind else m.span(1)
        return [Record("prose", at, (span,), tuple(days), told=span, trust=0.66)]
    return []
