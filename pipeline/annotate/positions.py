"""On which line of a JSON text each of its values begins: Python's own reader does not tell."""

from __future__ import annotations

import re

from pipeline.annotate.faults import Pointer

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')


def lines_of(text: str) -> dict[Pointer, int]:
    """Pointer of every value → its line, from 1. The text must be JSON that Python has read."""
    out: dict[Pointer, int] = {}
    path: list[str | int] = []  # the key or index of each container that is open
    line, seen, key_next = 1, 0, False
    for match in TOKEN.finditer(text):
        line += text.count("\n", seen, match.start())
        seen = match.start()
        token = match[0]
        if token in "}]":
            path.pop()
            key_next = False
        elif token == ",":
            if isinstance(path[-1], int):
                path[-1] += 1
            else:
                key_next = True
        elif token == ":":
            key_next = False
        elif key_next:
            path[-1] = _plain(token)
        else:
            out.setdefault(tuple(path), line)
            if token in "{[":
                path.append("" if token == "{" else 0)
                key_next = token == "{"
    return out


def line_at(lines: dict[Pointer, int], pointer: Pointer) -> int:
    """The line of a value, or of the nearest one around it that is there."""
    while pointer and pointer not in lines:
        pointer = pointer[:-1]
    return lines.get(pointer, 1)


def _plain(token: str) -> str:
    import json

    text: str = json.loads(token, strict=False)
    return text
