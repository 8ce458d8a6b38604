"""Where: the venue as written, the city that the page names for it, the country."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.assemble import places, words
from pipeline.assemble.record import Record
from pipeline.assemble.view import View
from pipeline.assemble.where_names import named_city, seen_place, visited_city
from pipeline.model import Mention, Place, Span

BREAK = re.compile(
    r"[\n　]{1,3}|[\s　]*(?:〒|住所|所在地|電話|TEL|Tel|アクセス|※|定員|https?://|[0-9０-９]{2,4}[-－][0-9０-９])|[。；;]"
)
BRACKET = re.compile(r"[\s　]*[（(【〔<＜]([^（）()【】〔〕<>＜＞]{0,80})[）)】〕>＞]?")
ADDRESS = re.compile(r"[0-9０-９]+(?:丁目|番地?|号|[-－ー−][0-9０-９])")
AT = re.compile(
    r"(?:内)?(?:において|に於いて|にて|におきまして|で(?=、?[^、。]{0,40}(?:開催|開か|開き|開い|行わ|行な|行い|実施|挙行|執り|講演|面会|会談|あり(?:ま|、)|表敬を受け|催し|催さ)))"
)
HELD_IN = re.compile(r"(?:市内)?(?:で|にて|において|の[^、。]{1,12}で)(?!は|も)[^。]{0,40}(?:開催|行|開か|開き|実施)")
CLAUSE = re.compile(r"[、。,，「」『』\n（）()|｜]")
INSIDE = re.compile(r"[市町村区県都庁]内")
NOTE = re.compile(r"[（(][^（()）]{1,30}[）)]$")
LABELLED = re.compile(r"(?:会場|場所|於|ところ)[：:][\s　]*([^\s　。、][^\n。、]{1,40})")
LEADING = re.compile(r"(?:[\s　にはがをのへと、,]|から|まで|より|同日|当日|両日)*")
LONGEST = 12  # characters of a city's name
VISIT = re.compile(r"(?:を|へ)(?:表敬)?訪問")


@dataclass(frozen=True, slots=True)
class Where:
    venue: str = ""
    venue_span: Span = (-1, -1)
    city: str = ""
    city_span: Span = (-1, -1)
    place: Place | None = None
    country: str = ""
    online: bool = False


def where(view: View, record: Record) -> Where:
    """From the record's own venue, its 会場 field, else from the sentence that tells it."""
    span = _field_span(record)
    if span is None and record.venue != (0, 0):
        span = record.venue
    if span is not None and view.text[span[0] : span[1]].strip():
        found = of_value(view, span)
        return found if found.city or found.online else _with_city(view, record, found)
    found = of_sentence(view, record)
    if found.venue or found.city or found.online:
        return found
    named = of_name(view, record)
    return named if named.venue or named.city else found


def _with_city(view: View, record: Record, found: Where) -> Where:
    """The same venue with the city that a further 場所 field names: an address, a way to it."""
    for m in view.mentions_in(*record.scope[-1], "CITY") if record.layout == "card" else []:
        if view.text[m.end : m.end + 1] in ("｜", "|") and m.place is not None:
            return replace(found, city=m.name or m.text, city_span=(m.start, m.end), place=m.place)
    for field in [f for f in record.fields if f.role == "where"][1:]:
        city = _city(view, (field.start, field.end))
        if city is not None:
            country = city.place.country_code if city.place else found.country
            at = (city.start, city.end)
            return replace(found, city=city.name or city.text, city_span=at, place=city.place, country=country)
    return found


def _field_span(record: Record) -> Span | None:
    for field in record.fields:
        if field.role == "where":
            return field.start, field.end
    return None


def of_value(view: View, span: Span) -> Where:
    """The value of a 場所 field or a cell: venue, and the city named in it."""
    start, end = span
    while start < end and view.text[start] in " 　\n・:：■●○◆①1１":
        start += 1
    value = view.text[start:end]
    cut = BREAK.search(value, 2)
    stop = start + (cut.start() if cut else len(value))
    bracket = BRACKET.search(view.text, start, stop)
    name_end = bracket.start() if bracket and bracket.start() > start + 1 else stop
    times = view.times_in(start, name_end)
    if times and times[0].start_char > start + 1:
        name_end = times[0].start_char
    venue_span = (start, start + len(view.text[start:name_end].rstrip(" 　、・,／/：:-")))
    venue = view.text[slice(*venue_span)]
    city = _city(view, (start, end))
    online = _only_online(value)
    if city and _only_city(venue, city, view):
        venue, venue_span = "", (-1, -1)
    if (
        ADDRESS.search(venue)
        or len(venue) > 60
        or re.search(r"^[市町村区県都庁郡][内外]$|未定|調整中|後日|詳細|参照|こちら", venue)
    ):
        venue, venue_span = "", (-1, -1)
    return _settle(view, venue, venue_span, city, online, (start, end))


def _only_online(value: str) -> bool:
    """Whether the net is the only place: オンライン(Zoom), but not 市民会館/オンライン."""
    if not words.online().search(value):
        return False
    rest = words.online().sub("", value)
    rest = re.sub(
        r"[（(][^（）()]*[）)]|開催|配信|同時|ミーティング|会議|システム|による|形式|方式|のみ|ライブ"
        r"|を使用|を利用|使用|利用|にて|[\s　・、。/／:：※]",
        "",
        rest,
    )
    return not words.venue_end().search(rest) and len(rest) < 16


def _only_city(venue: str, city: Mention, view: View) -> bool:
    rest = venue.replace(city.text, "", 1)
    rest = re.sub(r"^[一-龠ァ-ヶー・]{1,12}(?:国|州|県|府|都|道)[・\s　]*$", "", rest)
    return not re.sub(r"[\s　・内]|市内", "", rest) or places.is_country(rest.strip("・ 　"), view.settings)


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
    for m in AT.finditer(text, start, end):
        note = NOTE.search(text, max(start, m.start() - 40), m.start())
        span = _chunk(view, start, note.start() if note else m.start())
        if span and words.venue_end().search(text[span[0] : span[1]]):
            city = _city(view, (span[0], m.start())) or _city_beside(view, start, span[0])
            net = words.online().search(text, *span)
            span = net.span() if net and net.end() == span[1] else span
            venue = text[slice(*span)]
            return _settle(
                view, venue, span, city, bool(words.online().search(venue)), (max(start, span[0] - 30), span[1])
            )
    city = _city_before(view, record.told)
    if online and not city:
        return Where(
            venue="オンライン" if online[0] == "オンライン" else online[0], venue_span=online.span(), online=True
        )
    if city:
        return _settle(view, "", (-1, -1), city, False, record.told)
    visited = _visited(view, record)
    return visited if visited.venue or visited.city else replace(visited, country=_country_before(view, record.told))


def _country_before(view: View, told: Span) -> str:
    """The country that a sentence says an event was held in: フィンランドで開催された."""
    for _, end, code in places.countries(view, told):
        if HELD_IN.match(view.text, told[0] + end, told[1]):
            return code
    return ""


def of_name(view: View, record: Record) -> Where:
    """The place that the event's name or a visit's sentence tells."""
    short = record.told if record.told[1] - record.told[0] < 300 else record.name
    visited = visited_city(view, (record.name, short))
    if visited is not None:
        return _settle(view, "", (-1, -1), visited, False, (visited.start, visited.end))
    seen = seen_place(view, record)
    if seen is not None:
        found = of_value(view, seen)
        return replace(found, country=found.country if found.city else "")
    city = named_city(view, record)
    return _settle(view, "", (-1, -1), city, False, record.name) if city is not None else Where()


def _in_name(view: View, record: Record, end: int) -> bool:
    """Whether a word of the net is a part of the event's name: ZOOM講座, ウェビナー入門."""
    return record.name[0] < end < record.name[1] and not re.match(r"[\s　）)】、]", view.text[end : end + 1])


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


def _city_beside(view: View, start: int, end: int) -> Mention | None:
    """The city right before a venue's name: リモージュ市の国立磁器館, 大津市・びわ湖会館."""
    found = view.mentions_in(max(start, end - 24), end, "CITY")
    near = [m for m in found if re.fullmatch(r"(?:市内)?[の・、，\s　]{0,2}(?:市内の)?", view.text[m.end : end])]
    return near[-1] if near else None


def _city(view: View, span: Span) -> Mention | None:
    """The most exact city of a span: a city or a ward of Tokyo before a region, the first before the last."""
    found = view.mentions_in(*span, "CITY")
    found = [m for m in found if view.text[m.end : m.end + 1] != "民"]  # 市民会館
    exact = [m for m in found if m.place is None or m.place.kind != "region"]
    if exact:
        return exact[0]
    inner = places.city_inside(view, span)
    inner = inner or _begins_with(view, span)
    whole = [m for m in found if not view.text[m.end : span[1]].strip(" 　）)")]
    return inner or (whole[0] if whole else None)


def _begins_with(view: View, span: Span) -> Mention | None:
    """A city of the page whose name a venue's name begins with: 水原 in 水原華城行宮広場."""
    for length in range(min(LONGEST, span[1] - span[0]), 1, -1):
        m = view.cities.get(view.text[span[0] : span[0] + length])
        if m is not None and m.place and m.place.kind != "region":
            return replace(m, start=span[0], end=span[0] + length)
    return None


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
    return _settle(view, name, span, _city(view, span), False, span)


def _settle(view: View, venue: str, span: Span, city: Mention | None, online: bool, around: Span) -> Where:
    country = ""
    if city and city.place:
        country = city.place.country_code
    if not country:
        country = places.country_in(view, around)
    if online and not city:
        return Where(venue or "オンライン", span, online=True)
    if not country and not re.search(r"[A-Za-z]{4}", venue):
        country = "JP" if places.japanese(view) and (venue or INSIDE.search(view.text, *around)) else ""
    if not city:
        return Where(venue, span, country=country)
    return Where(venue, span, city.name or city.text, (city.start, city.end), city.place, country, online)
