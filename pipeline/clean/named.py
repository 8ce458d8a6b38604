"""What a page is called: the words of its title line without the site's name, the day of the news, remarks."""

from __future__ import annotations

import re

from pipeline.clean.categories import is_category
from pipeline.clean.dates import first_date, only_date
from pipeline.clean.draft import Draft
from pipeline.clean.site import SITE_WORDS, split_site
from pipeline.clean.title import MARKS
from pipeline.clean.titlenamed import breadcrumb
from pipeline.clean.titleweight import by_words
from pipeline.clean.wrapped import one_line
from pipeline.vocabulary import any_of

EDGE = " \u3000\xa0\u200b\ufeff|｜"
DATED = re.compile(r"^(?P<date>\S.{6,24}?)\s+(?P<kind>\S{2,10})\s+(?P<rest>\S.{3,})$")
# a day as programs write it
STAMPED = re.compile(r"(?:19|20)[0-9]{2}[年./-](?:0[1-9]|1[0-2])[月./-][0-3][0-9]日?\s+(?=\S.{5})")
POSTED = re.compile(r"\s*[(（](?P<date>[0-9]{4}[./][0-9]{1,2}[./][0-9]{1,2})[)）]$")
AS_OF = re.compile(
    r"[\s(（](?:[0-9]{4}|令和\S{1,3}|平成\S{1,3})年\s*[0-9]{1,2}月(?:\s*[0-9]{1,2}日)?\s*(?:現在|更新)[)）]?$"
)
FACT = re.compile(r"\s+(?:最終)?(?:更新|掲載|公開)(?:開始)?(?:日|年月日)")
BADGED = re.compile(r"(?P<name>.{8,}(?:について|しました[!！。]?))(?P<badge>\S{2,8})$")
CATEGORY = re.compile(any_of("clean", "category_label") + r"\s*[:：]")
REACH = 8  # lines from the top in which a heading may name a page that has no title
SECTION = re.compile(r"【[^【】]+】")  # over a part of the page
NOTICE = 1.5  # weight of the words of such a heading
LEAST = 8  # characters of it
MAX_NAME = 80


def name_of(drafts: list[Draft], title: Draft | None) -> tuple[str, str, str]:
    """(title, site, published_on) by the page's title line, else by its breadcrumb or a heading near the top."""
    whole = _once((one_line(title.raw) if title is not None else _unmarked(drafts)).strip(EDGE))
    name, site = split_site(whole)
    if not SITE_WORDS.search(site):  # the separator is the title's own
        name, site = whole, ""
    m = DATED.match(name)
    if m and (date := only_date(m["date"])) and is_category(m["kind"]):
        return m["rest"], site, date
    if m := STAMPED.match(name):
        return name[m.end() :], site, first_date(m[0])
    if m := POSTED.search(name):
        return name[: m.start()], site, first_date(m["date"])
    name = MARKS.sub("", (AS_OF.sub("", name) or name).strip(EDGE))
    return _unbadged(name), site, ""


def _once(name: str) -> str:
    """A title that the scraper has written twice without a space between."""
    half, odd = divmod(len(name), 2)
    return name[:half] if not odd and half >= LEAST and name[:half] == name[half:] else name


def _unbadged(name: str) -> str:
    """A headline without the category that its template sets right behind it: …の結果についてイベント."""
    m = BADGED.match(name)
    return m["name"] if m and is_category(m["badge"]) else name


def _unmarked(drafts: list[Draft]) -> str:
    """A name for a page without a title line: the end of its breadcrumb, the first words of a page that was scraped
    into one line, a heading that reads like a title."""
    crumb = breadcrumb(drafts)[1]
    if crumb or not drafts:
        return crumb
    if (m := FACT.search(drafts[0].text)) and m.start() <= MAX_NAME:
        return drafts[0].text[: m.start()]
    heads = (d for d in drafts[:REACH] if d.kind == "heading" and len(d.text) >= LEAST and by_words(d.text) >= NOTICE)
    heads = (d for d in heads if not SECTION.fullmatch(d.text))
    return next((d.text for d in heads), "") or _below(drafts)


def _below(drafts: list[Draft]) -> str:
    """The headline of a scraped article that stands under its text, with its day or category as the last line."""
    if len(drafts) < LEAST // 2:
        return ""
    text, name, last = drafts[-3:]
    headed = "。" not in name.text and LEAST <= len(name.text) <= MAX_NAME and by_words(name.text) >= NOTICE
    told = text.text.endswith(("。", ")")) and not only_date(name.raw)
    return name.text if headed and told and (only_date(last.raw) or CATEGORY.match(last.text)) else ""
