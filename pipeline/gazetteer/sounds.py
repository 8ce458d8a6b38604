"""A rough spelling of how a name sounds, the same for its katakana and its Latin letters.

Vowels that Japanese has to put after a consonant (u, o), long vowels and doubled consonants are left out; r and l, b
and v, h and f are one. How Latin letters sound depends on the country.
"""

from __future__ import annotations

import re
import unicodedata

KANA = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
    "ガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポヴ"
)
ROUGH = (
    "a i u e o ka ki ku ke ko sa si su se so ta ti tu te to na ni nu ne no ha hi hu he ho ma mi mu me mo ya yu yo "
    "ra ri ru re ro wa o n ga gi gu ge go za zi zu ze zo da zi zu de do ba bi bu be bo pa pi pu pe po bu"
)
BASE = dict(zip(KANA, ROUGH.split(), strict=True))
SMALL = {"ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o", "ャ": "a", "ュ": "u", "ョ": "o", "ヮ": "a"}

Rules = tuple[tuple[str, str], ...]
ENGLISH: Rules = (
    *(
        (r"^new(?=.)", "nu"),
        (r"igh", "ai"),
        (r"ough", "o"),
        (r"ville$", "biru"),
        (r"mouth$", "mas"),
        (r"bu?rgh$", "bara"),
        (r"(?<=.)ham$", "am"),
    ),
    *((r"ton$", "tn"), (r"ea|ee", "i"), (r"oo", "u"), (r"ou|ow", "au"), (r"ai|ay|ei|ey", "ei"), (r"tch", "ti")),
    *(
        (r"[eiu]r(?![aeiouy])", "a"),
        (r"ar(?![aeiouy])", "a"),
        (r"or(?![aeiouy])", "o"),
        (r"ge$", "zi"),
        (r"(?<=[^aeiou]{1})e$", ""),
    ),
    *((r"kn|gn(?=[aeiou])", "n"), (r"wh", "w"), (r"j|g(?=[ei])(?!er|irl)", "z"), (r"ch", "ti")),
)
GERMAN: Rules = (
    *(
        (r"tsch", "ti"),
        (r"sch", "s"),
        (r"chs", "ks"),
        (r"ch", "h"),
        (r"ei|ai|ey|ay", "ai"),
        (r"eu|äu", "oi"),
        (r"ie", "i"),
    ),
    *((r"(?<=[aeiou])h", ""), (r"er$", "a"), (r"er(?=[^aeiou])", "er"), (r"st", "st"), (r"w", "b"), (r"v", "h")),
    *((r"tz|zz|z", "tu"), (r"j", "i"), (r"qu", "kb")),
    *((r"g$", "k"), (r"d$", "t")),
)
FRENCH: Rules = (
    *(
        (r"ville", "bir"),
        (r"w", "b"),
        (r"eaux?|aux?", "o"),
        (r"ou", "u"),
        (r"oi", "ua"),
        (r"(?<=[^aeiou])es?$", ""),
        (r"[stdxz]$", ""),
        (r"ch", "s"),
    ),
    *(
        (r"gn", "ni"),
        (r"qu", "k"),
        (r"g(?=[eiy])|j", "z"),
        (r"ille", "iiu"),
        (r"er$|ez$", "e"),
        (r"en|em(?=[^aeiou])", "an"),
        (r"h", ""),
    ),
)
SPANISH: Rules = (
    (r"ll", "i"),
    (r"ch", "ti"),
    (r"qu", "k"),
    (r"g(?=[eiy])|j", "h"),
    (r"^h|(?<=[aeiou])h", ""),
    (r"z", "s"),
    (r"gu(?=[ei])", "g"),
)
ITALIAN: Rules = (
    *(
        (r"ch(?=[ei])", "k"),
        (r"gh(?=[ei])", "g"),
        (r"c(?=[ei])", "ti"),
        (r"g(?=[ei])", "z"),
        (r"gli", "ri"),
        (r"gn", "ni"),
    ),
    *((r"sc(?=[ei])", "s"), (r"zz|z", "tu"), (r"qu", "ku")),
)
OTHERS: Rules = (
    *(
        (r"ville$", "biru"),
        (r"zz|tz|ts", "tu"),
        (r"zh", "z"),
        (r"oo|ou", "u"),
        (r"ee", "i"),
        (r"ch", "ti"),
        (r"j", "z"),
    ),
    *((r"ai|ay|ei|ey", "ei"), (r"sh", "s")),
)
ALL: Rules = (
    *(
        (r"sch|sh", "s"),
        (r"ck", "k"),
        (r"ph", "h"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"gh", "g"),
        (r"kh", "h"),
        (r"rh", "r"),
    ),
    *(
        (r"c(?=[eiy])", "s"),
        (r"c|q", "k"),
        (r"x", "ks"),
        (r"l", "r"),
        (r"v", "b"),
        (r"f", "h"),
        (r"w", "u"),
        (r"y", "i"),
    ),
    *((r"ei", "e"), (r"(.)\1", r"\1")),
)
OF_LANGUAGE = (
    (ENGLISH, "GB US AU NZ CA IE JM BS BB TT"),
    (GERMAN, "DE AT CH LI"),
    (FRENCH, "FR BE LU MC RE MQ GP"),
    (SPANISH, "ES MX AR CO CL PE VE EC BO PY UY GT HN SV NI CR PA CU DO PR PH"),
    (ITALIAN, "IT"),
)
LANGUAGES = {country: rules for rules, countries in OF_LANGUAGE for country in countries.split()}
SOFT_C: Rules = ((r"c(?=[eiy])", "s"), (r"c(?![hk])", "k"))  # before the vowels change; Italian has its own
_COMPILED = {
    id(rules): tuple((re.compile(a), b) for a, b in ((*rules, *ALL) if rules is ITALIAN else (*SOFT_C, *rules, *ALL)))
    for rules in (ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, OTHERS)
}


def of_kana(name: str) -> str:
    """アレッツォ → arett; ー and ッ leave no trace."""
    out = ""
    for char in name:
        if char in SMALL:
            out = out[:-1] + SMALL[char] if out else SMALL[char]
        else:
            out += BASE.get(char, "")
    return skeleton(out.replace("ei", "e"))


def of_latin(name: str, country: str) -> str:
    plain = unicodedata.normalize("NFKD", name.lower().replace("ß", "ss").replace("ł", "l").replace("ø", "o"))
    out = re.sub(r"[^a-z]", "", re.sub(r"\(.*", "", plain))
    for pattern, sound in _COMPILED[id(LANGUAGES.get(country, OTHERS))]:
        out = pattern.sub(sound, out)
    return skeleton(out)


def skeleton(sound: str) -> str:
    """Without u and o after a consonant, m as n before another consonant, and doubled letters."""
    bare = re.sub(r"(?<=[^aeiou])[uo](?!n$)", "", sound)
    return re.sub(r"(.)\1", r"\1", re.sub(r"m(?=[bp])", "n", bare))
