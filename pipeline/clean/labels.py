"""Labels of fields: which words are one, and where a line that begins with one has its label and its value.

A label is known (data/field_labels.tsv and the user's own), whatever bullets, numbers, brackets and spaces it wears.
"""

from __future__ import annotations

import re
from functools import cache, cached_property

from pipeline import vocabulary
from pipeline.clean.draft import bare, fold
from pipeline.settings import Settings

Found = tuple[str, int, int, int]  # label, its start, its end, the start of its value
MARK = re.compile(
    r"\s*(?:[■□●○◆◇◎★☆▪▫・•‣▶▷►▼▽▲△✅✓✔♦❖♪※＊*\-–◯〇]\s*"
    r"|\(\s*[0-9]{1,2}\s*\)\s*|[0-9]{1,2}\s*[.)、:．](?![0-9])\s*|[0-9]{1,2}\s+|[①-⑳]\s*|[ア-コ][.)、\s]\s*)"
)
OPENERS = {"【": "】", "[": "]", "〔": "〕", "<": ">", "《": "》", "〈": "〉", "「": "」", "(": ")", "≪": "≫"}
SEPARATORS = ":/|→…⇒"
MAX_LABEL = 12  # characters of a label without its spaces
MAX_SPREAD = 30  # characters of a label with its spaces and remarks
INNER = re.compile(r"(?<=[\s、。/|■●・)\]])([^\s:/|、。・]{2,8}):(?=\s*[^\s/])")
PARTS = re.compile(r"[・/、及びと]+")
GAP = re.compile(r"\S(\s*)(?=\S)")
LONGER = re.compile(rf"(\s+){vocabulary.any_of('clean', 'after_label')}(?!\S)")
REMARK = re.compile(r"\([^()]{0,12}\)$")


class Names(dict[str, tuple[str, str]]):
    """Label → (role, what it is when it stands alone: "field" or "heading")."""

    @cached_property
    def first(self) -> frozenset[str]:
        """The characters that labels begin with."""
        return frozenset(label[0] for label in self)


@cache
def labels(settings: Settings) -> Names:
    """Label → (role, what it is when it stands alone: "field" or "heading")."""
    rows = vocabulary.extended("clean", "field_labels", settings.vocabulary.field_labels)
    out = Names()
    for row in rows:
        out.setdefault(bare(row["label"]), (row.get("role", ""), row.get("alone") or "field"))
    return out


def known(text: str, names: Names) -> str:
    """The normalised label if `text` is one (a remark in brackets allowed: 日時(予定)), else ""."""
    if len(text) > MAX_SPREAD:
        return ""
    label = bare(text)
    if label in names:
        return label
    label = REMARK.sub("", label)
    if label in names:
        return label
    parts = PARTS.split(label)
    if len(parts) == 2 and all(len(p) > 1 and p in names for p in parts):
        return label
    return ""


def what_is(label: str, names: Names) -> tuple[str, str]:
    """The role of a known label and what it is when it stands alone; of 日時・場所 those of its first part."""
    parts = PARTS.split(label)
    return names.get(label) or names.get(parts[0]) or ("", "field")


def after_marks(line: str) -> int:
    """Where the words begin after bullets and numbers; `line` is folded."""
    at = len(line) - len(line.lstrip())
    for _ in range(2):
        m = MARK.match(line, at)
        if not m or m.end() >= len(line) or m.end() == at:
            break
        at = m.end()
    return at


def parse(line: str, names: Names) -> Found | None:
    """(label, start of the label, its end, start of the value) of a line that begins with a known label."""
    folded = fold(line)
    begin = len(folded) - len(folded.lstrip())
    for at in dict.fromkeys((begin, after_marks(folded))):
        found = _bracketed(folded, at, names) or _coloned(folded, at, names) or _spaced(folded, at, names)
        if found and not is_header_line(folded[at:], names):
            return found
        if not found and (label := known(folded[at:].strip(), names)):
            return label, at, len(folded.rstrip()), len(folded)  # 日時・会場 alone on its line
    return None


def is_header_line(line: str, names: Names) -> bool:
    """Nothing but labels, three and more (期 日 時 間 内 容 備 考): the header of a table that has lost its bars."""
    rest, count = bare(line), 0
    if len(rest) > 40 or ":" in rest or rest[:1] not in names.first:
        return False
    while rest:
        size = next((n for n in range(min(len(rest), MAX_LABEL), 1, -1) if rest[:n] in names), 0)
        if not size:
            return False
        rest, count = rest[size:], count + 1
    return count >= 3


def more(line: str, at: int, names: Names) -> list[tuple[str, int, int, int]]:
    """Further labels with their colons in a value that begins at `at`: 日時：5月2日 会場：市民会館."""
    folded = fold(line)
    out = []
    for m in INNER.finditer(folded, at):
        label = known(m[1], names)
        if label and names.get(label, ("",))[0] and m.start(1) > at:
            out.append((label, m.start(1), m.end(1), _value(folded, m.end())))
    return out


def _value(line: str, at: int) -> int:
    while at < len(line) and (line[at].isspace() or line[at] in SEPARATORS):
        at += 1
    return at


def _bracketed(line: str, at: int, names: Names) -> Found | None:
    close = OPENERS.get(line[at : at + 1])
    if not close:
        return None
    end = line.find(close, at + 1, at + MAX_SPREAD)
    label = known(line[at + 1 : end], names) if end > 0 else ""
    return (label, at + 1, end, _value(line, end + 1)) if label else None


def _coloned(line: str, at: int, names: Names) -> Found | None:
    end = line.find(":", at, at + MAX_SPREAD)
    if end < 0:
        end = line.find("/", at, at + MAX_LABEL)  # 場所/市民会館, but no 日時/場所
        if end > at and known(line[end + 1 : end + 1 + MAX_LABEL].split(" ")[0], names):
            return None
    label = known(line[at:end], names) if end > at else ""
    return (label, at, at + len(line[at:end].rstrip()), _value(line, end)) if label else None


def _spaced(line: str, at: int, names: Names) -> Found | None:
    """`日   時 令和2年…`: the longest known label that a space, or the line's end, follows; no 会 議 of 会 議 室."""
    if line[at : at + 1] not in names.first and not line[at : at + 1].isspace():
        return None
    seen, best = "", None
    for i in range(at, min(len(line), at + MAX_SPREAD)):
        if line[i].isspace():
            continue
        seen += line[i]
        if len(seen) > MAX_LABEL:
            break
        if seen in names and (i + 1 == len(line) or line[i + 1].isspace()):
            best = (seen, at, i + 1, _value(line, i + 1))
    if best and ((len(best[0]) == 1 and best[3] - best[2] < 1) or _goes_on(line, best[1], best[2])):
        return None
    return best


def _goes_on(line: str, start: int, end: int) -> bool:
    """委 員 of 委 員 長: a letter that makes another word of a label, at the gap that its letters have."""
    m = LONGER.match(line, end)
    return m is not None and set(GAP.findall(line, start, end)) == {m[1]}
