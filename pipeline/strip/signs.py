"""What a line looks like, apart from its words: running text, an address, foreign text."""

from __future__ import annotations

import re

from pipeline.model import Block, Document
from pipeline.text import remembered, squeeze
from pipeline.vocabulary import any_of

KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]+")
JAPANESE = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff々]+")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
KNOWN = 16_384  # lines that are remembered: a site's pages share most of theirs
CONTACT = re.compile(
    r"〒|(?<![0-9])[0-9]{3}-[0-9]{4}(?![0-9-])"  # post code
    r"|(?<![0-9])0[0-9]{1,4}[-( ][0-9]{1,4}[-) ][0-9]{3,4}(?![0-9])|\+[0-9]{1,3}[-( ][0-9]"  # telephone
    rf"|(?<![A-Za-z]){any_of('strip', 'contact')}(?:番号)?"
    r"\s{0,3}(?:[:.(]|[0-9]|$)"
    r"|[\w.+-]{1,40}(?:@|\(at\)|\[at\]|★)[\w-]{2,30}\.[\w.-]{2,30}"
    r"|^(?:https?://|www\.)\S+$|^[\w-]{2,20}(?:\.[\w-]{2,20}){1,3}(?:/\S*)?$"
    rf"|{any_of('strip', 'office_hours')}",
    re.IGNORECASE,
)
ADDRESS = re.compile(
    r"[0-9]{1,5}[ ,][A-Z][\w .'-]{2,30}|[A-Z][\w.'-]{2,20}(?: [A-Z][\w.'-]*){0,3}[ ,]+[0-9]{1,6}(?![0-9])"
    rf"|(?<![A-Za-z]){any_of('strip', 'address')}(?![A-Za-z])|[0-9]{{5}}(?:-[0-9]{{3,4}})?"
)
JP_ADDRESS = re.compile(
    r"[都道府県市区町村][^。、]{0,20}[0-9一二三四五六七八九十]{1,4}(?:丁目|番地?[^組]|号|-[0-9]{1,4})"
    r"|[\u4e00-\u9fff][0-9]{1,4}-[0-9]{1,4}(?:-[0-9]{1,4})?(?:$| )"
)
HOST = re.compile(r"(?:https?://|www\.)((?:[\w-]{1,40}\.){1,4}[a-z]{2,10})(?![\w.])", re.IGNORECASE)
LINK_NOTE = re.compile(
    r"[(<]?(?:新しい|別)(?:ウイ?ィ?ンドウ|タブ|窓)[でに]?(?:開きます|開く|表示します)[)>]?$|<外部リンク>$"
)
RUNNING = re.compile(r"[。！？]|(?:です|ます|ました|でした)[!?)」』]?$")


def line_of(document: Document, block: Block) -> str:
    """The block's text in NFKC with single spaces."""
    return squeeze(document.text_of(block))


def kana(line: str) -> int:
    """How many kana a line has."""
    return sum(map(len, KANA.findall(line)))


@remembered(KNOWN)
def is_running(line: str) -> bool:
    """Running Japanese text: a sentence, or a line long enough to be one."""
    line = LINK_NOTE.sub("", line)
    if len(line) < 20:
        return False
    letters = kana(line)
    return (letters >= 6 and bool(RUNNING.search(line))) or (len(line) >= 60 and letters >= 12)


@remembered(KNOWN)
def is_foreign(line: str) -> bool:
    """Mostly Latin letters: on a Japanese page not its own words, unless a title or a name."""
    latin = sum(map(len, LATIN.findall(line)))
    return latin >= 3 and latin > 4 * sum(map(len, JAPANESE.findall(line)))


def is_foreign_prose(line: str) -> bool:
    """A sentence or more of a foreign language."""
    return is_foreign(line) and len(line) >= 40 and len(line.split()) >= 8


@remembered(KNOWN)
def is_contact(line: str) -> bool:
    """A telephone number, an address, a mail or web address, office hours: a short line of that only."""
    if len(line) > 150 or (is_running(line) and "〒" not in line):
        return False
    return bool(CONTACT.search(line) or JP_ADDRESS.search(line) or (is_foreign(line) and ADDRESS.search(line)))


def domain(host: str) -> str:
    """The registered part of a host name: japan.example.org → example.org, www.city.aoba.lg.jp → city.aoba.lg.jp."""
    parts = host.lower().split(".")
    if parts[-1] == "jp" and len(parts) > 2:
        return ".".join(parts[-4:] if parts[-2] == "lg" or parts[0] in ("city", "pref") else parts[-3:])
    return ".".join(parts[-2:])
