"""The committed tables: complete, quick to load, the same bytes from the same build."""

from __future__ import annotations

import pathlib
import zipfile
from collections import Counter

import pytest

from pipeline.gazetteer import table

DATA = pathlib.Path(table.__file__).parent / "data"


def test_japan_is_complete() -> None:
    rows = [r for r in table.rows() if r[table.COUNTRY] == "JP"]
    kinds = Counter(r[table.KIND] for r in rows)
    assert kinds["region"] == 47
    assert kinds["ward"] == 23 + 171
    assert kinds["city"] == 1741 - 23 or kinds["city"] > 1_700
    assert all(len(r[table.LG_CODE]) == 6 for r in rows)
    assert len({r[table.LG_CODE] for r in rows}) == len(rows)


@pytest.mark.parametrize(
    ("code", "city", "ward", "english"),
    [
        ("111074", "さいたま市", "浦和区", "Urawa"),
        ("141097", "横浜市", "港北区", "Kohoku"),
        ("221406", "浜松市", "天竜区", "Tenryu"),
        ("271284", "大阪市", "中央区", "Chuo"),
    ],
)
def test_wards_have_code_city_and_reading(code: str, city: str, ward: str, english: str) -> None:
    (row,) = [r for r in table.rows() if r[table.LG_CODE] == code]
    assert (row[table.NAMES], row[table.NAME], row[table.ENGLISH]) == (city + ward, ward, english)


def test_check_digits() -> None:
    for row in table.rows():
        if code := row[table.LG_CODE]:
            rest = sum(int(c) * w for c, w in zip(code, (6, 5, 4, 3, 2), strict=False)) % 11
            assert int(code[5]) == (11 - rest) % 10


def test_keys_are_unique_and_sorted() -> None:
    keys = [r[table.KEY] for r in table.rows()]
    assert keys == sorted(set(keys))


def test_same_build_same_bytes() -> None:
    assert (DATA / "places.tsv.gz").read_bytes()[4:8] == bytes(4)  # gzip's mtime
    with zipfile.ZipFile(DATA / "latin.zip") as z:
        assert {i.date_time for i in z.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert z.namelist() == sorted(z.namelist())
    assert sum(p.stat().st_size for p in DATA.iterdir()) < 6_000_000


def test_latin_names_of_a_country() -> None:
    names = {row[1] for row in table.latin("MT")}
    assert "Valletta" in names
    assert table.latin("??") == ()
