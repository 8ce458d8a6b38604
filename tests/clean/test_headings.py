"""A page's headings: which lines stand over others, and at what level."""

import pytest

from pipeline.clean import clean
from pipeline.model import Source

BODY = "海藻の話を聞き、標本を作ります。はじめての人も歓迎します。\n場所：汐見公民館\n"


def levels(*headings: str) -> dict[str, int]:
    text = "潮風の催し\n\n" + "\n\n".join(f"{h}\n\n{BODY}" for h in headings)
    page = clean(Source("page.txt", text.encode()))
    return {page.text_of(b): b.level for b in page.blocks if b.kind == "heading"}


@pytest.mark.parametrize(
    ("plain", "quoted"),
    [
        ("【見学会】", "【講座】「海藻の標本」"),
        ("《上映会》", "《工作》「紙の灯台」"),
    ],
)
def test_what_is_quoted_behind_a_bracket_makes_no_other_class(plain: str, quoted: str) -> None:
    found = levels("■関連する催し", plain, quoted)
    assert found["■関連する催し"] < found[plain] == found[quoted]


@pytest.mark.parametrize("other", ["標本の作りかた", "1. 標本の作りかた", "「海藻の標本」"])
def test_a_line_without_the_bracket_is_of_another_class(other: str) -> None:
    found = levels("■関連する催し", "【見学会】", other)
    assert found.get(other) != found["【見学会】"]


@pytest.mark.parametrize("heading", ["1・2年生の部", "3・4号館", "5・6月の催し"])
def test_two_numbers_of_what_follows_them_are_no_day_of_a_chronicle(heading: str) -> None:
    assert heading in levels(heading, "海辺の会")
    assert "4・18 海辺の会" not in levels("4・18 海辺の会", "海辺の会")
