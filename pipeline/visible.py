"""Text from pages is hostile: what is not seen, or changes how its neighbours are read, is made visible or left out."""

from __future__ import annotations

import re
import unicodedata

# Formatting characters that text needs to be read right: joiners of emoji and of Indic and Arabic letters, and the
# selectors between the forms of a character.
_NEEDED = frozenset("\u200c\u200d\ufe0e\ufe0f")
_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """The text with each control, bidirectional or invisible character as its name: `U+202E` in white brackets.

    Line feeds and tabs stay. The result is as safe in a terminal as it is in a page, once it is escaped there.
    """
    return _CONTROLS.sub(lambda found: f"⟦U+{ord(found[0]):04X}⟧", text)


def printable(text: str) -> str:
    """The text without those characters, for programs that take no others; a lone line separator is a line feed."""
    return _CONTROLS.sub(lambda found: "\n" if found[0] in "\r\u2028\u2029\x85" else "", text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """The text, visible, with each run of white space as one space."""
    return visible(" ".join(text.split()))


def columns(text: str) -> int:
    """How many columns a terminal or a drawing needs: East Asian wide characters count two."""
    return sum(
        0 if unicodedata.combining(char) or char in _NEEDED else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )
