"""Whose page it is where an embassy or a consulate of Japan writes it: what it reports is there, not in Japan."""

from __future__ import annotations

import re

POST = re.compile(
    r"[\s　]*在(?P<where>[ァ-ヴー・一-鿿]{1,14}?)日本国?"
    r"(?:大使館|総領事館|領事館|領事事務所|出張駐在官事務所|政府代表部|政府事務所)"
    r"(?=からのお知らせ|(?![のがにはをでとへや、]|から|より))"
)
HOST = re.compile(r"https?://(?:[a-z-]{2,30}\.){0,2}(?P<country>[a-z]{2})\.emb-japan\.go\.jp(?:/|$)")
HEAD, LONGEST = 5, 40  # lines at the head of a page, and characters of one that says little more than whose it is


def country_of_host(url: str) -> str:
    """NL of https://www.nl.emb-japan.go.jp/…, the sites of embassies and consulates of Japan; "" of any other."""
    m = HOST.match(url)
    code = m["country"].upper() if m else ""
    return {"UK": "GB", "EU": "BE"}.get(code, code)


def post_of(text: str) -> str:
    """ヒューストン of a page that begins with a line 在ヒューストン日本国総領事館; "" of any other."""
    for line in text[: HEAD * LONGEST].split("\n")[:HEAD]:
        m = POST.match(line) if len(line) <= LONGEST else None
        if m:
            return m["where"]
    return ""
