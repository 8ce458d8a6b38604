"""The words of the interface, in Japanese and English: data/messages.tsv."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

LANGUAGES = ("ja", "en")


@cache
def messages(language: str) -> Mapping[str, str]:
    """Key → text."""
    column = 1 + LANGUAGES.index(language)
    text = (files("pipeline.review") / "data" / "messages.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return MappingProxyType({row[0]: row[column] for row in rows[1:]})


def preferred(accepted: str) -> str:
    """The first of our languages that an Accept-Language header names; Japanese where it names neither."""
    named = [part.split(";")[0].strip().lower()[:2] for part in accepted.split(",")]
    return next((code for code in named if code in LANGUAGES), LANGUAGES[0])
