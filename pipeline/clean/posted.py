"""When a page was put out, from lines that say more than the day: the day of an article with its category or author,
the issue of a magazine, the day and place that a press release begins with.

A line gives a day only where nothing on it can be of an event: no hall, no span, no weekday without a category.
"""

from __future__ import annotations

import re

from pipeline.clean.categories import is_category
from pipeline.clean.chrome import is_chrome
from pipeline.clean.dates import CLOCK, FULL, WEEKDAY, first_date, only_date, only_month
from pipeline.clean.draft import fold
from pipeline.text import remembered
from pipeline.vocabulary import any_of

MAX_LINE = 70  # characters of such a line
PIECE = 16  # characters of a category or an author
SIGNS = "|[]()【】〔〕<>《》〈〉・•-–*■◆●▼ "
_AFTER = re.compile(rf"日?(?P<weekday>{WEEKDAY}){CLOCK}(?:\s*{any_of('clean', 'put_out')})?")
_CUT = re.compile(r"\s*[|:/,•·]\s*|\s+[-–—]\s+|\s{1,9}")
_FIRM = re.compile(r"\s*[|:/•·]\s*|\s+[-–—]\s+")  # a sign, not only a space
_COMPANY = re.compile(rf"{any_of('clean', 'beside_day')}(?:\s?[(（]?[0-9]{{1,5}}[)）]?)?", re.IGNORECASE)
_POST = re.compile(any_of("clean", "below_post"), re.IGNORECASE)
_NAME = re.compile("[A-Za-z][A-Za-z0-9_.@-]{1,23}")
_CODE = re.compile("(?=[0-9A-Z-]{0,9}[0-9])[0-9A-Z][0-9A-Z-]{2,11}")
_OF_EVENT = re.compile(rf"[日時催間切期]$|{any_of('clean', 'of_event')}")
_TOWN = re.compile("[一-龠ぁ-んァ-ヶ]{1,6}[市町村区県]")
_DATE = r"(?:(?:19|20)[0-9]{2}|(?:令和|平成|昭和)\s?(?:元|[0-9]{1,2}))\s?[年./・-]\s?[0-9]{1,2}"
_DATE += r"(?:\s?[月./・-]\s?[0-9]{1,2}日?|月)?"
_NUMBER = rf"(?:第\s?)?[0-9]{{1,4}}\s?号|{any_of('clean', 'issue')}\s?[0-9]{{1,4}}"
_ISSUES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:^|[\s(])(?P<d>{_DATE})\s?(?:付け?|発行)?号(?=$|[\s)])",
        rf"(?:^|[^0-9])(?:{_NUMBER})\s?[\s(,]\s?(?P<d>{_DATE})(?:号|発行|発行号|配信|発信)?(?=$|[\s)])",
        rf"(?P<d>{_DATE})\s+(?:{_NUMBER})(?:\s?\((?P<m>[0-9]{{1,2}})月(?P<n>[0-9]{{1,2}})日\))?(?=$|[\s)])",
    )
)
_LAW = re.compile(any_of("clean", "numbered_act"))
_ENGLISH = re.compile(
    rf"{any_of('clean', 'issue')}\s?[0-9]{{1,4}}[\s,(]+(?:(?P<y>(?:19|20)[0-9]{{2}})[\s,.]+(?P<m>[A-Za-z]{{3,9}})"
    r"|(?P<n>[A-Za-z]{3,9})[\s,.]+(?P<z>(?:19|20)[0-9]{2}))\)?"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# 2019-05-04 10:20 behind by NAME: the line that a blog's program puts below an article
SIGNED = re.compile(
    rf"^\W{{0,2}}{any_of('clean', 'posted_by')}[\s|｜/,、]+(?:at\s|on\s)?((?:19|20)[0-9]{{2}}\S{{4,8}})(?=[\s|｜]|$)"
)
_PLACE = r"[一-龠ぁ-んァ-ヴーA-Za-z・ ]{2,16}(?:\([^()]{1,12}\))?"
_FULL = re.sub(r"\?P<\w+>", "?:", FULL.pattern) + "日?"
_HEADLINES = (  # a day with noughts, or one without a space before it, was set by a program
    re.compile(
        r"(?P<day>(?:19|20)[0-9]{2}(?:年0[1-9]月[0-9]{2}日|年1[0-2]月0[1-9]日|\.[0-9]{2}\.[0-9]{2}))\s{1,3}\S.{7,}"
    ),
    re.compile(rf".{{8,}}[^\s0-9(/~:・、日時催間切期は-](?P<day>{_FULL})"),
)
_DATELINE = re.compile(
    rf"[(【\[]?(?:(?P<a>{_FULL})\s?[、,・/ ]\s?{_PLACE}|{_PLACE}\s?[、,・/ ]\s?(?P<b>{_FULL})(?:\([^()]{{1,12}}\))?)"
    r"(?:[)】\]](?!\s?[、。はがをにで])\s?[-–—―]{0,2}|\s?[-–—―]{1,2})\s?\S"
)


@remembered(4_096)
def day_alone(text: str) -> str:
    """The day of a line that says nothing else, but for the category, the author or the buttons of an article."""
    return only_date(text.strip("・•* ")) or _posted(text)


def _posted(text: str) -> str:
    line = fold(text).strip(SIGNS)
    m = FULL.search(line) if len(line) <= MAX_LINE else None
    if m is None or FULL.search(line, m.end()):
        return ""
    end = len(line[: m.end()].rstrip())
    after = _AFTER.match(line, end)
    end = after.end() if after else end
    head, tail = line[: m.start()], line[end:]
    if not (head or tail) or not _heads(head) or not _tails(tail):
        return ""  # nothing but a day with its weekday may be of an event
    if head and tail and not (_FIRM.match(tail) and is_category(head.strip(f"{SIGNS}/"))):
        return ""
    if after and after["weekday"] and not (_FIRM.match(tail) or _POST.search(tail)):
        return ""
    return first_date(m[0])


def _heads(head: str) -> bool:
    """What stands before the day: nothing, a category, a category and the number of a release."""
    if not head:
        return True
    if not re.search(r"[\s|]$|\s[/–—-]$", head):
        return False
    words = [w for w in re.split(r"\s+|[|/–—]|-(?=\s|$)", head) if w]
    if not words or len(words) > 3 or any(_OF_EVENT.search(w) for w in words):
        return False
    if head.rstrip()[-1] in "|/-–—":
        return len(words) == 1 and len(words[0]) <= PIECE and not re.search(r"[0-9。、]", words[0])
    return is_category(words[0]) and all(_CODE.fullmatch(w) or is_category(w) for w in words[1:])


def _tails(tail: str) -> bool:
    """What stands behind it: categories, an author, how often it was read, buttons."""
    if not tail:
        return True
    firm = _FIRM.match(tail) is not None
    if not firm and not tail[0].isspace():
        return False
    if is_chrome(tail.strip()):
        return True
    words = [w for w in _CUT.split(tail) if w.strip(SIGNS)]
    if not words or len(words) > 9 or all(w.isdigit() for w in words):
        return False
    if any(_OF_EVENT.search(w) or len(w) > PIECE or "。" in w for w in words):
        return False
    known = [_is_company(w) for w in words]
    if firm or _POST.search(tail):
        return all(k or not re.search("[0-9]", w) for k, w in zip(known, words, strict=True))
    return all(known) or (known[-1] and all(k or _TOWN.fullmatch(w) for k, w in zip(known, words, strict=True)))


def _is_company(word: str) -> bool:
    if word.isdigit() or _COMPANY.fullmatch(word) or _NAME.fullmatch(word) or is_category(word):
        return True
    parts = word.split("・")
    return len(parts) > 1 and all(_COMPANY.fullmatch(p) or is_category(p) for p in parts)


def below_post(text: str) -> str:
    """The day in the line that a blog's program writes below an article: 2019-06-11 : 未分類 : コメント : 0."""
    return _posted(text) if len(text) <= MAX_LINE and _POST.search(fold(text)) else ""


def in_headline(text: str) -> str:
    """The day that a program has set before or behind a headline: 2025年12月01日 橋を開通, 橋を開通2025年12月1日."""
    line = fold(text).strip()
    m = next((m for pattern in _HEADLINES if (m := pattern.fullmatch(line))), None)
    return first_date(m["day"]) if m and len(FULL.findall(line)) == 1 else ""


def of_issue(text: str) -> str:
    """The day or the month of a magazine's number: 令和4年11月1日号, 198号（2012・5・20）, Vol.2 2000 FEB."""
    line = fold(text)
    if len(line) > MAX_LINE or "。" in line or _LAW.search(line) or _OF_EVENT.search(line):
        return ""
    for pattern in _ISSUES:
        if m := pattern.search(line):
            written = re.sub(r"\s", "", m["d"]).replace("・", ".")
            if m.groupdict().get("m"):
                return first_date(f"{written.split('年')[0]}年{m['m']}月{m['n']}日")
            return first_date(written) or only_month(re.sub(r"[./-](?=[0-9]{1,2}$)", "年", written) + "月")
    m = _ENGLISH.search(line)
    name = ((m["m"] or m["n"])[:3].lower()) if m else ""
    if m is None or name not in _MONTHS:
        return ""
    return f"{m['y'] or m['z']}-{_MONTHS.index(name) + 1:02d}"


def of_release(text: str) -> str:
    """The day that a press release begins with, before or behind its place: 2024年1月22日、山際市 –."""
    m = _DATELINE.match(fold(text[:80]))
    return first_date(m["a"] or m["b"]) if m and not _OF_EVENT.search(m[0]) else ""
