"""Paragraphs that the scraper or the author has broken over lines, made one block each."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from pipeline.clean.chrome import is_chrome
from pipeline.clean.draft import Draft, fold, join
from pipeline.clean.labels import MARK
from pipeline.clean.titleweight import UPDATE

ENDED = re.compile(r"[。．.！？!?」』）)】］\]》〉>:：;|｜…]$")
GOES_ON = re.compile(r"^[をんゃゅょぁぃぅぇぉっー、。，．」』）)】々]")  # no word and no sentence begins so
COMMA = re.compile(r"[、，]$")
INNER = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff々、0-9]$")
DATE_CUT = re.compile(r"(?:[0-9]{4}年|年\s*[0-9]{1,2}月|[0-9]{1,2}月)$")
DATE_REST = re.compile(r"^[0-9]{1,2}\s*[月日]")
NO_SENTENCE = re.compile(r"https?://|@|\s{2}|　")
# the sentence goes on in the next line, wherever it breaks
PARTICLE = re.compile(r"(?:[をはがのにでとへもや、]|(?<![0-9日月年時分])(?:から|まで|より))$")
BEGINS = re.compile(r"[をの][\u4e00-\u9fff]")
WRAPPED = 4  # lines of a run in which an author breaks sentences at will
GOING_ON = 0.4  # of them that clearly go on
SHORT = 8  # characters of a line that goes on in such a run
LEAST = 12  # characters of a line that goes on
WIDE = 50  # columns of a page that breaks its lines by width
RAGGED = 4  # columns that such a line may lack
LINES = 3  # lines of a paragraph that shows such a width
MAX_LINES = 60  # of one block
TOP = 30  # lines in which a title may be broken
MAX_PART = 40  # characters of its second line
# 令和5年度・第38回, with what it counts on the next line
COUNTS = re.compile(r"(?:(?:令和|平成|昭和)(?:元|[0-9]{1,2})年度?|(?:19|20)[0-9]{2}年度?|第[0-9]{1,3}回|[\s・()])+$")


def join_lines(drafts: list[Draft], text: str, title: Draft | None) -> list[Draft]:
    """All drafts, those that one sentence runs through joined; only lines that nothing has settled."""
    widths = _widths(drafts)
    loose = _loose(drafts)
    out: list[Draft] = []
    for i, d in enumerate(drafts):
        last = out[-1] if out else None
        free = last is not None and not (last.kind or d.kind or last is title or d is title or d.gap or d.reason)
        short = last is not None and last.raw.count("\n") < MAX_LINES and not last.reason
        if last is not None and free and short and _runs_on(drafts[i - 1], d, widths[i], loose[i]):
            join(last, [d], text)
            continue
        out.append(d)
    return out


def join_titles(drafts: list[Draft], text: str) -> None:
    """Headlines of two lines near the top: the first counts what the second names, or goes on in it with の."""
    for i in range(min(len(drafts), TOP) - 2, -1, -1):
        d, after = drafts[i], drafts[i + 1]
        alone = i + 2 == len(drafts) or drafts[i + 2].gap > 0
        if d.kind or after.kind or after.gap or not alone or not 1 < len(after.text) <= MAX_PART:
            continue
        line = fold(d.raw).strip()
        goes_on = len(line) >= SHORT and line.endswith("の") and "。" not in line
        counts = COUNTS.match(line) is not None and (d.gap > 0 or i == 0)
        if (goes_on or counts) and not ENDED.search(fold(after.raw)) and not is_chrome(after.text):
            join(d, [after], text)
            del drafts[i + 1]


def one_line(raw: str) -> str:
    """A headline of two lines as one: with a space, but behind の, which goes on."""
    first, *rest = (line.strip() for line in raw.strip().split("\n"))
    for line in rest:
        first += line if first.endswith("の") else f" {line}"
    return first


def _width(text: str) -> int:
    """Columns of a line: wide characters take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text.strip())


def _widths(drafts: list[Draft]) -> list[int]:
    """For each draft the width at which its paragraph breaks; 0 where it has too few lines to tell."""
    out = [0] * len(drafts)
    begin = 0
    for i in range(1, len(drafts) + 1):
        if i < len(drafts) and not drafts[i].gap and not drafts[i].kind:
            continue
        if i - begin >= LINES and any("。" in d.raw for d in drafts[begin:i]):
            lines = sorted((_width(d.raw) for d in drafts[begin:i]), reverse=True)
            # at least two lines end at about the same column
            if lines[0] >= WIDE and lines[1] >= lines[0] - RAGGED:
                out[begin:i] = [lines[0]] * (i - begin)
        begin = i
    return out


def _loose(drafts: list[Draft]) -> list[bool]:
    """For each draft whether it stands in running text whose lines break anywhere: many of them clearly go on."""
    out = [False] * len(drafts)
    begin = 0
    for i in range(1, len(drafts) + 1):
        if i < len(drafts) and not drafts[i].gap and not drafts[i].kind:
            continue
        lines = [fold(d.raw).strip() for d in drafts[begin:i]]
        left = sum(not ENDED.search(x) for x in lines[:-1])
        going = sum(_is_left_open(x, y) for x, y in pairwise(lines))
        if len(lines) >= WRAPPED and any("。" in x for x in lines) and going >= GOING_ON * max(left, 2):
            out[begin:i] = [True] * (i - begin)
        begin = i
    return out


def _is_left_open(line: str, after: str) -> bool:
    """A line that ends in a particle or amid its second sentence, or whose next begins as no word does."""
    if ENDED.search(line) or NO_SENTENCE.search(line):
        return False
    return bool(PARTICLE.search(line) or "。" in line or GOES_ON.match(after) or BEGINS.match(after))


def _runs_on(d: Draft, after: Draft, width: int, loose: bool) -> bool:
    """Whether the sentence of a line goes on in the next."""
    line, rest = fold(d.raw).rstrip(), fold(after.raw).lstrip()
    if is_chrome(d.text) or is_chrome(after.text) or UPDATE.search(d.text):
        return False
    if len(line.strip()) < (SHORT if loose else LEAST) or NO_SENTENCE.search(line.strip()):
        return False
    if loose and PARTICLE.search(line) and not MARK.match(rest) and not after.raw[:1].isspace():
        return True
    if ENDED.search(line):
        return False
    if GOES_ON.match(rest):
        return True
    if DATE_CUT.search(line) and DATE_REST.match(rest):
        return True
    if after.raw[:1].isspace() or MARK.match(rest) or not INNER.search(line):
        return False
    if COMMA.search(line) and "。" in rest:
        return True
    return (loose and not line[-1].isdigit()) or (bool(width) and _width(d.raw) >= width - RAGGED)
