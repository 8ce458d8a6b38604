"""The value of a 場所 field or a cell, and what a venue and a city come to together."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.assemble import places, words
from pipeline.assemble.patterns import BRACKET
from pipeline.assemble.view import View
from pipeline.assemble.words import sign
from pipeline.model import Mention, Place, Span

BREAK = re.compile(
    rf"[\n　]{{1,3}}|[\s　]*(?:{sign('behind_hall')}|https?://|[0-9０-９]{{2,4}}[-－][0-9０-９])|[。；;]"
)

IN_BRACKETS = re.compile(r"[\s　]*[（(【〔<＜]([^（）()【】〔〕<>＜＞]{0,80})[）)】〕>＞]?")

# The value of a field in brackets ends with them: （会場：本館） of 第3回灯台大会（会場：本館）.
CLOSED = re.compile(r"([^（()）\n]{2,60})[)）]")

ADDRESS = re.compile(r"[0-9０-９]+(?:丁目|番地?|号(?![室館棟車])|[-－ー−][0-9０-９])")

NUMBER = re.compile(r"(?:[\s　・:：■●○〇◆①]|[1１](?![0-9０-９]))*")
LEAD = re.compile(r"(?:いずれも|すべて|両日とも)、?[\s　]*")

INSIDE = re.compile(r"[市町村区県都庁]内")

# between a city and a hall of it, where a part of an address may stand: 新宮市緑ヶ丘の会館, 大樹町萌和「岬の森」
OF, KIND = sign("lies", "of_city"), sign("hall_kind")
BETWEEN = re.compile(
    rf"[^、。,，はがをにでへのと（）()「」\s]{{0,12}}?"
    rf"(?:{OF}{{1,3}}(?:[^、。はがをに「」\s]{{0,6}}{KIND}(?=[「『“\"]))?|{KIND}(?=[「『“\"]))"
    r"[「『“\"]?"
)

PART = re.compile(r"[・、，,\s　（(]")  # between a city and a part of it
NET_WORDS = re.compile(rf"{BRACKET}|{sign('net_words')}|[\s　・、。/／:：※]")
NO_VENUE = re.compile(rf"^[市町村区県都庁郡][内外]$|{sign('no_venue')}")
CAPITAL = "東京"  # a prefecture that stands for its city
LONGEST = 12  # characters of a city's name


@dataclass(frozen=True, slots=True)
class Where:
    venue: str = ""
    venue_span: Span = (-1, -1)
    city: str = ""
    city_span: Span = (-1, -1)
    place: Place | None = None
    country: str = ""
    online: bool = False


def of_value(view: View, span: Span) -> Where:
    """The value of a 場所 field or a cell: venue, and the city named in it."""
    start, end = span
    start = NUMBER.match(view.text, start, end).end()  # type: ignore[union-attr]  # it may match nothing
    lead = LEAD.match(view.text, start, end)
    start = lead.end() if lead else start
    value = view.text[start:end]
    cut = BREAK.search(value, 2)
    stop = start + (cut.start() if cut else len(value))
    bracket = IN_BRACKETS.search(view.text, start, stop)
    name_end = bracket.start() if bracket and bracket.start() > start + 1 else stop
    closed = CLOSED.match(view.text, start, name_end)
    if closed:
        name_end = closed.end(1)
    times = view.times_in(start, name_end)
    if times and times[0].start_char > start + 1:
        name_end = times[0].start_char
    venue_span = (start, start + len(view.text[start:name_end].rstrip(" 　、・,／/：:-")))
    venue = view.text[slice(*venue_span)]
    city = city_of(view, (start, end))
    if bracket and city and city.start < bracket.start() and _only_city(venue, city, view) and _hall(bracket[1]):
        venue_span = bracket.span(1)  # フランス エクス市（エクス会議場）
        venue = bracket[1]
    online = _only_online(value)
    if city and _only_city(venue, city, view):
        venue, venue_span = "", (-1, -1)
    if ADDRESS.search(venue) or len(venue) > 60 or NO_VENUE.search(venue):
        venue, venue_span = "", (-1, -1)
    return settle(view, venue, venue_span, city, online, (start, end))


def _hall(text: str) -> bool:
    """Whether a remark in brackets behind a city is the hall: no address, no city again."""
    return bool(words.venue_end().search(text)) and not ADDRESS.search(text)


def _only_online(value: str) -> bool:
    """Whether the net is the only place: オンライン(Zoom), but not 市民会館/オンライン."""
    if not words.online().search(value):
        return False
    rest = words.online().sub("", value)
    rest = NET_WORDS.sub("", rest)
    return not words.venue_end().search(rest) and len(rest) < 16


def _only_city(venue: str, city: Mention, view: View) -> bool:
    rest = venue.replace(city.text, "", 1)
    rest = re.sub(r"^(?:[一-龠ァ-ヶー・]{1,12}(?:国|州|県|府|都|道)[・\s　]*){1,2}$", "", rest)
    return not re.sub(r"[\s　・内]|市内", "", rest) or places.is_country(rest.strip("・ 　"), view.settings)


def city_beside(view: View, start: int, end: int) -> Mention | None:
    """The city right before a venue's name: リモージュ市の国立磁器館, 大津市・びわ湖会館."""
    found = view.mentions_in(max(start, end - 24), end, "CITY")
    near = [m for m in found if m.end == end or BETWEEN.fullmatch(view.text, m.end, end)]
    if len(near) > 1 and near[-2].end == near[-1].start and not near[-1].scored:
        return near[-2]  # 広島市中区
    return near[-1] if near else None


def city_of(view: View, span: Span) -> Mention | None:
    """The most exact city of a span: a city or a ward of Tokyo before a region, the first before the last."""
    found = view.mentions_in(*span, "CITY")
    found = [m for m in found if view.text[m.end : m.end + 1] != "民"]  # 市民会館
    exact = [m for m in found if m.place is None or m.place.kind != "region"]
    if exact:
        return exact[0]
    capital = next((m for m in found if m.text == CAPITAL and m.start == span[0]), None)
    if capital is not None and PART.match(view.text, capital.end):
        return capital  # 東京・国際会館
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


def settle(view: View, venue: str, span: Span, city: Mention | None, online: bool, around: Span) -> Where:
    country = ""
    if city and city.place:
        country = city.place.country_code
    if not country:
        country = places.country_in(view, around)
    if online and not city:
        return Where(venue or "オンライン", span, online=True)
    if not country and not re.search(r"[A-Za-z]{4}", venue):
        country = "JP" if places.japanese(view) and INSIDE.search(view.text, *around) else ""
    if not city:
        return Where(venue, span, country=country)
    return Where(venue, span, city.name or city.text, (city.start, city.end), city.place, country, online)
