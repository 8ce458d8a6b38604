"""The body that leads a list of people, and what is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Read = Callable[[str], dict[str, list[str]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "（農林水産省）青山参事官、嶋野企画官、（環境省）竹内企画官",
            {"青山": ["参事官/農林水産省"], "嶋野": ["企画官/農林水産省"], "竹内": ["企画官/環境省"]},
        ),
        ("（内閣府）青山参事官", {"青山": ["参事官/内閣府"]}),
        (
            "水道専門部会委員：\n竹内委員、久保寺委員\nみどり市水道委員会：\n遠藤委員長、町田委員",
            {
                "竹内": ["委員/水道専門部会"],
                "久保寺": ["委員/水道専門部会"],
                "遠藤": ["委員長/みどり市水道委員会"],
                "町田": ["委員/みどり市水道委員会"],
            },
        ),
        ("（川口市立東高等学校）\n田崎教諭", {"田崎": ["教諭/川口市立東高等学校"]}),
        (
            "左より　横手市：伊藤会長、美郷町：齊藤会長",
            {"伊藤": ["会長/横手市"], "齊藤": ["会長/美郷町"]},
        ),
        # a unit, a sentence, a label lead nobody
        ("総務課：\n竹内参事官", {"竹内": ["参事官/"]}),
        ("お問い合わせは観光協会へ\n会長の竹内達也さんは話した。", {"竹内達也": ["会長/"]}),
        ("（右から）竹内参事官", {"竹内": ["参事官/"]}),
        ("市執行部　市長（竹内達也）", {"竹内達也": ["市長/"]}),
    ],
)
def test_leads(read: Read, text: str, expected: dict[str, list[str]]) -> None:
    assert read(text) == expected
