"""The collection of annotated pages: how much there is of it, and that every split is sound.

The splits `raw` and `dev` are run and scored by the plugin (`[tool.pytest.ini_options]`); `held_back` is scored once,
when a version is finished, so here only its annotations are held against its pages.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from pipeline.annotate import Corpus

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "tests" / "fixtures"
SPLITS = {
    "raw": Corpus.of(FIXTURES / "raw", pages=ROOT / "raw"),
    "dev": Corpus.of(FIXTURES / "dev"),
    "held_back": Corpus.of(FIXTURES / "held_back"),
}
README = (FIXTURES / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("split", SPLITS)
def test_annotations_agree_with_their_pages_and_the_calendar(split: str) -> None:
    assert [str(fault) for fault in SPLITS[split].read().faults] == []


def test_there_are_enough_pages_in_enough_layouts_and_a_third_is_held_back() -> None:
    pages = {split: len(corpus.annotations()) for split, corpus in SPLITS.items()}
    assert sum(pages.values()) >= 120
    assert pages["held_back"] >= sum(pages.values()) // 3
    assert len(layouts()) >= 12


def test_every_page_stands_in_one_layout_and_has_a_name_of_its_own() -> None:
    stems = Counter(path.stem for corpus in SPLITS.values() for path in corpus.annotations())
    assert max(stems.values()) == 1
    listed = Counter(stem for row in layouts().values() for stem in row)
    assert set(listed) == set(stems)
    assert max(listed.values()) == 1


def layouts() -> dict[str, list[str]]:
    """Layout → its pages, as the README lists them."""
    rows = re.findall(r"^\| ((?:[^|\\]|\\.)+) \| ((?:`[\w-]+` ?)+) \|$", README, re.M)
    return {layout: re.findall(r"`([\w-]+)`", pages) for layout, pages in rows}


@pytest.mark.parametrize("split", SPLITS)
def test_the_texts_of_html_pages_hold_what_the_html_holds(split: str) -> None:
    corpus = SPLITS[split]
    pages = [(stem, path) for stem, (path, *_) in corpus.by_stem.items() if path.suffix == ".html"]
    assert pages
    for stem, path in pages:
        soup = BeautifulSoup(path.read_bytes(), "lxml")
        for tag in soup(["head", "script", "style"]):
            tag.decompose()
        text = corpus.text(stem)
        assert text is not None, stem
        assert re.sub(r"[\s|]", "", soup.get_text()) == re.sub(r"[\s|]", "", text), stem
