"""Zone words (アゼルバイジャン時間, JST, UTC+4) and the offsets that they mean on a day."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache, lru_cache

from pipeline import vocabulary
from pipeline.model import Place
from pipeline.temporal.patterns import S

_CITY_NAME = re.compile("[ァ-ヴー・]{2,14}")
_BEFORE_CLOCK = re.compile("[:は、]?[ ]?(?:[0-9]|午|翌|同日)")
_CLOCK = re.compile("[0-9]:[0-9]|[0-9]時")
_BETWEEN = re.compile(r"[、,／/・ ]")
LOCAL = "local"  # 現地時間: of the place of the event

_OFFSET = r"(?:UTC|GMT)[ \t]?(?P<sign>[+\-−])[ \t]?(?P<oh>[0-9]{1,2})(?::?(?P<om>[0-5][0-9]))?(?![0-9])"
_PLAIN_OFFSET = r"(?:UTC|GMT)[ \t]?[+\-−][ \t]?[0-9]{1,2}(?::?[0-5][0-9])?"
AFTER = re.compile(
    rf"{S}(?:[(\[〔]{S}(?:いずれも|すべて|全て|※)?{S}(?P<in>[^()\[\]〔〕\n]{{2,24}}?){S}[)\]〕]"
    rf"|(?P<out>{_PLAIN_OFFSET}|[A-Z]{{2,4}}(?![A-Za-z])))"
)
BEFORE = re.compile(
    r"[ァ-ヴー・]{2,14}(?:標準|夏)?時間|[一-鿿]{1,4}(?:標準|夏)?時間"
    rf"|{_PLAIN_OFFSET}"
    r"|(?<![A-Za-z])(?:JST|UTC|GMT|CET|CEST|EST|EDT|PST|PDT)(?![A-Za-z])"
)


@cache
def aliases() -> dict[str, tuple[str, str]]:
    """Word → IANA name, country code."""
    return {r["word"]: (r["timezone"], r["country_code"]) for r in vocabulary.read("temporal", "zones")}


@cache
def _of_countries() -> dict[str, set[str]]:
    """Country code → its zones."""
    out: dict[str, set[str]] = {}
    for zone, country in aliases().values():
        out.setdefault(country, set()).add(zone)
    return out


def zone_at(place: Place | None) -> str:
    """The zone of a place: that of its country where that has but one (GeoNames has Hanoi in Bangkok's); else ""."""
    if place is None:
        return ""
    zones = _of_countries().get(place.country_code, set()) if place.timezone and place.country_code else set()
    return next(iter(zones)) if len(zones) == 1 else place.timezone


@lru_cache(4096)
def zone_of(word: str, any_city: bool = True) -> str:
    """The IANA name, "UTC+04:00", `LOCAL`, or "" for a zone word; of any city of the world, if that is wanted."""
    m = re.fullmatch(_OFFSET, word)
    if m is not None:
        sign = "-" if m["sign"] in "-−" else "+"
        return f"UTC{sign}{int(m['oh']):02d}:{m['om'] or '00'}"
    bare = re.sub(r"(標準|夏)?(時間|時刻|時)$", "", word.strip())
    if bare != word and len(bare) > len("現地") and bare.endswith("現地"):
        bare = bare.removesuffix("現地").removesuffix("の")  # フランス現地時間
    if bare in {"現地", "当地", "開催地", "現地の"} and bare != word:
        return LOCAL
    if bare == word and not re.fullmatch("[A-Z]{2,4}", word):
        return ""
    return aliases().get(bare, ("", ""))[0] or (_of_city(bare, word) if any_city else "")


@lru_cache(4096)
def _of_city(bare: str, word: str) -> str:
    """スバ時間: of a city in the gazetteer, which is read when the first such word is met."""
    if bare == word or not _CITY_NAME.fullmatch(bare):
        return ""
    from pipeline import gazetteer

    cities = gazetteer.load()
    found = cities.lookup(bare) if cities.exact(bare) else ()
    return next((place.timezone for place in found if place.timezone and "c" not in cities.flags(place)), "")


def zone_after(text: str, end: int) -> tuple[str, str, int] | None:
    """The zone that stands behind a clock time: (word, zone, end); in brackets it may stand among other words."""
    m = AFTER.match(text, end)
    if m is None:
        return None
    word = (m["in"] or m["out"]).strip()
    words = [word] if m["out"] or _CLOCK.search(word) else [word, *_BETWEEN.split(word)]
    return next(((said, zone, m.end()) for said in words if (zone := zone_of(said))), None)


def zone_before(text: str, at: int) -> tuple[str, str, int] | None:
    """A zone word that begins at `at` and means what follows it: 日本時間13日午前10時."""
    m = BEFORE.match(text, at)
    if m is None:
        return None
    zone = zone_of(m[0], _BEFORE_CLOCK.match(text, m.end()) is not None)
    return (m[0], zone, m.end()) if zone else None


@lru_cache(4096)
def offset(zone: str, day: dt.date, hour: int, minute: int) -> str:
    """+04:00 of a zone on that day; "" where the zone is unknown."""
    if zone.startswith("UTC+") or zone.startswith("UTC-"):
        return zone[3:]
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        delta = dt.datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(zone)).utcoffset()
    except (ZoneInfoNotFoundError, ValueError):
        return ""
    seconds = int(delta.total_seconds()) if delta is not None else 0
    sign = "-" if seconds < 0 else "+"
    return f"{sign}{abs(seconds) // 3600:02d}:{abs(seconds) // 60 % 60:02d}"


@cache
def _places() -> re.Pattern[str]:
    words = [
        w for w, (_, country) in aliases().items() if country not in {"", "JP"} and re.fullmatch("[ァ-ヴー・]{2,}", w)
    ]
    return re.compile(f"(?<![ァ-ヴー])(?:{'|'.join(sorted(words, key=lambda w: (-len(w), w)))})(?![ァ-ヴー])")


def zones_in(text: str) -> list[str]:
    """The zones of the foreign countries and cities of our list that a text names."""
    return [aliases()[m[0]][0] for m in _places().finditer(text)]


def zone_in(text: str) -> str:
    """The zone of the first foreign country or city that a text names, else ""."""
    m = _places().search(text)
    return aliases()[m[0]][0] if m else ""
