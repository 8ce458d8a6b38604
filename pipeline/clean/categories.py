"""Lines that name the category of a page (お知らせ, ニュース詳細, 商工会からのお知らせ), not the page."""

from __future__ import annotations

import re
from functools import cache

from pipeline import vocabulary
from pipeline.clean.draft import bare

OFFICE = re.compile(rf"{vocabulary.any_of('clean', 'office')}$")  # who has put out a press release
LISTED = re.compile(rf"{vocabulary.any_of('clean', 'listed')}$")
SENDER = re.compile(r"[^\s「」『』、。0-9]{1,12}からの?(?:お知らせ|ご?案内|便り|たより)")  # 商工会からのお知らせ
PARTS = re.compile(r"[\s・/|&:]+")


@cache
def _categories() -> frozenset[str]:
    return frozenset(bare(word).casefold() for word in vocabulary.words("clean", "category_words"))


def is_category(text: str) -> bool:
    """Whether a line is the name of a page's category (お知らせ, ニュース詳細, トピックス TOPICS), not of the page."""
    whole = bare(text).casefold()
    if whole in _categories() or LISTED.sub("", whole) in _categories() or SENDER.fullmatch(text):
        return True
    parts = [bare(p).casefold() for p in PARTS.split(text) if p]
    if len(parts) < 2 or parts[-1] not in _categories():
        return False
    return all(p in _categories() or (OFFICE.search(p) and len(p) <= 8) for p in parts[:-1])
