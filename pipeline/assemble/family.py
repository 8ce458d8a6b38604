"""What events of one page have from one another: sessions the place of their conference, rows their parent."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from pipeline import vocabulary
from pipeline.assemble import words
from pipeline.assemble.gathered import gathered, spoken
from pipeline.assemble.patterns import BRACKET, ORDINAL
from pipeline.assemble.record import HEADS, ROWS
from pipeline.assemble.where_names import ARRIVES
from pipeline.assemble.words import sign, to_land
from pipeline.model import EventStatement

PLACE = re.compile(rf"(?:{sign('stand')}|館|会場)$")
DAY = re.compile(r"(?:\d{4}|-)-\d\d-\d\d")
JOURNEY = re.compile(rf"(?:{sign('journey')}|{to_land()}団?)(?:を訪問)?$|訪問団.{{0,12}}を訪問$")
NOTE = re.compile(rf"{BRACKET}$")
COUNTED = re.compile(ORDINAL)


def inherit(events: list[EventStatement]) -> list[EventStatement]:
    """The statements with parent and place filled in from the event that they are a part of."""
    events = _journeys(_clocks(_series([_fuller(e) for e in events])))
    main = _main(events)
    names = {words.fold(e.name): e for e in events}
    heads = [e for e in events if e.rule in HEADS and e.start]
    family = [_child(e, _over(e, heads) or main, names) for e in events]
    return gathered([spoken(_part(e, heads), names) for e in family])


def _fuller(event: EventStatement) -> EventStatement:
    """The name with its number where the text tells it and the heading does not: 第8回総会「浜大会」 for 浜大会."""
    if event.rule not in HEADS or COUNTED.search(event.name):
        return event
    name = words.fold(event.name)
    full = next((a for a in event.aliases if COUNTED.search(a) and name in words.fold(a)), None)
    if full is None or len(full) > 60:
        return event
    rest = (event.name, *(a for a in event.aliases if a != full))
    return replace(event, name=full, aliases=rest)


def _clocks(events: list[EventStatement]) -> list[EventStatement]:
    """また、15:30からは…を行います: a told clock time without its day is on the day told before it."""
    out: list[EventStatement] = []
    for e in events:
        last = next((o for o in reversed(out) if o.rule == "prose" and DAY.match(o.start)), None)
        if e.rule == "prose" and e.start.startswith("T") and last and last.start[:10] == last.end[:10]:
            e = replace(e, start=last.start[:10] + e.start, end=last.start[:10] + e.end)
        out.append(e)
    return out


def _journeys(events: list[EventStatement]) -> list[EventStatement]:
    """Whatever a page tells on the days of the one journey that it reports is a part of it."""
    found = [e for e in events if JOURNEY.search(_bare(e.name)) and e.start[:10] < e.end[:10] and not e.parent]
    if len(found) != 1:
        return events
    head = found[0]
    return [
        _on_journey(e, head)
        if e is not head and not e.parent and e.start_char > head.start_char and _holds(head, e)
        else e
        for e in events
    ]


def _on_journey(event: EventStatement, head: EventStatement) -> EventStatement:
    """A part of a journey is in the one city that the journey leads to, unless it is told to be elsewhere."""
    country = event.country_code or head.country_code
    if event.city or country != head.country_code:
        return replace(event, parent=head.name, country_code=country)
    return replace(event, parent=head.name, city=head.city, place=head.place, country_code=country)


def _part(event: EventStatement, heads: list[EventStatement]) -> EventStatement:
    """A part that running text tells (開会式, 視察) belongs to the one event over it whose days hold its own."""
    if (event.rule in ROWS and "T" in event.start) or event.parent or not part_noun().search(event.name):
        return event
    over = [h for h in heads if h is not event and h.start_char < event.start_char and _holds(h, event)]
    if not over or part_noun().search(over[0].name):
        return event
    head = over[0]
    same_place = not event.city and not event.venue
    return replace(
        event,
        parent=head.name,
        venue=event.venue or (head.venue if same_place else ""),
        city=event.city or (head.city if same_place else ""),
        place=event.place or (head.place if same_place else None),
        country_code=(head.country_code or event.country_code) if not event.city else event.country_code,
    )


def _holds(head: EventStatement, event: EventStatement) -> bool:
    """Whether a larger event's days hold those of another that is not simply the same happening."""
    if (head.start, head.end) == (event.start, event.end) and words.fold(event.name) in words.fold(head.name):
        return False
    return _within(event, head) and event.end[:10] <= head.end[:10]


@cache
def part_noun() -> re.Pattern[str]:
    """A part's noun at the beginning or at the end of a name; a title in quotes may stand beside it."""
    nouns = words.alternation(vocabulary.words("assemble", "part_nouns"))
    quote = r"[「『][^「『」』]{1,60}[」』]"
    return re.compile(rf"^(?:{nouns})[Ⅰ-Ⅹ0-9０-９]*[\s　]*(?:{quote})?$|(?<=の)(?:{nouns})$|^{quote}の?(?:{nouns})$")


def _series(events: list[EventStatement]) -> list[EventStatement]:
    """`いずれも18:30から` over a list of days: the clock is each part's, the days are the series'."""
    heads = [e for e in events if e.rule in HEADS and e.start.startswith("T")]
    if len(heads) != 1:
        return events
    head = heads[0]
    parts = [e for e in events if e.rule in ROWS and e.start_char > head.start_char and DAY.fullmatch(e.start)]
    if len(parts) < 2:
        return events
    spans = {id(e) for e in parts}
    first, last = min(e.start for e in parts), max(e.end for e in parts)
    out = []
    for e in events:
        if e is head:
            e = replace(e, start=first, end=last, precision="day", timezone="")
        elif id(e) in spans:
            zone, end = head.timezone, e.end + head.end
            e = replace(e, start=e.start + head.start, end=end, precision="minute", timezone=zone, parent=head.name)
        out.append(e)
    return out


def _over(event: EventStatement, heads: list[EventStatement]) -> EventStatement | None:
    """The last event before a row that is named by a heading and spans its day."""
    loose = event.start.startswith("T")
    before = [h for h in heads[-200:] if h.start_char < event.start_char and (loose or _within(event, h))]
    return before[-1] if before else None


def _main(events: list[EventStatement]) -> EventStatement | None:
    """The one event of the page that spans its rows, if there is just one."""
    found = [e for e in events if e.rule not in ROWS and e.rule != "signing"]
    return found[0] if len(found) == 1 or (found and found[0].rule in ("fields", "prose_title")) else None


def _child(event: EventStatement, main: EventStatement | None, names: dict[str, EventStatement]) -> EventStatement:
    if event.rule not in ROWS:
        return event
    if not event.venue and PLACE.search(event.name):
        event = replace(event, venue=event.name)
    over = names.get(words.fold(event.parent)) if event.parent else None
    clock = event.rule == "line" and event.start.startswith("T") and main is not None
    if clock and main and DAY.fullmatch(main.start[:10]) and main.start[:10] == main.end[:10]:
        day = main.start[:10]  # a clock of the programme of a single day
        event = replace(event, start=day + event.start, end=day + event.end)
    if over is None and main is not None and main.name != event.name and "T" in event.start and _within(event, main):
        over = main
    if over is None or over is event:
        return event
    if PLACE.search(_bare(over.name)):  # a pavilion is where its sessions are; they belong to what it belongs to
        place = event.venue or _bare(over.name)
        return replace(
            event, venue=place, parent=over.parent or over.name, country_code=over.country_code or event.country_code
        )
    # whatever is done on a visit is done in the city that is visited
    visit = over.kind == "visit" or JOURNEY.search(_bare(over.name)) or ARRIVES.search(over.name)
    here = not event.venue or (visit and event.country_code in ("", over.country_code))
    return replace(
        event,
        parent=over.name,
        venue=event.venue or over.venue,
        city=event.city or (over.city if here else ""),
        place=event.place or (over.place if here else None),
        country_code=(over.country_code or event.country_code) if not event.city else event.country_code,
    )


def _bare(name: str) -> str:
    return NOTE.sub("", name).strip()


def _within(event: EventStatement, main: EventStatement) -> bool:
    if event.start.startswith("T") or not main.start:
        return False
    return main.start[:10] <= event.start[:10] <= main.end[:10]
