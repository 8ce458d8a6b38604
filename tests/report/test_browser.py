"""The file in a browser: no fault on its console, no sideways scrolling on a phone, nothing axe finds serious."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.report import report, write_report
from pipeline.tables.happenings import Tables

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(extracted: Path) -> str:
    return write_report(extracted).resolve().as_uri()


@pytest.mark.parametrize("width", [1280, 390])
def test_it_is_shown_without_a_fault(browser: Any, address: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: said.append(request.url) if request.url != address else None)
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none"  # the policy lets the style apply
    assert said == []
    page.close()


def test_a_hostile_page_does_nothing(browser: Any, hostile: Tables, tmp_path: Path) -> None:
    path = tmp_path / "r.html"
    path.write_text(report(hostile), encoding="utf-8")
    page = browser.new_page()
    said: list[str] = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: said.append(request.url) if request.url != path.as_uri() else None)
    page.goto(path.as_uri())
    page.wait_for_timeout(200)
    assert said == []
    assert page.locator("script, img, iframe, [onerror], [onload], a[href^='javascript']").count() == 0
    assert "<script>alert(1)</script>" in page.locator("main").inner_text()
    page.close()


def test_one_language_is_shown_and_the_other_a_key_away(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    assert page.locator("h1").inner_text().strip() == "行事の概観"
    page.focus("#in-ja")
    page.keyboard.press("ArrowRight")
    assert page.locator("h1").inner_text().strip() == "Events at a glance"
    page.close()


def test_axe_finds_nothing_serious(browser: Any, address: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(bypass_csp=True)  # axe is a script, which the report's own policy forbids
    page = context.new_page()
    page.goto(address)
    found = Axe().run(page).response["violations"]
    assert [v["id"] for v in found if v["impact"] in ("serious", "critical", "moderate")] == []
    context.close()
