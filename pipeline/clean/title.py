"""The page's own title among the lines of a scraped text.

It stands after the chrome, before the first running text. Where the page's title line (title | site), its breadcrumb
or a numbered path names it, that decides; else the lines above the first running text are weighed by their words and
by what stands around them. A page whose first own line is running text gives none.
"""

from __future__ import annotations

import re

from pipeline.clean.captions import ITEM
from pipeline.clean.categories import is_category
from pipeline.clean.chrome import bar_words, is_chrome, starts_body
from pipeline.clean.dates import first_date, is_month_line, only_date
from pipeline.clean.draft import Draft, bare
from pipeline.clean.labels import is_header_line, labels, parse, what_is
from pipeline.clean.posted import day_alone
from pipeline.clean.titlenamed import breadcrumb, confirmed, is_same, pathed
from pipeline.clean.titleweight import (
    GATHERING,
    POSTED,
    SEARCHED,
    SITE_PROMPT,
    TOP,
    UPDATE,
    best,
)
from pipeline.settings import DEFAULT
from pipeline.text import remembered
from pipeline.vocabulary import any_of

MAX_TITLE = 120
DIARY = 3  # lines that begin with a day and no year, from which they are a diary
DIARY_DAY = re.compile(r"\W{0,3}(?:[0-9]{1,2}月 ?)?[0-9]{1,2}日|\W{0,3}[0-9]{1,2}/[0-9]{1,2}(?![0-9/])")
RUNNING = 25  # characters from which a line with a full stop is running text
# a headline with its full stop; any sentence that is told is one where a blank line or the day of the news follows
SENTENCE = re.compile(r"[^。、]{8,110}ました。(?: ?\([^()]{1,20}\))?")
CELL = ("|", "｜")  # the bar of a table's cell, alone on its line
ABOVE = 3  # lines with the day and the category of the news, that may stand over its headline
HEADLINE = 60  # characters of a headline of two sentences
CATEGORIZED = re.compile(r"[^0-9]{2,12} (\S{8,12})")  # a category and the day of the article
PUT_OUT = re.compile(rf"\s*{any_of('clean', 'put_alone')}$")
NUMBERED = re.compile(r"第 ?[0-9一二三四五六七八九十]{1,4} ?回")
MARKS = re.compile(r"^[■◆●★☆◇□◎]\s*")
NO_TITLE = re.compile(
    r"(?:各位|御中)$|^[>＞»]|^〒|[0-9０-９一二三四五六七八九十](?:丁目|番地)|^(?:Tel|TEL|電話|Fax|FAX)\b|^(?:午前|午後)?[0-9]{1,2}(?:時|:[0-9]{2})|[0-9]:[0-9]{2}|"
    r"^\W*$|。|[、,]$|^[※*(（・•↑]|https?://|[A-Za-z0-9]@[A-Za-z]|^[0-9\s./:年月日()（）-]+$|(?:です|ます|ました)[!！]?.{40,}"
    rf"|{any_of('clean', 'inviting')}[!！。]?$"
)
QUOTED = tuple(re.compile(rf"{a}[^{a}{b}\n]{{1,60}}{b}") for a, b in ("『』", "「」"))
FOREIGN = re.compile(r"(?:[\x21-\x7e]{1,40} ){7,40}[\x21-\x7e]{1,40}")  # eight words and more, none of them Japanese


def find_title(drafts: list[Draft]) -> Draft | None:
    """The draft that is the page's title, or None where the page gives none."""
    head = drafts[:SEARCHED]
    starts = {d.text: i + 1 for i, d in reversed(list(enumerate(head))) if starts_body(d.text)}
    begin = max(starts.values(), default=0)  # the same line once more stands below the text
    crumb_at, crumb = breadcrumb(head)
    crumb = bare(crumb)
    everything = _candidates(head)
    if crumb and (same := [d for d in everything if is_same(bare(d.text), crumb)]):
        return same[-1]
    candidates = _candidates(head[max(begin, crumb_at + 1) :]) or _candidates(head[begin:]) or everything
    named = confirmed(candidates, head) or pathed(candidates, head)
    if named is not None:
        return named
    after = [d for d in candidates if d.start > head[crumb_at].start] if crumb_at >= 0 else []
    return best(after or candidates, drafts, marked=bool(after or begin))


def _candidates(head: list[Draft]) -> list[Draft]:
    """Lines that can be a title, down to the first running text or the first data."""
    out: list[Draft] = []
    bars = {bare(w) for d in head[:TOP] for w in bar_words(d.raw)}
    days = 0
    for i, d in enumerate(head):
        days += bool(DIARY_DAY.match(d.text))
        if out and days >= DIARY:
            break  # below the days of a diary stand its items
        if (bare(d.text) in bars and len(d.text) > 2) or (not out and _is_calendar(d)):
            out.append(d)  # the first: the heading of the page that the menu names
        elif _is_beside(d):
            continue
        elif d.kind in ("table_row", "field"):
            if out or re.search(r"[0-9]", d.text):
                break
        elif _dated_headline(head, i) and all(is_category(x.text) for x in out):
            out = [d]
        elif _is_sentence(head, i):
            out.append(d)
        elif d.text.startswith("※") or (SITE_PROMPT.search(d.text) and any(_is_dated(x) for x in head[i + 1 : i + 5])):
            continue  # a remark, no running text; what a site says of itself
        elif 0 < i < ABOVE and "。" in d.text and _is_motto(head, i):
            continue
        elif not out and i == 0 and (_is_headline(head) or _is_marked(head)):
            out.append(d)
        elif _ends(d):
            break
        elif _may_be(d, bool(out)):
            out.append(d)
    own = [d for d in out if not FOREIGN.fullmatch(d.text) or GATHERING.search(d.text)]
    return own or out


def _is_calendar(d: Draft) -> bool:
    """2024年5月 over a calendar that has no other title."""
    return d.kind == "date_line" and is_month_line(d.raw) and "年" in d.text


def _is_beside(d: Draft) -> bool:
    """Chrome, a date of the page, the sign under which its text begins: never its title, never its text."""
    text = d.text
    if d.kind in ("date_line", "other") or UPDATE.search(text) or is_chrome(text) or bar_words(d.raw):
        return True
    if _is_dated(d) or only_date(PUT_OUT.sub("", text)) or starts_body(text):
        return True
    m = CATEGORIZED.fullmatch(text)
    return m is not None and bool(only_date(m[1]))


def _label(d: Draft) -> tuple[str, str]:
    """The role of the label that a line is, and what stands behind it; ("", "") for any other line."""
    return _label_of(d.raw)


@remembered(4_096)
def _label_of(raw: str) -> tuple[str, str]:
    label = parse(raw, labels(DEFAULT))
    role, alone = what_is(label[0], labels(DEFAULT)) if label else ("", "")
    return (role or "field", raw[label[3] :].strip()) if label and alone == "field" else ("", "")


def unquoted(text: str) -> str:
    """A line without the words that it quotes: the full stop of 『水と生きる。』 ends no sentence of its own."""
    return QUOTED[1].sub("", QUOTED[0].sub("", text)) if "。" in text else text


def _ends(d: Draft) -> bool:
    """Running text, or a field that says something: no title stands below it."""
    role, value = _label(d)
    return (
        ("。" in unquoted(d.text) and len(d.text) > RUNNING)
        or (bool(value) and role != "contact")
        or role in ("when", "where")
    )


def _is_motto(head: list[Draft], i: int) -> bool:
    """What a blog says of itself below its name: blank lines, then a heading with the day of the article below it."""
    below = head[i + 1 : i + 3]
    return len(below) == 2 and below[0].gap > 0 and "。" not in below[0].text and bool(day_alone(below[1].raw))


def _may_be(d: Draft, found: bool) -> bool:
    """A line of a title's form; a label alone on its line only where nothing better was found above."""
    if found and (_label(d)[0] or is_header_line(d.raw, labels(DEFAULT))):
        return False
    if ITEM.match(d.raw) and not re.match(r"\s*[0-9]", d.raw):
        return False
    return 1 < len(d.text) <= MAX_TITLE and not NO_TITLE.search(unquoted(d.text) or d.text)


def _is_headline(head: list[Draft]) -> bool:
    """The page's first line, alone between blank lines: two short sentences, the last without its full stop."""
    text = head[0].text
    alone = len(head) > 1 and head[1].gap > 0
    return alone and len(text) <= HEADLINE and text.count("。") == 1 and not text.endswith("。")


def _is_marked(head: list[Draft]) -> bool:
    """The page's first line with a sign before it, which names a gathering and begins no list: ●第3回大会."""
    if not ITEM.match(head[0].raw) or len(head) < 2 or ITEM.match(head[1].raw) or len(head[0].text) > MAX_TITLE:
        return False
    return bool(NUMBERED.search(head[0].text)) and "。" not in head[0].text


def _dated_headline(head: list[Draft], i: int) -> bool:
    """One sentence as a headline, with nothing but the day of the news below it."""
    after = head[i + 1] if i + 1 < len(head) else None
    text = head[i].text
    if len(text) > MAX_TITLE or text.count("。") != 1 or after is None:
        return False
    return bool(only_date(after.raw)) or (_is_dated(after) and text.endswith("。"))


def _is_dated(d: Draft) -> bool:
    """The day of an article, with its weekday, its hour or its category."""
    return bool(day_alone(POSTED.sub("", d.raw)) or (d.kind == "date_line" and first_date(d.raw)))


def _is_sentence(head: list[Draft], i: int) -> bool:
    """A headline that is a sentence with its full stop, over the text of the news."""
    found = SENTENCE.fullmatch(MARKS.sub("", head[i].text)) if _is_first(head, i) else None
    if found is None or (i <= 1 and "しました。" in found[0]) or head[i].raw.rstrip().endswith(CELL):
        return found is not None
    below = head[i + 1] if i + 1 < len(head) else None
    return below is not None and (below.gap > 0 or below.kind == "other" or _is_dated(below))


def _is_first(head: list[Draft], i: int) -> bool:
    """The page's first line, or the first below the day of the news and the name of its category."""
    return i <= ABOVE and all(d.kind in ("date_line", "other") or is_category(d.text) for d in head[:i])
