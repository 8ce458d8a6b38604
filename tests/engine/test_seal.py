from __future__ import annotations

import os
import pickle
import zlib
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest

from pipeline.engine.seal import CHECK, pressed, seal, unseal
from pipeline.engine.tasks import Reading
from pipeline.model import Block, Document, Page, Time


class Call:
    """What a hostile cache would hold: a call of any function."""

    def __init__(self, function: Any, *arguments: Any) -> None:
        self.function, self.arguments = function, arguments

    def __reduce__(self) -> Any:
        return self.function, self.arguments


DOCUMENT = Document(
    Page("p", "p.txt", text="5月4日 港まつり"),
    blocks=(Block("p", 0, 0, 9, "paragraph"),),
    times=(Time("p", 0, 0, 4, "5月4日", "2031-05-04", "2031-05-04", "day", "date"),),
)


@pytest.mark.parametrize("value", [DOCUMENT, Reading(DOCUMENT, ("", "menu")), None, (), {"name": (1, "二")}])
def test_what_is_sealed_comes_back(value: Any) -> None:
    assert unseal(seal(value)) == value


@pytest.mark.parametrize(
    "function", [os.mkdir, eval, getattr, Path, zlib.decompress, unseal], ids=lambda function: function.__name__
)
def test_nothing_else_is_made(function: Any, tmp_path: Path) -> None:
    argument = str(tmp_path / "made")
    data = pressed(pickle.dumps(Call(function, argument)))
    with pytest.raises(ValueError, match="no noun of gyoji"):
        unseal(blake2b(data, digest_size=CHECK).digest() + data)
    assert not (tmp_path / "made").exists()


def test_damaged_bytes_are_noticed() -> None:
    sealed = bytearray(seal(DOCUMENT))
    sealed[-1] ^= 1
    with pytest.raises(ValueError, match="checksum"):
        unseal(bytes(sealed))


def test_what_was_pressed_otherwise_is_refused() -> None:
    data = zlib.compress(pickle.dumps(DOCUMENT))
    with pytest.raises(ValueError, match=r"."):
        unseal(blake2b(data, digest_size=CHECK).digest() + data)
