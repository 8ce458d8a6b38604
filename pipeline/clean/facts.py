"""Facts of a page that its lines tell: language, published and updated dates."""

from __future__ import annotations

import re

from pipeline.clean.dates import first_date, only_date
from pipeline.clean.draft import Draft, fold
from pipeline.clean.title import is_category

UPDATED = re.compile(
    r"(?:最終)?更新(?:日時|日付|年月日|日)?\s*[:：/は]?|(?:最終)?(?:改訂|修正)日\s*[:：]?|Last\s?(?:Updated?|Modified)\s*[:：]?|Updated?\s*(?:on)?\s*[:：]",
    re.IGNORECASE,
)
PUBLISHED = re.compile(
    r"(?:掲載|公開|登録|作成|発行|投稿|配信|発表|公表|記事公開|初版公開|情報掲載|ページ作成)(?:日時|日付|年月日|日)\s*[:：/は]?|(?:掲載|公開|投稿|登録)\s*[:：]"
    r"|Posted\s*(?:on|at)?\s*[:：]?|Published\s*(?:on)?\s*[:：]?|Release\s*Date\s*[:：]?",
    re.IGNORECASE,
)
NEAR = 24  # characters between a label and its date
MAX_LINE = 160  # of a line that gives a page date
TITLE_REACH = 3  # lines beside the title in which a bare date is the day it was published


def dates(drafts: list[Draft], title: Draft | None) -> tuple[str, str]:
    """(published_on, updated_on) as the page writes them; "" where it does not."""
    published = updated = ""
    for i, d in enumerate(drafts):
        if len(d.raw) > MAX_LINE or (d.kind in ("table_row", "field") and len(d.raw) > 60):
            continue
        line = fold(d.raw)
        after = fold(drafts[i + 1].raw) if i + 1 < len(drafts) and len(drafts[i + 1].raw) <= 40 else ""
        updated = updated or _labelled(UPDATED, line, after)
        published = published or _labelled(PUBLISHED, line, after)
    return published or _beside_title(drafts, title), updated


def _labelled(label: re.Pattern[str], line: str, after: str) -> str:
    """The date right after the label, on its line or alone on the next."""
    m = label.search(line)
    if not m:
        return ""
    if m.start() > 0 and line[m.start() - 1] in "のをにがはもで":
        return ""
    rest = line[m.end() : m.end() + NEAR + 16]
    date = first_date(rest)
    if date:
        return date
    if not rest.strip() and m.end() - m.start() > 2:
        return first_date(after)
    before = re.search(r"([0-9].{4,24})\s*(?:\(?)$", line[: m.start()])
    return first_date(before[1]) if before and re.fullmatch(r"\s*[)）]?\s*", rest) else ""


def _beside_title(drafts: list[Draft], title: Draft | None) -> str:
    """A full date alone on a line right before or after the title: the day a news item was published."""
    at = next((i for i, d in enumerate(drafts) if d is title), -1)
    if at < 0:
        return ""
    for i in (at - 1, at + 1, at - 2, at + 2):
        if 0 <= i < len(drafts) and i < at + TITLE_REACH:
            date = only_date(BYLINE.sub("", drafts[i].text))
            if date and not (i > at + 1 and drafts[at + 1].kind in ("field", "heading", "date_line")):
                return date
    return ""


BYLINE = re.compile(
    r"^(?:事務局|広報|ニュース|お知らせ|トピックス|活動報告|News|NEWS|Topics|Blog|Posted on|Date)\s*[:|/]?\s+"
)
KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]")
HAN = re.compile(r"[\u4e00-\u9fff]")
HANGUL = re.compile(r"[\uac00-\ud7a3]")
LATIN = re.compile(r"[A-Za-z]")


def language(text: str) -> str:
    """ISO 639-1 by the letters of the text: kana means Japanese, even on a page with much English beside it."""
    sample = text[:50000]
    kana, han, hangul, latin = (len(p.findall(sample)) for p in (KANA, HAN, HANGUL, LATIN))
    total = kana + han + hangul + latin
    if not total:
        return ""
    if kana >= max(4, 0.03 * total):
        return "ja"
    if hangul > 0.2 * total:
        return "ko"
    if han > 0.3 * total:
        return "zh" if han > 60 and kana == 0 else "ja"
    return "en" if latin > 0.5 * total else ""


DATED_TITLE = re.compile(r"^(?P<date>\S.{6,24}?)\s+(?P<kind>\S{2,10})\s+(?P<rest>\S.{3,})$")


def dated_title(title: str) -> tuple[str, str]:
    """(published_on, title) of a headline with the day and the category of the news before it (… 記者発表資料 …)."""
    m = DATED_TITLE.match(title)
    if m and (date := only_date(m["date"])) and is_category(m["kind"]):
        return date, m["rest"]
    return "", title
