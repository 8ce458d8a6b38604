"""What decisions make of pages, one after another; and what is said of those that no longer apply."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.decisions import Decided, apply, decision
from pipeline.model import Document
from tests.decisions.decided import event, statuses, tables


def test_without_decisions_nothing_changes(page: Any) -> None:
    documents = (page(), page(source="b.txt"))
    assert apply(documents, []) == Decided(documents)


def test_accepting_marks_the_statement_and_the_event(page: Any, decide: Any) -> None:
    d = page()
    found = apply([d], [decide("accept", (d, d.events[0])), decide("accept", (d, d.people[0]))])
    assert event(found, "第4回水辺会議").confidence == 1.0
    made = tables(found)
    assert dict(zip(made["events"].name, made["events"].review, strict=True)) == {
        "第4回水辺会議": "accepted",
        "親子観察会": "none",
    }
    assert made["people"].set_index("name").review["山田太郎"] == "accepted"


def test_what_was_accepted_with_another_day_is_not_accepted(page: Any, decide: Any) -> None:
    old, new = page(), page(events={"第4回水辺会議": "2024-05-19"})
    found = apply([new], [decide("accept", (old, old.events[0]))])
    assert statuses(found) == [("accept", "not_applied")]
    assert "2024-05-18" in found.outcomes[0].reason
    assert "2024-05-19" in found.outcomes[0].reason
    assert found.reviewed == {}


def test_a_rejected_event_becomes_a_reject_with_its_reason(page: Any, decide: Any) -> None:
    d = page()
    found = apply([d], [decide("reject", (d, d.events[1]), why="行事ではない")])
    made = tables(found)
    assert made["events"].name.tolist() == ["第4回水辺会議"]
    row = made["rejects"].set_index("rule").loc["decision"]
    assert (row.text, row.label, row.stage, row.reason) == ("親子観察会", "EVENT", "decisions", "行事ではない")


def test_a_rejected_person_is_in_no_event_and_no_mention(page: Any, decide: Any) -> None:
    d = page()
    made = tables(apply([d], [decide("reject", (d, d.people[0]))]))
    assert made["people"].name.tolist() == ["佐藤花子"]
    assert made["event_people"].name.tolist() == ["佐藤花子"]
    assert "山田太郎" not in made["mentions"].text.tolist()
    assert made["rejects"].label.tolist() == ["PERSON"]


def test_the_last_verdict_counts(page: Any, decide: Any) -> None:
    d = page()
    first, second = decide("reject", (d, d.events[0])), decide("accept", (d, d.events[0]))
    found = apply([d], [first, second])
    assert len(found.documents[0].events) == 2
    assert found.documents[0].rejects == ()
    assert len(apply([d], [second, first]).documents[0].events) == 2  # order is that of time, not of lines


def test_an_added_event_has_its_place_its_columns_and_its_evidence(page: Any, decide: Any) -> None:
    d = page()
    value = {"name": "開会式", "start": "2024-05-18", "end": "2024-05-18", "city": "横浜市", "country_code": "JP"}
    add = decide("add", (d, "司会は山田太郎氏"), value=value)
    again = decide("add", (d, "司会は山田太郎氏"), value=value, who="別の人")
    made = tables(apply([d], [add, again]))
    row = made["event_pages"].set_index("name").loc["開会式"]
    assert (row.text, row.start, row.city) == ("司会は山田太郎氏", "2024-05-18", "横浜市")
    assert made["events"].set_index("name").review["開会式"] == "edited"
    own = made["evidence"][made["evidence"].row_id == row.statement_id]
    assert set(own.column) == {"name", "start", "end", "city", "country_code"}
    assert set(own.method) == {"review"}


def test_an_added_event_can_be_edited_and_rejected(page: Any, decide: Any) -> None:
    d = page()
    add = decide("add", (d, "司会は山田太郎氏"), value={"name": "開会式"})
    after = apply([d], [add]).documents[0]
    own = next(e for e in after.events if e.name == "開会式")
    edit = decide("edit", (after, own), column="venue", value="中庭")
    assert event(apply([d], [add, edit]), "開会式").venue == "中庭"
    found = apply([d], [add, edit, decide("reject", (after, own))])
    assert "開会式" not in [e.name for e in found.documents[0].events]


def test_what_is_undone_is_listed_and_does_nothing(page: Any, decide: Any) -> None:
    d = page()
    reject = decide("reject", (d, d.events[0]))
    found = apply([d], [reject, decide("undo", of=reject.id)])
    assert found.documents[0].events == d.events
    assert statuses(found) == [("reject", "undone"), ("undo", "undone")]


AGAIN = {
    "the same": (lambda t: t, True),
    "a notice on top": (lambda t: "【重要】お知らせ\n令和6年6月10日更新\n" + t, True),
    "another wording": (lambda t: t.replace("を開きました", "を盛大に開催いたしました"), True),
    "lines turned around": (lambda t: "\n".join(reversed(t.split("\n"))), True),
    "another width": (lambda t: t.replace("第4回", "第４回"), True),
    "the event is gone": (lambda t: t.replace("第4回水辺会議", "何か"), False),
    "the next edition": (lambda t: t.replace("第4回", "第5回"), False),
}


@pytest.mark.parametrize("change", AGAIN)
def test_a_page_that_was_scraped_again(page: Any, decide: Any, change: str) -> None:
    make, holds = AGAIN[change]
    old = page()
    text = make(old.page.text)
    events = {name: when for name, when in (("第4回水辺会議", "2024-05-18"), ("第４回水辺会議", "2024-05-18"),
              ("第5回水辺会議", "2024-05-18"), ("親子観察会", "2024-06-02")) if name in text}  # fmt: skip
    new = page(text, events=events)
    edit = decide("edit", (old, old.events[0]), column="venue", value="青葉文化会館")
    found = apply([new], [edit])
    assert [e.venue for e in found.documents[0].events if "水辺会議" in e.name] == (
        ["青葉文化会館"] if holds else [""] * ("第5回" in text)
    )
    assert statuses(found) == [("edit", "applied" if holds else "not_applied")]
    assert holds or found.outcomes[0].reason


def test_a_page_under_another_address_is_known_by_its_place(page: Any, decide: Any) -> None:
    old, new = page(url="http://a.example/1"), page(url="https://a.example/1")
    assert statuses(apply([new], [decide("reject", (old, old.events[0]))])) == [("reject", "applied")]
    gone = page(source="c.txt", url="https://c.example/")
    found = apply([new], [decide("reject", (gone, gone.events[0]))])
    assert found.outcomes[0].reason == "its page is not among the raw pages"


def test_of_several_targets_those_that_are_there_are_reached(page: Any, decide: Any) -> None:
    one, other = page(), page(source="b.txt")
    reject = decide("reject", (one, one.events[0]), (other, other.events[0]))
    found = apply([one], [reject])
    assert statuses(found) == [("reject", "partly")]
    assert len(found.documents[0].events) == 1


@pytest.mark.parametrize(
    "parts",
    [{"what": "merge"}, {"what": "accept"}, {"what": "edit", "column": "venue", "value": "x"}, {"what": "page_done"}],
)
def test_a_decision_about_nothing_is_listed(page: Any, parts: dict[str, Any]) -> None:
    found = apply([page()], [decision("a", "2024-09-01T00:00:00.000Z", **parts)])
    assert found.outcomes[0].status == "not_applied"


def test_a_complete_page_is_complete_until_its_text_changes(page: Any, decide: Any) -> None:
    from pipeline.decisions import Anchor, Target
    from pipeline.decisions.record import digest

    d = page()
    own = Target("pages", Anchor(d.page.page_id, d.page.source, ""), digest(d.page.text))
    done = decision("a", "2024-09-01T00:00:00.000Z", "page_done", targets=(own,))
    assert apply([d], [done]).done == {d.page.page_id}
    found = apply([page(d.page.text + "追記")], [done])
    assert found.done == frozenset()
    assert "changed" in found.outcomes[0].reason


def test_rejecting_one_of_two_alike_leaves_the_other_known(page: Any, decide: Any) -> None:
    """Two statements on the same words are told apart by their day, and the id that moves up stays known."""
    d = page()
    twin = d.events[0]
    from dataclasses import replace

    two: Document = replace(d, events=(twin, replace(twin, start="2024-05-19", end="2024-05-19"), d.events[1]))
    found = apply([two], [decide("reject", (two, twin))])
    assert [e.start for e in found.documents[0].events] == ["2024-05-19", "2024-06-02"]
    tables(found)
