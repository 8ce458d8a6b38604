"""The place that the sentence telling an event names: 〜において, 〜で開催; for a visit what is visited."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.assemble import places, words
from pipeline.assemble.record import Record
from pipeline.assemble.view import View
from pipeline.assemble.where_value import Where, city_beside, city_of, of_value, settle
from pipeline.model import Mention, Span

AT = re.compile(
    r"(?:内)?(?:において|に於いて|にて|におきまして|で(?=、?[^、。]{0,40}(?:開催|開か|開き|開い|行わ|行な|行い|実施|挙行|執り|講演|面会|会談|あり(?:ま|、)|表敬を受け|催し|催さ)))"
)

WIDE = re.compile(  # a long theme or a day may stand between the hall and what was held there
    r"(?:内)?で(?!は|も|き|す|し|あ)(?=(?:[^。「」『』\n]|「[^「」\n]{0,100}」|『[^『』\n]{0,100}』){0,110}?"
    r"(?:開催|開か|開き|行われ|行い|実施|挙行|執り))"
)

HELD_IN = re.compile(r"(?:市内)?(?:で|にて|において|の[^、。]{1,12}で)(?!は|も)[^。]{0,40}(?:開催|行|開か|開き|実施)")

CLAUSE = re.compile(r"[、。,，「」『』\n（）()|｜]")

NOTE = re.compile(r"[（(][^（()）]{1,30}[）)]$")

LABELLED = re.compile(r"(?:会場|場所|於|ところ)[：:][\s　]*([^\s　。、][^\n。、]{1,40})")

LEADING = re.compile(r"(?:[\s　にはがをのへと、,]|から|まで|より|同日|当日|両日)*")

PLACED = re.compile(  # right behind a hall that no noun tells: あすもあ遠野にて, まるぷらっとで開催
    r"(?:において|にて|で、?(?:開催|開か|行われ|執り行|挙行|「[^「」\n]{2,60}」(?:が|を)?(?:開|行|実施)))"
)
MANNER = re.compile(
    r"(?:方式|形式|形|型|日程|一部|各地|全国|国内|海外|世界|現地|地元|市内|町内|村内|県内|都内|区内|初|共同|合同|共催|主催|協力|もと|下|中|後"
    r"|日間|時間|[0-9０-９]{1,3}(?:日|回|名|人|年|月|時|分|カ所|か所|箇所)|など|ほか|こと|的|対面|無料|有料|席上|場|際|機会|一環|一つ|国|州|地方"
    r"|参加|公開|非公開|予定|規模|テーマ|体制|人数|両日|同日|当日|期間|以降|まで|から|より|ため|これ|それ|ここ|そこ)$|[をはがにもへ]|という|として"
)
BESIDE = re.compile(r"[」』]?[（(]([^（()）\n]{2,40})[）)]")  # 「○○会議」(ニューヨーク・国連本部)に参加

VISIT = re.compile(r"(?:を|へ)(?:表敬)?訪(?:問|れ)")


def of_sentence(view: View, record: Record) -> Where:
    """The venue that the told sentence names: 〜において, 〜にて, 〜で開催; for a visit what is visited."""
    start, end = record.told
    if start >= end:
        return Where()
    text = view.text
    online = next((m for m in words.online().finditer(text, start, end) if not _in_name(view, record, m.end())), None)
    labelled = LABELLED.search(text, start, end)
    if labelled:
        return of_value(view, labelled.span(1))
    for m in (*AT.finditer(text, start, end), *WIDE.finditer(text, start, end)):
        note = NOTE.search(text, max(start, m.start() - 40), m.start())
        span = _chunk(view, start, note.start() if note else m.start())
        span = _in_city(view, start, note.start() if note else m.start()) or span
        if span and (
            words.venue_end().search(text[span[0] : span[1]])
            or city_beside(view, start, span[0])
            or (PLACED.match(text, m.start(), end) and _named_hall(view, span))
        ):
            city = city_of(view, (span[0], m.start())) or city_beside(view, start, span[0])
            net = words.online().search(text, *span)
            span = net.span() if net and net.end() == span[1] else span
            venue = text[slice(*span)]
            return settle(
                view, venue, span, city, bool(words.online().search(venue)), (max(start, span[0] - 30), span[1])
            )
    beside = BESIDE.match(text, record.name[1], end)
    if beside and not view.times_in(*beside.span(1)):
        value = of_value(view, beside.span(1))
        if value.city or words.venue_end().search(beside[1]):
            return value
    city = _city_before(view, record.told)
    if online and not city:
        return Where(
            venue="オンライン" if online[0] == "オンライン" else online[0], venue_span=online.span(), online=True
        )
    if city:
        return settle(view, "", (-1, -1), city, False, record.told)
    visited = _visited(view, record)
    return visited if visited.venue or visited.city else replace(visited, country=_country_before(view, record.told))


def _country_before(view: View, told: Span) -> str:
    """The country that a sentence says an event was held in: フィンランドで開催された."""
    for _, end, code in places.countries(view, told):
        if HELD_IN.match(view.text, told[0] + end, told[1]):
            return code
    return ""


def _in_name(view: View, record: Record, end: int) -> bool:
    """Whether a word of the net is a part of the event's name: ZOOM講座, ウェビナー入門."""
    return record.name[0] < end < record.name[1] and not re.match(r"[\s　）)】、]", view.text[end : end + 1])


def _in_city(view: View, start: int, end: int) -> Span | None:
    """What stands between a city and 〜で is the venue, whatever it is called: 釜山広域市のBEXCO, さいたま市の萬店."""
    for m in reversed(view.mentions_in(max(start, end - 40), end, "CITY")):
        own = re.compile(r"の([^、。をにがはのへと\s]{2,20})").fullmatch(view.text, m.end, end)
        if own and not view.mentions_in(own.start(1), end, "PERSON"):
            return own.span(1)
    return None


def _named_hall(view: View, span: Span) -> bool:
    """Whether words before にて or で開催 can be a hall by their look alone: no person, no city, no manner."""
    what = view.text[slice(*span)]
    if (
        places.is_country(what.strip(), view.settings)
        or view.mentions_in(*span, "PERSON")
        or len(what) > 24
        or MANNER.search(what)
        or words.noun_at_end(what)
    ):
        return False
    cities = view.mentions_in(*span, "CITY")
    return not any(m.end == span[1] for m in cities) and bool(re.search(r"[一-龠ァ-ヶA-Za-zＡ-Ｚ]{2}", what))


def _chunk(view: View, start: int, end: int) -> Span | None:
    """The words before 〜において back to a comma, a date, or a の that ends a country or another place."""
    text = view.text
    floor = start
    for m in CLAUSE.finditer(text, start, end):
        floor = m.end()
    for t in view.times_in(start, end):
        floor = max(floor, t.end_char)
    begin = floor
    for m in re.finditer(r"(?:会場|の|、|に|は|が|を|から)(?:内)?", text[floor:end]):
        tail = text[floor + m.end() : end]
        if m[0] == "の" and words.venue_end().search(text[begin : floor + m.start()]):
            continue  # 札幌キャンパスの学長応接室
        if len(tail) >= 3 and words.venue_end().search(tail):
            begin = floor + m.end()
    begin = LEADING.match(text, begin, end).end()  # type: ignore[union-attr]  # it may match nothing
    stop = end - 1 if text[begin:end].endswith("内") else end
    return (begin, stop) if stop - begin >= 2 else None


def _city_before(view: View, told: Span) -> Mention | None:
    """A city with で or において behind it: 韓国・ソウルで開催された."""
    for m in view.mentions_in(*told, "CITY"):
        if HELD_IN.match(view.text, m.end, told[1]):
            return m
    return None


def _visited(view: View, record: Record) -> Where:
    """を訪問 with a body before it: that is where it was."""
    start, end = record.told
    m = VISIT.search(view.text, start, end)
    if not m:
        return Where()
    span = _chunk(view, start, m.start())
    if span is None:
        return Where()
    people = view.mentions_in(span[0], span[1], "PERSON")
    name = view.text[slice(*span)]
    if people or (not words.venue_end().search(name) and not re.search(r"[省庁課局部]$", name)):
        return Where()
    return settle(view, name, span, city_of(view, span), False, span)
