"""The pieces of a segment that could be a name, found from one of their ends."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeAlias

from pipeline.recognize import name_parts, names
from pipeline.recognize.lexicon import is_family
from pipeline.recognize.nameable import is_no_name, is_plain, nameable
from pipeline.recognize.names import HIRAGANA, KANJI, KATAKANA, ONLY_HIRAGANA, Shape, Window
from pipeline.recognize.offices import is_katakana
from pipeline.recognize.sheets import Segment
from pipeline.recognize.signs import POLITE, sign
from pipeline.recognize.tokens import END, START, Token
from pipeline.recognize.windows_foreign import foreign_ending_at, foreign_starting_at

MOST_TOKENS = 7
LONGEST_PART = 4  # characters before the blank of a spaced name
MAX_GAP = 4  # blanks inside a name: 清水　 勇人
UNSURE = 0.6  # a name glued to another word needs this much of a name's form
GLUED = 0.7
IN_KANA_ENOUGH = 0.45  # of the form of a name all in hiragana
LEADING = frozenset("故亡元前現新同両各本当旧副御")
Edges: TypeAlias = frozenset[int]
RUN = re.compile(rf"[{KANJI}](?:[ツヶケノ][{KANJI}])?[{KANJI}]{{2,5}}(?![{KANJI}])")
RUN_BEFORE = re.compile(rf"(?<![{KANJI}])[{KANJI}](?:[ツヶケノ][{KANJI}])?[{KANJI}]{{2,5}}$")
OWN = rf"[{KANJI}ヶノ]{{1,4}} {{1,3}}(?:[{KANJI}]{{1,3}}|[{HIRAGANA}]{{2,4}}|[{KATAKANA}]{{2,5}})"
IN_KANA = rf"(?<![{KANJI}{KATAKANA}{HIRAGANA}])[{HIRAGANA}]{{2,4}} {{1,3}}[{HIRAGANA}]{{2,4}}"
SPACED = re.compile(rf"(?:(?<![{KANJI}{KATAKANA}ヶノ]){OWN}|{IN_KANA})(?![{KANJI}{HIRAGANA}{KATAKANA}])")
SPACED_BEFORE = re.compile(rf"(?:(?<![{KANJI}{KATAKANA}ヶノ]){OWN}|{IN_KANA})$")
SPACED_HONORIFIC = re.compile(
    rf"(?<![{KANJI}{KATAKANA}ヶノ])([{KANJI}ヶノ]{{1,4}} {{1,3}}[{KANJI}]{{1,3}}?){POLITE}(?![{KANJI}])"
)
ENDS_A_BODY = frozenset("会党社団部課局院校")
LAST_KANA = re.compile(rf"[{HIRAGANA}]{sign('last_of_given')}(?=[ ]|$)")
SEAT = "番"
SURE_RUN = 0.95
NO_EDGES: Edges = frozenset()


def ending_at(segment: Segment, text: str, end: int, edges: Edges = NO_EDGES) -> Window | None:
    """The best name that ends at `end`; `edges` are places where a title or an honorific begins or ends."""
    foreign = foreign_ending_at(text, segment.start, end)
    if foreign:
        return foreign
    tokens = segment.tokens
    last = bisect_left(tokens, end, key=END)
    options: list[Window] = []
    whole = last < len(tokens) and tokens[last].end == end  # not 白鳥|孝市|長
    for first in _reach(tokens, last, -1) if whole else ():
        glued = tokens[first].start not in edges and first > 0 and _sticks(tokens[first - 1], tokens[first])
        glued = glued and not _of_a_seat(text, tokens[first - 1])
        options += _option(text, tokens[first : last + 1], glued)
    m = RUN_BEFORE.search(text, max(segment.start, end - 8), end)
    run = _run(m, tokens) if whole or (m and name_parts.family_and_given(m.group())) else []
    floor = max(segment.start, end - 14)
    apart = _apart(SPACED_BEFORE.search(text, floor, end)) if text.find(" ", floor, end) >= 0 else []
    found = _best([*options, *run, *apart])
    return apart[0] if apart and found and found.end - found.start == 2 else found  # 桝 太一, not 太一


def starting_at(segment: Segment, text: str, start: int, edges: Edges = NO_EDGES) -> Window | None:
    """The best name that starts at `start`."""
    foreign = foreign_starting_at(text, start, segment.end)
    if foreign:
        return foreign
    tokens = segment.tokens
    first = bisect_left(tokens, start, key=START)
    if first >= len(tokens) or tokens[first].start != start:
        return None
    options: list[Window] = []
    for last in _reach(tokens, first, 1):
        after = tokens[last + 1] if last + 1 < len(tokens) else None
        glued = tokens[last].end not in edges and after is not None and _sticks(after, tokens[last])
        options += _option(text, tokens[first : last + 1], glued)
    spaced = text.find(" ", start, start + LONGEST_PART + 1) >= 0
    apart = _apart(SPACED.match(text, start, segment.end)) if spaced else []
    found = _best([*options, *_run(RUN.match(text, start, segment.end), tokens), *apart])
    found = _with_last_kana(text, found)
    longer = apart and found and found.end < apart[0].end and " " in text[start : found.end]
    return apart[0] if longer and text[apart[0].end - 1] not in names.HONORIFIC else found


def _with_last_kana(text: str, found: Window | None) -> Window | None:
    """蔵田すまこ, which Sudachi cuts before こ: a name in hiragana has its last letter, where a blank follows."""
    if found is None or not found.shape.full or not LAST_KANA.match(text, found.end - 1):
        return found
    shape = names.japanese(text[found.start : found.end + 1])
    return Window(found.start, found.end + 1, shape, found.kind) if shape.full and shape.score >= UNSURE else found


def _apart(m: re.Match[str] | None) -> list[Window]:
    """Two parts with a blank between them and no letter of a name on either side: 小暮 一颯, as Sudachi may cut it."""
    shape = names.japanese(" ".join(m.group().split())) if m else names.NOTHING
    enough = UNSURE if m and not ONLY_HIRAGANA.match(m.group()) else IN_KANA_ENOUGH
    return [Window(m.start(), m.end(), shape, "japanese")] if m and shape.full and shape.score >= enough else []


def _run(m: re.Match[str] | None, tokens: Sequence[Token]) -> list[Window]:
    """A run of kanji that is a full name as a whole, wherever Sudachi has cut it: 後|藤吾郎."""
    shape = names.japanese(m.group()) if m else names.NOTHING
    if not m or not shape.full or shape.score < GLUED or _behind_a_body(m.group()):
        return []
    if shape.score < SURE_RUN:
        inside = tokens[bisect_left(tokens, m.start(), key=START) : bisect_left(tokens, m.end(), key=START)]
        first = inside[0] if inside else None
        if not first or first.start != m.start() or not is_family(first.text) or any(map(is_no_name, inside[1:])):
            return []
    return [Window(m.start(), m.end(), shape, "japanese")]


def _behind_a_body(word: str) -> bool:
    """党浅尾慶一郎, 会片山虎之助: the last character of a body, and a full name behind it."""
    return word[0] in ENDS_A_BODY and names.japanese(word[1:]).full and is_family(word[1:3])


def _reach(tokens: Sequence[Token], origin: int, step: int) -> list[int]:
    """The token indices, from `origin` on, up to which a name could go; blanks inside it once, a plain word never."""
    out: list[int] = []
    blanks, closed = 0, False
    i = origin
    while 0 <= i < len(tokens) and abs(i - origin) < MOST_TOKENS:
        if tokens[i].text.isspace():
            blanks += len(tokens[i].text)
            if i == origin or closed or blanks > MAX_GAP:
                break
        elif not nameable(tokens[i]) or is_plain(tokens[i]):
            break
        else:
            closed = closed or blanks > 0
            out.append(i)
        i += step
    return out


def _sticks(other: Token, own: Token) -> bool:
    """Is `other`, right beside the name, rather a part of the same word?"""
    if other.text.isspace() or not nameable(other) or other.end < own.start or own.end < other.start:
        return False
    if own.end <= other.start and (is_plain(other) or other.text in LEADING):
        return False
    if own.end <= other.start and is_katakana(other.text[0]) and not is_katakana(own.text[-1]):
        return False
    if other.pos[2] == "地名":
        return other.end <= own.start and own.pos[1] != "固有名詞"
    return other.pos[0] != "接尾辞"


def _option(text: str, tokens: Sequence[Token], glued: bool) -> list[Window]:
    """The words as one name, if they can be one at all."""
    first = tokens[0]
    if (
        first.text in LEADING
        or _of_a_seat(text, first)
        or (len(tokens) > 1 and _closes(tokens))
        or (glued and first.pos[0] == "接尾辞")
    ):
        return []  # 館 of 総領事館 岸
    start, end = first.start, tokens[-1].end
    shape = names.japanese(text[start:end])
    if glued:
        shape = Shape(shape.score * GLUED, shape.family, shape.full) if shape.score >= UNSURE else names.NOTHING
    return [Window(start, end, shape, "japanese")] if shape.score > 0 else []


def _of_a_seat(text: str, token: Token) -> bool:
    """番 of 11番野沢太郎議員."""
    return token.text == SEAT and text[token.start - 1 : token.start].isdecimal()


def _closes(tokens: Sequence[Token]) -> bool:
    """党 of みんなの党 before 浅尾|慶一郎."""
    return tokens[0].text in ENDS_A_BODY and tokens[1].pos[3] == "姓"


def _best(options: Sequence[Window]) -> Window | None:
    return max(options, key=lambda w: (w.shape.score + 0.1 * w.shape.full, w.end - w.start), default=None)
