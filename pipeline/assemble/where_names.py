"""The place that an event's own name tells: バーナビー市親善訪問, 彫刻公園の視察, 釜山大会."""

from __future__ import annotations

import re

from pipeline.assemble import words
from pipeline.assemble.record import Record
from pipeline.assemble.view import View
from pipeline.assemble.words import sign
from pipeline.model import Mention, Place, Span

GOES = re.compile(
    rf"(?:市内)?(?:を|への?)?{sign('visit_kind', 'goodwill')}?訪問(?!{sign('visitors')})|を訪れ(?:ま|、|て)"
)
SEEN = re.compile(r"^(?P<what>.{2,30}?)(?:(?:の|を)?(?:視察|見学)(?:し|会$|$)|(?:様|さま)?[\s　]*を?訪問$)")
# visitors come to a city that is called by one letter of its name: 来松; not 来日, 来庁, 来年
ARRIVES = re.compile(rf"来(?!{sign('no_city_behind_come')})([一-龠])(?=し|す|さ|中|$|[、。\s　」』）)])")
PROPER = re.compile(r"[一-龠ァ-ヶーA-Za-z々ヶ（）()]{2,14}|[ぁ-ん一-龠ァ-ヶー]{2,4}[一-龠ァ-ヶー]{2,10}")
CALLED_ON = re.compile(sign("called_on"))
ANY = re.compile(sign("seen_any"))
NOBODY = re.compile(sign("seen_nobody"))
CITY_END = re.compile(r"(?:(?:広域|特別)?市|町|村)$")
HELD_IN = re.compile(rf"(?P<stem>[一-龠ァ-ヶー]{{2,10}}){sign('conference')}(?=[」』）)（(\s　]|$)")


def visited_city(view: View, spans: tuple[Span, ...]) -> Mention | None:
    """The city that was visited: the mention with を訪問, 親善訪問 or を訪れ right behind it."""
    for span in spans:
        for m in view.mentions_in(*span, "CITY"):
            if m.place is None or m.place.kind == "region":
                continue
            if GOES.match(view.text, m.end, span[1]) or CALLED_ON.match(view.text, m.end, span[1]):
                return m
    return None


def arrived_city(view: View, spans: tuple[Span, ...]) -> Mention | None:
    """The city of the page into which visitors come, called by one letter of its name: 来松 on a page of 松山市."""
    for span in spans:
        for m in ARRIVES.finditer(view.text, *span):
            found = [c for c in view.cities.values() if c.place is not None and _called(c.place, m[1])]
            if len({c.place.key for c in found if c.place is not None}) == 1:
                return max(found, key=lambda c: len(c.text))
    return None


def _called(place: Place, letter: str) -> bool:
    return place.country_code == "JP" and place.kind != "region" and letter in place.name


def seen_place(view: View, record: Record) -> Span | None:
    """What was seen: the words before の視察, where they name no person and nobody who goes or is called on."""
    m = SEEN.match(view.text[slice(*record.name)] + record.suffix)
    if not m or m.end("what") > record.name[1] - record.name[0]:
        return None
    span = (record.name[0], record.name[0] + m.end("what"))
    what = view.text[slice(*span)]
    if "、" in what or NOBODY.search(what):
        return None
    if view.mentions_in(*span, "PERSON") or len(re.findall(words.venue_end().pattern[:-1] + r"(?=・|、|$)", what)) > 1:
        return None
    known = words.venue_end().search(what) or view.mentions_in(*span, "CITY")
    return (
        span if known or (PROPER.fullmatch(what) and not ANY.fullmatch(what) and not words.noun_at_end(what)) else None
    )


def named_city(view: View, record: Record) -> Mention | None:
    """The city of the page that a conference is called after: 富山市 in フォーラム富山大会."""
    m = HELD_IN.search(view.text[slice(*record.name)])
    if not m:
        return None
    for text, mention in view.cities.items():
        stem = CITY_END.sub("", text)
        if len(stem) >= 2 and m["stem"].endswith(stem) and mention.place is not None and mention.place.kind != "region":
            return mention
    return None
