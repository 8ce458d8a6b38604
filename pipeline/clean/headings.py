"""Headings of plain text, by position and form, and their levels.

A heading is a short line that stands off from what is before it and has something longer, or a list, fields or a
table below it. A line with a mark (■ ◆) is one where something of its own stands below it, else a point of a list.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from pipeline.clean.chrome import is_chrome
from pipeline.clean.dates import is_date_line, is_month_line
from pipeline.clean.draft import Draft, fold
from pipeline.clean.posted import below_post, day_alone
from pipeline.clean.titleweight import by_words
from pipeline.vocabulary import any_of, listed

MAX_HEADING = 60
MARKED = re.compile(
    r"^\s*(?:([■□◆◇●○◎▼▽★☆♦❖▶▷])|([【〔《〈≪]).{1,40}[】〕》〉≫]\s*$|(第[0-9０-９一二三四五六七八九十]{1,3}[部章節])|([0-9０-９]{1,2})[.．、]?\s|([(（][0-9０-９]{1,2}[)）])|([①-⑳])|([IVXⅠ-Ⅹ]{1,4})[.．、\s])"
)
LED = re.compile(r"^\s*[【〔《〈≪][^【】]{1,20}[】〕》〉≫]")  # 【講演会】「水の道」 stands beside 【見学会】
OF_CHRONICLE = re.compile(
    r"(?:1[0-2]|[1-9])・(?:3[01]|[12][0-9]|[1-9])(?![0-9・]|[ 　]?[年月歳階号組班区部回期番丁次級])"
)
NO_HEADING = re.compile(
    r"(?:更新|公開|掲載|登録|発表|投稿|作成)(?:日|年月日)|[。、,;:：]$|。|^[(（※↓→・•*]|https?://|www\.|@|〒|\|"
    rf"|{any_of('clean', 'polite')}[)）]?[!！]?$|{any_of('clean', 'more')}\s*$"
    r"|[:：].*\S|(?:19|20)[0-9]{2}[./-][0-9]{2}[./-][0-9]{2}$|[0-9]{2,4}-[0-9]{2,4}-[0-9]{3,4}"
)
NOTICE = 1.5  # weight of the words of a headline
JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")
BELOW = ("field", "table_row", "list_item", "date_line")
CLOCK = re.compile(rf"{any_of('clean', 'daytime')}?\s*[0-9]{{1,2}}(?::[0-9]{{2}}|時)")
GOES_ON = re.compile(r"[をがの]$")  # the line breaks in its sentence
OFTEN = 3  # times that a page says the same short line: the name of its pictures, no heading
CONTACT = listed("clean", "contact")


def mark_date_lines(drafts: list[Draft]) -> None:
    """Lines that are nothing but a date."""
    for d in drafts:
        if d.kind == "" and len(d.text) <= 60 and is_date_line(d.raw):
            d.kind = "date_line"


def mark_headings(drafts: list[Draft], title: Draft | None) -> None:
    """Settle headings among the drafts that nothing has settled yet (and marked list items that stand over text)."""
    _mark_reports(drafts, title)
    spaced = sum(d.gap > 0 for d in drafts) * 5 > len(drafts)
    often = Counter(d.text for d in drafts if not d.kind and d is not title)
    for i, d in enumerate(drafts[:-1]):
        if d is title or d.fixed:
            continue
        after = next((x for x in drafts[i + 1 : i + 3] if x.kind != "other"), drafts[i + 1])
        before = drafts[i - 1] if i else None
        if (d.kind == "" and _is_heading(d, after, before, spaced)) or (
            d.kind == "list_item" and _is_marked_heading(d, after, before)
        ):
            d.kind = "heading" if often[d.text] < OFTEN else "caption"
        elif not d.kind and len(d.text) <= MAX_HEADING and _is_point(d):
            d.kind = "list_item"


def _mark_reports(drafts: list[Draft], title: Draft | None) -> None:
    """Headlines of several reports on one page: two and more lines that end alike, each with its day right below."""
    heads = [
        d
        for d, below in pairwise(drafts)
        if below.kind == "date_line" and not d.kind and d is not title and len(d.text) <= MAX_HEADING
        if "。" not in d.text and by_words(d.text) >= NOTICE
    ]
    ends = Counter(d.text[-4:] for d in heads)
    for d in heads:
        if ends[d.text[-4:]] > 1:
            d.kind = "heading"


def _is_heading(d: Draft, after: Draft, before: Draft | None, spaced: bool) -> bool:
    text = d.text
    if not 2 <= len(text) <= MAX_HEADING or NO_HEADING.search(text) or not JAPANESE.search(text):
        return False
    if day_alone(text) or below_post(text) or OF_CHRONICLE.match(text):
        return False  # the day of the article with its author; 4・18 総会
    bracketed = re.fullmatch(r"[【〔《〈<≪].{1,40}[】〕》〉>≫]", text)
    marked = MARKED.match(d.raw)
    if bracketed:
        return True
    if marked and marked[1]:
        return _heads(d, after, before)
    if GOES_ON.search(text):
        return False
    if before is not None and before.kind == "heading" and d.raw.rstrip().endswith(("|", "｜")):
        return False  # the cell below its label
    if CLOCK.match(text) or (after.kind == "date_line" and before is not None and before.kind == "date_line"):
        return False
    longer = len(after.text) >= 1.5 * len(text) and (
        len(after.text) >= 30 or (len(after.text) >= 15 and "。" in after.text)
    )
    tight = after.gap == 0 and after.kind == "" and len(after.text) > len(text)
    below = longer or tight or (after.kind in BELOW and not after.label.startswith(CONTACT))
    below = below or (after.kind == "" and after.text.count("、") >= 2)
    if before is not None and before.kind == "other" and len(text) <= 40 and after.kind in ("field", "heading"):
        return True  # the first cell of a table that has lost its columns
    if d.gap > 0:
        return below or (after.gap == 0 and bool(d.gap) and marked is not None)
    if spaced:
        return False
    ended = (
        before is None
        or before.kind in ("heading", "title", "field", "table_row")
        or before.text.endswith(("。", ")", "!"))
        or not JAPANESE.search(before.text)
        or is_chrome(before.text)
    )
    told = "。" in after.text and (longer or by_words(text) >= NOTICE)
    return ended and len(text) <= 40 and (after.kind in ("field", "table_row") or told)


def _is_point(d: Draft) -> bool:
    """One point of a list by its mark (■新人研修): no sentence, no list of names within one line (▽会長=…)."""
    marked = MARKED.match(d.raw)
    return marked is not None and bool(marked[1]) and not re.search(r"[。=]", d.text)


def _heads(d: Draft, after: Draft, before: Draft | None) -> bool:
    """Whether a line with a mark (■ ◆ ○) stands over something of its own: no item beside its like or below a day."""
    mark = signature(d)
    if "=" in d.text or (after.kind == "date_line" and before is not None and _is_item(before, mark)):
        return False
    if after.kind in ("", "list_item", "heading") and signature(after) == mark:
        return False
    beside = before is not None and d.gap == 0 and signature(before) == mark and before.kind != "heading"
    return not (beside and after.gap > 0)


def _is_item(d: Draft, mark: str) -> bool:
    """A day, or a line of the list that stands below it."""
    return d.kind == "date_line" or (d.kind in ("", "list_item", "heading") and signature(d) == mark)


def _is_marked_heading(d: Draft, after: Draft, before: Draft | None) -> bool:
    """`1. 開催概要` with a blank line above and text below, when its neighbours are no items of the same list."""
    if d.gap == 0 or not 2 <= len(d.text) <= 40 or NO_HEADING.search(d.text):
        return False
    if after.kind == "list_item" and signature(after) == signature(d):
        return False
    if before is not None and before.kind == "list_item" and signature(before) == signature(d) and d.gap <= 1:
        return False
    return signature(d) != "・" and (len(after.text) > len(d.text) or after.kind in BELOW)


def signature(d: Draft) -> str:
    """What class of heading a draft is: its mark, or how it stands."""
    if d.kind == "date_line":
        return "month" if is_month_line(d.raw) else "date"
    m = MARKED.match(d.raw)
    if m:
        kinds = ("", "【", "第", "1", "(1)", "①", "I")
        return next(m[k] if k == 1 else kinds[k - 1] for k in range(1, 8) if m[k])
    if LED.match(d.raw):
        return "【"
    return "・" if fold(d.raw).lstrip()[:1] in "・•-*" else "plain"
