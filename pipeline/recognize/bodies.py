"""The body that an office belongs to, as written: 環境省, イクレイ日本, さいたま市未来都市推進部."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache

from pipeline import vocabulary
from pipeline.recognize.letters import KANJI, KATAKANA, ONLY_HIRAGANA, ONLY_KATAKANA
from pipeline.recognize.lexicon import COUNTRY, PLACE, classes
from pipeline.recognize.sheets import Segment
from pipeline.recognize.signs import sign
from pipeline.recognize.tokens import END, START, Token

JOINTS = frozenset("・&-/.'’·=")
PLACE_END = re.compile(rf".{sign('place_end')}$")
NOT_A_BODY = re.compile(sign("no_body"))
STATE = re.compile(sign("state"))
POINTS = re.compile(sign("points"))  # 本市, 当館: the page's own
FROM = re.compile(f".{sign('origin')}$")
UNKNOWN = re.compile(rf"[{KANJI}{KATAKANA}]+")  # verbs and adverbs of kanji alone stand in names too
LONGEST = 60


@cache
def affixes(side: str) -> tuple[str, ...]:
    rows = vocabulary.read("recognize", "organizations")
    return tuple(sorted({r["word"] for r in rows if r["side"] == side}, key=lambda w: (-len(w), w)))


@cache
def _suffix() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(map(re.escape, affixes("suffix"))) + ")$")


@cache
def _prefix() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(map(re.escape, affixes("prefix"))) + ")")


@cache
def _gatherings() -> tuple[str, ...]:
    return vocabulary.words("recognize", "gatherings")


@cache
def _whole() -> frozenset[str]:
    return frozenset(vocabulary.words("recognize", "whole_bodies"))


@lru_cache(16_384)
def is_organization(text: str) -> bool:
    """Does it begin or end as the name of a body does, with more than that word alone?"""
    bare = text.replace(" ", "")
    if bare in _whole():
        return True
    prefix, suffix = _prefix().match(bare), _suffix().search(bare)
    if not prefix and bare.endswith(_gatherings()):
        return False
    if prefix and len(bare) > prefix.end():
        return True
    if not suffix or NOT_A_BODY.fullmatch(bare):
        return False
    return suffix.start() > 0 and not (
        len(suffix.group()) == 1 and suffix.start() < 2 and suffix.group() not in "省庁局党"
    )


@cache
def _sure() -> tuple[str, ...]:
    rows = vocabulary.read("recognize", "organizations")
    return tuple(r["word"] for r in rows if r["side"] == "suffix" and r["sure"])


def unsure_ending(text: str) -> bool:
    """Does it end as a body may and a name too (館, 会, 院), and not in a word such as 大学?"""
    return not text.endswith(_sure())


@lru_cache(16_384)
def is_place_name(text: str) -> bool:
    bare = text.replace(" ", "")
    if NOT_A_BODY.fullmatch(bare):
        return False
    known = classes(bare)
    if PLACE in known or COUNTRY in known:
        return True
    return bool(PLACE_END.search(bare)) and len(bare) <= 12 and "common" not in known


def is_body(text: str) -> bool:
    return (
        is_organization(text)
        or is_place_name(text)
        or is_place_name(text)
        or is_place_name(re.split(r"[・ ]", text)[-1])
    )


def tells_origin(text: str) -> bool:
    """雨竜町出身, 市内在住: where somebody is from, and no body."""
    return bool(FROM.search(text))


def nouny(token: Token) -> bool:
    """Can the word stand inside the name of a body?"""
    if token.text in JOINTS:
        return True
    if token.text in ("兼", "さん", "氏", "様", "君", "女史"):
        return False
    if token.text.isspace() or token.pos[0] in ("助詞", "助動詞", "補助記号", "空白", "代名詞", "接続詞", "連体詞"):
        return False
    if ONLY_HIRAGANA.fullmatch(token.text) and token.pos[0] not in ("名詞", "接頭辞", "接尾辞"):
        return False
    return token.pos[0] in ("名詞", "接頭辞", "接尾辞", "記号", "形状詞") or bool(UNKNOWN.fullmatch(token.text))


def run_start(segment: Segment, end: int, floor: int) -> int:
    """Where the run of nouns that ends at `end` begins; it never goes left of `floor`."""
    tokens = segment.tokens
    i = bisect_left(tokens, end, key=END)
    if i >= len(tokens) or tokens[i].end != end:
        return end
    start = end
    while i >= 0 and tokens[i].start >= floor and nouny(tokens[i]) and end - tokens[i].start <= LONGEST:
        if tokens[i].text == "=" and i and not ONLY_KATAKANA.fullmatch(tokens[i - 1].text):
            break  # 館長ら=長浜市役所
        start = tokens[i].start
        i -= 1
    while start < end and _is_joint_at(tokens, start):
        start += 1
    return start


def _is_joint_at(tokens: Sequence[Token], start: int) -> bool:
    i = bisect_left(tokens, start, key=START)
    return i < len(tokens) and tokens[i].start == start and tokens[i].text in JOINTS


def without_country(text: str) -> int:
    """How many characters of 「フランス・」, 「米国・アーカンソー州・」 stand before the body itself."""
    cut = 0
    while True:
        joint = text.find("・", cut)
        if joint < 0 or joint + 1 >= len(text) or COUNTRY not in classes(text[cut:joint].strip()):
            break
        cut = joint + 1
    return cut


def municipality_start(segment: Segment, start: int, end: int) -> int:
    """Where the municipality itself begins in アメリカカリフォルニア州サンブルーノ市, フランス・オータン市."""
    for t in segment.tokens[bisect_left(segment.tokens, start, key=START) :]:
        if t.end >= end:
            break
        if t.start < start:
            continue
        if (
            t.text in "・/"
            or COUNTRY in classes(t.text)
            or (t.start > start and t.text in ("州", "県", "都", "府", "省") and t.pos[2] != "地名")
        ):
            start = t.end
    return start


def unit_split(segment: Segment, start: int, end: int) -> int:
    """Where, in the run before an office such as 課長, the body ends and the unit begins; `start` if there is none."""
    found = start
    for token in segment.tokens[bisect_left(segment.tokens, start, key=START) :]:
        if token.end > end:
            break
        if _ends_a_body(token, start):
            found = token.end
            land = STATE.match(segment_text(segment, token.end, end)) if COUNTRY in classes(token.text) else None
            found += land.end() if land else 0
    return found


def segment_text(segment: Segment, start: int, end: int) -> str:
    return "".join(t.text for t in segment.tokens if start <= t.start and t.end <= end)


def _ends_a_body(token: Token, start: int) -> bool:
    if COUNTRY in classes(token.text) or token.text in _whole():
        return True
    suffix = _suffix().search(token.text)
    if suffix and (
        suffix.start() > 0 and token.pos[1] == "普通名詞" and len(token.text) <= 2 and token.text[-1] not in "省庁"
    ):
        return False
    if suffix:
        return token.start > start or len(token.text) > 1
    return token.text in "市町村区都道府県州" and token.start > start and token.pos[0] in ("名詞", "接尾辞")


def is_proper(segment: Segment, start: int, end: int) -> bool:
    """A run that holds a proper noun that is no person's."""
    tokens = segment.tokens
    words = tokens[bisect_left(tokens, start, key=START) : bisect_left(tokens, end, key=START)]
    return any(t.pos[1] == "固有名詞" and t.pos[2] != "人名" for t in words)
