"""Katakana against Latin names: which town of a country アレッツォ may be.

Both are brought to a rough spelling of their sounds and compared; the result is a proposal with a score, never a fact.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from pipeline.gazetteer import table

BASE = dict(
    zip(
        "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポヴ",
        "a i u e o ka ki ku ke ko sa si su se so ta ti tu te to na ni nu ne no ha hi hu he ho ma mi mu me mo ya yu yo "
        "ra ri ru re ro wa o n ga gi gu ge go za zi zu ze zo da zi zu de do ba bi bu be bo pa pi pu pe po bu".split(),
        strict=True,
    )
)
SMALL = {"ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o", "ャ": "a", "ュ": "u", "ョ": "o", "ヮ": "a"}
LATIN = tuple(
    (re.compile(a), b)
    for a, b in (
        *((r"tsch|tch", "ti"), (r"sch|sh", "s"), (r"ch(?=[eiy])", "ti"), (r"ch", "k"), (r"ck", "k"), (r"ph", "h")),
        *((r"th", "t"), (r"dh", "d"), (r"gh", "g"), (r"kh", "h"), (r"zh", "z"), (r"rh", "r"), (r"c(?=[eiy])", "s")),
        *((r"c|q", "k"), (r"x", "ks"), (r"zz|tz|ts", "tu"), (r"ville$", "biru"), (r"l", "r"), (r"v", "b"), (r"f", "h")),
        *(
            (r"w", "u"),
            (r"j", "z"),
            (r"ee", "i"),
            (r"oo|ou", "u"),
            (r"ai|ay|ei|ey", "e"),
            (r"y", "i"),
            (r"(.)\1", r"\1"),
        ),
    )
)
ENOUGH = 70.0  # of 100
MARGIN = 2.0


class Proposal(NamedTuple):
    """A town of GeoNames that a katakana name may stand for; `score` from 0 to 1."""

    geonames_id: str
    name: str
    country_code: str
    population: int
    timezone: str
    latitude: float
    longitude: float
    score: float


def sound_of_kana(name: str) -> str:
    """アレッツォ → aretuo → aretuo with the vowels that only carry a consonant left out: aret."""
    out = ""
    for char in name:
        if char in SMALL:
            out = out[:-1] + SMALL[char] if out else SMALL[char]
        else:
            out += BASE.get(char, "")
    return _skeleton(out)


def sound_of_latin(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss").replace("ł", "l").replace("ø", "o")).lower()
    out = re.sub(r"[^a-z]", "", plain)
    for pattern, sound in LATIN:
        out = pattern.sub(sound, out)
    return _skeleton(out)


def _skeleton(sound: str) -> str:
    """Without u and o after a consonant, where Japanese has to write some vowel."""
    return re.sub(r"(?<=[^aeiou])[uo](?=.)", "", sound)


@lru_cache(maxsize=64)
def _sounds(country: str) -> tuple[str, ...]:
    return tuple(sound_of_latin(row[0]) for row in table.latin(country))


def propose(name: str, country: str) -> Proposal | None:
    """The town of a country whose Latin name sounds most like a katakana name, or None where none is near."""
    sound = sound_of_kana(name)
    rows = table.latin(country)
    if len(sound) < 2 or not rows:
        return None
    found = process.extract(sound, _sounds(country), scorer=fuzz.ratio, limit=8, score_cutoff=ENOUGH)
    if not found:
        return None
    top = found[0][1]
    near = [(score, rows[i]) for _, score, i in found if score >= top - MARGIN]
    score, row = max(near, key=lambda s: (int(s[1][2]), s[0], s[1][1]))
    return Proposal(row[1], row[0], country, int(row[2]), row[3], float(row[4]), float(row[5]), round(score / 100, 3))
