"""Bytes → text: UTF-8, Shift_JIS (CP932), EUC-JP, ISO-2022-JP; declared, found out, or declared wrongly."""

from __future__ import annotations

import re
from dataclasses import dataclass

BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_\-:]{2,40})""", re.IGNORECASE)
NAMES = {
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "ms932": "cp932",
    "cp932": "cp932",
    "ms_kanji": "cp932",
    "euc-jp": "euc_jp",
    "x-euc-jp": "euc_jp",
    "eucjp": "euc_jp",
    "iso-2022-jp": "iso2022_jp",
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "utf-16": "utf-16",
}
ESCAPES = (b"\x1b$B", b"\x1b$@", b"\x1b(J", b"\x1b(I")
HEAD = 4096  # bytes in which a declaration is looked for
CONTROL = re.compile("[\x01-\x08\x0e-\x1f]")
# What UTF-8 read as CP932 or Latin-1 looks like, and the sign that a byte could not be read.
MOJIBAKE = re.compile("[\ufffd]|縺[ゅｫ]?|繧|繝|蜷|莠|ã[\u0080-\u00bf]|â€|æ[\u0080-\u00bf]|[ｱ-ﾝ]{1}[ﾞﾟ]?[\x80-\x9f]")
SUSPECT = re.compile("[\ufffd縺繧繝蜷莠ãâæｱ-ﾝ]")  # what any of it begins with
MAX_BAD = 0.02  # share of characters that may be unreadable
BINARY = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"\x7fELF")


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    encoding: str
    reason: str = ""  # why the page cannot be used, else ""


def decode(content: bytes, content_type: str = "") -> Decoded:
    """The text of a page; `reason` says why there is none ("empty", "binary", "mojibake").

    `content_type` is what its server said of it (text/html; charset=euc-jp), "" where that is not known.
    """
    if not content.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        return Decoded("", "", "empty")
    if content.startswith(BINARY):
        return Decoded("", "", "binary")
    text, encoding = _best(content, content_type)
    if not text.strip("\ufeff \t\r\n\u3000\x00\xa0"):
        return Decoded("", encoding, "empty")
    if len(CONTROL.findall(text)) > 0.05 * len(text) or text.count("\x00") > 0.3 * len(text):
        return Decoded("", encoding, "binary")
    bad = sum(len(m) for m in MOJIBAKE.findall(text)) if SUSPECT.search(text) else 0
    if bad > MAX_BAD * len(text):
        return Decoded("", encoding, "mojibake")
    return Decoded(text, encoding)


def _best(content: bytes, content_type: str) -> tuple[str, str]:
    for bom, encoding in BOMS:
        if content.startswith(bom):
            return content[len(bom) :].decode(encoding, "replace"), encoding
    declared = [name for said in (content_type.encode(), content) if (name := _declared(said))]
    candidates = ["utf-8", *declared, "cp932", "euc_jp"]
    if any(e in content for e in ESCAPES):
        candidates.insert(0, "iso2022_jp")
    for encoding in dict.fromkeys(candidates[: 2 if "iso2022_jp" in candidates else 1]):
        try:
            return content.decode(encoding), encoding
        except (UnicodeDecodeError, LookupError):
            continue
    tries = []
    for rank, encoding in enumerate(dict.fromkeys(candidates)):
        try:
            text = content.decode(encoding, "replace")
        except LookupError:
            continue
        tries.append((_cost(text), rank, text, encoding))
    _, _, text, encoding = min(tries, key=lambda t: t[:2])
    return text, encoding


def _declared(content: bytes) -> str:
    m = DECLARED.search(content[:HEAD])
    return NAMES.get(m[1].decode("ascii").lower(), "") if m else ""


def _cost(text: str) -> float:
    """How little a text looks like Japanese: unreadable bytes, half-width katakana and rare kanji without kana."""
    sample = text if len(text) <= 40000 else text[:20000] + text[-20000:]
    bad = sample.count("\ufffd") * 10 + len(re.findall("[\uff61-\uff9f\ue000-\uf8ff\x80-\x9f]", sample)) * 3
    kana = len(re.findall("[\u3041-\u309f\u30a1-\u30ff、。]", sample))
    return bad - kana
