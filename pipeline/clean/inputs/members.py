"""Bytes of a file read forward with a look ahead: as they are, or unpacked from gzip members."""

from __future__ import annotations

import re
import zlib
from typing import IO

PIECE = 65_536  # bytes that are read from the file at once
UNPACKED = 1_048_576  # bytes that are unpacked at once: 64 KiB of gzip can hold 64 MiB
MAGIC = b"\x1f\x8b\x08"
BEGINS = b"WARC/"


class Plain:
    """A file's bytes. `damaged` says that bytes were missing or unreadable since it was last set False."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._held = b""
        self.damaged = False

    def _more(self) -> bytes:
        """The next bytes, b"" at the end."""
        return self._file.read(PIECE)

    def peek(self, size: int) -> bytes:
        """The next bytes, at most `size`; fewer only at the end."""
        parts, have = [self._held], len(self._held)
        while have < size and (more := self._more()):
            parts.append(more)
            have += len(more)
        self._held = b"".join(parts) if len(parts) > 1 else self._held
        return self._held[:size]

    def take(self, size: int) -> bytes:
        """As `peek`, and go on behind them; fewer than asked for is damage."""
        out = self.peek(size)
        self._held = self._held[len(out) :]
        self.damaged = self.damaged or len(out) < size
        return out

    def give_back(self, data: bytes) -> None:
        self._held = data + self._held

    def pass_over(self, size: int, most: int) -> bool:
        """Go `size` bytes on; False where that would cost too much, and nothing is said of where the stream stands."""
        while size > 0 and (part := self.take(min(size, PIECE))):
            size -= len(part)
        return True

    def skip_to(self, start: re.Pattern[bytes]) -> bool:
        """Go on to the next line that begins with `start`; False where there is none."""
        while data := self.peek(PIECE):
            if found := start.search(data):
                self.take(found.start())
                return True
            self.take(max(len(data) - 16, 1) if len(data) == PIECE else len(data))
        return False


class Unpacked(Plain):
    """The content of gzip members one after another; behind a damaged one the next that begins with `WARC/`."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__(file)
        self._packed = b""
        self._unpack = zlib.decompressobj(31)
        self._begun = False

    def _more(self) -> bytes:
        while True:
            if not self._packed:
                self._packed = self._file.read(PIECE)
                if not self._packed:
                    self.damaged = self.damaged or self._begun
                    self._begun = False
                    return b""
            try:
                out = self._unpack.decompress(self._packed, UNPACKED)
            except zlib.error:
                self.damaged = True
                if not self._next_member(1 if not self._begun else 0):
                    return b""
                return b"\r\n\r\n"
            self._begun = True
            if self._unpack.eof:
                self._packed, self._begun = self._unpack.unused_data.lstrip(b"\x00"), False
                self._unpack = zlib.decompressobj(31)
            else:
                self._packed = self._unpack.unconsumed_tail
            if out:
                return out

    def _next_member(self, at: int) -> bool:
        """Find the next member whose content begins with `WARC/`."""
        self._unpack, self._begun = zlib.decompressobj(31), False
        while True:
            found = self._packed.find(MAGIC, at)
            if found < 0:
                rest = self._file.read(PIECE)
                if not rest:
                    self._packed = b""
                    return False
                self._packed, at = self._packed[-2:] + rest, 0
                continue
            if len(self._packed) - found < PIECE:
                self._packed += self._file.read(PIECE)
            try:
                begins = zlib.decompressobj(31).decompress(self._packed[found:], len(BEGINS))
            except zlib.error:
                begins = b""
            if begins == BEGINS:
                self._packed = self._packed[found:]
                return True
            at = found + 1

    def pass_over(self, size: int, most: int) -> bool:
        """What would be unpacked to more than `most` bytes is left, and the next member is sought."""
        if size <= most:
            return super().pass_over(size, most)
        self._held = b""
        self._next_member(0)
        return True
