"""One JSON file of annotations while it is read: its data, where in the file each value stands, and its faults."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from pipeline.annotate.faults import Fault, Pointer
from pipeline.annotate.positions import line_at, lines_of

ANNOTATION, CROSSPAGE_PAIRS = "annotation.schema", "crosspage.schema"  # below data/
KEEPS_ROW = frozenset({"additionalProperties"})  # an unknown key says nothing against the values beside it
LONGEST = 200  # characters of a fault's words


@dataclass(slots=True)
class JsonFile:
    """One file while it is read, and its faults so far."""

    file: str
    text: str
    lines: Mapping[Pointer, int]
    data: Any
    faults: list[Fault]

    @classmethod
    def read(cls, path: Path) -> JsonFile:
        try:
            return cls(path.name, path.read_bytes().decode("utf-8-sig"), {}, None, [])
        except (OSError, UnicodeDecodeError) as error:
            return cls(path.name, "", {}, None, [Fault(path.name, 1, (), f"cannot be read: {error}")])

    def load(self, schema: str) -> Any:
        """The file's data, with the schema's faults noted; None where it is no JSON."""
        if self.faults:
            return None
        try:
            self.data = json.loads(self.text)
            self.lines = lines_of(self.text)
        except json.JSONDecodeError as error:
            self.faults.append(Fault(self.file, error.lineno, (), f"is no JSON: {error.msg} (column {error.colno})"))
            return None
        except RecursionError:
            self.faults.append(Fault(self.file, 1, (), "is no annotation: its values are nested too deeply"))
            return None
        for broken in _validator(schema).iter_errors(self.data):
            what = broken.message if len(broken.message) <= LONGEST else f"{broken.message[:LONGEST]} …"
            self.say(tuple(broken.absolute_path), what, broken.validator not in KEEPS_ROW)
        return self.data

    def say(self, pointer: Pointer, what: str, grave: bool = True) -> None:
        self.faults.append(Fault(self.file, line_at(dict(self.lines), pointer), pointer, what, grave))


def read_annotation_json(path: Path) -> JsonFile:
    """An annotation, held against its schema."""
    source = JsonFile.read(path)
    source.load(ANNOTATION)
    return source


@cache
def _validator(name: str) -> Any:
    from jsonschema import Draft202012Validator

    text = resources.files("pipeline.annotate").joinpath("data", f"{name}.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(text))
