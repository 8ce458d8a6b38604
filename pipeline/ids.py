"""Ids: a prefix that names the table, and a hash of what founds the row. Never a counter, never random."""

from __future__ import annotations

import base64
import hashlib

LENGTH = 16  # base32 characters, 80 bits: a billion rows collide with a chance of one in two million
BYTES = LENGTH * 5 // 8  # of the hash, which they hold; encoding no more of it is three times as fast


def make_id(prefix: str, *parts: str | int) -> str:
    """`ev_…` from the parts that found the row; parts are kept apart, so ("ab", "c") is not ("a", "bc")."""
    digest = hashlib.sha256("\x1f".join(str(p) for p in parts).encode("utf-8", "surrogatepass")).digest()
    return f"{prefix}_{base64.b32encode(digest[:BYTES]).decode().lower()}"
