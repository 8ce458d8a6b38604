"""The place that the sentence telling an event names: 〜において, 〜で開催; for a visit what is visited."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.assemble import places, words
from pipeline.assemble.record import Record
from pipeline.assemble.view import View
from pipeline.assemble.where_chunk import NOTE, chunk, in_city, is_any_hall, is_hall
from pipeline.assemble.where_value import Where, city_beside, city_of, of_value, settle
from pipeline.assemble.words import sign
from pipeline.model import Mention, Span

HELD = sign("holding", "hold", "hold_wide", "signing")
HERE = sign("holding", "hold", "hold_wide", "done_here")
IN = sign("in_hall")
QUOTE = r"「[^「」\n]{0,100}」|『[^『』\n]{0,100}』|“[^“”\n]{0,100}”"
LATER = (
    rf"(?:[^。「」『』“”\n]|{QUOTE}){{0,110}}?"  # a long theme or a day may stand between the hall and what was held
)
AT = re.compile(rf"(?:内)?(?:{IN}|で(?=、?[^、。]{{0,40}}{HERE}))")
WIDE = re.compile(rf"(?:内)?で(?!は|も|き|す|し|あ)(?={LATER}{HELD})")
NAMED = re.compile(r"での(?=[「『“]?)")  # 官邸での「定例会議」
CITY_IN = re.compile(rf"[）)\]］]?(?:市内)?(?:{IN}|で|の[^、。]{{1,12}}で)(?!は|も){LATER}{HELD}")
CITY_IS = re.compile(rf"[）)]?(?:が{sign('place_of')}(?:と|に)な|での開催(?:と|に|が))")
CALLED = re.compile(
    rf"{sign('place_label')}(?:[：:][\s　]*|は、?[\s　]*)(?:いずれも、?|すべて)?([^\s　。、はが][^\n。、]{{1,40}})"
)
PLACED = re.compile(rf"(?:{IN}|で、?(?:{HERE}|[「『“第]))")  # right behind a hall that no noun tells
BESIDE = re.compile(r"[」』]?[（(]([^（()）\n]{2,40})[）)]")  # 「○○会議」(ニューヨーク・国連本部)に参加
VISIT = re.compile(sign("visit"))
BODY = re.compile(f"{sign('office_end')}$")
UNDONE = re.compile(sign("undone"))
NOT_ONLINE = re.compile(sign("not_online"))
HYBRID = re.compile(sign("hybrid"))
ONE_OF_SEVERAL = re.compile(rf"(?:と|、|{sign('and')})[^、。]{{0,16}}の$")  # 岬市の灯台大学と汐市の港湾大学を訪問
IS = re.compile(r"(?:です|でした|とな(?:り|る)|にな(?:り|る)|で)[^、。\n]{0,12}$")


def of_sentence(view: View, record: Record) -> Where:
    """The venue that the told sentence names: 〜において, 〜にて, 〜で開催; for a visit what is visited."""
    start, end = record.told
    if start >= end:
        return Where()
    called = _called(view, record.told)
    if called is not None:
        return called
    for found in _halls(view, record):
        return found
    beside = BESIDE.match(view.text, record.name[1], end)
    if beside and not view.times_in(*beside.span(1)):
        value = of_value(view, beside.span(1))
        if value.city or words.venue_end().search(beside[1]):
            return value
    city = city_told(view, record.told)
    online = None if city else _online(view, record)
    if online is not None:
        return Where(venue=online[0], venue_span=online.span(), online=True)
    if city:
        return settle(view, "", (-1, -1), city, False, record.told)
    visited = _visited(view, record)
    return visited if visited != Where() else Where(country=_country_before(view, record.told))


def _called(view: View, told: Span) -> Where | None:
    """What a sentence calls the place: 会場：岬会館, 会場は岬会館（みなと市）です."""
    m = CALLED.search(view.text, *told)
    if m is None:
        return None
    begin, end = m.span(1)
    if "：" not in m[0] and ":" not in m[0]:
        said = IS.search(view.text, begin, end)
        if said is None:
            return None
        end = said.start()
    value = of_value(view, (begin, end))
    return value if value.venue or value.city or value.online else None


def _halls(view: View, record: Record) -> Iterator[Where]:
    """What stands before each で and において of a sentence, if it is a hall, the surest form first."""
    start, end = record.told
    text = view.text
    named = (m for m in NAMED.finditer(text, start, end) if 0 <= record.name[0] - m.end() <= 2)
    for m in (*named, *AT.finditer(text, start, end), *WIDE.finditer(text, start, end)):
        note = NOTE.search(text, max(start, m.start() - 40), m.start())
        stop = note.start() if note else m.start()
        span = in_city(view, start, stop) or chunk(view, start, stop)
        if span is None or is_any_hall(text[slice(*span)]) or UNDONE.search(text, m.end(), end):
            continue
        told = words.venue_end().search(text[slice(*span)]) or city_beside(view, start, span[0])
        here = PLACED.match(text, m.start(), end) or _names_it(view, record, m.end())
        if told or ((here or m.re is NAMED) and is_hall(view, span)):
            city = city_of(view, (span[0], m.start())) or city_beside(view, start, span[0])
            net = words.online().search(text, *span)
            if net and net.end() != span[1]:
                net = None
            span = net.span() if net else span
            yield settle(view, text[slice(*span)], span, city, bool(net), (max(start, span[0] - 30), span[1]))


def _names_it(view: View, record: Record, at: int) -> bool:
    """Whether the event's own name stands right behind a hall's で."""
    return at == record.name[0] or view.text.startswith(view.text[slice(*record.name)].strip(), at)


def _country_before(view: View, told: Span) -> str:
    """The country that a sentence says an event was held in: フィンランドで開催された."""
    for _, end, code in places.countries(view, told):
        if CITY_IN.match(view.text, told[0] + end, told[1]):
            return code
    return ""


def _online(view: View, record: Record) -> re.Match[str] | None:
    """The word of the net that a sentence gives as the only place: not オンライン教育, not 会場とオンライン."""
    for m in words.online().finditer(view.text, *record.told):
        if HYBRID.search(view.text, record.told[0], m.start()):
            return None
        if not NOT_ONLINE.match(view.text, m.end()) and not _in_name(view, record, m.end()):
            return m
    return None


def _in_name(view: View, record: Record, end: int) -> bool:
    """Whether a word of the net is a part of the event's name: ZOOM講座, ウェビナー入門."""
    return record.name[0] < end < record.name[1] and not re.match(r"[\s　）)】、]", view.text[end : end + 1])


def city_told(view: View, told: Span) -> Mention | None:
    """A city with で or において behind it: 韓国・ソウルで開催された, 松山市が会場となり."""
    for m in view.mentions_in(*told, "CITY"):
        if m.place is not None and m.place.kind == "region" and m.text not in ("東京", "東京都"):
            continue
        if CITY_IN.match(view.text, m.end, told[1]) or CITY_IS.match(view.text, m.end, told[1]):
            return m
    return None


def _visited(view: View, record: Record) -> Where:
    """を訪問 with a body before it: that is where it was."""
    start, end = record.told
    m = VISIT.search(view.text, start, end)
    if not m:
        return Where()
    span = chunk(view, start, m.start())
    if span is None:
        return Where()
    name = view.text[slice(*span)]
    if is_any_hall(name):
        return Where(country="JP" if places.japanese(view) else "")
    told = words.venue_end().search(name) or BODY.search(name)
    if view.mentions_in(*span, "PERSON") or not told or re.search(r"[はがを]|による|として", name):
        return Where()
    if ONE_OF_SEVERAL.search(view.text, start, span[0]):
        return Where()
    return settle(view, name, span, city_of(view, span), False, span)
