"""The app as a person uses it: a real browser, mouse and keyboard."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from pipeline.decisions import read
from pipeline.review import Desk
from tests.review.user import DESK, IF_THERE, User, playwright, serving

pytestmark = IF_THERE


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
