"""Values as bytes with a checksum, for the cache and between processes; read back, they can only be nouns of ours.

A pickle can name any function of any module to be called. Of what is read here only the dataclasses that seal() was
given may be named, so that a cache made by a stranger can put wrong values into tables but run nothing.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import struct
from collections.abc import Iterable, Sequence
from dataclasses import is_dataclass
from functools import cache, lru_cache
from importlib import import_module
from itertools import accumulate
from typing import Any

import pyarrow as pa

from pipeline.model import Place
from pipeline.packing import packed

CHECK = 8  # bytes of the checksum before each value
CODEC = pa.Codec("zstd", 1)  # as small as zlib's level 1, in a third of its time
PLACES = 65_536  # that are remembered
SIZE = 4  # bytes of a length
ROOMS = {
    "pipeline.model",
    "pipeline.engine.tasks",
    "pipeline.link.columns",
    "pipeline.link.telling",
    "pipeline.strip.outline",
}


def seal(value: Any) -> bytes:
    """Bytes of a value, with their checksum."""
    return _closed(packed(value))


def unseal(sealed: bytes) -> Any:
    """The value again.

    Raises:
        ValueError: the bytes are not those that were sealed, or name something else than a noun of ours.
    """
    return _read(_opened(sealed))


def seal_lists(*lists: Iterable[Any]) -> bytes:
    """Lists of values, each value packed by itself."""
    return _closed(framed(framed(map(packed, values)) for values in lists))


def unseal_lists(sealed: bytes) -> list[Sequence[Any]]:
    """The lists again; a value is read when it is asked for. Raises ValueError as unseal() does, then or now."""
    return [_Values(values) for values in unframed(_opened(sealed))]


class _Values(Sequence[Any]):
    """Values that are read one by one."""

    def __init__(self, data: memoryview) -> None:
        self.parts = _Frame(data)

    def __len__(self) -> int:
        return len(self.parts)

    def __getitem__(self, at: Any) -> Any:
        return _read(self.parts[at])


def _closed(data: bytes) -> bytes:
    data = pressed(data)
    return hashlib.blake2b(data, digest_size=CHECK).digest() + data


def _opened(sealed: bytes) -> bytes:
    if not is_whole(sealed):
        raise ValueError("a checksum does not hold")
    try:
        return _unpressed(sealed[CHECK:])
    except OSError as error:
        raise ValueError(str(error)) from error


def _read(data: bytes | memoryview) -> Any:
    try:
        return _Nouns(io.BytesIO(data)).load()
    except pickle.UnpicklingError as error:
        raise ValueError(str(error)) from error


def pressed(data: bytes) -> bytes:
    """Compressed, behind its length."""
    less: bytes = CODEC.compress(data, asbytes=True)
    return len(data).to_bytes(SIZE, "big") + less


def _unpressed(data: bytes) -> bytes:
    """The same bytes again; raises OSError where they are not what was compressed."""
    whole: bytes = CODEC.decompress(data[SIZE:], int.from_bytes(data[:SIZE], "big"), asbytes=True)
    return whole


def is_whole(sealed: bytes) -> bool:
    """Whether these are bytes that were sealed."""
    return hashlib.blake2b(sealed[CHECK:], digest_size=CHECK).digest() == sealed[:CHECK]


def framed(parts: Iterable[bytes | memoryview]) -> bytes:
    """Several parts as one message: their number, where each ends, the parts."""
    parts = list(parts)
    return struct.pack(f"<{len(parts) + 1}I", len(parts), *accumulate(map(len, parts))) + b"".join(parts)


def unframed(message: bytes | memoryview) -> list[memoryview]:
    """The parts again; nothing is copied. Raises ValueError where the message is cut off."""
    frame = _Frame(message)
    return [frame[at] for at in range(len(frame))]


class _Frame:
    """The parts of a message, found as they are asked for."""

    __slots__ = ("begins", "data")

    def __init__(self, message: bytes | memoryview) -> None:
        whole = memoryview(message)
        try:
            (count,) = struct.unpack_from("<I", whole)
            self.begins = (0, *struct.unpack_from(f"<{count}I", whole, SIZE))
        except struct.error as error:
            raise ValueError("a message is cut off") from error
        self.data = whole[SIZE * (count + 1) :]
        if self.begins[-1] != len(self.data):
            raise ValueError("a message is cut off")

    def __len__(self) -> int:
        return len(self.begins) - 1

    def __getitem__(self, at: int) -> memoryview:
        return self.data[self.begins[at] : self.begins[at + 1]]


class _Nouns(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        return _noun(module, name)


@cache
def _noun(module: str, name: str) -> Any:
    found = getattr(import_module(module), name, None) if module in ROOMS else None
    if not (isinstance(found, type) and is_dataclass(found) and found.__module__ == module):
        raise pickle.UnpicklingError(f"{module}.{name} is no noun of gyoji")
    return _place if found is Place else found


@lru_cache(maxsize=PLACES, typed=True)
def _place(*values: Any) -> Place:
    """The places of many pages are few: each is in memory once."""
    return Place(*values)
