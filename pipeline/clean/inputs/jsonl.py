"""JSON Lines as scrapers export them: a JSON object a line with `html` or `text`, `url`, `fetched_at`, `site`."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from typing import IO, cast

from pipeline.clean.inputs.bounds import Budget, TooMuch
from pipeline.model import Source
from pipeline.settings import Settings

GZIP = b"\x1f\x8b"
HTML = ("html", "raw_html", "body_html")  # where scrapers put a page, the first that has something
TEXT = ("text", "plain_text", "content", "body")
FACTS = {
    "url": ("url", "link", "uri"),
    "fetched_at": ("fetched_at", "crawled_at", "scraped_at", "timestamp"),
    "site": ("site",),
}
ESCAPED = 6  # bytes that a byte of a page takes at most in JSON: \\u3042


def read(file: IO[bytes], name: str, size: int, settings: Settings) -> Iterator[Source]:
    """A Source a line, called `name#LINE`; a line that is no page has a reason, a damaged end is one more Source."""
    budget = Budget(size)
    packed = file.read(2) == GZIP
    file.seek(0)
    lines = cast("IO[bytes]", gzip.GzipFile(fileobj=file)) if packed else file
    number, longest = 0, ESCAPED * settings.max_bytes
    try:
        while line := lines.readline(longest + 1):
            number += 1
            budget.take(len(line))
            label = f"{name}#{number}"
            if len(line) > longest:
                while (rest := lines.readline(longest)) and not rest.endswith(b"\n"):
                    budget.take(len(rest))
                yield Source(label, b"", reason=f"larger than {settings.max_bytes} bytes")
            elif line.strip(b" \t\r\n\xef\xbb\xbf\x00"):
                yield _page(line, label)
    except (OSError, EOFError, zlib.error, TooMuch) as error:
        yield Source(f"{name}#{number + 1}", b"", reason=f"unreadable from here on: {error}")


def _page(line: bytes, label: str) -> Source:
    try:
        data = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return Source(label, b"", reason="no JSON")
    if not isinstance(data, dict):
        return Source(label, b"", reason="no JSON object")
    facts = {fact: _string(data, keys) for fact, keys in FACTS.items()}
    html = _string(data, HTML)
    content = html or _string(data, TEXT)
    if not content:
        return Source(label, b"", **facts, reason="no html and no text")
    kind = "text/html" if html else "text/plain"
    return Source(label, content.encode("utf-8", "replace"), **facts, content_type=f"{kind}; charset=utf-8")


def _string(data: dict[str, object], keys: tuple[str, ...]) -> str:
    return next((v for k in keys if isinstance(v := data.get(k), str) and v), "")
