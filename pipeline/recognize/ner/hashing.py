"""The numbers that spaCy's model knows words by: hashes of strings, and rows of hash-embedding tables.

Both are MurmurHash as spaCy and thinc use it (spacy/strings.pyx, thinc/backends/numpy_ops.pyx), so that a model trained
there runs here on the same rows.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from pipeline import vocabulary

MASK = 0xFFFFFFFFFFFFFFFF
M = 0xC6A4A7935BD1E995  # MurmurHash64A's multiplier
SEED = 1  # of spaCy's string store

U64 = np.uint64


def string_id(word: str) -> int:
    """spaCy's 64-bit number of a string: 0 for "", a small one for its own symbols, else a hash."""
    if not word:
        return 0
    return _symbols().get(word) or murmur64a(word.encode("utf-8"))


@cache
def _symbols() -> dict[str, int]:
    return {row["word"]: int(row["number"]) for row in vocabulary.read("recognize.ner", "spacy_symbols")}


def murmur64a(data: bytes, seed: int = SEED) -> int:
    """MurmurHash64A of some bytes."""
    size = len(data)
    whole = size & ~7
    h = seed ^ (size * M & MASK)
    for at in range(0, whole, 8):
        k = int.from_bytes(data[at : at + 8], "little") * M & MASK
        h = (h ^ ((k ^ (k >> 47)) * M & MASK)) * M & MASK
    if size != whole:
        h = (h ^ int.from_bytes(data[whole:], "little")) * M & MASK
    h = (h ^ (h >> 47)) * M & MASK
    return h ^ (h >> 47)


def table_rows(ids: npt.NDArray[np.uint64], seed: int, size: int) -> npt.NDArray[np.int64]:
    """The four rows (n × 4) of a hash-embedding table of `size` rows that stand for each id, as thinc's HashEmbed."""
    h1 = ids * U64(0x87C37B91114253D5)
    h1 = ((h1 << U64(31)) | (h1 >> U64(33))) * U64(0x4CF5AD432745937F)
    start = U64(seed ^ 8)
    h1 = (h1 ^ start) + start
    h2 = h1 + start
    h1, h2 = _mixed(h1), _mixed(h2)
    h1 += h2
    h2 += h1
    low, high = U64(0xFFFFFFFF), U64(32)
    keys = np.stack([h1 & low, h1 >> high, h2 & low, h2 >> high], axis=1)
    return (keys % U64(size)).astype(np.int64)


def _mixed(h: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    h = (h ^ (h >> U64(33))) * U64(0xFF51AFD7ED558CCD)
    h = (h ^ (h >> U64(33))) * U64(0xC4CEB9FE1A85EC53)
    return h ^ (h >> U64(33))
