"""Decisions in a run: between what pages say and what linking concludes.

The log lies beside the raw pages, unless the settings name another file. Which raw folder a run came from is noted in
`run/`, for the stages that do not see it and for the review app.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.decisions import Decided, conclude, decide, write_outcomes
from pipeline.decisions.desk import Whole, as_it_is
from pipeline.grouped import Grouped, by_group
from pipeline.link import Corpus, link
from pipeline.model import Document
from pipeline.settings import DEFAULT, Settings

LOG = Path("decisions") / "decisions.jsonl"
NOTE = Path("run") / "raw.txt"
OUTCOMES = Path("run") / "decisions.csv"


def note_raw(raw: Path, extracted: Path) -> None:
    """Remember which folder the pages came from."""
    path = extracted / NOTE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{raw.resolve()}\n", encoding="utf-8")


def log_of(extracted: Path, settings: Settings = DEFAULT) -> Path:
    """The log of decisions about these tables: that of the settings, else the one beside the raw folder."""
    if settings.decisions:
        return Path(settings.decisions)
    try:
        raw = Path((extracted / NOTE).read_text(encoding="utf-8").strip())
    except (OSError, UnicodeDecodeError):
        return extracted.resolve().parent / LOG
    return raw.parent / LOG


def decided(
    documents: Sequence[Document], extracted: Path, settings: Settings = DEFAULT, whole: Whole = as_it_is
) -> Decided:
    """The documents with people's decisions applied; what became of each decision is in `run/decisions.csv`.

    `whole` gives the whole of a document, where those given hold only what linking needs.

    Raises:
        InputError: there is a log that cannot be read.
    """
    found = decide(documents, log_of(extracted, settings), settings, whole)
    write_outcomes(found.outcomes, extracted / OUTCOMES)
    return found


def link_decided(found: Decided, settings: Settings = DEFAULT, grouped: Grouped = by_group) -> Corpus:
    """What all pages together say, with people's decisions above it."""
    return conclude(link(found.documents, settings, found.ties, grouped), found)
