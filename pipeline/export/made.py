"""What every way out gives, and what they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from pipeline.tables.dates import day
from pipeline.tables.happenings import Happening, PageLink

EPOCH = datetime(1980, 1, 1, tzinfo=UTC)  # where no page says when it was fetched; zip files know no earlier year


@dataclass(frozen=True, slots=True)
class Made:
    """The bytes of a file, how many events it holds, and how many it leaves out, by reason."""

    content: bytes
    events: int
    left_out: Mapping[str, int]


def sorted_out(
    happenings: Iterable[Happening], rules: Mapping[str, Callable[[Happening], bool]]
) -> tuple[list[Happening], dict[str, int]]:
    """The events that no rule leaves out, and how many each rule does; what a reviewer has rejected always goes."""
    rules = {"rejected by a reviewer": lambda h: h.review == "rejected", **rules}
    kept, counts = [], Counter[str]()
    for happening in happenings:
        reason = next((name for name, rule in rules.items() if rule(happening)), "")
        if reason:
            counts[reason] += 1
        else:
            kept.append(happening)
    return kept, dict(sorted(counts.items()))


def fetched(pages: Iterable[PageLink]) -> datetime:
    """The last time that one of the pages was fetched, else the last day that one was published, in UTC."""
    known = list(pages)
    told = [t for p in known if (t := _moment(p.fetched_at))] or [t for p in known if (t := _moment(p.published_on))]
    return max(told, default=EPOCH)


def _moment(text: str) -> datetime | None:
    moment: datetime | None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        known = day(text)
        moment = datetime(known.year, known.month, known.day) if known else None
    if moment is None:
        return None
    try:
        moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except OverflowError:
        return None
    return max(moment.replace(microsecond=0), EPOCH)
