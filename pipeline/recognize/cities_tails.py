"""What follows a place's name, and what it makes of it: さいたま市長, 横浜市立大学, パリ協定."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, TypeAlias

from pipeline import vocabulary

Form: TypeAlias = Literal["whole", "region", "bare"]
Verdict: TypeAlias = Literal["row", "part", "located", "person", "body", "open", "free"]

GOES_ON = re.compile(r"[一-鿿々〆ァ-ヺーA-Za-zＡ-Ｚａ-ｚ]{1,30}")
LONGEST = 6


@cache
def _starts(form: Form) -> dict[str, Verdict]:
    out: dict[str, Verdict] = {}
    for row in vocabulary.read("recognize", "city_tails"):
        if row["where"] == "start" and row["of"] in ("any", form):
            out[row["word"]] = row["verdict"]  # type: ignore[assignment]  # the file's own words
    return out


@cache
def _withins(form: Form) -> tuple[re.Pattern[str], dict[str, Verdict]]:
    rows = [
        r for r in vocabulary.read("recognize", "city_tails") if r["where"] == "within" and r["of"] in ("any", form)
    ]
    words: dict[str, Verdict] = {r["word"]: r["verdict"] for r in rows}  # type: ignore[misc]
    return re.compile("|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w)))), words


def tail(text: str, end: int, form: Form) -> Verdict:
    """The verdict of the word that goes on after `end`: "free" where none does, "open" where it tells nothing."""
    starts = _starts(form)
    goes_on = GOES_ON.match(text, end)
    word = goes_on.group() if goes_on else ""
    head = next((w for k in range(LONGEST, 0, -1) if (w := text[end : end + k]) in starts), "")
    if head and not (form == "bare" and starts[head] == "row" and len(head) == 1 < len(word)):
        return starts[head]  # but 東京行 is no 東京行政書士会
    pattern, verdicts = _withins(form)
    found = [m.group() for m in pattern.finditer(word)]
    if found:
        return verdicts[found[-1]]
    return "open" if word else "free"
