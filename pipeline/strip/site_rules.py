"""A user's own rules for a site: a pattern that keeps or drops the blocks it is found in."""

from __future__ import annotations

import re
from functools import cache

from pipeline import vocabulary
from pipeline.errors import SettingsError
from pipeline.model import Document
from pipeline.settings import Settings
from pipeline.strip.line import Line, drop

TRUE, FALSE = ("true", "yes", "1", "keep"), ("false", "no", "0", "drop", "")
MAX_SEARCHED = 5_000  # characters of a block that a user's pattern is looked for in
ALL = "*"


@cache
def compiled(settings: Settings) -> tuple[tuple[str, re.Pattern[str], bool], ...]:
    """(site, pattern, keep) of each rule, the user's first.

    Raises:
        SettingsError: a pattern is no regular expression, or keep is neither true nor false.
    """
    out = []
    for row in vocabulary.extended("strip", "site_rules", settings.vocabulary.site_rules):
        site, pattern, keep = row["site"].strip(), row.get("pattern", ""), row.get("keep", "").strip().lower()
        if not pattern:
            continue
        if keep not in TRUE + FALSE:
            raise SettingsError(f"vocabulary.site_rules of '{site}': keep is '{keep}'; allowed are true and false")
        try:
            out.append((site.lower(), re.compile(pattern), keep in TRUE))
        except re.error as error:
            raise SettingsError(f"vocabulary.site_rules of '{site}': '{pattern}' is no pattern: {error}") from error
    return tuple(out)


def applies(site: str, document: Document) -> bool:
    """Whether a rule's site is the page's: `*`, its name, its host or a domain of it, or the folder it lies in."""
    page = document.page
    host = re.sub(r"^[a-z]+://([^/:]*).*$", r"\1", page.url.lower()) if "://" in page.url else ""
    return site in (ALL, page.site.lower(), host, page.source.split("/")[0].lower()) or host.endswith("." + site)


def apply(document: Document, lines: list[Line], settings: Settings) -> frozenset[int]:
    """Drop what the rules drop; returns the positions of what they keep. Of two rules the first decides."""
    own = [(pattern, keep) for site, pattern, keep in compiled(settings) if applies(site, document)]
    kept = set()
    for i, line in enumerate(lines) if own else ():
        decided = next((keep for pattern, keep in own if pattern.search(line.text[:MAX_SEARCHED])), None)
        if decided:
            line.reason = ""
            kept.add(i)
        elif decided is False:
            drop([line], "site rule")
    return frozenset(kept)
