"""The council or committee whose page it is."""

from __future__ import annotations

import pytest

from pipeline.recognize.councils import council_of


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("令和5年度第2回川口市景観審議会 会議録", "", "川口市景観審議会"),
        ("令和元年度第3回川口市社会教育委員会議会議録", "", "川口市社会教育委員会議"),
        ("", "平成29年度 総務委員会\n出席委員 山本委員長", "総務委員会"),
        ("会議結果", "会議名：第3回川口市緑化協議会\n出席者：5名", "川口市緑化協議会"),
        ("会議結果", "審議会名\n\n川口市緑化協議会\n出席者：5名", "川口市緑化協議会"),
        (
            "会議",
            "出席者\n委員：山本、村井\n資料1 令和4年度川口市環境と緑に関する審議会の進め方",
            "川口市環境と緑に関する審議会",
        ),
        ("お知らせ", "川口市緑化協議会が花を植えました。", ""),
        ("会議", "出席者\n川口市緑化協議会と蕨市交通審議会から5名が出ました。", ""),
    ],
)
def test_councils(title: str, text: str, expected: str) -> None:
    assert council_of(title, text) == expected
