"""What stands right behind a name: the first of the signs that fits."""

from __future__ import annotations

import pytest

from pipeline.assemble.signs import BEHIND


@pytest.mark.parametrize(
    ("behind", "sign"),
    [
        ("が汐ホールで開催されました", "held"),
        ("に市長が出席しました", "took_part"),
        ("では、市長が", "there"),
        ("を見学しました", "seen"),
        ("でした。", "is"),
        ("は、多くの人で", "topic"),
        ("をご覧ください", "object"),
        ("や総会など", "listed"),
        ("　。", "end"),
        ("", "end"),
        ("の会長", "of"),
        ("について", "about"),
        ("まで", ""),
    ],
)
def test_the_first_sign_that_fits_is_told(behind: str, sign: str) -> None:
    found = BEHIND.match(behind)
    assert (found.lastgroup if found else "") == sign
