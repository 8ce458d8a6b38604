import pytest

from pipeline.clean import clean
from pipeline.model import Source
from pipeline.strip import strip
from pipeline.strip.names import readable

BODY = "水の会議では多くの都市が集まり、水と森のこれからについて、二日にわたって長く話し合いました。"


def site(head: str, end: str) -> str:
    text = f"{head}\n水の会議の報告について\n\n{BODY}\n\n{end}\n"
    return strip([clean(Source("page.txt", text.encode()))])[0].page.site


@pytest.mark.parametrize(
    ("head", "end", "expected"),
    [
        (
            "本文へ\nみどり市\nくらし　観光　市政　子育て",
            "みどり市役所 〒100-0000 みどり市1-1\n© Midori City",
            "みどり市",
        ),
        ("本文へ", "あおば町役場\n〒100-0000 あおば町1-1-1\n電話 012-345-6789", "あおば町"),
        ("★水の研究会★\nホーム\nアクセス", "水の研究会\n〒100-0000 みどり市1-1-1\nTEL 012-345-6789", "水の研究会"),
        ("", "", ""),
        ("", "みどり市 国際課\n電話 012-345-6789", ""),
    ],
)
def test_site_of_one_page(head: str, end: str, expected: str) -> None:
    assert site(head, end) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("みどり市公式ホームページ", "みどり市"),
        ("みどり市役所", "みどり市"),
        ("あおば市 AOBA CITY", "あおば市"),
        ("★森の会★", "森の会"),
        ("Water Cities", "Water Cities"),
    ],
)
def test_readable(name: str, expected: str) -> None:
    assert readable(name) == expected
