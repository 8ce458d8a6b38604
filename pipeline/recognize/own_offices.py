"""The offices of a page whose body it does not name beside them: those of its own body, of the one city abroad."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline import vocabulary
from pipeline.gazetteer import country
from pipeline.model import Mention, Office, PersonStatement
from pipeline.recognize import names
from pipeline.recognize.offices import bodies_of
from pipeline.recognize.own import Own
from pipeline.recognize.signs import sign

FORMER = re.compile(f"^{sign('time_in_office')}")
COUNCIL = re.compile("([都道府県市区町村])議会")
NEAR = 200  # characters back: of the city whose mayor a foreigner is
CLEAR = 2  # times as often as the next


def with_own_body(
    people: Sequence[PersonStatement],
    written: Sequence[Office],
    cities: Sequence[Mention],
    ends: Mapping[str, tuple[str, ...]],
    own: Own,
) -> list[PersonStatement]:
    """副市長 and no word of which city: that of the page, where the page has one; of a foreigner one abroad.

    `written` are all offices of the page, `cities` the places that it names, `ends` what the body of an office of a
    municipality may end in, by office.
    """
    out = []
    towns = [m.entity for m in cities if m.place is not None and m.place.country_code == "JP"]
    for p in people:
        if any(names.is_katakana_name(n) or n.isascii() for n in (p.name, p.text)):
            out.append(_here(_abroad(p, cities, ends), own))
            continue
        housed = any(o.affiliation for o in p.offices)
        offices = tuple(_housed(o, written, towns, ends.get(_bare(o.title), ()), own, housed) for o in p.offices)
        out.append(replace(p, offices=offices) if offices != p.offices else p)
    return out


def _housed(
    office: Office, written: Sequence[Office], towns: Sequence[str], ends: tuple[str, ...], own: Own, housed: bool
) -> Office:
    if office.affiliation or not office.title:
        return office
    if not ends:
        return office if housed else replace(office, affiliation=_of_its_kind(office.title, own))
    if own.municipality.endswith(ends):
        return replace(office, affiliation=own.municipality)
    count = Counter(o.affiliation for o in written if o.affiliation.endswith(ends) and len(o.affiliation) > 1)
    same = Counter(o.affiliation for o in written if o.title.endswith(office.title[-2:]) and o.affiliation in count)
    options = [t for t in dict.fromkeys(towns) if t.endswith(ends)]
    best = (same or count).most_common(2)
    if best and (len(best) == 1 or best[0][1] >= 2 * best[1][1]):
        return replace(office, affiliation=best[0][0])
    return replace(office, affiliation=options[0]) if len(options) == 1 and not best else office


def _bare(title: str) -> str:
    """村長 of 前村長."""
    return FORMER.sub("", title)


def _here(p: PersonStatement, own: Own) -> PersonStatement:
    """A foreigner's office that is one of the page's own municipality, whatever land they come from: 国際交流員."""
    ours = tuple(r["ending"] for r in vocabulary.read("recognize", "own_offices") if r.get("foreign"))
    if not own.municipality or not any(o.title.endswith(ours) for o in p.offices):
        return p
    offices = tuple(
        replace(o, affiliation=own.municipality, affiliation_span=(-1, -1))
        if o.title.endswith(ours) and (not o.affiliation or country(o.affiliation))
        else o
        for o in p.offices
    )
    return replace(p, offices=offices)


def _abroad(p: PersonStatement, cities: Sequence[Mention], ends: Mapping[str, tuple[str, ...]]) -> PersonStatement:
    """カリッシュ市長 on a page of リュネブルク市: the city abroad that is named last before, or that is named most."""
    if any(o.affiliation for o in p.offices) or not any(o.title in ends for o in p.offices):
        return p
    region = any("州" in ends.get(o.title, ()) for o in p.offices)
    abroad = [m for m in cities if m.place and m.place.country_code != "JP" and (m.place.kind == "region") == region]
    near = [m for m in abroad if 0 <= p.start_char - m.end < NEAR]
    count = Counter(m.entity for m in abroad).most_common(2)
    clear = count and (len(count) == 1 or count[0][1] >= CLEAR * count[1][1])
    body = max(near, key=lambda m: m.end).entity if near else count[0][0] if clear else ""
    offices = tuple(replace(o, affiliation=body) if o.title in ends else o for o in p.offices)
    return replace(p, offices=offices) if body else p


def _of_its_kind(title: str, own: Own) -> str:
    """学長 of the page's university, 委員 of the council whose minutes it holds, 課長 of its municipality."""
    rows = [r for r in vocabulary.read("recognize", "own_offices") if title.endswith(r["ending"])]
    longest = max((len(r["ending"]) for r in rows), default=0)
    for row in rows:
        if len(row["ending"]) == longest:
            body: str = getattr(own, row["of"])
            said = COUNCIL.search(title)
            if said and row["of"] == "municipality" and not body.endswith(said.group(1)):
                continue  # 県議会議長 is none of a village
            if body and (not row.get("fits") or body.endswith(bodies_of(title))):
                return body
    return ""
