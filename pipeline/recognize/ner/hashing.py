"""The numbers that spaCy's model knows words by: hashes of strings, and rows of hash-embedding tables.

Both are MurmurHash as spaCy and thinc use it (spacy/strings.pyx, thinc/backends/numpy_ops.pyx), so that a model trained
there runs here on the same rows.
"""

from __future__ import annotations

from collections.abc import Sequence
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


def string_ids(words: Sequence[str]) -> npt.NDArray[np.uint64]:
    """`string_id` of many words at once."""
    data = [word.encode("utf-8") for word in words]
    sizes = np.array([len(one) for one in data], np.int64)
    out = np.zeros(len(data), np.uint64)
    for blocks in np.unique(sizes // 8).tolist():  # words of as many whole blocks of 8 bytes
        some = np.flatnonzero(sizes // 8 == blocks)
        width = 8 * (blocks + 1)
        joined = b"".join(data[at].ljust(width, b"\0") for at in some.tolist())
        out[some] = _murmur(np.frombuffer(joined, "<u8").reshape(len(some), blocks + 1), sizes[some])
    for at, word in enumerate(words):
        if not word or word in _symbols():
            out[at] = _symbols().get(word, 0)
    return out


def _murmur(blocks: npt.NDArray[np.uint64], sizes: npt.NDArray[np.int64]) -> npt.NDArray[np.uint64]:
    """MurmurHash64A of words in rows of 8-byte blocks, the last of them not full, perhaps empty."""
    m, shift = U64(M), U64(47)
    h = U64(SEED) ^ (sizes.astype(np.uint64) * m)
    for column in range(blocks.shape[1] - 1):
        k = blocks[:, column] * m
        h = (h ^ ((k ^ (k >> shift)) * m)) * m
    h = np.where(sizes % 8 > 0, (h ^ blocks[:, -1]) * m, h)
    h = (h ^ (h >> shift)) * m
    return h ^ (h >> shift)


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
