"""The rows of an annotation's JSON that the schema accepts."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any

from pipeline.annotate.faults import Pointer


class Rows:
    """The rows of an annotation that the schema accepts."""

    def __init__(self, data: Mapping[str, Any], known: Set[Pointer]) -> None:
        self.data = data
        self.bad = {p[:2] for p in known if len(p) > 2 or (len(p) == 2 and isinstance(p[1], int))}

    def of(self, kind: str) -> list[tuple[int, Any]]:
        """(index, row) of the sound rows of a list."""
        return [(i, row) for i, row in enumerate(self.data.get(kind, ())) if (kind, i) not in self.bad]

    def facts(self) -> Mapping[str, Any]:
        facts: Mapping[str, Any] = self.data.get("page", {})
        return {key: value for key, value in facts.items() if isinstance(value, str)}
