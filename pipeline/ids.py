"""Ids: a prefix that names the table, and a hash of what founds the row. Never a counter, never random."""

from __future__ import annotations

from hashlib import sha256

LENGTH = 16  # base32 characters, 80 bits: a billion rows collide with a chance of one in two million
BYTES = LENGTH * 5 // 8  # of the hash, which they hold
DIGITS = "abcdefghijklmnopqrstuvwxyz234567"  # of base32 (RFC 4648), in lower case
PAIRS = [a + b for a in DIGITS for b in DIGITS]  # two digits at once are three times as fast as base64.b32encode
SHIFTS = range(LENGTH * 5 - 10, -1, -10)


def make_id(prefix: str, *parts: str | int) -> str:
    """`ev_…` from the parts that found the row; parts are kept apart, so ("ab", "c") is not ("a", "bc")."""
    digest = sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).digest()
    number = int.from_bytes(digest[:BYTES], "big")
    return f"{prefix}_{''.join([PAIRS[number >> shift & 1023] for shift in SHIFTS])}"
