"""Build the gazetteer's tables: places with Japanese names, and the Latin names of the world's towns.

Run by hand in an environment of its own (README.md beside this file); the same versions give the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import io
import pathlib
import re
import sys
import zipfile

HERE = pathlib.Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "pipeline" / "gazetteer")]  # sounds.py alone: no package needed

import japan  # noqa: E402
import world  # noqa: E402

DATA = HERE.parents[1] / "pipeline" / "gazetteer" / "data"
COLUMNS = [
    "key",
    "name",
    "names",
    "kind",
    "country_code",
    "name_en",
    "admin1",
    "lg_code",
    "geonames_id",
    "lat",
    "lon",
    "timezone",
    "population",
    "flags",
]
EPOCH = (1980, 1, 1, 0, 0, 0)


def write_places(rows: list[dict[str, str]], path: pathlib.Path) -> None:
    """One line a place, by key; mtime 0, so that the same rows are the same bytes."""
    lines = ["\t".join(COLUMNS)]
    lines += ["\t".join(row.get(c, "") for c in COLUMNS) for row in sorted(rows, key=lambda r: r["key"])]
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", filename="", mtime=0, compresslevel=9) as f:
        f.write(("\n".join(lines) + "\n").encode())
    path.write_bytes(out.getvalue())


def write_latin(rows: list[tuple[str, ...]], path: pathlib.Path) -> None:
    """One member a country, lines sorted."""
    by_country: dict[str, list[str]] = {}
    for country, *rest in sorted(rows):
        by_country.setdefault(country, []).append("\t".join(rest))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as z:
        for country in sorted(by_country):
            z.writestr(zipfile.ZipInfo(country, EPOCH), "\n".join(by_country[country]) + "\n", zipfile.ZIP_DEFLATED, 9)


def read(path: pathlib.Path) -> list[dict[str, str]]:
    lines = [x for x in path.read_text(encoding="utf-8").split("\n") if x.strip() and not x.startswith("#")]
    columns = lines[0].split("\t")
    return [dict(zip(columns, x.split("\t"), strict=True)) for x in lines[1:]]


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("--cldr", type=pathlib.Path, required=True, help="folder that holds common/subdivisions/ja.xml")
    a = ap.parse_args()
    regions = world.subdivisions(a.cldr / "common" / "subdivisions")
    cities = world.load_cities()
    aliases = [(r["alias"], r["country"], r["name_en"]) for r in read(DATA / "city_aliases.tsv")]
    rows = [*japan.rows(cities), *world.rows(cities, regions, aliases), *regions.values()]
    bad = [r["key"] for r in rows if re.search(r"[\t\n]", "".join(r.values()))]
    assert not bad, bad
    write_places(rows, DATA / "places.tsv.gz")
    write_latin(world.latin(cities), DATA / "latin.zip")
    print(len(rows), "places;", *(f"{p.name} {p.stat().st_size:,} bytes" for p in sorted(DATA.glob("*.*z*"))))


if __name__ == "__main__":
    main()
