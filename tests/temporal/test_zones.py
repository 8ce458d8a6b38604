"""The zone of a place: its country's where that has but one."""

from __future__ import annotations

import pytest

from pipeline.model import Place
from pipeline.temporal.zones import zone_at


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        (Place("x:VN:フエ", "フエ", country_code="VN", timezone="Asia/Bangkok"), "Asia/Ho_Chi_Minh"),
        (Place("x:US:シアトル", "シアトル", country_code="US", timezone="America/Los_Angeles"), "America/Los_Angeles"),
        (Place("x:NL:ハーグ", "ハーグ", country_code="NL", timezone="Europe/Amsterdam"), "Europe/Amsterdam"),
        (Place("x:ZZ:某市", "某市", country_code="ZZ", timezone="Asia/Tokyo"), "Asia/Tokyo"),
        (Place("x:VN:某市", "某市", country_code="VN"), ""),
        (None, ""),
    ],
)
def test_zone_at(place: Place | None, zone: str) -> None:
    assert zone_at(place) == zone
