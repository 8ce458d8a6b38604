import pytest

from pipeline.clean import clean
from pipeline.errors import SettingsError
from pipeline.model import Source
from pipeline.settings import Settings, Vocabulary
from pipeline.strip import strip

BODY = "水の会議では多くの都市が集まり、水と森のこれからについて、二日にわたって長く話し合いました。"
TEXT = f"水の会議の報告\n\n{BODY}\n\n今日の運勢は大吉です\n\n関連リンク\n森の会議\n"


def own(site: str, pattern: str, keep: str) -> Settings:
    return Settings(vocabulary=Vocabulary(site_rules=((("site", site), ("pattern", pattern), ("keep", keep)),)))


def kept(settings: Settings, url: str = "https://www.midori.example/a") -> list[str]:
    document = strip([clean(Source("news/page.txt", TEXT.encode(), url=url, site="みどり市"))], settings)[0]
    return [document.text_of(b) for b in document.body]


@pytest.mark.parametrize("site", ["midori.example", "www.midori.example", "みどり市", "news", "*"])
def test_drops_by_site(site: str) -> None:
    assert kept(own(site, "^今日の運勢", "false")) == ["水の会議の報告", BODY]


@pytest.mark.parametrize("site", ["idori.example", "あおば市", "old"])
def test_another_site_is_left_alone(site: str) -> None:
    assert "今日の運勢は大吉です" in kept(own(site, "^今日の運勢", "false"))


def test_keeps() -> None:
    assert "森の会議" not in kept(Settings())
    assert "森の会議" in kept(own("みどり市", "^森の会議$", "true"))


@pytest.mark.parametrize(
    ("pattern", "keep", "said"), [("(", "true", "no pattern"), ("x", "maybe", "'maybe'"), ("[", "false", "みどり市")]
)
def test_a_fault_is_said(pattern: str, keep: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        kept(own("みどり市", pattern, keep))
