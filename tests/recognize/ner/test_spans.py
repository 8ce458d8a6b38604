"""Which spans may be names, and which are taken."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.recognize.ner import spans
from pipeline.recognize.ner.spans import BEGIN, END, INSIDE, SINGLE, Spans

NONE = 0
ORG = 8  # what is added to the tags of the third label
A, B, C = [0, 4], [0, 2, 4], [0, 1, 4]  # texts of four words: one, two of two, one of one and one of three


def _tags(*likely: list[int]) -> spans.Floats:
    """Shares of tags of words, each of which may be some of them alike."""
    out = np.zeros((len(likely), 21), np.float32)
    for word, tags in enumerate(likely):
        out[word, tags] = 1 / len(tags)
    return out


def _found(tags: spans.Floats, words: list[int], blank: tuple[int, ...] = ()) -> list[tuple[int, int]]:
    blanks = np.isin(np.arange(len(tags)), blank)
    some = spans.candidates(tags, blanks, np.array(words))
    return list(zip(some.first.tolist(), some.last.tolist(), strict=True))


@pytest.mark.parametrize(
    ("tags", "words", "found"),
    [
        (_tags([NONE], [BEGIN], [END], [NONE]), A, [(1, 2)]),
        (_tags([NONE], [SINGLE], [NONE], [NONE]), A, [(1, 1)]),
        (_tags([BEGIN], [INSIDE, END], [END], [NONE]), A, [(0, 1), (0, 2)]),
        (_tags([BEGIN], [NONE], [END], [NONE]), A, []),  # what is surely no name parts them
        (_tags([BEGIN], [NONE, INSIDE], [END], [NONE]), A, [(0, 2)]),
        (_tags([NONE], [BEGIN], [END], [NONE]), B, []),  # another text
        (_tags([BEGIN + ORG], [END], [SINGLE], [NONE]), A, [(0, 1), (0, 2), (2, 2)]),  # the kind is another's affair
        (_tags([NONE], [NONE], [NONE], [NONE]), A, []),
    ],
)
def test_candidates(tags: spans.Floats, words: list[int], found: list[tuple[int, int]]) -> None:
    assert _found(tags, words) == found


def test_blanks_neither_begin_nor_end_a_name() -> None:
    tags = _tags([BEGIN], [SINGLE], [END, INSIDE], [END])
    assert _found(tags, A, blank=(1,)) == [(0, 2), (0, 3)]
    assert _found(tags, A, blank=(0, 3)) == [(1, 1), (1, 2)]


def test_a_first_word_has_its_nearest_ends_only() -> None:
    words = spans.LENGTHS + 20
    found = _found(_tags([BEGIN], *[[END]] * (words - 1)), [0, words])
    assert found == [(0, last) for last in range(1, spans.ENDS + 1)]
    far = _tags([BEGIN], *[[INSIDE]] * (words - 2), [END])
    assert _found(far, [0, words]) == []


def test_what_stands_around() -> None:
    some = Spans.of(np.array([0, 1, 2, 1]), np.array([0, 1, 3, 3]), np.array(C))
    assert some.before.tolist() == [-1, -1, 1, -1]
    assert some.behind.tolist() == [-1, 2, -1, -1]


def test_chosen_are_the_surest_and_none_over_another() -> None:
    first, last = np.array([0, 0, 2, 5, 7]), np.array([1, 2, 3, 6, 7])
    shares = np.zeros((5, 6), np.float32)
    shares[:, 1] = [0.6, 0.9, 0.8, 0.7, 0.4]
    shares[:, 0] = 1 - shares[:, 1]
    assert spans.chosen(Spans.of(first, last, np.array([0, 8])), shares) == [1, 3]
    shares[1] = [0.2, 0.4, 0.4, 0, 0, 0]  # two kinds alike: neither is likely
    assert spans.chosen(Spans.of(first, last, np.array([0, 8])), shares) == [0, 2, 3]
