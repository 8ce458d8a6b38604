"""Pages written as lines, for all tests of the room: the notation is that of test_assemble.py."""

from __future__ import annotations

import importlib.util
import pathlib
from collections.abc import Callable
from types import ModuleType

import pytest

from pipeline.model import EventStatement


@pytest.fixture(scope="session")
def lined() -> ModuleType:
    """The module that reads such lines: `page(*lines)`, `stated(*lines)`."""
    spec = importlib.util.spec_from_file_location(
        "pages_of_lines", pathlib.Path(__file__).with_name("test_assemble.py")
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def stated(lined: ModuleType) -> Callable[..., list[EventStatement]]:
    """The events that a page of such lines states."""
    return lined.stated  # type: ignore[no-any-return]
