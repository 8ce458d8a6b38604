"""One pattern for many words, as a tree of their letters: it fails at the first letter that no word has.

Each branch at the top begins with a letter of its own, none with a class of letters: only then does `re` leap over
text in which no word begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any


def pattern_of(words: Iterable[str]) -> str:
    """A pattern that matches the longest of `words` at a place."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return "(?:" + "|".join(re.escape(c) + _written(n) for c, n in sorted(root.items()) if c) + ")"


def _written(node: dict[str, Any]) -> str:
    ends = "" in node
    single = sorted(re.escape(c) for c, n in node.items() if c and not (n.keys() - {""}))
    parts = [re.escape(c) + _written(n) for c, n in sorted(node.items()) if c and n.keys() - {""}]
    if single:
        parts.append(single[0] if len(single) == 1 else f"[{''.join(single)}]")
    if not parts:
        return ""
    if len(parts) == 1 and not ends:
        return parts[0]
    return f"(?:{'|'.join(parts)}){'?' if ends else ''}"
