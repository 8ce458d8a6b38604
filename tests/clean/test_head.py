import pytest

from pipeline.clean import head
from pipeline.clean.nodes import parse

PAGE = """<html lang="ja-JP"><head><title> 水の会議
｜みどり市</title><meta name="DC.date" content="2024-05-01T10:00"><meta property="og:site_name" content="みどり市">
<link rel="canonical" href="https://midori.example/a"><base href="https://midori.example/">
<script type="application/ld+json">{"@graph": [{"dateModified": "2024-06-02"}, {"datePublished": 5}]}</script>
<script type="application/ld+json">{broken</script></head><body><title>絵</title></body></html>"""


def test_one_walk() -> None:
    facts = head.read(parse(PAGE))
    assert facts.title == "水の会議 ｜みどり市"
    assert (facts.language, facts.base, facts.meta["og:site_name"]) == ("ja", "https://midori.example/", "みどり市")
    assert (facts.published_on("Asia/Tokyo"), facts.updated_on("Asia/Tokyo")) == ("2024-05-01", "")
    assert [s[:9] for s in facts.scripts] == ['{"@graph"', "{broken"]


@pytest.mark.parametrize(
    ("canonical", "url", "expected"),
    [
        ("https://a.example/b", "https://x.example/", "https://a.example/b"),
        ("https://a.example/", "https://a.example/b", "https://a.example/b"),
        ("https://a.example/", "", "https://a.example/"),
        ("/b", "https://x.example/", "https://x.example/"),
        ("http://[", "", ""),
    ],
)
def test_address(canonical: str, url: str, expected: str) -> None:
    assert head.Head(canonical=canonical).address(url) == expected
