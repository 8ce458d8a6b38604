"""What a site is called, by the chrome of its pages: the name over its menu, its office, its copyright line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.strip import rules
from pipeline.text import remembered
from pipeline.vocabulary import any_of

HEAD, TAIL = 15, 25  # lines at the two ends of a page in which its site is named
MAX_NAME = 30
KNOWN = 16_384  # lines that are remembered
OFFICE = re.compile(r"^([^\s、。0-9]{1,12}?(?:市|町|村|区|県|都|府))(?:役所|役場|庁)(?:本庁舎?)?(?=$|[\s(〒0-9])")
OWNER = re.compile(rf"{any_of('strip', 'owner')}$")
NO_OWNER = re.compile(any_of("strip", "no_owner"))
WEB = re.compile(rf"(?:の|[\s・|-])?(?:公式)?{any_of('strip', 'web')}$", re.IGNORECASE)
RIGHTS = re.compile(any_of("strip", "rights"), re.IGNORECASE)
SECRETARIAT = re.compile(rf"\s*{any_of('strip', 'secretariat')}$")
JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")
LATIN_TAIL = re.compile(r"(?<=[\u3041-\u30ff\u4e00-\u9fff])[\s|]+[A-Za-z][A-Za-z .,&'-]+$")
LEAST = 3.0  # weight of a name that one page alone tells


@remembered(KNOWN)
def readable(name: str) -> str:
    """A site's name without what only says that it is one: 西条市公式ホームページ → 西条市."""
    name = LATIN_TAIL.sub("", name.strip(" ★☆■●|-「」"))
    name = WEB.sub("", name) or name
    m = OFFICE.match(name)
    return m[1] if m else name


def told(texts: Sequence[str], reasons: Sequence[str]) -> Counter[str]:
    """Names that the chrome of one page gives its site, with weights."""
    out: Counter[str] = Counter()
    lines = list(zip(texts, reasons, strict=True))
    tail = lines[max(len(lines) // 2, len(lines) - TAIL) :]
    signed = " ".join(x for x, why in tail if why)
    for line, why in lines[:HEAD]:
        name = readable(line)
        if why and _is_owner(name) and not rules.match(line):
            out[name] += 4 if name in signed else 2
    for line, why in tail:
        if not why:
            continue
        if m := OFFICE.match(line):
            out[m[1]] += 3
        elif RIGHTS.search(line) and rules.match(line):
            name = SECRETARIAT.sub("", RIGHTS.sub(" ", line).strip(" .。,:|-"))
            name = readable(re.sub(r"\s+", " ", name))
            if 2 < len(name) <= MAX_NAME * 2:
                out[name] += 2 if JAPANESE.search(name) and _is_owner(name) else 1
        elif _is_owner(name := readable(SECRETARIAT.sub("", line))):
            out[name] += 1
    return out


@remembered(KNOWN)
def _is_owner(name: str) -> bool:
    """A Japanese name of a body that owns a site; not its department."""
    short = 2 <= len(name) <= MAX_NAME and not any(c.isdigit() for c in name)
    return short and bool(JAPANESE.search(name) and OWNER.search(name)) and not NO_OWNER.search(name)


def name_of(told: Counter[str], pages: int) -> str:
    """The name of the site of so many pages, by all that their chrome tells; "" where it does not tell it."""
    if not told:
        return ""
    best = min(told, key=lambda name: (-told[name], len(name), name))
    return best if told[best] >= LEAST or pages > 1 else ""
