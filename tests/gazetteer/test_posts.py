"""Pages of embassies and consulates of Japan, by their first lines and by their hosts."""

from __future__ import annotations

import pytest

from pipeline.gazetteer import country_of_host, post_of


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("在ガーナ日本国大使館\n領事情報\n文化交流", "ガーナ"),
        ("在リヨン日本国領事事務所 | English", "リヨン"),
        ("在チリ日本大使館からのお知らせ\n\n注意喚起", "チリ"),
        ("港市\n\n在ガーナ日本国大使館", "ガーナ"),
        ("在ガーナ日本国大使館の大使が市長を訪問しました", ""),
        ("在ガーナ日本国大使館より絵画が届きました", ""),
        ("駐日ガーナ共和国大使館", ""),
        ("港市の国際交流", ""),
        ("", ""),
    ],
)
def test_whose_page_it_is(text: str, where: str) -> None:
    assert post_of(text) == where


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://www.nl.emb-japan.go.jp/itpr_ja/x.html", "NL"),
        ("https://www.houston.us.emb-japan.go.jp/", "US"),
        ("http://www.uk.emb-japan.go.jp/jp/", "GB"),
        ("https://www.city.example.jp/nl.emb-japan.go.jp/", ""),
        ("https://www.emb-japan.go.jp/", ""),
        ("", ""),
    ],
)
def test_the_host_of_an_embassy(url: str, code: str) -> None:
    assert country_of_host(url) == code
