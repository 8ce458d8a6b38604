"""What groups gave before: by the digest of a group, the bytes of what working on it has given."""

from __future__ import annotations

from typing import Protocol


class Memo(Protocol):
    """A store of results. What is asked for or put is needed by this run."""

    def get(self, key: bytes, /) -> bytes | None: ...
    def put(self, key: bytes, value: bytes, /) -> None: ...


class Forgetful:
    """Remembers nothing: each group is worked on."""

    def get(self, key: bytes, /) -> bytes | None:
        return None

    def put(self, key: bytes, value: bytes, /) -> None:
        pass
