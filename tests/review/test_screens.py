"""What a browser shows of the app: at desktop and phone width, in the dark, by tab and in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.review.user import DESK, IF_THERE, PHONE, User, playwright

pytestmark = IF_THERE


def test_hostile_text_is_text(browser: Any, address: str) -> None:
    user = User(browser, address, DESK)
    for name in ("水の集い", "会議の夜"):
        user.open_item(name)
        user.press("1", "4")
    user.shows("#text", "<img src=x onerror=\"document.title='owned'\">")
    user.shows("#text", "⟦U+202E⟧会議の夜⟦U+202C⟧ と⟦U+2066⟧隠れた⟦U+2069⟧⟦U+200B⟧𠮷講演会")
    user.shows(".address", "javascript:alert(1)//<img src=x onerror=alert(1)>")
    user.press("m", "Escape", "?", "Escape")
    user.page.mouse.move(640, 300)
    assert user.page.title().startswith("行事レビュー")
    assert user.page.locator("#text :is(script, img, svg, style, b, a), #page-head a, #list a, #list svg").count() == 0
    assert user.page.evaluate("[...document.scripts].every((s) => s.src.startsWith(location.origin))")
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b]", user.page.inner_text("body"))
    assert user.seen == []
    user.context.close()


@pytest.mark.parametrize(("size", "options"), [(DESK, {}), (PHONE, {}), (PHONE, {"color_scheme": "dark"})])
def test_no_serious_accessibility_fault(browser: Any, address: str, size: dict[str, int], options: Any) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    user = User(browser, address, size, "&lang=en", **options)
    found = [*faults(axe, user, "queue")]
    for name in ("水の集い", "第4回世界水辺都市会議"):
        if size is PHONE:
            user.page.click("[data-to=queue]")
        user.open_item(name)
        found += faults(axe, user, f"text of {name}")
    if size is PHONE:
        user.page.click("[data-to=fields]")
        found += faults(axe, user, "fields")
    user.press("e")
    found += faults(axe, user, "editor")
    user.press("Escape", "m")
    user.page.wait_for_selector("dialog[open]")
    found += faults(axe, user, "merge")
    user.press("Escape", "?")
    found += faults(axe, user, "help")
    assert found == []
    user.context.close()


def faults(axe: Any, user: User, where: str) -> Iterator[str]:
    for fault in axe.Axe().run(user.page).response["violations"]:
        if fault["impact"] in ("serious", "critical"):
            yield f"{where}: {fault['id']} {[node['html'][:120] for node in fault['nodes'][:3]]}"


def test_a_phone_shows_one_pane_and_nothing_is_cut_off(browser: Any, address: str) -> None:
    user = User(browser, address, PHONE, has_touch=True)
    assert user.page.locator(".pane:visible").count() == 1
    user.open_item("第4回世界水辺都市会議", tap=True)
    playwright.expect(user.page.locator("#text")).to_be_visible()
    user.page.tap("[data-to=fields]")
    user.page.tap("[data-column=start] .value")
    playwright.expect(user.page.locator(".here")).to_be_in_viewport()  # back in the text
    for pane in ("queue", "text", "fields"):
        user.page.tap(f"[data-to={pane}]")
        assert user.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    user.page.tap("[data-act=accept]")
    user.told("承認しました")
    small = user.page.evaluate("""() => [...document.querySelectorAll('.actions button, .tabs button')]
        .map((b) => b.getBoundingClientRect()).filter((r) => r.height && r.height < 40).length""")
    assert small == 0
    user.context.close()


def test_everything_can_be_reached_by_tab(browser: Any, address: str) -> None:
    user = User(browser, address, DESK)
    reached = set()
    for _ in range(70):
        user.press("Tab")
        reached.add(user.page.evaluate("(document.activeElement.closest('[id]') || document.body).id"))
    assert {"list", "text", "fields-body", "actions", "show-help", "show-decisions", "language"} <= reached
    user.context.close()


def test_the_language_changes_and_the_item_stays(browser: Any, address: str) -> None:
    user = User(browser, address, DESK)
    user.press("j")
    user.page.wait_for_timeout(100)
    name = user.title()
    user.page.click("#language")
    user.page.wait_for_selector("body[data-ready]")
    assert user.page.locator("html").get_attribute("lang") == "en"
    user.shows("[data-act=accept]", "Accept")
    user.shows("#item-name", name)
    user.context.close()


def test_screens_can_be_looked_at(browser: Any, address: str, tmp_path: Path) -> None:
    """`pytest tests/review -k screens --basetemp=somewhere` leaves them there."""
    for name, size in (("desk", DESK), ("phone", PHONE)):
        user = User(browser, address, size)
        shot = user.page.screenshot(path=tmp_path / f"{name}.png")
        assert len(shot) > 20_000  # not an empty page
        user.context.close()
