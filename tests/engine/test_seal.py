from __future__ import annotations

import os
import pickle
import zlib
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.engine.seal import CHECK, framed, pressed, seal, seal_lists, unframed, unseal, unseal_lists
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


@given(st.lists(st.binary(max_size=9), max_size=5))
def test_parts_of_a_message_come_back_and_a_message_that_is_cut_off_is_refused(parts: list[bytes]) -> None:
    message = framed(parts)
    assert [bytes(part) for part in unframed(message)] == parts
    for cut in range(len(message)):
        with pytest.raises(ValueError, match="cut off"):
            unframed(message[:cut])


def test_values_of_lists_are_read_one_by_one() -> None:
    sealed = seal_lists([DOCUMENT, "二"], [], [DOCUMENT.page])
    lists = unseal_lists(sealed)
    assert [[values[at] for at in range(len(values))] for values in lists] == [[DOCUMENT, "二"], [], [DOCUMENT.page]]
    with pytest.raises(IndexError):
        lists[0][2]
    with pytest.raises(ValueError, match="checksum"):
        unseal_lists(sealed[:-1])


def test_a_value_of_a_list_can_call_nothing(tmp_path: Path) -> None:
    data = pressed(framed([framed([pickle.dumps(Call(os.mkdir, str(tmp_path / "made")))])]))
    [values] = unseal_lists(blake2b(data, digest_size=CHECK).digest() + data)
    with pytest.raises(ValueError, match="no noun of gyoji"):
        values[0]
    assert not (tmp_path / "made").exists()
