"""A reviewer's desk: one run's tables, one log of decisions, and who decides. All state is in those files."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pipeline.decisions import Decision, Log, append, decision, read
from pipeline.decisions.record import What
from pipeline.review.items import Item, items
from pipeline.review.tables import Tables
from pipeline.review.verdicts import Verdicts, Where, verdicts
from pipeline.settings import DEFAULT, Settings


@dataclass(frozen=True, slots=True)
class State:
    """Everything that a request looks at, of one moment."""

    items: dict[str, Item]
    log: Log
    verdicts: Verdicts


class Desk:
    """Reads again what has changed on disk: a second reviewer's decisions and a new run are seen at once."""

    def __init__(self, extracted: Path, log: Path, who: str, settings: Settings = DEFAULT) -> None:
        self.tables = Tables(extracted)
        self.path = log
        self.who = who
        self.settings = settings
        self._lock = threading.Lock()
        self._seen: tuple[tuple[int, ...], tuple[int, ...]] | None = None
        self._state: State | None = None
        self._items: dict[str, Item] = {}
        self._where = Where({}, self.tables)

    def state(self) -> State:
        with self._lock:
            seen = (self.tables.stamp(), _stamp(self.path))
            if self._state is None or self._seen is None or seen != self._seen:
                if self._state is None or self._seen is None or self._seen[0] != seen[0]:
                    self._items = items(self.tables)
                    self._where = Where(self._items, self.tables)
                log = read(self.path)
                self._state = State(self._items, log, verdicts(log.decisions, self._where))
                self._seen = seen
            return self._state

    def decide(self, what: What, why: str = "", **parts: object) -> Decision:
        """Add one decision to the log, made now."""
        new = decision(self.who, self._now(), what, why=why, **parts)
        append(self.path, [new])
        return new

    def _now(self) -> str:
        """The time of a decision, later than all that this desk knows of."""
        moment = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        last = self.state().log.decisions[-1:]
        return moment if not last or last[0].when < moment else _after(last[0].when, moment)


def _after(last: str, moment: str) -> str:
    """A millisecond later than the last decision, unless another machine's clock is far ahead."""
    then, now = (datetime.fromisoformat(text) for text in (last, moment))
    later = then.timestamp() + 0.001
    if later - now.timestamp() > 60:
        return moment
    return datetime.fromtimestamp(later, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _stamp(path: Path) -> tuple[int, ...]:
    try:
        state = path.stat()
    except OSError:
        return (0, 0)
    return state.st_mtime_ns, state.st_size
