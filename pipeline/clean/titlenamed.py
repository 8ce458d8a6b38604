"""What else on a page names its title: its title line, its breadcrumb, a path, the same heading once more."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from pipeline.clean.categories import OFFICE, is_category
from pipeline.clean.chrome import bar_words, is_menu, starts_body
from pipeline.clean.draft import Draft, bare
from pipeline.clean.site import SITE_WORDS, split_site
from pipeline.clean.titleweight import LEAST, OFTEN, SEARCHED, TOP, by_words
from pipeline.vocabulary import any_of

CLOSE = 8  # characters from which two headings may differ a little
LIKE = 0.9
LONG = 12  # characters of a heading that stands twice in a row
PLAIN = re.compile(r"[-‐–—−―・.,、]")
NEAR = 12  # candidates that the first line may name
AT = re.compile(r"[0-9０-９]{1,2}(?:時|[:：][0-9０-９]{2})")  # 15時 出発 (東→西→南): the way of a walk, no breadcrumb
OF_MONTH = re.compile(r"[(（]?(?:(?:令和|平成)\S{1,2}|[0-9]{4})年(?:度|[0-9]{1,2}月)?分?[)）]?")
CRUMB = re.compile(r"\s*(?:[>＞»›≫▶→]|\s/\s)\s*")
PATH = re.compile(any_of("clean", "path"))


def is_same(text: str, crumb: str) -> bool:
    """The last part of a breadcrumb and a heading, a slip of the pen or two apart (2010度, 2010年度)."""
    if text == crumb or min(len(text), len(crumb)) < CLOSE:
        return text == crumb
    return abs(len(text) - len(crumb)) <= 2 and SequenceMatcher(None, text, crumb, autojunk=False).ratio() > LIKE


def breadcrumb(head: list[Draft]) -> tuple[int, str]:
    """Where the page's breadcrumb stands above the body's beginning, and its last part; (-1, "") without one."""
    found = (-1, "")
    for i, d in enumerate(head[:SEARCHED]):
        if found[0] >= 0 and (starts_body(d.text) or ("。" in d.text and i > found[0] + 1)):
            break
        parts = [p for p in CRUMB.split(d.text) if p]
        if len(parts) > 2 and len(d.text) < 300 and not bar_words(d.raw) and not AT.search(d.text):
            found = (i, parts[-1])
    return found


def pathed(candidates: list[Draft], head: list[Draft]) -> Draft | None:
    """The candidate that a breadcrumb without its separators ends with: トップページお知らせ and the title."""
    paths = [(d.start, bare(d.text)) for d in head[:TOP] if PATH.match(d.text)]
    for d in candidates[:NEAR]:
        text = bare(d.text)
        if len(text) > 3 and any(at < d.start and line != text and line.endswith(text) for at, line in paths):
            return d
    return None


def confirmed(candidates: list[Draft], drafts: list[Draft]) -> Draft | None:
    """The candidate that a line above it names: the page's title line, a numbered path."""
    texts = [bare(d.text) for d in candidates]
    first = bare(split_site(candidates[0].raw)[0]) if candidates else ""
    for d, text in list(zip(candidates, texts, strict=True))[1:NEAR]:
        if SITE_WORDS.search(text):
            continue
        if (
            len(text) > 3
            and text == texts[0]
            and not is_category(text)
            and not any(is_menu(x.text) for x in drafts if candidates[0].start < x.start < d.start)
        ):
            return candidates[0]  # the same heading twice, over and under the page's date
        if (
            len(text) > 3
            and not is_category(text)
            and (text == first or texts[0].startswith(text + "|") or texts[0].endswith("." + text))
        ):
            return d
    for n, text in enumerate(texts[:NEAR]):
        if OFFICE.search(text) or texts.count(text) >= OFTEN or is_category(candidates[n].text):
            continue  # it has put out the page: 農林水産省 at the top and again beside the date
        # "4. 会議の報告" in a numbered path, and the same words again as the heading
        again = [
            m
            for m in range(n + 1, min(len(texts), NEAR))
            if re.fullmatch(r"(?:[0-9]{1,2}\.)?" + re.escape(texts[m]), text)
        ]
        if again and len(text) > 4 and by_words(candidates[n].text) > LEAST:
            return candidates[again[-1]]
    for n in range(min(len(texts), NEAR) - 1):
        if texts[n + 1].startswith(texts[n]) and OF_MONTH.fullmatch(texts[n + 1], len(texts[n])):
            return candidates[n + 1]  # 村長の部屋, and below it 村長の部屋 令和6年5月
        if len(texts[n]) > LONG and is_same(PLAIN.sub("", texts[n]), PLAIN.sub("", texts[n + 1])):
            return candidates[n]  # the title of the page, and again as its heading
    return None
