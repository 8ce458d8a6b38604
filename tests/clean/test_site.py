import pytest

from pipeline.clean import clean
from pipeline.clean.site import own_name, plain_name, without_name
from pipeline.model import Source
from pipeline.settings import DEFAULT, Settings, Vocabulary

OWN = Settings(
    vocabulary=Vocabulary(
        sites=((("site", "midori.example"), ("name", "みどりの窓")), (("site", "古い名"), ("name", "みどりの窓")))
    )
)
BODY = "\n\n会議では多くの都市が集まり、水と森のこれからについて長く話し合いました。\n"


@pytest.mark.parametrize(
    ("site", "url", "expected"),
    [
        ("", "https://www.midori.example/a", "みどりの窓"),
        ("", "https://midori.example/a", "みどりの窓"),
        ("古い名", "", "みどりの窓"),
        ("", "https://notmidori.example/a", ""),
        ("別の名", "", ""),
        ("", "http://[", ""),
    ],
)
def test_own_name(site: str, url: str, expected: str) -> None:
    assert own_name(site, url, OWN) == expected
    assert own_name(site, url, DEFAULT) == ""


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("水の会議｜みどりの窓", "水の会議"),
        ("みどりの窓 - 水の会議", "水の会議"),
        ("みどりの窓口の開設", "みどりの窓口の開設"),
        ("みどりの窓", "みどりの窓"),
        ("水の会議", "水の会議"),
    ],
)
def test_without_name(title: str, expected: str) -> None:
    assert without_name(title, "みどりの窓") == expected


def test_a_title_loses_the_name_that_a_user_gives() -> None:
    source = Source("a.txt", ("水の会議 | みどりの窓" + BODY).encode(), url="https://midori.example/1")
    assert (clean(source, OWN).page.title, clean(source, OWN).page.site) == ("水の会議", "みどりの窓")
    assert clean(source).page.title == "水の会議 | みどりの窓"


@pytest.mark.parametrize(
    ("site", "expected"),
    [("みどり市公式ホームページ", "みどり市"), ("みどり市", "みどり市"), ("ホームページ", "ホームページ")],
)
def test_plain_name(site: str, expected: str) -> None:
    assert plain_name(site) == expected
