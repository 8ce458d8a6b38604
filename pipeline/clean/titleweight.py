"""How much speaks for a line being the page's title: its words, and what stands around it.

The weights were set on annotated pages; the words and theirs are vocabulary (data/title_words.tsv).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise

from pipeline import vocabulary
from pipeline.clean.categories import OFFICE, is_category
from pipeline.clean.chrome import KNOWN, bar_words, is_chrome, is_menu, signatures
from pipeline.clean.dates import first_date, is_month_line
from pipeline.clean.draft import Draft, bare, fold
from pipeline.clean.posted import SIGNED, below_post, day_alone
from pipeline.text import remembered

SEARCHED = 150  # lines from the top in which a title may stand
TOP = 30  # lines from the top in which a menu may stand on one line
OFTEN = 3  # times that a page says a line which is not its name
EVENT = 1.5  # weight of the words of a gathering: 研修会 is no body, 研究会 may be one
WORDY, RUNNING = 4, 40  # characters of a name that the text begins with, and of running text
DATED = 2.5  # weight of the only day of an article beside its headline
LEAST = -1.0  # weight of a title
UPDATE = re.compile(vocabulary.any_of("clean", "page_day"), re.IGNORECASE)
SITE_NAME = re.compile(r".{0,24}(?:公式)?(?:ホームページ|ウェブサイト|公式サイト|Webサイト|WEBサイト)")
LATIN = re.compile(r"[A-Za-z0-9 .,'’&:+/_-]+")
OPEN = re.compile(r"[をがにはでと]$")  # a sentence that was cut off
POSTED = re.compile(r"\s*[|｜/]\s*\S{1,12}$")  # the category behind the day of a blog's article
# what a site says of itself below its name
SITE_PROMPT = re.compile(rf"{vocabulary.any_of('clean', 'site_prompt')}$")
OF_DAY = re.compile(
    r"[(（][0-9０-９]{1,2}月[0-9０-９]{1,2}日(?:[(（].[)）])?[)）]$"
)  # one of several sections, each of its day
BACK = re.compile(rf"\W*(.{{2,30}}?){vocabulary.any_of('clean', 'back')}")  # 広報へ戻る: what is above the page
JOINED = re.compile(r"[|｜>＞»:：/／]|\s[-–—]\s")
# an event in English
GATHERING = re.compile(rf"{vocabulary.any_of('clean', 'gathering')}s?(?![a-z])", re.IGNORECASE)
ORGANIZATION = re.compile(rf"{vocabulary.any_of('clean', 'organization')}$|^[A-Za-z][A-Za-z .&'-]+$")


@cache
def _words() -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    rows = vocabulary.read("clean", "title_words")
    return tuple((r["kind"], float(r["weight"]), re.compile(r["pattern"])) for r in rows)


@remembered(KNOWN)
def by_words(text: str) -> float:
    """What the words of a line say for and against it being a title; of each kind the first that is found."""
    found: dict[str, float] = {}
    for kind, weight, pattern in _words():
        if kind not in found and pattern.search(text):
            found[kind] = weight
    return sum(found.values())


def best(candidates: list[Draft], drafts: list[Draft], marked: bool) -> Draft | None:
    """The candidate with the greatest weight, the first of equals; `marked`: they stand below the body's beginning."""
    if not candidates:
        return None
    place = {id(d): i for i, d in enumerate(drafts)}
    signed = signatures(drafts)
    bars = {bare(w) for d in drafts[:TOP] for w in bar_words(d.raw)}
    endings = Counter(d.text[-4:] for d, x in pairwise(drafts[1:]) if x.kind == "date_line" and "。" not in d.text)
    said = Counter(d.text for d in drafts)
    # of a line with the day of the news right below it
    dated = any(day_alone(drafts[place[id(d)] + 1].raw) for d in candidates[1:] if place[id(d)] + 1 < len(drafts))
    told = _first_told(drafts)
    above = {bare(m[1]) for d in drafts if (m := BACK.fullmatch(d.text))}
    blog = any(below_post(d.text) or SIGNED.match(fold(d.text)) for d in drafts)
    article = _of_article(candidates, drafts)
    month = next((d.start for d in drafts if d.kind == "date_line" and is_month_line(d.raw)), -1)
    japanese = any(re.search(r"[\u3041-\u30ff]", d.text) for d in drafts[:SEARCHED])

    def weight(n: int) -> float:
        d = candidates[n]
        total = by_words(d.text) + _around(drafts, place[id(d)]) - 0.5 * min(n, 12)
        total += 5 * (bare(d.text) in bars) + (10 <= len(d.text) <= 60) - 2 * (len(d.text) <= 2)
        total -= 6 * (is_category(d.text) or (dated and bare(d.text) in above)) + 4 * bool(SITE_NAME.fullmatch(d.text))
        latin = bool(LATIN.fullmatch(d.text)) and not GATHERING.search(d.text)
        total -= 4 * (japanese and latin and len(candidates) > 1)
        total -= 3 * (n > 0 and 0 <= month < d.start) + 4 * (d.kind == "date_line")
        total += (-2 if blog and len(candidates) > 1 else 2) * (d is drafts[0]) or 2 * (marked and n == 0)
        total += DATED * (d is article)
        total += 2 * (len(d.text) >= WORDY and told.startswith(bare(d.text)))
        total -= 2.5 * (endings[d.text[-4:]] > 1)  # one of several reports, each with its day below
        total += 1.5 * (n == 0 and place[id(d)] > 0 and bool(UPDATE.search(drafts[place[id(d)] - 1].text)))
        organization = ORGANIZATION.search(d.text) and len(d.text) <= 25
        total -= 3 * bool(organization and n + 1 < len(candidates) and by_words(d.text) < EVENT)
        total -= 3 * bool(n and OPEN.search(d.text) and "、" in d.text)
        total -= 3 * bool(n and OFFICE.search(d.text) and len(d.text) <= 25)
        total -= 3 * (said[d.text] >= OFTEN) + 2 * bool(n and OF_DAY.search(d.text))
        return total - 6 * _is_signed(bare(d.text), signed)

    weights = [weight(n) for n in range(len(candidates))]
    best = max(range(len(candidates)), key=lambda n: (weights[n], -n))
    alone = len(candidates) == 1 and candidates[0] is drafts[0] and not ORGANIZATION.search(candidates[0].text)
    if weights[best] <= LEAST and not alone:
        return None
    return next((d for d in candidates[:best] if _holds(d, candidates[best])), candidates[best])


def _of_article(candidates: list[Draft], drafts: list[Draft]) -> Draft | None:
    """The candidate right above the only day of the page's head, else the one right below it: an article's headline."""
    days = [i for i, d in enumerate(drafts[:SEARCHED]) if day_alone(d.text)]
    if len(days) != 1:
        return None
    below = next((d for d in drafts[days[0] + 1 : days[0] + 4] if not is_chrome(d.text)), None)
    beside = [drafts[days[0] - 1]] if days[0] else []
    beside += [below] if below is not None else []
    fit = [d for d in beside if any(d is c for c in candidates) and not (is_category(d.text) or OFFICE.search(d.text))]
    return fit[0] if fit else None


def _first_told(drafts: list[Draft]) -> str:
    """The page's first running text: it begins with the name of what it tells."""
    return bare(next((d.text for d in drafts[:SEARCHED] if "。" in d.text and len(d.text) > RUNNING), ""))


def _holds(whole: Draft, part: Draft) -> bool:
    """The line above says all that a heading repeats, and more; it is no path and no line of title and site."""
    return (
        len(part.text) >= 6 and part.text in whole.text and by_words(whole.text) >= 0 and not JOINED.search(whole.text)
    )


def _is_signed(text: str, signed: frozenset[str]) -> bool:
    return len(text) > 2 and any(text in s for s in signed)


def _around(drafts: list[Draft], i: int) -> float:
    """What the lines beside a candidate say: blank lines, dates, menus, running text."""
    d, below = drafts[i], drafts[i + 1 : i + 4]
    total = 1.0 * (d.gap > 0) + 0.5 * bool(below and below[0].gap > 0)
    dated = [(UPDATE.search(x.text) and first_date(x.text)) or day_alone(POSTED.sub("", x.raw)) for x in below[:2]]
    if any(dated):
        total += 2 if dated[0] else 1
    if below and SITE_PROMPT.search(below[0].text):
        total -= 4
    tight = next((k for k, x in enumerate(drafts[i + 1 : i + 6]) if x.gap), 5)
    if any(is_menu(x.text) or bar_words(x.raw) for x in drafts[i + 1 : i + 1 + tight]):
        total -= 3
    own = next(
        (x for x in below if not is_chrome(x.text) and x.kind != "date_line" and not UPDATE.search(x.text)), None
    )
    if own is not None and (own.kind in ("field", "table_row") or "。" in own.text or len(own.text) > 40):
        total += 1.5
    return total
