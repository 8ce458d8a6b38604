"""Facts of a page that its lines tell: when it was published and last changed."""

from __future__ import annotations

import re

from pipeline.clean.articles import day_of_article
from pipeline.clean.chrome import is_chrome
from pipeline.clean.dates import first_date, is_date_line, only_date, only_month, short_date
from pipeline.clean.draft import Draft, fold
from pipeline.clean.posted import SIGNED, below_post, day_alone
from pipeline.vocabulary import any_of

UPDATED, PUBLISHED = (re.compile(any_of("clean", sign), re.IGNORECASE) for sign in ("updated", "published"))
NUMBER = re.compile(rf"{any_of('clean', 'page_number')}\s*[:：]?\s*[A-Z]{{0,3}}-?[0-9]{{2,14}}", re.IGNORECASE)
MAX_FACT = 60  # characters of a line that says nothing but that
NEAR = 24  # characters between a label and its date
MAX_LINE = 160  # of a line that gives a page date
DIARY = 3  # days alone on their lines: each is that of an entry, none that of the page
TITLE_REACH = 4  # lines beside the title in which a bare date is the day it was published
POSTED_UPDATE = re.compile(
    r"掲載日\s*[:：]?\s*[^:：]{6,16}更新(?!日|[:：])"
)  # the template of a CMS: the day of the last update
AS_OF = re.compile(
    r"([0-9]{4}年\s*[0-9]{1,2}月\s*[0-9]{1,2}日|(?:令和|平成)\S{1,3}年[0-9]{1,2}月[0-9]{1,2}日)\s*現在\s*$"
)
ISSUED = re.compile(
    r"((?:(?:19|20)[0-9]{2}|(?:令和|平成|昭和)(?:元|[0-9]{1,2}))年\s*[0-9]{1,2}月(?:\s*[0-9]{1,2}日)?)\s*"
    + any_of("clean", "issued")
)
DECIDED = re.compile(
    r"\(((?:(?:19|20)[0-9]{2}|(?:令和|平成|昭和)(?:元|[0-9]{1,2}))年[0-9]{1,2}月[0-9]{1,2}日)(?:付け?|\s+[^()0-9]{2,20})\)"
)
# a page's category in the line of its day, as programs write one: 学術2026.04.23
BADGE = re.compile(r"^[^0-9、。:]{1,8}(?<![日時催間切])(?=(?:19|20)[0-9]{2}[./-][0-9]{2}[./-][0-9]{2}$)")
PUT_OUT = re.compile(rf"\s*{any_of('clean', 'put_out')}$|\s*[|｜/]\s*[^0-9\s]{{0,12}}$")
BLOG = re.compile(r"日\s*(?:[月火水木金土日]曜日|\([月火水木金土日](?:曜日?)?\))$")  # the day over a blog's article
CHANGED = re.compile(rf"[(【\[〔](\S{{6,16}}?)\s?{any_of('clean', 'changed')}[)】\]〕]")
LEADING = re.compile(r"\s*(\S{8,20}日(?:\([^()]{1,5}\))?) {2,}[^\s0-9:~〜(（]")
SOURCED = re.compile(r"[「『(（].{2,24}[」』)）] ?((?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2})日?")
PUT = re.compile(rf"[<〈《(（]?(\S{{8,20}}?)\s?{any_of('clean', 'put')}")
TOLD = re.compile(r"(?:ました|でした)。?$")  # a headline that tells what has been
MONTH_ALONE = re.compile(r"(?:[0-9]{4}|(?:令和|平成)\S{1,3})年\s*[0-9]{1,2}月")
MONTHS = re.compile(r"月\s*[~〜～-]\s*(?:翌年)?[0-9]{1,2}月")  # of a page of several months each day is an item's
ADDRESSEE = re.compile(rf"{any_of('clean', 'addressee')}$")
BYLINE = re.compile(rf"^{any_of('clean', 'byline')}\s*[:|/]?\s+")


def dates(drafts: list[Draft], title: Draft | None) -> tuple[str, str]:
    """(published_on, updated_on) as the page writes them; "" where it does not. A month where no day is given."""
    published = updated = ""
    for i, d in enumerate(drafts):
        if i and (len(d.raw) > MAX_LINE or (d.kind in ("table_row", "field") and len(d.raw) > 60)):
            continue
        line = fold(d.raw[:MAX_LINE])
        after = fold(drafts[i + 1].raw) if i + 1 < len(drafts) and len(drafts[i + 1].raw) <= 40 else ""
        updated = updated or _labelled(UPDATED, line, after)
        if published and updated:
            break
        if not published and (m := PUT.fullmatch(line.strip()) or SIGNED.match(line)):
            published = only_date(m[1])
        if not published and not POSTED_UPDATE.search(line):
            published = _labelled(PUBLISHED, line, after)
    at = next((i for i, d in enumerate(drafts) if d is title), -1)
    head = drafts[: at + 3] if at >= 0 else drafts[:3]
    updated = updated or next((first_date(m[1]) for d in head if (m := AS_OF.search(fold(d.raw)))), "")
    published = published or _beside_title(drafts, at) or _issued(head) or _letter(drafts, at) or _told(drafts, at)
    published = published or day_of_article(drafts, title, at)
    updated = updated or (_in_title(title.text) if title is not None else "")
    return published, updated


def _in_title(text: str) -> str:
    """The day of the last change that a title gives in brackets: 教室の開催について【R6.1.26更新】."""
    m = CHANGED.search(fold(text))
    return first_date(m[1]) if m else ""


def _told(drafts: list[Draft], at: int) -> str:
    """The day before the first words of a diary's or a blog's text, two spaces between; the source and the day behind
    the last words of a news item."""
    if not drafts:
        return ""
    first = next((d for d in drafts[at + 1 : at + 3] if d.kind in ("", "paragraph")), drafts[0])
    m = LEADING.match(fold(first.raw))
    last = SOURCED.fullmatch(drafts[-1].text)
    return first_date(m[1]) if m else first_date(last[1] + "日") if last else ""


def gives_date(d: Draft) -> bool:
    """A short line with a date of the page and its label, or nothing but a day."""
    line = fold(d.raw)
    return len(line) <= MAX_FACT and bool(_labelled(UPDATED, line, "") or _labelled(PUBLISHED, line, "") or _alone(d))


def gives_number(d: Draft) -> bool:
    """Nothing but the page's number."""
    return len(d.raw) <= MAX_FACT and NUMBER.fullmatch(fold(d.raw).strip()) is not None


def _labelled(label: re.Pattern[str], line: str, after: str) -> str:
    """The date right after the label, on its line or alone on the next."""
    m = label.search(line)
    if not m:
        return ""
    if m.start() > 0 and line[m.start() - 1] in "のをにがはもで":
        return ""
    rest = line[m.end() : m.end() + NEAR + 16]
    date = first_date(rest) or short_date(rest) or only_month(rest)
    if date:
        return date
    if not rest.strip() and m.end() - m.start() > 2:
        return first_date(after)
    before = re.search(r"((?:[0-9]|令和|平成).{4,24})\s*(?:\(?)$", line[: m.start()])
    return first_date(before[1]) if before and re.fullmatch(r"\s*[)）]?\s*", rest) else ""


def _beside_title(drafts: list[Draft], at: int) -> str:
    """A full date alone on a line beside the title: the day a news item was published.

    Below it only subtitles, authors and page numbers may come before; above it only the head of a letter (各位).
    """
    if at < 0:
        return only_date(drafts[0].text.strip("<>〈〉《》【】")) if drafts and drafts[0].gap else ""
    if MONTHS.search(fold(drafts[at].text)):
        return ""
    if date := _of_article(drafts, at):
        return date
    if 0 < at <= 3 and drafts[at - 1].kind == "date_line" and drafts[at].kind == "title":
        month = only_month(drafts[at - 1].raw)
        if month and MONTH_ALONE.fullmatch(drafts[at - 1].text):
            return month
    diary = sum(d.kind == "date_line" and bool(only_date(d.raw)) for d in drafts) >= DIARY
    for k in range(1, TITLE_REACH + 1):
        if at - k >= 0 and (date := _over(drafts[at - k])) and (k < 3 or _is_letter(drafts[at - k : at])):
            return date
        below = drafts[at + 1 : at + 1 + k]
        if (
            len(below) == k
            and not diary
            and (date := _alone(below[-1]))
            and not any(_is_content(d) for d in below[:-1])
        ):
            return date
    return ""


def _of_article(drafts: list[Draft], at: int) -> str:
    """The day with its weekday over a blog's article; on a diary, where further days stand over items, it is none."""
    below = drafts[at + 1] if 0 <= at < len(drafts) - 1 else None
    if below is not None and _is_day(below) and TOLD.search(drafts[at].text) and BLOG.search(below.text):
        return first_date(below.raw)
    above = drafts[at - 1] if at > 0 else None
    if above is None or not _is_day(above) or not BLOG.search(above.text):
        return ""
    others = sum(_is_day(d) and bool(first_date(d.raw)) for d in drafts)
    return first_date(above.raw) if at == 1 or others == 1 else ""


def _is_day(d: Draft) -> bool:
    """Nothing but a date, which a blog may make a heading."""
    return d.kind == "date_line" or (d.kind == "heading" and is_date_line(d.raw))


def _alone(d: Draft) -> str:
    return day_alone(PUT_OUT.sub("", BADGE.sub("", BYLINE.sub("", d.text)))) if len(d.text) <= 60 else ""


def _over(d: Draft) -> str:
    """The day alone on a line above the title, which does not end the article before it."""
    return "" if below_post(d.text) else _alone(d)


def _is_content(d: Draft) -> bool:
    """A line that a page's own date does not stand below: text, fields, a heading over something else."""
    if is_chrome(d.text) or BADGE.match(d.text):
        return False
    return d.kind in ("field", "heading", "date_line", "table_row", "list_item") or "。" in d.text or len(d.text) > 40


def _is_letter(between: list[Draft]) -> bool:
    return any(ADDRESSEE.search(d.text) for d in between)


def _issued(head: list[Draft]) -> str:
    """第45号(2024年3月発行); (平成27年8月31日 選考委員会) below a headline."""
    for d in head:
        line = fold(d.raw)
        if (m := ISSUED.search(line)) and len(line) <= MAX_LINE:
            return first_date(m[1]) or only_month(m[1])
        if (m := DECIDED.fullmatch(line.strip())) and (date := first_date(m[1])):
            return date
    return ""


def _signs(d: Draft) -> bool:
    """A short line without figures that is no field: who has written the letter."""
    return d.kind not in ("field", "table_row") and len(d.text) <= 25 and not re.search(r"[0-9]", d.text)


def _letter(drafts: list[Draft], at: int) -> str:
    """The date that a letter or a notice ends with: alone on its line below running text, then only who signs."""
    own = [i for i, d in enumerate(drafts) if "。" in d.text and len(d.text) > 20 and i > at]
    if not own:
        return ""
    for i, d in enumerate(drafts[own[-1] + 1 : own[-1] + 4], own[-1] + 1):
        if d.kind not in ("", "date_line", "paragraph") or len(d.text) > 40:
            return ""
        if date := only_date(d.raw):
            signs = next(iter(drafts[i + 1 : i + 2]), None)
            return date if signs is None or _signs(signs) else ""
    return ""
