"""What a site calls itself: names beside a page's title (title | site), and the ones that a user gives."""

from __future__ import annotations

import re
import urllib.parse
from functools import cache

from pipeline import vocabulary
from pipeline.clean.draft import bare
from pipeline.settings import Settings

SEPARATOR = re.compile(r"\s*[|｜│/／»«]\s*|\s+[-–—‐―−:：・~]\s+|\s*[－]\s*")
SITE_WORDS = re.compile(rf"{vocabulary.any_of('clean', 'site_word')}$|公式|ホームページ")
WEB = re.compile(rf"(?:の|[\s・|-])?(?:公式)?{vocabulary.any_of('clean', 'web')}$", re.IGNORECASE)
EDGE = " \u3000\xa0-–—|｜│:：/／・～~»«"


def plain_name(site: str) -> str:
    """A site's name without what only says that it is one: 西条市公式ホームページ → 西条市."""
    return WEB.sub("", site) or site


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
    return re.sub(rf"^(?:{SEPARATOR.pattern})+|(?:{SEPARATOR.pattern})+$", "", rest).strip(EDGE)


@cache
def _rows(settings: Settings) -> tuple[tuple[str, str], ...]:
    rows = vocabulary.extended("clean", "sites", settings.vocabulary.sites)
    return tuple((r["site"].strip().lower(), r.get("name", "").strip()) for r in rows if r["site"].strip())


def own_name(site: str, url: str, settings: Settings) -> str:
    """The name that a user's rows give a site, by its domain or by the name that it is known under; "" without one."""
    host = _host(url)
    for key, name in _rows(settings):
        if name and (key in (site.lower(), host) or (host and host.endswith("." + key))):
            return name
    return ""


def _host(url: str) -> str:
    try:
        return (urllib.parse.urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def without_name(title: str, name: str) -> str:
    """A title without the site's name before or after it; where nothing else is left, the title as it is."""
    if not name or bare(name) == bare(title):
        return title
    for rest, ok in ((title[len(name) :], title.startswith(name)), (title[: -len(name)], title.endswith(name))):
        if ok and rest != rest.strip(EDGE) and rest.strip(EDGE):
            return rest.strip(EDGE)
    return title
