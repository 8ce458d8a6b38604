"""Vocabulary is data: small tab-separated files beside the code that reads them.

A file `pipeline/<room>/data/<name>.tsv` has `#` comments (its source among them), then a line of column names, then
rows. A user's own rows come from the settings ([vocabulary] in gyoji.toml) and stand before the package's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from importlib import resources

from pipeline.tries import pattern_of

Row = dict[str, str]
NEVER = "(?!)"  # matches nothing


def columns(room: str, name: str) -> tuple[str, ...]:
    """The column names of a file."""
    return tuple(_lines(room, name)[0].split("\t"))


@cache
def read(room: str, name: str) -> tuple[Row, ...]:
    """The rows of `pipeline/<room>/data/<name>.tsv`; a missing last cell is "". Callers must not change them."""
    names = columns(room, name)
    return tuple(
        dict(zip(names, line.split("\t") + [""] * len(names), strict=False)) for line in _lines(room, name)[1:]
    )


def extended(room: str, name: str, own: tuple[tuple[tuple[str, str], ...], ...]) -> tuple[Row, ...]:
    """A user's own rows (from `Settings.vocabulary`), then the file's."""
    return (*(dict(row) for row in own), *read(room, name))


def words(room: str, name: str, column: str = "word") -> tuple[str, ...]:
    """One column of a file, in file order."""
    return tuple(row[column] for row in read(room, name))


@cache
def any_of(room: str, *signs: str) -> str:
    """A group of a regular expression that matches any pattern of the signs, the first sign's first of the file first.

    `pipeline/<room>/data/signs.tsv` has the columns sign and patterns: regular expressions with spaces between them
    (a space to be matched is \\s). A sign may have several rows. Raises KeyError for a sign that the file lacks.
    """
    return "(?:" + "|".join(pattern for sign in signs for pattern in listed(room, sign)) + ")"


@cache
def listed(room: str, sign: str) -> tuple[str, ...]:
    """The words of a sign in file order, for one whose patterns are nothing but words. Raises KeyError as `any_of`."""
    found = tuple(" ".join(row["patterns"] for row in read(room, "signs") if row["sign"] == sign).split())
    if not found:
        raise KeyError(f"{room}/data/signs.tsv has no sign {sign!r}")
    return found


def matcher(rows: Iterable[Row]) -> Callable[[str], bool]:
    """Is a line (NFKC) one of these rows' `pattern` as a whole, whatever its case?

    A pattern that may begin with anything is slow to fail. Its row tells in `needs` what has to stand in the line
    (words with | between them), and it is tried only where one of them does.
    """
    at_once, needy, words = list[str](), list[str](), set[str]()
    for row in rows:
        (needy if row["needs"] else at_once).append(f"(?:{row['pattern']})")
        words.update(row["needs"].lower().split("|"))
    first, second = (re.compile("|".join(ps) or NEVER, re.IGNORECASE) for ps in (at_once, needy))
    signs = re.compile(pattern_of(words - {""}) if needy else NEVER)
    return lambda line: bool(first.fullmatch(line) or (signs.search(line.lower()) and second.fullmatch(line)))


@cache
def _lines(room: str, name: str) -> tuple[str, ...]:
    text = resources.files(f"pipeline.{room}").joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    return tuple(line for line in text.split("\n") if line.strip() and not line.startswith("#"))
