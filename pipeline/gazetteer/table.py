"""The committed tables, read once and turned into places only where one is asked for."""

from __future__ import annotations

import gzip
import io
import zipfile
from functools import cache, lru_cache
from importlib import resources

from pipeline.model import Place

KEY, NAME, NAMES, KIND, COUNTRY, ENGLISH, ADMIN1, LG_CODE, GEONAMES, LAT, LON, ZONE, POPULATION, FLAGS = range(14)


@cache
def rows() -> tuple[tuple[str, ...], ...]:
    """places.tsv.gz as it stands, without its header."""
    packed = resources.files("pipeline.gazetteer").joinpath("data", "places.tsv.gz").read_bytes()
    lines = gzip.decompress(packed).decode().split("\n")
    return tuple(tuple(line.split("\t")) for line in lines[1:] if line)


@lru_cache(maxsize=65536)
def place(index: int) -> Place:
    row = rows()[index]
    return Place(
        key=row[KEY],
        name=row[NAME],
        kind=row[KIND],  # type: ignore[arg-type]  # the build writes only the three kinds
        country_code=row[COUNTRY],
        name_en=row[ENGLISH],
        admin1=row[ADMIN1],
        lg_code=row[LG_CODE],
        geonames_id=row[GEONAMES],
        latitude=float(row[LAT]) if row[LAT] else None,
        longitude=float(row[LON]) if row[LON] else None,
        timezone=row[ZONE],
        population=int(row[POPULATION] or 0),
    )


@cache
def _latin() -> zipfile.ZipFile:
    data = resources.files("pipeline.gazetteer").joinpath("data", "latin.zip").read_bytes()
    return zipfile.ZipFile(io.BytesIO(data))


@cache
def latin_countries() -> tuple[str, ...]:
    return tuple(_latin().namelist())


@lru_cache(maxsize=300)
def latin_text(country: str) -> str:
    """The lines of a country, with a line break before each."""
    return "\n" + _latin().read(country).decode() if country in latin_countries() else ""


@lru_cache(maxsize=300)
def latin(country: str) -> tuple[tuple[str, ...], ...]:
    """(sound, name, GeoNames id, population, zone, latitude, longitude) of a country's towns."""
    return tuple(tuple(line.split("\t")) for line in latin_text(country).split("\n") if line)
