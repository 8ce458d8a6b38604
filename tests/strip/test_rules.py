import re
import signal
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline import vocabulary
from pipeline.strip import rules


@contextmanager
def ended_after(seconds: int) -> Iterator[None]:
    """What never ends is a failure, not a test run that stands still."""

    def stop(*_: object) -> None:
        raise AssertionError(f"still at it after {seconds} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("row", vocabulary.read("strip", "chrome"), ids=lambda r: r["pattern"][:30])
def test_patterns_are_whole(row: dict[str, str]) -> None:
    assert row["where"] in ("start", "line", "section", "end")
    pattern = re.compile(row["pattern"], re.IGNORECASE)
    for probe in ("1", "a ", "> ", "ホーム", "お問い合わせ", "本文", "日本語 ", "X", "ページ", "≫", "戻る"):
        assert not pattern.fullmatch((probe * 500)[:500] + "§")
    assert not pattern.fullmatch("水の会議では多くの都市が集まり、水と森のこれからについて話し合いました。")


@pytest.mark.parametrize("row", vocabulary.read("strip", "chrome"), ids=lambda r: r["pattern"][:30])
def test_a_line_of_a_patterns_own_words_is_read_in_one_way(row: dict[str, str]) -> None:
    """A pattern that can cut such a line in many ways would try them all, for ever."""
    pattern = re.compile(row["pattern"], re.IGNORECASE)
    words = list(dict.fromkeys(re.findall(r"[^\\()|?:\[\]{}+*.^$]+", row["pattern"])))
    lines = [
        head + (again * 500)[:400] + "§"
        for head in ("", *words[:4])
        for word in words
        for again in (word, f"{word} ", f" あ{word}", f"{word}|")
    ]
    with ended_after(20):
        for line in lines:
            pattern.fullmatch(line)


NEEDY = [row for row in vocabulary.read("strip", "chrome") if row["needs"]]


@pytest.mark.parametrize("row", NEEDY, ids=lambda r: r["pattern"][:30])
@given(data=st.data())
def test_what_a_pattern_needs_stands_in_each_of_its_lines(row: dict[str, str], data: st.DataObject) -> None:
    line = data.draw(st.from_regex(re.compile(row["pattern"], re.IGNORECASE), fullmatch=True)).replace("\n", " ")
    assume(unicodedata.normalize("NFKC", line) == line and re.fullmatch(row["pattern"], line, re.IGNORECASE))
    assert any(word.lower() in line.lower() for word in row["needs"].split("|"))
    assert vocabulary.matcher([row])(line)


def test_what_is_needed_is_written_in_letters_of_one_case_folding() -> None:
    assert not [row["needs"] for row in NEEDY if set(row["needs"].lower()) & set("iks")]


@pytest.mark.parametrize(
    ("line", "where"), [("本文", "start"), ("お問い合わせ", "end"), ("関連リンク", "section"), ("印刷", "line")]
)
def test_where(line: str, where: str) -> None:
    assert where in {hit.where for hit in rules.match(line)}
