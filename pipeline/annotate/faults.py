"""What is wrong with an annotation, and where it stands: file, field and line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Pointer: TypeAlias = tuple[str | int, ...]  # ("events", 2, "people", 0, "role")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong.

    A grave fault contradicts the page or the format, and its row is set aside when tables are scored; any other is
    a doubt about the annotator's work and changes nothing.
    """

    file: str
    line: int  # of the file, from 1
    pointer: Pointer
    what: str
    grave: bool = True

    def __str__(self) -> str:
        field = field_of(self.pointer)
        return f"{self.file}:{self.line}: {field + ': ' if field else ''}{self.what}"


class AnnotationDoubt(UserWarning):
    """Something in an annotation that is probably a slip: a weekday that is another one, a date that was overlooked."""


def field_of(pointer: Pointer) -> str:
    """`events[2].people[0].role`."""
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in pointer)
    return text.removeprefix(".")
