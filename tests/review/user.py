"""Somebody at the screen: the app in a real browser, with mouse and keyboard."""

from __future__ import annotations

import re
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from pipeline.review import Desk, application

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
IF_THERE = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here: apt-get install chromium")
DESK = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
TOKEN = "browser"


@contextmanager
def chromium() -> Iterator[Any]:
    """A browser, without a window."""
    with playwright.sync_playwright() as p:
        launched = p.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield launched
        launched.close()


@contextmanager
def serving(desk: Desk, port: int = 0) -> Iterator[str]:
    """The app on a free port, or on this one again; gives its address."""
    import uvicorn

    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    server = uvicorn.Server(uvicorn.Config(application(desk, TOKEN, "ja"), log_level="warning", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(5)
    listener.close()


class User:
    """Somebody at the screen."""

    def __init__(self, browser: Any, address: str, size: dict[str, int], query: str = "", **options: Any) -> None:
        self.context = browser.new_context(viewport=size, locale="ja-JP", reduced_motion="reduce", **options)
        self.page = self.context.new_page()
        self.page.set_default_timeout(5_000)
        self.seen: list[str] = []
        self.page.on("pageerror", lambda error: self.seen.append(f"error {error}"))
        self.page.on("console", lambda m: self.seen.append(f"{m.type} {m.text}") if m.type == "error" else None)
        self.page.on("dialog", lambda d: (self.seen.append(f"dialog {d.message}"), d.dismiss()))
        self.page.on("request", lambda r: None if r.url.startswith(address) else self.seen.append(f"asked {r.url}"))
        self.open(f"{address}/?token={TOKEN}{query}")

    def open(self, address: str) -> None:
        self.page.goto(address)
        self.page.wait_for_selector("body[data-ready]")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def told(self, text: str) -> None:
        playwright.expect(self.page.locator("#toast")).to_contain_text(text)

    def shows(self, selector: str, text: str | re.Pattern[str]) -> None:
        playwright.expect(self.page.locator(selector).first).to_contain_text(text)

    def queue(self) -> list[str]:
        return [row.strip() for row in self.page.locator(".row .name").all_inner_texts()]

    def open_item(self, name: str, tap: bool = False) -> None:
        row = self.page.locator(f".row:has-text('{name}')")
        key = row.get_attribute("data-id")
        row.tap() if tap else row.click()
        self.page.wait_for_selector(f"body[data-item='{key}']")

    def title(self) -> str:
        return str(self.page.locator("#item-name").inner_text())
