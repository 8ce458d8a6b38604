import re

import pytest

from pipeline import vocabulary
from pipeline.strip import rules


@pytest.mark.parametrize("row", vocabulary.read("strip", "chrome"), ids=lambda r: r["pattern"][:30])
def test_patterns_are_whole(row: dict[str, str]) -> None:
    assert row["where"] in ("start", "line", "section", "end")
    pattern = re.compile(row["pattern"], re.IGNORECASE)
    for probe in ("1", "a ", "> ", "ホーム", "お問い合わせ", "本文", "日本語 ", "X", "ページ", "≫", "戻る"):
        assert not pattern.fullmatch((probe * 500)[:500] + "§")
    assert not pattern.fullmatch("水の会議では多くの都市が集まり、水と森のこれからについて話し合いました。")


@pytest.mark.parametrize(
    ("line", "where"), [("本文", "start"), ("お問い合わせ", "end"), ("関連リンク", "section"), ("印刷", "line")]
)
def test_where(line: str, where: str) -> None:
    assert where in {hit.where for hit in rules.match(line)}
