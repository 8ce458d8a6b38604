"""The page's own title among the lines of a scraped text.

It stands after the chrome, before the first running text; the page's title line (title | site), its breadcrumb or an
update date beside it confirm it. A page whose first own line is running text gives none.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline import vocabulary
from pipeline.clean.captions import ITEM
from pipeline.clean.dates import first_date, only_date
from pipeline.clean.draft import Draft, bare
from pipeline.clean.fields import labels, parse
from pipeline.settings import DEFAULT

BULLET = re.compile(r"^(?:[•・‣▪◦●○▶►»>*-]\s*){1,2}(?=\S)")
SEARCHED = 150  # lines from the top in which a title may stand
MAX_TITLE = 120
SHORT = 12  # characters: a line above a menu that is no longer is the name of the site
NEAR = 12  # candidates that the first line may name
TOP = 8  # lines from the top in which a menu may stand on one line
MENU = ("skip link", "navigation", "language menu", "breadcrumb")
SEPARATOR = re.compile(r"\s*[|｜│/／»«]\s*|\s+[-–—‐―−:：・~]\s+|\s*[－]\s*")
CRUMB = re.compile(r"\s*(?:[>＞»›≫▶→]|\s/\s)\s*")
UPDATE = re.compile(
    r"(?:更新|掲載|公開|登録|作成|発行|投稿)(?:日|年月日)|(?:更新|掲載|公開)[:：]|Last\s?Update", re.IGNORECASE
)
NO_TITLE = re.compile(
    r"(?:各位|御中)$|^[>＞»]|^(?:午前|午後)?[0-9]{1,2}(?:時|:[0-9]{2})|[0-9]:[0-9]{2}|"
    r"。|(?:各位|御中)$|[、,]$|^[※*(（・•↑]|https?://|@|^[0-9\s./:年月日()（）-]+$|(?:です|ます|ました)[!！]?.{40,}"
)
SITE_NAME = re.compile(r".{0,24}(?:公式)?(?:ホームページ|ウェブサイト|公式サイト|Webサイト|WEBサイト)")
FOREIGN = re.compile(r"(?:[\x21-\x7e]{1,40} ){7,40}[\x21-\x7e]{1,40}")  # eight words and more, none of them Japanese
ORGANIZATION = re.compile(
    r"(?:会|館|団|クラブ|機構|センター|フォーラム|ネットワーク|財団|協会|大学|研究所|ミュージアム|市|町|村|県)$"
    r"|^[A-Za-z][A-Za-z .&'-]+$"
)
SITE_WORDS = re.compile(
    r"(?:市|町|村|区|都|府|県|省|庁|局|院|大学|学校|学院|高専|協会|協議会|機構|財団|法人|委員会|センター|研究所|研究会|連盟|連合|学会|会議所"
    r"|博物館|美術館|図書館|新聞|株式会社|ホームページ|公式サイト|公式ホームページ|公式ウェブサイト|ウェブサイト|Webサイト|WEBサイト|サイト|ポータル|Website|Japan|University|日本)$"
    r"|公式|ホームページ"
)


@cache
def _chrome() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What starts the body, every line that is chrome, and those that are a menu's: strip's vocabulary."""
    rows = vocabulary.read("strip", "chrome")
    start = [r["pattern"] for r in rows if r["where"] == "start"]
    line = [r["pattern"] for r in rows if r["where"] != "start"]
    menu = [r["pattern"] for r in rows if r["reason"] in MENU and r["where"] != "start"]
    made = [re.compile("|".join(f"(?:{p})" for p in ps), re.IGNORECASE) for ps in (start, line, menu)]
    return made[0], made[1], made[2]


@cache
def _is_chrome(text: str) -> bool:
    return bool(_chrome()[1].fullmatch(BULLET.sub("", text[:500])))


@cache
def _is_menu(text: str) -> bool:
    return bool(_chrome()[2].fullmatch(BULLET.sub("", text[:500])))


def split_site(title: str) -> tuple[str, str]:
    """(title, site) of a <title>: the site's name stands first or last, whatever the separator."""
    parts = [p for p in SEPARATOR.split(title) if p and p.strip()]
    if len(parts) < 2:
        return title.strip(), ""
    if not SITE_WORDS.search(parts[-1]) and SITE_WORDS.search(parts[0]) and len(parts[0]) < len(parts[-1]):
        return _cut(title, parts[0], first=True), parts[0].strip()
    if SITE_WORDS.search(parts[-1]) or len(parts[-1]) <= len(parts[0]):
        return _cut(title, parts[-1 if len(parts) < 3 else 1], first=False), parts[-1].strip()
    return title.strip(), ""


def _cut(title: str, part: str, first: bool) -> str:
    rest = title[title.index(part) + len(part) :] if first else title[: title.rindex(part)]
    return re.sub(rf"^(?:{SEPARATOR.pattern})+|(?:{SEPARATOR.pattern})+$", "", rest).strip(" -–—|｜:：/／・～~")


def find_title(drafts: list[Draft]) -> Draft | None:
    """The draft that is the page's title, or None where the page gives none."""
    head = drafts[:SEARCHED]
    begin, crumb, crumb_at = 0, "", -1
    for i, d in enumerate(head):
        if _chrome()[0].fullmatch(d.text):
            begin = i + 1
        parts = [p for p in CRUMB.split(d.text) if p]
        if len(parts) > 2 and len(d.text) < 300 and not begin:
            crumb, crumb_at = bare(parts[-1]), i
    everything = _candidates(head)
    if crumb and crumb in [bare(d.text) for d in everything]:
        return next(d for d in reversed(everything) if bare(d.text) == crumb)
    candidates = _candidates(head[begin:]) or everything
    if not candidates:
        return None
    named = _confirmed(candidates, drafts)
    if named is not None:
        return named
    after = [d for d in candidates if d.start > head[crumb_at].start] if crumb_at >= 0 else []
    if after or begin:
        return _named(after or candidates)
    return _beside_menu(candidates, head)


@cache
def _categories() -> frozenset[str]:
    return frozenset(bare(word) for word in vocabulary.words("clean", "category_words"))


def _named(candidates: list[Draft]) -> Draft:
    """The first that is no category's and no site's name; else the first."""
    first = candidates[0]
    for d in candidates[:3]:
        if bare(d.text) in _categories() or SITE_NAME.fullmatch(d.text):
            continue
        return d if d is first or d.gap <= 3 else first
    return first


def _candidates(head: list[Draft]) -> list[Draft]:
    out: list[Draft] = []
    for i, d in enumerate(head):
        text = d.text
        if d.kind in ("date_line", "table_row", "field", "other") or UPDATE.search(text) or _is_chrome(text):
            if d.kind in ("table_row", "field") and out:
                break
            continue
        if not out and _dated_headline(head, i):
            out.append(d)
            continue
        if len(text) > 60 and "。" in text:
            break
        label = parse(d.raw, labels(DEFAULT))
        if label and labels(DEFAULT).get(label[0], ("", "field"))[1] == "field":
            if d.raw[label[3] :].strip() or (not out and labels(DEFAULT).get(label[0], ("",))[0] in ("when", "where")):
                break
            continue
        if ITEM.match(d.raw) and not re.match(r"\s*[0-9]", d.raw):
            continue
        if len(text) <= MAX_TITLE and len(text) > 1 and not NO_TITLE.search(text):
            out.append(d)
    own = [d for d in out if not FOREIGN.fullmatch(d.text)]
    return own or out


def _path(line: str, text: str) -> bool:
    """A breadcrumb that was scraped without its separators: トップページお知らせ and the title."""
    return line.endswith(text) and bool(re.match(r"トップページ|ホーム|HOME|Home|TOP", line))


def _dated_headline(head: list[Draft], i: int) -> bool:
    """One sentence as a headline, with nothing but the day of the news below it."""
    after = head[i + 1] if i + 1 < len(head) else None
    text = head[i].text
    return len(text) <= MAX_TITLE and text.count("。") == 1 and after is not None and bool(only_date(after.raw))


def _confirmed(candidates: list[Draft], drafts: list[Draft]) -> Draft | None:
    """The candidate that something else on the page names: title line, numbered path, update line."""
    texts = [bare(d.text) for d in candidates]
    first = bare(split_site(candidates[0].raw)[0])
    for d, text in list(zip(candidates, texts, strict=True))[1:NEAR]:
        if SITE_WORDS.search(text):
            continue
        if len(text) > 3 and (
            text == first or texts[0].startswith(text + "|") or texts[0].endswith("." + text) or _path(texts[0], text)
        ):
            return d
    for n, text in enumerate(texts[:NEAR]):
        # "4. 会議の報告" in a numbered path, and the same words again as the heading
        again = [
            m
            for m in range(n + 1, min(len(texts), NEAR))
            if re.fullmatch(r"(?:[0-9]{1,2}\.)?" + re.escape(texts[m]), text)
        ]
        if again and len(text) > 4:
            return candidates[again[-1]]
    if len(candidates) > 3:
        place = {id(d): i for i, d in enumerate(drafts)}
        for d in candidates:
            i = place[id(d)]
            near = drafts[i + 1 : i + 3]
            if any(UPDATE.search(x.text) and first_date(x.text) for x in near):
                return d
    return None


def _is_site_chunk(head: list[Draft], first: int) -> bool:
    """The first lines are an organization's name and short lines, and what could be a title stands below a blank."""
    chunk = head[:first]
    if not 2 <= len(chunk) <= NEAR or first >= len(head) or not ORGANIZATION.search(chunk[0].text):
        return False
    below = _candidates(head[first : first + 3])
    return bool(below) and all(len(d.text) <= 40 and d.kind != "field" and not UPDATE.search(d.text) for d in chunk)


def _is_bar(raw: str, i: int) -> bool:
    """Three and more short words side by side at the top of a page: its menu on one line."""
    if i >= TOP or re.search(r"[0-9０-９。、（(]", raw):
        return False
    bars = [w for w in re.split(r"\s*[|｜／/]\s*", raw.strip()) if w]
    spaces = [w for w in re.split(r"\s*[　・■□]\s*|\s+", raw.strip()) if w] if i else []
    return any(len(words) >= 3 and max(len(w) for w in words) <= SHORT for words in (bars, spaces))


def _beside_menu(candidates: list[Draft], head: list[Draft]) -> Draft | None:
    """On a page that begins with a menu: the first candidate below it, else a long one above it."""
    end = next((i for i, d in enumerate(head) if len(d.text) > 20 and "。" in d.text), len(head))
    first = next((i for i, d in enumerate(head[1:], 1) if d.gap), len(head))  # lines before the first blank one
    menu: list[Draft] = []
    bars, last = 0, 0
    for i, d in enumerate(head[:end]):
        bar = i < first and _is_bar(d.raw, i)
        if (bar or _is_menu(d.text)) and i - last <= NEAR:
            menu.append(d)
            bars, last = bars + bar, i
    if len(menu) < 2 and not bars:
        return _named(
            candidates if not _is_site_chunk(head, first) else [d for d in candidates if d.start >= head[first].start]
        )
    below = [d for d in candidates if d.start > menu[-1].start]
    if below:
        return _named(below)
    return next((d for d in candidates if d.start < menu[0].start and len(d.text) > SHORT), None)
