"""gazetteer: the municipalities, wards and regions of the world by their Japanese names.

`load(settings)` gives a `Gazetteer`: look a name up, find names in a text, countries and their names.
"""

from __future__ import annotations

from functools import lru_cache

from pipeline.gazetteer.countries import countries_in, country, country_name
from pipeline.gazetteer.japanese import Municipality, municipality_before, municipality_of
from pipeline.gazetteer.phonetic import propose, propose_anywhere
from pipeline.gazetteer.places import Found, Gazetteer
from pipeline.gazetteer.posts import country_of_host, post_of
from pipeline.settings import DEFAULT, Settings

__all__ = [
    "Found",
    "Gazetteer",
    "Municipality",
    "countries_in",
    "country",
    "country_name",
    "country_of_host",
    "load",
    "municipality_before",
    "municipality_of",
    "post_of",
    "propose",
    "propose_anywhere",
]


@lru_cache(maxsize=8)
def load(settings: Settings = DEFAULT) -> Gazetteer:
    """The gazetteer with the user's own city aliases; built once for the same settings, its parts when first used."""
    return Gazetteer(settings.vocabulary.city_aliases)
