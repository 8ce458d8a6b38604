"""Pages that are meant to break a reader: what becomes of each, in which time and memory.

    python benchmarks/hostile_pages.py

Each page is read in a process of its own; memory is the greatest that the process held above what it began with.
"""

from __future__ import annotations

import multiprocessing
import resource
import time
from collections.abc import Callable

from pipeline.clean import clean
from pipeline.model import Source
from pipeline.settings import DEFAULT
from pipeline.strip import strip

TEXT = "水の会議では多くの都市が集まり、水と森のこれからについて長く話し合いました。"
PAGES: dict[str, Callable[[], bytes]] = {
    "100,000 elements inside one another": lambda: b"<div>" * 100_000 + TEXT.encode() + b"</div>" * 100_000,
    "100,000 tags never closed": lambda: b"<p><b><ul><li>" * 25_000 + TEXT.encode(),
    "a table of 1,000,000 rows": lambda: b"<table>" + "<tr><th>日</th><td>5</td></tr>".encode() * 1_000_000,
    "a table of 1,000,000 cells in a row": lambda: b"<table><tr>" + b"<td>1</td>" * 1_000_000,
    "50 MB of HTML": lambda: f"<p>{TEXT}</p>".encode() * 430_000,
    "29 MB of HTML": lambda: f"<p>{TEXT}</p>".encode() * 250_000,
    "29 MB of text": lambda: f"{TEXT}\n".encode() * 250_000,
    "one line of 29 MB": lambda: TEXT.encode() * 250_000,
    "null bytes between letters": lambda: TEXT.encode("utf-16-le") + b"<p>" + b"\x00" * 1_000_000,
    "null bytes in the text": lambda: f"<h1>水</h1><p>{TEXT}\x00\x00{TEXT}</p>".encode(),
    "entities out of range": lambda: b"<p>&#x110000;&#99999999999;&#0;&#xd800;</p>" * 1_000 + TEXT.encode(),
    "base and meta refresh": lambda: (
        b"<base href='http://[' ><meta http-equiv=refresh content='0;url=javascript:x'><h1>a</h1><p>" + TEXT.encode()
    ),
    "scripts that write text": lambda: b"<script>document.write('<p>x</p>')</script><p>" + TEXT.encode(),
    "1,000,000 unclosed brackets": lambda: b"<" * 1_000_000 + TEXT.encode(),
    "200,000 lines of labels": lambda: "日時：5月2日\n".encode() * 200_000,
    "JSON-LD of 100,000 brackets": lambda: b"<script type='application/ld+json'>" + b"[" * 100_000,
    "100,000 elements with itemscope": lambda: b"<p itemscope itemtype='http://schema.org/Event'>" * 100_000,
    "bytes that are no text": lambda: bytes(range(256)) * 4_000,
    "UTF-8 read as Latin-1": lambda: (TEXT * 50).encode().decode("latin-1").encode(),
}


def read(name: str, out: multiprocessing.Queue[tuple[str, float, float]]) -> None:
    content = PAGES[name]()
    clean(Source("warm.html", f"<h1>水</h1><p>{TEXT}</p>".encode()))
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    document = strip(
        [clean(Source("page.txt" if "text" in name or "line" in name else "page.html", content), DEFAULT)]
    )[0]
    seconds = time.process_time() - began
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    page = document.page
    cut = "; ".join(r.reason for r in document.rejects)
    what = f"rejected: {page.reason}" if page.reason else f"{len(document.blocks)} blocks{'; ' + cut if cut else ''}"
    out.put((what, seconds, memory))


def main() -> None:
    print("| page | what becomes of it | s | MiB |\n|---|---|---|---|")
    context = multiprocessing.get_context("spawn")
    for name in PAGES:
        out: multiprocessing.Queue[tuple[str, float, float]] = context.Queue()
        process = context.Process(target=read, args=(name, out))
        process.start()
        what, seconds, memory = out.get()
        process.join()
        print(f"| {name} | {what} | {seconds:.1f} | {memory:.0f} |", flush=True)


if __name__ == "__main__":
    main()
