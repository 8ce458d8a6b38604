"""Lists of people: where some items are sure to be people, the others are too."""

from __future__ import annotations

import re
from functools import cache

from pipeline import vocabulary
from pipeline.recognize import names
from pipeline.recognize.candidates import Candidate, Pool
from pipeline.recognize.lexicon import is_family
from pipeline.recognize.reading import Reading
from pipeline.recognize.signs import sign

ITEM = re.compile(r"[^、,，]{1,40}")
LEAD = re.compile(r"^.*[:】）)の\s](?=\S)")
ALL_OF_THEM = re.compile(rf"の?(?:各|両){sign('held_by_several')}")
ALL_BEHIND = re.compile(r"の?(?:各|両).*$")
WIDE = re.compile(r" {2,}")
BETWEEN_WIDE = re.compile(r"[^ ]+(?: [^ ]+){0,2}")
BETWEEN_BLANKS = re.compile(r"[^ ]{2,40}")
UNIT = re.compile(rf"[{names.KANJI}{names.KATAKANA}・の]{{2,12}}[部課局室]?")
CLOSING = 14  # characters of a note in brackets behind an office
SURE = 0.5
SHORTEST = 3  # items of a list


def joined(r: Reading, pool: list[Candidate]) -> list[Candidate]:
    """The candidates of a segment, with those that only their place in a list makes people."""
    if not any(c.strength >= SURE for c in pool):
        return pool
    items = _items(r)
    if len(items) < SHORTEST:
        return pool
    once = _joined(r, pool, items)
    return _joined(r, once, items) if len(once) > len(pool) else once


def _joined(r: Reading, pool: list[Candidate], items: list[tuple[int, int]]) -> list[Candidate]:
    heads = [(a, a + len(r.text[a:b].split("(")[0])) for a, b in items]
    sure = [_holds(span, pool) for span in heads]
    extra = Pool(r.text)
    extra.found = {(c.start, c.end): c for c in pool}
    for i, span in enumerate(items):
        near = [sure[j] for j in range(max(0, i - 2), min(len(items), i + 3)) if j != i]
        if sure[i] and (whole := _longer(r, heads[i], pool)):
            extra.add(whole, "list")
        if not sure[i] and sum(near) > 1 and (one := _beside_the_same(r, span, items, i, pool)):
            extra.add(one, "list")
        if sure[i] or not ((any(sure) and _in_chorus(r, items, i)) or sum(near) > 1):
            continue
        window = _whole(r, span)
        if window and (window.shape.full or _in_chorus(r, items, i) or (sum(near) > 1 and _family(r, window, span))):
            extra.add(window, "list")
    return extra.all()


def _items(r: Reading) -> list[tuple[int, int]]:
    """What stands between 、 or, in a line without it, between blanks: wide ones if there are any."""
    a, b = r.segment.start, r.segment.end
    if "、" in r.text[a:b] or "," in r.text[a:b] or sum(r.text[t.end : t.end + 1] == "・" for t in r.titles) > 1:
        return [part for m in ITEM.finditer(r.text, a, b) for part in _at_dots(r, *m.span())]
    wide = len(WIDE.findall(r.text[a:b].strip())) > 1
    return [m.span() for m in (BETWEEN_WIDE if wide else BETWEEN_BLANKS).finditer(r.text, a, b)]


def _at_dots(r: Reading, start: int, end: int) -> list[tuple[int, int]]:
    """成瀬学長・力石理事・山崎総務課長: people between dots that stand right behind offices, three and more."""
    cuts = [t.end for t in r.titles if start < t.end < end - 1 and r.text[t.end] == "・"]
    cuts = cuts if len(cuts) > 1 else []
    return list(zip([start, *(c + 1 for c in cuts)], [*cuts, end], strict=True))


def _holds(span: tuple[int, int], pool: list[Candidate]) -> bool:
    return any(span[0] <= c.start and c.end <= span[1] and c.strength >= SURE for c in pool)


def _longer(r: Reading, span: tuple[int, int], pool: list[Candidate]) -> names.Window | None:
    """坂本心次 of an item of which Sudachi has read 坂本|心: all of the item is a full name too."""
    start, end = span
    m = ALL_BEHIND.search(r.text, start, end)
    end = m.start() if m else end
    part = any(c.start == start and c.end < end and c.shape.full and c.strength >= SURE for c in pool)
    shape = names.japanese(r.text[start:end]) if part and end - start <= names.LONGEST else names.NOTHING
    return names.Window(start, end, shape, "japanese") if shape.full and shape.score >= SURE else None


def _beside_the_same(
    r: Reading, span: tuple[int, int], items: list[tuple[int, int]], i: int, pool: list[Candidate]
) -> names.Window | None:
    """碧海 of 青木委員、碧海委員、阿部委員; 宮崎 of 堀越教育次長、宮崎学校教育課課長補佐、若島学習課長: what
    stands glued before an office, where two items beside it are a family name and its office."""
    title = next((t for t in r.titles if span[0] <= t.start and t.end >= span[1] - CLOSING), None)
    start = span[0] + len(r.text[span[0] : span[1]]) - len(r.text[span[0] : span[1]].lstrip())
    beside = [items[j] for j in (i - 2, i - 1, i + 1, i + 2) if 0 <= j < len(items)]
    told = {c.start for c in pool if not c.evidence.keys().isdisjoint(("title_after", "list"))}
    held = {_first(r, a) for a, _ in beside} & told
    if title is None or len(held) < 2:
        return None
    word = r.text[start : title.start]
    if names.ONLY_KANJI.fullmatch(word) and len(word) <= SHORTEST and word not in _how_chosen():
        return names.Window(start, title.start, names.Shape(SURE, word), "japanese")
    first = next((t for t in r.segment.tokens if t.start == start), None)
    if first is None or not is_family(first.text) or not UNIT.fullmatch(r.text, first.end, title.start):
        return None
    return names.Window(start, first.end, names.Shape(SURE, first.text), "japanese")


@cache
def _how_chosen() -> frozenset[str]:
    return frozenset(vocabulary.words("recognize", "member_kinds"))


def _first(r: Reading, start: int) -> int:
    return start + len(r.text[start : r.segment.end]) - len(r.text[start : r.segment.end].lstrip())


def _family(r: Reading, window: names.Window, span: tuple[int, int]) -> bool:
    """A family name that is the whole item, among three sure people."""
    word = r.text[window.start : window.end]
    return is_family(word) and word == r.text[slice(*span)].strip() and len(word) > 1


def _in_chorus(r: Reading, items: list[tuple[int, int]], i: int) -> bool:
    """日向委員長、高野、志田の各委員."""
    return any(ALL_OF_THEM.search(r.text, a, b) for a, b in items[i : i + 12])


def _whole(r: Reading, span: tuple[int, int]) -> names.Window | None:
    """The name that an item is, but for a label before it and a note behind it."""
    start, end = span
    piece = r.text[start:end]
    lead = LEAD.match(piece)
    for begin in (start + len(piece) - len(piece.lstrip()), start + lead.end() if lead else start):
        window = r.starting_at(begin) if begin < end else None
        if window and any(window.start < t.end and t.core < window.end for t in r.titles):
            continue
        if window and re.match(r"[ ]*(?:$|[(\[氏様さ君]|の?(?:各|両))", r.text[window.end : end]):
            return window
    bare = piece.strip()
    shape = names.japanese(re.sub(" +", " ", bare))
    if shape.full and not any(start <= t.start < end for t in r.titles):
        start += len(piece) - len(piece.lstrip())
        return names.Window(start, start + len(bare), shape, "japanese")
    return None
