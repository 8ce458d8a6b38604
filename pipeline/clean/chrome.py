"""Lines around a title that are not the page's own words: strip's vocabulary, menus on one line, the site's name."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from pipeline import vocabulary
from pipeline.clean.draft import Draft, bare
from pipeline.text import remembered

BULLET = re.compile(r"^(?:[•・‣▪◦●○▶►»>*-]\s*){1,2}(?=\S)")
MENU = ("skip link", "navigation", "language menu", "breadcrumb")
MAX_LINE = 500  # characters of a line that are compared
KNOWN = 16_384  # lines that are remembered
WORDS = 40  # characters of a row of buttons
WORD = 12  # characters of one word of a menu bar
ROW = 3  # links of a line that is a menu
LINK = 16  # characters of one of them
LINKED = 0.95  # share of the line's characters that are links
TOP = 40  # lines above a title that may be a site's
TAIL = 20  # lines at the end of a page in which its owner signs
COPYRIGHT = re.compile(r"copyright|©|Ⓒ|\(c\)|all rights|法人番号", re.IGNORECASE)
ADDRESS = re.compile(
    r"〒|(?<![0-9])0[0-9]{1,4}[-(][0-9]{1,4}[-)][0-9]{3,4}|@|(?<![0-9])[0-9]{1,3}-[0-9]{1,3}-[0-9]|[市区町村郡].{1,20}[0-9]-[0-9]|TEL|電話|運営して|法人番号"
)


ENGLISH = re.compile(r"\s(?:of|the|for|in|on|with|at|to)\s")  # a phrase, no row of words
STATEMENT = re.compile(r"[?？!！]$|(?:した|ます|ません|ましょう|について|お知らせ|案内|募集|開催|報告)$")


@cache
def _lines(of: str) -> Callable[[str], bool]:
    """Strip's vocabulary: what starts the body, every line that is chrome, or those that are a menu's."""
    rows = vocabulary.read("strip", "chrome")
    if of == "start":
        return vocabulary.matcher(r for r in rows if r["where"] == "start")
    return vocabulary.matcher(r for r in rows if r["where"] != "start" and (of == "chrome" or r["reason"] in MENU))


@remembered(KNOWN)
def starts_body(text: str) -> bool:
    """Whether a line says that the body begins below it."""
    return _lines("start")(text[:MAX_LINE])


@remembered(KNOWN)
def is_chrome(text: str) -> bool:
    """Whether a line is chrome by its words, or nothing but two buttons and more (ログイン 新規登録)."""
    known, words = _lines("chrome"), text.split() if len(text) <= WORDS else []
    return known(BULLET.sub("", text[:MAX_LINE])) or (len(words) > 1 and all(known(word) for word in words))


@remembered(KNOWN)
def is_menu(text: str) -> bool:
    """Whether a line is a menu's, a breadcrumb or a skip link."""
    return _lines("menu")(BULLET.sub("", text[:MAX_LINE]))


@remembered(KNOWN)
def bar_words(raw: str) -> tuple[str, ...]:
    """The words of a menu that was scraped on one line (くらし 観光 市政; 案内｜大会｜会誌), () where it is none."""
    if len(raw) > 200 or re.search(r"[0-9０-９。、（(>＞»›]", raw) or STATEMENT.search(raw.strip()):
        return ()
    if ENGLISH.search(raw) and not re.search(r"[|｜／・■□]", raw):
        return ()
    line = re.sub(r"^.{1,12}[:：]", "", raw.strip())
    for cut in (r"\s*[|｜／/・■□]\s*|[ 　]{1,9}", r"\s*[|｜／/]\s*|　+"):
        words = tuple(w for w in re.split(cut, line) if w)
        if any(w.count("「") != w.count("」") for w in words):
            continue
        if len(words) >= (3 if cut.startswith(r"\s*[|｜／/]") else 4) and max(map(len, words)) <= WORD:
            return words
    return ()


@remembered(KNOWN)
def _is_address(text: str) -> bool:
    return bool(ADDRESS.search(text) or COPYRIGHT.search(text))


def signatures(drafts: list[Draft]) -> frozenset[str]:
    """Names in the copyright line and in the address at the page's end: what the site calls itself."""
    tail = drafts[max(len(drafts) // 2, len(drafts) - TAIL) :]
    out: set[str] = set()
    for i, d in enumerate(tail):
        near = tail[max(i - 1, 0) : i + 3]
        if len(d.text) <= 80 and not STATEMENT.search(d.text) and any(_is_address(x.text) for x in near):
            out.add(bare(d.text))
    return frozenset(out)


def mark_link_rows(drafts: list[Draft], title: Draft | None) -> None:
    """Give lines of HTML that are nothing but three short links and more the reason that they are a menu."""
    for d in drafts:
        if d.reason or d is title or d.kind not in ("", "heading", "paragraph") or len(d.links) < ROW:
            continue
        linked = sum(b - a for a, b in d.links)
        if max(b - a for a, b in d.links) <= LINK and linked >= LINKED * len(re.sub(r"[\s|｜/・]", "", d.raw)):
            d.reason = "navigation"


def mark(drafts: list[Draft], title: Draft | None) -> None:
    """Give menu bars and the site's name above the title the reason why they are no words of the page."""
    if title is None:
        return
    signed = signatures(drafts)
    for d in drafts[: next(i for i, d in enumerate(drafts) if d is title)][:TOP]:
        if d.kind:
            continue
        if bar_words(d.raw):
            d.reason = "navigation"
        elif len(bare(d.text)) > 2 and bare(d.text) != bare(title.text) and any(bare(d.text) in s for s in signed):
            d.reason = "site name"
