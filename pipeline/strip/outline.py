"""What the other pages of a site need to know of a page: its lines as short digests, and what its chrome tells.

Small enough to be kept for every page, so that a run over a known corpus reads none of their texts again.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from pipeline.model import Document
from pipeline.strip import names, rules
from pipeline.strip.signs import HOST, domain, is_contact, line_of
from pipeline.text import remembered

SIZE = 8  # bytes of a line's digest
KNOWN = 65_536  # lines whose digests are remembered
MIN_LINE = 4  # characters of a line that tells a site
IDENTIFIES = re.compile(r"法人番号|copyright|©|\(c\)|all rights", re.IGNORECASE)
FIXED_KINDS = ("title", "field", "table_row")
DROPPED, FIXED, DIGIT = 1, 2, 4  # marks of a line


@dataclass(frozen=True, slots=True)
class Outline:
    """One page. `lines`, `sizes`, `ranks` and `marks` have one number for each block."""

    page_id: str
    source: str
    site: str = ""
    ok: bool = True
    lines: bytes = b""  # SIZE bytes each: equal for equal texts
    sizes: bytes = b""  # characters, 4 bytes each
    ranks: bytes = b""  # 4 bytes each: the place of the line among those of the page, the longest first
    marks: bytes = b""  # DROPPED by the page's own rules, FIXED in its place by its kind, DIGIT within
    telling: tuple[tuple[bytes, int], ...] = ()  # lines of chrome that tell whose page it is, with weights
    names: tuple[tuple[str, int], ...] = ()  # that the chrome gives the site, with weights
    hosts: tuple[tuple[str, int], ...] = ()  # that the chrome names


@dataclass(frozen=True, slots=True)
class Verdict:
    """What other pages decide of a page."""

    site: str = ""
    repeated: tuple[int, ...] = ()  # numbers of blocks that are repeated on the site
    same_as: str = ""


def outline(document: Document, why: Sequence[str]) -> Outline:
    """`why` tells for each block why the page's own rules drop it, "" where they keep it."""
    page = document.page
    if page.status != "ok":
        return Outline(page.page_id, page.source, page.site, ok=False)
    texts = [line_of(document, b) for b in document.blocks]
    chrome = sorted({x for x, r in zip(texts, why, strict=True) if r})
    rank = {x: n for n, x in enumerate(sorted(set(texts), key=lambda x: (-len(x), x)))}
    unnamed = not page.site
    return Outline(
        page.page_id,
        page.source,
        page.site,
        lines=b"".join(map(_digest, texts)),
        sizes=array("I", map(len, texts)).tobytes(),
        ranks=array("I", [rank[x] for x in texts]).tobytes(),
        marks=bytes(
            (DROPPED if r else 0) | (FIXED if b.kind in FIXED_KINDS else 0) | (DIGIT if any(map(str.isdigit, x)) else 0)
            for x, b, r in zip(texts, document.blocks, why, strict=True)
        ),
        telling=tuple((_digest(x), _weight(x)) for x in chrome if tells_site(x)),
        names=tuple(names.told(texts, why).items()) if unnamed else (),
        hosts=tuple(Counter(domain(m[1]) for x in chrome if (m := HOST.search(x))).items()) if unnamed else (),
    )


@remembered(KNOWN)
def _digest(line: str) -> bytes:
    return blake2b(line.encode("utf-8", "surrogatepass"), digest_size=SIZE).digest()


@remembered(KNOWN)
def tells_site(line: str) -> bool:
    """Whether a line of chrome says whose page it is: no word that stands on every site (印刷, ページの先頭へ戻る)."""
    return len(line) >= MIN_LINE and all(hit.reason in ("copyright", "membership prompt") for hit in rules.match(line))


@remembered(KNOWN)
def _weight(line: str) -> int:
    return 2 if IDENTIFIES.search(line) or is_contact(line) else 1
