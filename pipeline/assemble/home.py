"""The country of an event for which the page names no place: Japan, unless its own words lead abroad."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from pipeline import vocabulary
from pipeline.assemble import places
from pipeline.assemble.record import Record
from pipeline.assemble.spans import once_a_page
from pipeline.assemble.view import View
from pipeline.assemble.words import sign
from pipeline.gazetteer import country, country_of_host, post_of
from pipeline.model import Span

# a place abroad where the event is: で開催, を訪問しました, への派遣
ABROAD = re.compile(
    rf"[\s　）)]*(?:市内|内)?(?:で(?!は|も)|にて|において"
    rf"|を{sign('visit_kind', 'goodwill')}?(?:訪問|視察|訪れ)(?!し?た[^。、]|する)"
    rf"|(?:への?|に)(?:{sign('travel')}|渡航|滞在)"
    rf"|{sign('visit_kind', 'goodwill')}?訪問(?!{sign('visitors')})|大会|会議|出張)"
)
# a body abroad that is visited: 韓国の大学を表敬訪問, 韓国・慶南大学校などを訪問
GOAL = re.compile(
    r"[の・、]?[^、。「」はがに\s]{2,16}?(?:など)?(?:を|への?)"
    rf"{sign('visit_kind', 'goodwill')}?(?:訪問(?!{sign('visitors')})|訪れ|視察)"
)
PHONE = re.compile(rf"{sign('phone')}会談")
# what makes a place that of a guest or a topic: コーチ市職員の研修受入れ, フランス料理
COMES = re.compile(sign("coming", "receiving", "comes"))
HERE = re.compile(sign("here"))
JOURNEY = re.compile(sign("journey_told"))
OF_LAND = re.compile(sign("of_land"))
RESIDENCE, IN_JAPAN = re.compile(sign("residence")), re.compile(sign("envoy_in_japan"))
SEAT = re.compile(r"在(?P<where>[ァ-ヴー・一-鿿]{1,14}?)(?:日本国?)?(?:大使|総領事)")
HEAD_BLOCKS = 8  # blocks at the top of a page that say what it is about
LONGEST_TOLD = 400  # characters: a longer told span is a section, which names places of all kinds


def home_country(view: View, record: Record) -> str:
    """JP on a Japanese page of Japan where neither the name nor the telling sentence says that it was abroad."""
    if _journey(view) and (abroad := _goal(view)):
        return abroad
    post, said = _post(view), view.text[slice(*record.name)] + record.suffix
    if not places.japanese(view) or (not post and not _of_japan(view)) or PHONE.search(said):
        return ""
    if not post and (at := _residence(view, record)) and not IN_JAPAN.search(view.text):
        return _seat(view, at) or _most_named(view)  # of the ambassador, who is abroad
    spans = [record.name]
    if record.told[1] - record.told[0] < LONGEST_TOLD:
        spans.append(record.told)
    if any(COMES.search(view.text, *span) for span in spans):
        return "JP"
    codes = {code for span in spans for code in _abroad(view, span, span == record.name)}
    if post and not codes:
        return post
    return "JP" if not codes else codes.pop() if len(codes) == 1 else ""


@once_a_page
def _post(view: View) -> str:
    """The country of the embassy or consulate whose page it is, "" of any other page."""
    where = post_of(view.text)
    return _land(view, where) if where else country_of_host(view.page.url)


def _land(view: View, where: str) -> str:
    """The country of a country's or a foreign city's name."""
    found = [p.country_code for p in view.gazetteer.lookup(where) if p.country_code != "JP"]
    return country(where) or next(iter(found), "")


def _seat(view: View, told: Span) -> str:
    """AU of 在パース総領事公邸."""
    m = SEAT.search(view.text, *told)
    return _land(view, m["where"]) if m else ""


def _residence(view: View, record: Record) -> Span | None:
    """Where a record, or the beginning of the page that is all about it, tells of the house of an ambassador."""
    begin, end = record.scope[-1]
    spans = [record.told, *([(begin, min(end, begin + LONGEST_TOLD))] if record.main else [])]
    return next((span for span in spans if RESIDENCE.search(view.text, *span)), None)


@once_a_page
def _most_named(view: View) -> str:
    """The country abroad that a page names most, "" where it names none or several as often."""
    count = Counter(code for _, _, code in places.countries(view, view.section(-1)) if code != "JP")
    best = count.most_common(2)
    return best[0][0] if best and (len(best) == 1 or best[0][1] > best[1][1]) else ""


@once_a_page
def _abroad(view: View, span: Span, named: bool) -> set[str]:
    """The countries abroad that a name or a telling sentence leads to."""
    found = [
        m
        for m in view.mentions_in(*span, "CITY")
        if m.place is not None and m.place.country_code not in ("", "JP") and not _inside_word(view, m.end)
    ]
    ends = [(m.end, m.place.country_code) for m in found if m.place]
    lead = [(m.place.country_code) for m in found if m.place and named and m.start - span[0] <= 1]
    lead = lead if not any(re.match(r"[のとか]", view.text[m.end :][:1]) for m in found[:1]) else []
    ends += [(span[0] + c[1], c[2]) for c in places.countries(view, span) if c[2] != "JP"]
    return {code for end, code in ends if ABROAD.match(view.text, end) or GOAL.match(view.text, end)} | set(lead)


def _inside_word(view: View, end: int) -> bool:
    """フランス料理, ベトナム語, カナダ人: a kind of thing, not a place."""
    return bool(OF_LAND.match(view.text[end : end + 3]))


@once_a_page
def _of_japan(view: View) -> bool:
    """Whether a page speaks of Japan: not where most of its cities are abroad and it is about a journey or COP29."""
    home = sum(m.place is not None and m.place.country_code == "JP" for m in view.cities.values())
    if view.cities:
        return home * 2 >= len(view.cities) or not _journey(view)
    return bool(HERE.search(view.text)) or not _journey(view)


@once_a_page
def _goal(view: View) -> str:
    """The one country abroad that the title of a report of a journey names."""
    at = view.text.find(view.page.title) if view.page.title else -1
    if at < 0 or not JOURNEY.search(view.page.title):
        return ""
    codes = {code for _, _, code in places.countries(view, (at, at + len(view.page.title)))} - {"JP"}
    return codes.pop() if len(codes) == 1 else ""


@once_a_page
def _journey(view: View) -> bool:
    """A page that tells of a journey, or of a conference that was abroad."""
    head = view.page.title
    head += "".join(view.block_text(k)[:LONGEST_TOLD] for k in range(min(HEAD_BLOCKS, len(view.body))))
    return bool(JOURNEY.search(head)) or any(name in head for name in _conferences_abroad())


@cache
def _conferences_abroad() -> tuple[str, ...]:
    rows = vocabulary.read("temporal", "named_events")
    return tuple(r["name"] for r in rows if r.get("country_code") not in ("", "JP"))
