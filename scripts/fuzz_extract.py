#!/usr/bin/env python3
"""Break pages and archives in many ways and see that clean and strip keep their bounds: a seeded run of mutations.

    python scripts/fuzz_extract.py [INPUTS] [SEED]

INPUTS (10,000 if not given) pages and archives are made of the sample pages and fixtures: bytes flipped, cut, doubled
and moved, tags opened and never closed, entities out of range, encodings mixed, archives damaged. Each must come out
as a document with a reason or with blocks that stand where they say, in at most SECONDS; prints counts and the slowest.
"""

from __future__ import annotations

import collections
import pathlib
import random
import sys
import tempfile
import time

from pipeline.clean import clean, sources
from pipeline.model import Document, Source
from pipeline.settings import Settings
from pipeline.strip import strip

ROOT = pathlib.Path(__file__).resolve().parents[1]
SECONDS = 2.0  # for a page of at most 40 KiB
ARCHIVES = 20  # of so many inputs one is an archive
SEEDS = ("raw/**/*.html", "raw/**/*.txt", "tests/fixtures/sites/pages/*.html", "tests/fixtures/dev/pages/*")
PIECES = (
    b"<table><tr><td>", b"</div></div>", b"<!--", b"-->", b"<script>", b"</script>", b"<p", b'<a href="',
    b"&#x110000;", b"&#0;", b"&#99999999999;", b"\x00", b"\xff\xfe", b"\x1b$B", b"<base href='http://[' >",
    b"<meta charset=utf-7>", b"<meta http-equiv=refresh content='0;url=x'>", b"<ul><li>", b"<dl><dt>", b"<h1>",
    b"<ruby>\xe6\xb0\xb4<rt>", b"]]>", b"<script>document.write('<p>x</p>')</script>",
    b'<td rowspan="999" colspan="999">', b"<svg><style>", b"<plaintext>",
    b'<script type="application/ld+json">{"@type":"Event", "name":"x"',
    b"<p itemscope itemtype='http://schema.org/Event'>", "日時：2024年13月45日".encode(),
    "お問い合わせ\n".encode("cp932"), "　".encode() * 50, b"| " * 50, b"<" * 50, b"[" * 200,
)  # fmt: skip


def broken(content: bytes, chance: random.Random) -> bytes:
    """The content after one to six mutations."""
    out = bytearray(content[:40_000])
    for _ in range(chance.randint(1, 6)):
        at, end = sorted((chance.randint(0, len(out)), chance.randint(0, len(out))))
        kind = chance.randrange(6)
        if kind == 0 and out:
            out[at % len(out)] = chance.randrange(256)
        elif kind == 1:
            del out[at:end]
        elif kind == 2:
            out[at:at] = out[at : min(end, at + 2_000)]
        elif kind == 3:
            out[at:at] = chance.choice(PIECES) * chance.choice((1, 1, 1, 5, 100))
        elif kind == 4:
            out = out[end:] + out[at:end] + out[:at]
        else:
            del out[chance.randint(0, len(out)) :]
    return bytes(out[:60_000])


def check(document: Document) -> None:
    """The laws of a document after strip."""
    text, end = document.page.text, 0
    assert document.page.status in ("ok", "rejected")
    assert document.page.reason or document.page.status == "ok"
    for block in document.blocks:
        assert end <= block.start < block.end <= len(text)
        assert text[block.start : block.end].strip()
        assert all(block.start <= c.start <= c.end <= block.end for c in block.cells)
        assert block.kept != bool(block.reason)
        end = block.end


def run(inputs: int, seed: int) -> None:
    chance = random.Random(seed)
    pages = [p for pattern in SEEDS for p in sorted(ROOT.glob(pattern)) if p.is_file()]
    archives = sorted((ROOT / "raw" / "archives").iterdir())
    counts: collections.Counter[str] = collections.Counter()
    slowest = (0.0, "")
    for n in range(inputs):
        archive = n % ARCHIVES == 0
        seeded = chance.choice(archives if archive else pages)
        content = broken(seeded.read_bytes(), chance)
        began = time.process_time()
        if archive:
            with tempfile.TemporaryDirectory() as folder:
                (pathlib.Path(folder) / seeded.name).write_bytes(content)
                found = list(sources(pathlib.Path(folder), Settings(max_bytes=1_000_000)))
        else:
            found = [Source(seeded.name, content)]
        documents = strip([clean(source) for source in found])
        seconds = time.process_time() - began
        for document in documents:
            check(document)
            counts[document.page.status] += 1
        counts["archives" if archive else "pages"] += 1
        slowest = max(slowest, (seconds, f"input {n} of {seeded.name}"))
        assert seconds <= SECONDS, (seconds, n, seeded.name)
    print(f"{inputs} inputs, seed {seed}: {dict(counts)}; slowest {slowest[0]:.2f} s ({slowest[1]})")


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
