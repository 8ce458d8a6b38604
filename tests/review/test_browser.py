"""The app as a person uses it: a real browser, mouse and keyboard, at desktop and phone width."""

from __future__ import annotations

import re
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pipeline.decisions import read
from pipeline.review import Desk, application

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here: apt-get install chromium")

DESK = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
TOKEN = "browser"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
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


@pytest.fixture
def address(desk: Desk) -> Iterator[str]:
    with serving(desk) as found:
        yield found


def test_a_morning_of_reviewing_by_keyboard(browser: Any, desk: Desk, corpus: ModuleType) -> None:
    """Open, go through, accept, reject, edit, merge, undo; restart; all is still there."""
    with serving(desk) as address:
        user = User(browser, address, DESK)
        before = user.queue()
        assert len(before) == 7
        assert user.page.locator(".row[aria-selected=true]").inner_text().startswith(before[0])
        user.press("a")
        user.told("承認しました")
        playwright.expect(user.page.locator(".row")).to_have_count(6)
        assert user.queue() == before[1:]
        user.press("r")
        user.told("却下しました")
        playwright.expect(user.page.locator(".row")).to_have_count(5)
        user.press("u")
        user.told("取り消しました")
        playwright.expect(user.page.locator(".row")).to_have_count(6)
        user.shows("#item-name", before[1])  # the one that came back is open again
        user.press("j", "j")
        user.shows("#item-name", before[3])
        user.press("k")
        user.shows("#item-name", before[2])
        edit_the_venue(user, "青葉文化会館")
        user.press("m")
        user.page.get_by_role("combobox", name="名前で探す").fill("分科会")
        playwright.expect(user.page.locator(".choice")).to_have_count(1)
        user.press("Enter")
        user.told("統合しました")
        user.context.close()
        port = int(address.rsplit(":", 1)[1])
    assert [d.what for d in read(desk.path).decisions] == ["accept", "reject", "undo", "edit", "merge"]
    with serving(Desk(desk.tables.extracted, desk.path, "評価者"), port) as address:
        user = User(browser, address, DESK)
        user.shows("#progress-text", "7 件中 2 件を確認")  # one accepted, one merged into another
        user.page.select_option("select[name=state]", "accepted")
        playwright.expect(user.page.locator(".row")).to_have_count(1)
        assert user.queue() == [before[0]]
        user.page.select_option("select[name=state]", "edited")
        user.shows("[data-column=venue] .value", "青葉文化会館")
        user.page.click("#show-decisions")
        playwright.expect(user.page.locator(".log .decision")).to_have_count(5)
        assert user.seen == []
        user.context.close()


def edit_the_venue(user: User, value: str) -> None:
    place = [li.get_attribute("data-column") for li in user.page.locator(".row-field").all()].index("venue")
    user.press(str(place + 1))
    user.press("e")
    user.page.locator(".editor input").fill("あとでやめる")
    user.press("Escape")
    playwright.expect(user.page.locator(".editor")).to_have_count(0)
    user.press("e")
    user.page.locator(".editor input").fill(value)
    user.press("Enter")
    user.told("修正しました")
    user.shows("[data-column=venue] .value", value)


def test_filters_narrow_the_queue_and_search_finds(browser: Any, address: str) -> None:
    user = User(browser, address, DESK)
    user.press("/")
    user.page.keyboard.type("観察会")
    playwright.expect(user.page.locator(".row")).to_have_count(1)
    user.shows("#item-name", "親子水辺観察会")
    user.page.fill("#words", "")
    playwright.expect(user.page.locator(".row")).to_have_count(7)
    user.page.click("#more-filters")
    user.page.select_option("select[name=site]", "minato.example")
    playwright.expect(user.page.locator(".row")).to_have_count(3)
    user.page.fill("input[name=since]", "2024-08")
    playwright.expect(user.page.locator(".row")).to_have_count(1)
    user.page.click("button[type=reset]")
    playwright.expect(user.page.locator(".row")).to_have_count(7)
    user.page.click("[data-table=people]")
    playwright.expect(user.page.locator(".row")).to_have_count(3)
    assert user.seen == []
    user.context.close()


def test_a_field_leads_to_its_characters(browser: Any, address: str) -> None:
    user = User(browser, address, DESK)
    user.open_item("第4回世界水辺都市会議")
    user.page.click("[data-column=start] .value")
    playwright.expect(user.page.locator(".here")).to_have_text("2024年5月18日（土）")
    playwright.expect(user.page.locator(".here")).to_be_focused()
    playwright.expect(user.page.locator(".here")).to_be_in_viewport()
    user.press("Escape")  # back to the field
    playwright.expect(user.page.locator("[data-column=start] .value")).to_be_focused()
    user.press("6")
    playwright.expect(user.page.locator(".here")).to_have_text("青葉市民会館")
    user.page.click(".part:has-text('参加した人') .value:has-text('高橋健一')")
    playwright.expect(user.page.locator(".here")).to_have_text("高橋健一")
    user.shows(".dropped", "お知らせ")
    first = user.page.locator("#page-head h2").inner_text()
    user.press("]")
    playwright.expect(user.page.locator("#page-head h2")).not_to_have_text(first)
    user.context.close()


def test_an_event_is_added_from_a_selection_and_a_person_too(browser: Any, address: str, desk: Desk) -> None:
    user = User(browser, address, DESK)
    user.open_item("親子水辺観察会")
    select(user, "開会のあいさつ")
    user.press("n")
    user.page.select_option("dialog select[name=kind]", "ceremony")
    assert user.page.input_value("dialog input[name=start]") == "2024-05-18"  # the nearest time
    user.press("Enter")
    user.told("追加しました: 開会のあいさつ")
    user.shows("#page-head .pending", "開会のあいさつ")
    select(user, "ハンス・デ・フリース")
    user.page.click("#add-person")
    user.told("修正しました")
    user.shows(".part:has-text('参加した人')", "ハンス・デ・フリース")
    added, edited = read(desk.path).decisions
    assert (added.what, added.targets[0].anchor.text) == ("add", "開会のあいさつ")
    assert edited.value == [{"name": "ハンス・デ・フリース", "role": "attendee"}]
    user.context.close()


def test_an_event_is_added_by_keyboard_alone(browser: Any, address: str, desk: Desk) -> None:
    user = User(browser, address, DESK)
    user.open_item("親子水辺観察会")
    user.press(".")  # the first mark of the page
    playwright.expect(user.page.locator(".here")).to_be_focused()
    first = user.page.locator(".here").first.inner_text()
    user.press(".", ",")
    playwright.expect(user.page.locator(".here").first).to_have_text(first)
    user.press(">", ">", "<")
    line = "".join(user.page.locator(".here").all_inner_texts())
    user.press("n")
    user.page.locator("dialog input[name=name]").fill("開会式")
    user.press("Enter")
    user.told("追加しました: 開会式")
    assert read(desk.path).decisions[0].targets[0].anchor.text == line.strip()
    user.context.close()


def select(user: User, words: str) -> None:
    """As with the mouse, from the first character to the last."""
    user.page.evaluate(
        """(words) => { for (const piece of document.querySelectorAll('#text [data-s]')) {
          const at = piece.textContent.indexOf(words);
          const node = piece.firstChild;
          if (at >= 0) { getSelection().setBaseAndExtent(node, at, node, at + words.length); return; }
        } throw new Error('not there'); }""",
        words,
    )


def test_splitting_and_undoing_with_the_mouse(browser: Any, address: str, desk: Desk) -> None:
    user = User(browser, address, DESK)
    user.open_item("第4回世界水辺都市会議")
    user.page.fill("#why", "別の年の大会")
    user.page.click(".part.pages li:nth-child(2) button:has-text('これだけ別にする')")
    user.told("分けました")
    split = read(desk.path).decisions[0]
    assert (split.what, split.why, [t.side for t in split.targets]) == ("split", "別の年の大会", [0, 1])
    assert user.page.input_value("#why") == ""
    user.page.click("#show-decisions")
    user.page.click(".log .decision button:has-text('取り消し')")
    user.told("取り消しました")
    user.page.click("#show-decisions")
    playwright.expect(user.page.locator(".log .decision.gone")).to_have_count(1)
    user.press("Escape")
    user.page.click("[data-act=reject]")
    user.told("却下しました")
    assert [d.what for d in read(desk.path).decisions] == ["split", "undo", "reject"]
    assert user.seen == []
    user.context.close()


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


def test_offsets_count_code_points(browser: Any, address: str, desk: Desk) -> None:
    """A character outside the BMP and invisible ones stand before the selection."""
    user = User(browser, address, DESK)
    user.open_item("会議の夜")
    user.page.evaluate("""() => { const last = [...document.querySelectorAll('#text [data-s]')].at(-1);
        getSelection().selectAllChildren(last); }""")
    user.press("n")
    user.page.locator("dialog input[name=name]").fill("講演会")
    user.press("Enter")
    user.told("追加しました")
    words = read(desk.path).decisions[0].targets[0].anchor.text
    assert words.endswith("\u2069\u200b𠮷講演会")
    user.context.close()


def test_without_the_token_it_is_for_reading(browser: Any, address: str) -> None:
    user = User(browser, address, DESK)
    user.open(f"{address}/")
    user.shows("#notice", "閲覧のみ")
    user.press("a")
    user.told("閲覧のみ")
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
