"""Pages written as lines, for all tests of the room."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from pipeline.model import EventStatement
from tests.assemble import pages_of_lines


@pytest.fixture(scope="session")
def lined() -> ModuleType:
    """The module that reads such lines: `page(*lines)`, `stated(*lines)`."""
    return pages_of_lines


@pytest.fixture(scope="session")
def stated() -> Callable[..., list[EventStatement]]:
    """The events that a page of such lines states."""
    return pages_of_lines.stated
