"""When the article of a page was put out, from lines that need not stand beside its title: the headline itself, the
line below a blog's article, the number of a magazine, the begin of a press release, the day below the last words."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.clean.categories import is_category
from pipeline.clean.chrome import is_chrome
from pipeline.clean.dates import first_date, only_date
from pipeline.clean.draft import Draft
from pipeline.clean.posted import below_post, day_alone, in_headline, of_issue, of_release
from pipeline.vocabulary import any_of

NUMBERED = 12  # lines from the top in which a magazine's number may stand
RELEASE = 6  # lines of running text in which a press release may begin
END = 7  # lines between an article's last sentence and its day
READING = re.compile(any_of("clean", "reading"))
BEHIND = re.compile(rf"^[«»<>＜＞≪≫←→▲]|{any_of('clean', 'below_article')}")


def day_of_article(drafts: list[Draft], title: Draft | None, at: int) -> str:
    """The day, of a magazine's number perhaps the month; "" where nothing tells it. `at`: where the title stands."""
    return (
        _of_headline(drafts, title)
        or _of_post(drafts)
        or _of_number(drafts, at)
        or _of_release(drafts, at)
        or _at_end(drafts, at)
    )


def _of_headline(drafts: list[Draft], title: Draft | None) -> str:
    """The day set beside the headline; one that a line says again, a field 日時 say, is the event's."""
    day = in_headline(title.raw) if title is not None else ""
    again = (d for d in drafts if d is not title and "。" not in d.text and not only_date(d.text))
    return "" if day and any(first_date(d.text) == day for d in again) else day


def _of_number(drafts: list[Draft], at: int) -> str:
    """The issue of the magazine that the page is of; a page that lists several is of none."""
    found = [of_issue(d.raw) for d in drafts[: max(at + 3, NUMBERED)] if d.kind != "table_row"]
    days = list(dict.fromkeys(day for day in found if day))
    return days[0] if len(days) == 1 else ""


def _of_post(drafts: list[Draft]) -> str:
    """The day in the line below the one article of a blog; of several articles each has its own."""
    days = {day for d in drafts if (day := below_post(d.text))}
    days |= {day for d, x in pairwise(drafts) if READING.search(x.text) and (day := day_alone(d.text))}
    return days.pop() if len(days) == 1 else ""


def _of_release(drafts: list[Draft], at: int) -> str:
    """The day that a press release begins with."""
    told = [d for d in drafts[max(at, 0) :] if "。" in d.text][:RELEASE]
    return next((day for d in told if (day := of_release(d.raw))), "")


def _at_end(drafts: list[Draft], at: int) -> str:
    """The day below the text of an article, alone on its line: what follows it is the site's, no hour, no name."""
    last = max((i for i, d in enumerate(drafts) if "。" in d.text and len(d.text) > 20), default=-1)
    if not at < last < len(drafts):
        return ""
    for i in range(last + 1, min(last + 1 + END, len(drafts))):
        if day := only_date(drafts[i].text.strip("-・()（） ")):
            behind = drafts[i + 1].text if i + 1 < len(drafts) else ""
            return day if not behind or _is_behind(behind) else ""
    return ""


def _is_behind(text: str) -> bool:
    """What a site sets below an article."""
    return bool(BEHIND.search(text)) or is_chrome(text) or is_category(text.strip("-・ "))
