"""What exists in the world, as all pages together have it."""

from __future__ import annotations

from typing import get_args

from pipeline import model
from pipeline.tables import fields as f


class Events(f.Table):
    """The events that all pages together speak of."""

    event_id: str = f.column("Event", "Id of the event.", key=True, pattern="ev_.+")
    name: str = f.column("Name", "The best-supported name.", required=True)
    kind: str = f.column("Kind", "What sort of event.", required=True, values=f.KINDS)
    status: str = f.column("Status", "What became of it.", required=True, values=f.STATUSES)
    start: str = f.when("Start", "First day or minute.")
    end: str = f.when("End", "Last day or minute, inclusive.")
    dates: str = f.column("Days", "The separate days where they are not contiguous, with ; between them.")
    precision: str = f.column("Precision", "The finest part that is known.", values=get_args(model.Precision)[1:])
    timezone: str = f.column("Time zone", "Of the clock times: IANA name or UTC+04:00.", pattern=f.ZONE)
    venue: str = f.column("Venue", "The place as written.")
    city_id: str = f.column("City", "The city where it is held.", ref="cities.city_id")
    country_code: str = f.country()
    parent_event_id: str = f.column("Part of", "The event that it is a part of.", ref="events.event_id")
    pages: int = f.count()
    confidence: float = f.confidence()
    review: str = f.review()


class People(f.Table):
    """The people that all pages together speak of."""

    person_id: str = f.column("Person", "Id of the person.", key=True, pattern="pe_.+")
    name: str = f.column("Name", "The fullest, best-supported name.", required=True)
    family_name: str = f.column("Family name", "Where it can be told.")
    given_name: str = f.column("Given name", "Where it can be told.")
    reading: str = f.column("Reading", "In kana, where a page gives it.")
    pages: int = f.count()
    confidence: float = f.confidence()
    review: str = f.review()


class Cities(f.Table):
    """The cities, wards and regions that the pages name."""

    city_id: str = f.column("City", "Id of the city.", key=True, pattern="ci_.+")
    name: str = f.column("Name", "Japanese name.", required=True)
    name_en: str = f.column("English name", "From the gazetteer.")
    kind: str = f.column("Kind", "City, ward or region.", required=True, values=("city", "ward", "region"))
    country_code: str = f.country()
    country: str = f.column("Country", "Japanese name of the country.")
    admin1: str = f.column("Region", "The prefecture, state or province that it lies in.")
    lg_code: str = f.column(
        "Local government code", "全国地方公共団体コード, six digits, Japan.", pattern=r"(?:\d{6})?"
    )
    geonames_id: str = f.column("GeoNames id", "Its number in GeoNames.", pattern=r"\d*")
    latitude: float = f.column("Latitude", "Degrees north, WGS 84.", least=-90, most=90, empty=True)
    longitude: float = f.column("Longitude", "Degrees east, WGS 84.", least=-180, most=180, empty=True)
    timezone: str = f.column("Time zone", "IANA name.", pattern=f.ZONE)
    pages: int = f.count()
    confidence: float = f.confidence()
    review: str = f.review()


class Organizations(f.Table):
    """The bodies that the pages name."""

    organization_id: str = f.column("Organization", "Id of the body.", key=True, pattern="or_.+")
    name: str = f.column("Name", "The best-supported name.", required=True)
    city_id: str = f.column("City", "Where its name says that it is.", ref="cities.city_id")
    pages: int = f.count()
    confidence: float = f.confidence()
    review: str = f.review()
