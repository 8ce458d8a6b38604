"""The report's own words, in Japanese and English: data/labels.tsv."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline import vocabulary


@dataclass(frozen=True, slots=True)
class Label:
    ja: str
    en: str

    def format(self, **values: object) -> Label:
        """With the values in the places that braces name; numbers with commas."""
        shown = {k: f"{v:,}" if isinstance(v, int) else v for k, v in values.items()}
        return Label(self.ja.format(**shown), self.en.format(**shown))


def labels() -> dict[str, Label]:
    """By their key."""
    return {row["key"]: Label(row["ja"], row["en"]) for row in vocabulary.read("report", "labels")}


def label(key: str) -> Label:
    """The label of a key; of one that has none the key itself, so that a new word of the tables is shown as it is."""
    return labels().get(key) or Label(key, key)
