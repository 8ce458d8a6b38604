"""Everything that a user can set: one optional gyoji.toml, or [tool.gyoji] in a pyproject.toml.

Frozen and hashable, so that what is built from settings can be cached by them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

UserRow = tuple[tuple[str, str], ...]  # (column, value) pairs of one row that a user adds to a vocabulary file


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A user's own words, by the vocabulary file that they extend; each row stands before the package's own."""

    offices: tuple[UserRow, ...] = ()  # recognize/data/offices.tsv
    field_labels: tuple[UserRow, ...] = ()  # clean/data/field_labels.tsv
    city_aliases: tuple[UserRow, ...] = ()  # gazetteer/data/city_aliases.tsv
    named_events: tuple[UserRow, ...] = ()  # temporal/data/named_events.tsv
    sites: tuple[UserRow, ...] = ()  # clean/data/sites.tsv: site, name
    site_rules: tuple[UserRow, ...] = ()  # strip/data/site_rules.tsv: site, pattern, keep


@dataclass(frozen=True, slots=True)
class Settings:
    ner: Literal["gyoji", "ja_ginza", "none"] = "gyoji"
    timezone: str = "Asia/Tokyo"  # of clock times where nothing on the page says otherwise
    max_bytes: int = 30_000_000  # a larger page is rejected
    page_seconds: int = 60  # a page that takes longer is rejected
    most_rejected: float = 0.9  # share of rejected pages above which a run, also the first, ends with a warning
    jump_rejected: float = 0.1  # rise of the share of rejected pages at which a run ends with a warning
    jump_events: float = 0.5  # change of the events a page, as a share of the last run's, that does the same
    decisions: str = ""  # the log of people's decisions; "" is decisions/decisions.jsonl beside the raw folder
    vocabulary: Vocabulary = field(default_factory=Vocabulary)


DEFAULT = Settings()
