import pytest

from pipeline.clean.labels import is_header_line, labels, more, parse
from pipeline.settings import DEFAULT

NAMES = labels(DEFAULT)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("期 日  時 間 内  容 備 考", True),
        ("開催日　　受付時間　　会場", True),
        ("日時　会場", False),
        ("日時　5月2日　会場", False),
        ("日時：期間：会場", False),
        ("水の会議の日時", False),
        ("", False),
    ],
)
def test_header_line(line: str, expected: bool) -> None:
    assert is_header_line(line, NAMES) is expected


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("日時・会場", "日時・会場"),
        ("■ 日時と場所", "日時と場所"),
        ("日時・天気", None),
        ("10:00 開会式", None),
        ("15：30　閉会", None),
        ("場所／市民会館 大ホール", "場所"),
        ("日時／場所 市民会館", None),
        ("市役所／国際課", None),
        # a lone letter at the gap of the label's own letters is a part of the word
        ("委  員  長   葉山", None),
        ("会 議 室 302", None),
        ("会　場　図　Ａ", None),
        ("委  員 長 葉山", "委員"),
        ("主 催 者 みどり市", "主催者"),
        ("講 師 森 太郎", "講師"),
        ("日 時 7 月 3 日", "日時"),
    ],
)
def test_parse(line: str, label: str | None) -> None:
    found = parse(line, NAMES)
    assert (found[0] if found else None) == label


@pytest.mark.parametrize(
    ("line", "at", "labels_"),
    [
        ("日時：5月2日　会場：市民会館　定員：20名", 3, ["会場", "定員"]),
        ("会期：5月2日 会場：https://water.example/", 3, ["会場"]),
        ("日時：5月2日 10：30から", 3, []),
        ("日時：5月2日（雨天：中止）", 3, []),
        ("内容：市長の話題：水", 3, []),
    ],
)
def test_several_in_one_line(line: str, at: int, labels_: list[str]) -> None:
    assert [f[0] for f in more(line, at, NAMES)] == labels_
