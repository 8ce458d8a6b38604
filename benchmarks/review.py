"""How long a reviewer waits: the app over a run of many pages, from the process's start to what is on the screen.

    python benchmarks/review.py EXTRACTED

EXTRACTED is a run's folder (benchmarks/corpus.py makes pages for one). Prints milliseconds: the start of the process
to its first answer, the median and the slowest of each kind of request, and, where there is a Chromium, what a person
sees: opening the app, going to the next item, a decision, and the longest frame while the whole queue scrolls by.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

TIMES = 30


def main(extracted: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "decisions.jsonl"
        began = time.perf_counter()
        call = [sys.executable, "-m", "pipeline.cli", "review", str(extracted), "--decisions", str(log), "--port", "0"]
        server = subprocess.Popen([*call, "--no-browser"], stdout=subprocess.PIPE, text=True)
        assert server.stdout
        address = server.stdout.readline().split()[-1]
        try:
            origin = address.split("/?")[0]
            first = get(origin, "/api/queue?limit=100")
            show("process start to first answer", (time.perf_counter() - began) * 1000)
            print(f"{first['of']} events, {len(list(extracted.glob('*.parquet')))} tables")
            requests(origin, first)
            screens(address)
        finally:
            server.terminate()


def get(origin: str, path: str) -> Any:
    with urllib.request.urlopen(origin + path) as answer:
        return json.load(answer)


def show(what: str, *milliseconds: float) -> None:
    told = f"{statistics.median(milliseconds):8.1f}"
    print(f"{what:36}{told}{f'  slowest {max(milliseconds):.1f}' if len(milliseconds) > 1 else ''}", flush=True)


def requests(origin: str, first: Any) -> None:
    """What single requests take."""
    keys = [item["id"] for item in first["items"]]
    pages = [get(origin, f"/api/items/{key}")["statements"][0]["page_id"] for key in keys[:TIMES]]
    for what, paths in {
        "queue, first stretch": ["/api/queue?limit=100"] * TIMES,
        "queue, last stretch": [f"/api/queue?limit=100&offset={first['total'] - 100}"] * TIMES,
        "queue, search": ["/api/queue?limit=100&words=%E4%BC%9A"] * TIMES,
        "item": [f"/api/items/{key}" for key in keys[:TIMES]],
        "page": [f"/api/pages/{key}" for key in pages],
    }.items():
        taken = []
        for path in paths:
            began = time.perf_counter()
            get(origin, path)
            taken.append((time.perf_counter() - began) * 1000)
        show(what, *taken)


def screens(address: str) -> None:
    """What a person waits for."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print("no Chromium here")
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        opened = []
        for _ in range(5):
            began = time.perf_counter()
            page.goto(address)
            page.wait_for_selector("body[data-item]")
            opened.append((time.perf_counter() - began) * 1000)
        show("screen: open the app", *opened)
        for what, key in (("next item", "j"), ("accept and go on", "a")):
            show(f"screen: {what}", *(turn(page, key) for _ in range(TIMES)))
        show("screen: longest frame of a scroll", page.evaluate(SCROLL))
        browser.close()


def turn(page: Any, key: str) -> float:
    """From the key to the next item's page on the screen."""
    before = page.get_attribute("body", "data-item")
    began = time.perf_counter()
    page.keyboard.press(key)
    page.wait_for_selector(f"body[data-item]:not([data-item='{before}'])")
    return (time.perf_counter() - began) * 1000


SCROLL = """() => new Promise((done) => {
  const list = document.getElementById('list');
  let last = performance.now(); let longest = 0; let n = 0;
  const step = (now) => {
    longest = Math.max(longest, now - last); last = now; n += 1;
    list.scrollTop = (list.scrollHeight * n) / 240;
    if (n < 240) requestAnimationFrame(step); else done(longest);
  };
  requestAnimationFrame((now) => { last = now; requestAnimationFrame(step); });
})"""


if __name__ == "__main__":
    main(Path(sys.argv[1]))
