"""Words are found again where the page still has them, or nearly; and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.decisions import anchor, find, locate
from pipeline.decisions.record import Target
from pipeline.model import EventStatement, Page

TEXT = """お知らせ
5月18日、青葉市民会館で第4回水辺会議を開きました。
例会は7月1日、次の例会は8月1日、最後の例会は9月1日です。
"""
PAGE = Page("pg_a", "a.txt", TEXT)


def at(words: str, nth: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


@given(st.text("あいう\n例会𠮷 ", max_size=60), st.data())
def test_on_the_same_page_every_piece_is_found_where_it_stood(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    page = Page("pg_a", "a.txt", text)
    found = locate(anchor(page, start, end), text)
    if found is None:
        assert start == end
    else:
        assert text[slice(*found)] == text[start:end]


@pytest.mark.parametrize("nth", [0, 1, 2])
def test_of_equal_words_the_context_tells_which(nth: int) -> None:
    a = anchor(PAGE, *at("例会", nth))
    assert locate(a, TEXT) == at("例会", nth)
    longer = "更新しました。今年の例会のご案内です。\n" + TEXT
    found = locate(a, longer)
    assert found
    assert found[0] == at("例会", nth)[0] + len(longer) - len(TEXT)


@pytest.mark.parametrize(
    ("new", "words"),
    [
        (TEXT.replace("お知らせ", "【更新】お知らせ（6月1日追記）"), "第4回水辺会議"),
        (TEXT.replace("青葉市民会館で", "青葉市民会館大ホールにおいて"), "第4回水辺会議"),
        (TEXT.replace("水辺会議を開きました", "水辺会議を盛大に開催しました"), "第4回水辺会議"),
        (TEXT.replace("第4回水辺会議", "第４回　水辺会議"), "第４回　水辺会議"),  # written in another width
        (TEXT.replace("第4回水辺会議", "第4回水辺の会議"), "第4回水辺の会議"),
        (TEXT.replace("第4回水辺会議", "第5回水辺会議"), None),  # another event
        (TEXT.replace("第4回水辺会議", "花火大会"), None),
        ("まったく別のページです。予定はありません。", None),
        ("", None),
    ],
)
def test_a_page_that_was_scraped_again(new: str, words: str | None) -> None:
    found = locate(anchor(PAGE, *at("第4回水辺会議")), new)
    assert (new[slice(*found)] if found else None) == words


def test_short_words_in_another_context_are_others() -> None:
    a = anchor(PAGE, *at("例会", 1))
    assert locate(a, "総会と例会の規約について、会員の皆さまにご説明します。") is None


def said(name: str, text: str, start: str = "", nth: int = 0) -> EventStatement:
    where = -1
    for _ in range(nth + 1):
        where = text.index(name, where + 1)
    return EventStatement("pg_a", name, where, where + len(name), name, "line", start=start)


def test_a_statement_is_the_one_on_its_words_and_of_its_day() -> None:
    rows = [said("例会", TEXT, "2024-07-01"), said("例会", TEXT, "2024-08-01", 1), said("例会", TEXT, "2024-09-01", 1)]
    for row in rows:
        target = Target("events", anchor(PAGE, row.start_char, row.end_char), row.name, row.start)
        assert find(target, rows, TEXT) is row


def test_a_statement_whose_name_is_cut_otherwise_is_still_it() -> None:
    target = Target("events", anchor(PAGE, *at("第4回水辺会議")), "第4回水辺会議", "2024-05-18")
    longer = said("青葉市民会館で第4回水辺会議", TEXT, "2024-05-18")
    other = said("例会", TEXT, "2024-07-01")
    assert find(target, [other, longer], TEXT) is longer
    assert find(target, [other], TEXT) is None
    assert find(target, [], TEXT) is None


def test_hostile_lengths_are_quick() -> None:
    page = Page("pg_a", "a.txt", "あ" * 300_000)
    a = anchor(page, 150_000, 150_002)
    assert locate(a, page.text)
    assert locate(anchor(PAGE, *at("第4回水辺会議")), "第3回水辺会" * 30_000) is None
