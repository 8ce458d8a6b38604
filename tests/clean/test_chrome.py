import pytest

from pipeline.clean.chrome import bar_words, signatures
from pipeline.clean.draft import split_lines


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("くらし　観光　市政　子育て", 4),
        ("案内｜大会｜会誌", 3),
        ("総合トップ／くらし／子育て／観光", 4),
        ("HOME 学会案内 研究大会 会誌「泉」 会員ページ", 5),
        ("地域でさがす：北｜東｜西", 3),
        ("パリ、ロンドン、ローマ", 0),
        ("10:00 | 開会 | 市長", 0),
        ("ホーム > 市政 > 国際 > 会議", 0),
        ("「水と森/まち」 の集い in 東 を開催", 0),
        ("山田 花子", 0),
        ("水の会議の開催について", 0),
        ("", 0),
    ],
)
def test_menu_on_one_line(line: str, count: int) -> None:
    assert len(bar_words(line)) == count


def test_who_signs_a_page() -> None:
    text = "森の集い\n\n森の会で木を植えました。\n\n森の会\n〒100-0000 みどり市1-1\n© 森の会\n"
    assert "森の会" in signatures(split_lines(text))
    assert "森の集い" not in signatures(split_lines(text))


@pytest.mark.timeout(60)
@pytest.mark.parametrize("probe", ["あ ", "|", "あ｜", "　", "「"])
def test_long_lines_are_no_menu_and_sign_nothing(probe: str) -> None:
    assert not bar_words(probe * 100_000)
    assert not signatures(split_lines(probe * 100_000))
