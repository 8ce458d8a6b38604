"""What decisions make of pages, one after another; and what is said of those that no longer apply."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.decisions import Decided, apply, conclude, decision
from pipeline.decisions.edits import COLUMNS, TAKING_PART, fault, is_real
from pipeline.link import link
from pipeline.model import Document, EventStatement
from pipeline.tables import faults, frames


def event(decided: Decided, name: str) -> EventStatement:
    return next(e for d in decided.documents for e in d.events if e.name == name)


def statuses(decided: Decided) -> list[tuple[str, str]]:
    return [(o.what, o.status) for o in decided.outcomes]


def tables(decided: Decided) -> dict[str, Any]:
    """All tables, which checks every row against the contract."""
    for d in decided.documents:
        assert faults(d) == []
    return frames(conclude(link(decided.documents, ties=decided.ties), decided))


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


def test_an_edited_day_can_be_accepted(page: Any, decide: Any) -> None:
    """Before the next run the reviewer sees the old tables, after it the new ones: both are meant."""
    d = page()
    edits = [decide("edit", (d, d.events[0]), column=c, value="2024-05-20") for c in ("start", "end")]
    after = apply([d], edits).documents[0]
    for seen in (d, after):
        found = apply([d], [*edits, decide("accept", (seen, seen.events[0]))])
        assert statuses(found)[-1] == ("accept", "applied")
        assert tables(found)["events"].set_index("name").review["第4回水辺会議"] == "edited"


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


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("name", "第4回 水辺の会議"),
        ("kind", "conference"),
        ("status", "cancelled"),
        ("start", "2024-05-18T10:00+09:00"),
        ("end", "2024-05-19"),
        ("dates", "2024-05-18;2024-05-25"),
        ("timezone", "Asia/Tokyo"),
        ("venue", "青葉文化会館"),
        ("country_code", "JP"),
        ("venue", ""),
    ],
)
def test_an_edit_is_what_the_tables_say_with_its_evidence(page: Any, decide: Any, column: str, value: str) -> None:
    d = page()
    made = tables(apply([d], [decide("edit", (d, d.events[0]), column=column, value=value)]))
    rows = {name: made[name][made[name].start.str.startswith("2024-05")] for name in ("events", "event_pages")}
    for row in rows.values():
        assert row[column].tolist() == [value]
    assert rows["events"].review.tolist() == ["edited"]
    evidence = made["evidence"]
    own = evidence[(evidence.column == column) & (evidence.table == "event_pages") & (evidence.rule == "decision")]
    assert own.method.tolist() == ["review"]
    assert own.text.tolist() == ["第4回水辺会議"]


def test_precision_follows_the_start_and_the_words_that_were_shown_are_the_evidence(page: Any, decide: Any) -> None:
    from pipeline.decisions import anchor

    d = page()
    start = d.page.text.index("青葉市民会館")
    at = anchor(d.page, start, start + 6)
    edits = [
        decide("edit", (d, d.events[0]), column="start", value="2024-05-18T10:00+09:00"),
        decide("edit", (d, d.events[0]), column="venue", value="青葉市民会館", at=at),
    ]
    made = tables(apply([d], edits))
    assert made["events"].set_index("name").precision["第4回水辺会議"] == "minute"
    venue = made["evidence"][made["evidence"].column == "venue"]
    assert venue.table.tolist() == ["event_pages"]
    assert venue.text.tolist() == ["青葉市民会館"]


def test_a_city_is_looked_up(page: Any, decide: Any) -> None:
    d = page()
    made = tables(apply([d], [decide("edit", (d, d.events[1]), column="city", value="横浜市")]))
    city = made["cities"].set_index("city_id").name[made["events"].set_index("name").city_id["親子観察会"]]
    assert city == "横浜市"
    assert made["event_cities"].role.tolist() == ["venue"]


def test_who_takes_part_is_a_list(page: Any, decide: Any) -> None:
    d = page()
    listed = [
        {"name": "佐藤花子", "role": "speaker", "title": "教授"},
        {"name": "水辺会議", "role": "host"},  # words of the page that nothing took for a person
        {"name": "どこにもいない", "role": "host"},
    ]
    found = apply([d], [decide("edit", (d, d.events[0]), column="people", value=listed)])
    assert statuses(found) == [("edit", "partly")]
    assert "どこにもいない" in found.outcomes[0].reason
    made = tables(found)
    assert sorted(
        zip(made["event_people"].name, made["event_people"].role, made["event_people"].title, strict=True)
    ) == [
        ("佐藤花子", "speaker", "教授"),
        ("水辺会議", "host", ""),
    ]


@pytest.mark.parametrize("column", ["people", "cities"])
def test_a_list_of_whom_the_page_has_nobody_changes_nothing(page: Any, decide: Any, column: str) -> None:
    d = page()
    role = {"people": "host", "cities": "venue"}[column]
    listed = [{"name": "どこにもいない", "role": role}]
    found = apply([d], [decide("edit", (d, d.events[0]), column=column, value=listed)])
    assert statuses(found) == [("edit", "not_applied")]
    before, after = tables(apply([d], [])), tables(found)
    for name in ("events", f"event_{column}", "evidence"):
        assert after[name].equals(before[name]), name
    emptied = apply([d], [decide("edit", (d, d.events[0]), column=column, value=[])])
    assert statuses(emptied) == [("edit", "applied")]


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


def test_merged_is_one_and_not_the_same_is_two(page: Any, decide: Any) -> None:
    one, other = page(), page(source="b.txt")
    both = (one, one.events[0]), (other, other.events[0])
    assert tables(apply([one, other], []))["events"].pages.tolist() == [2, 2]
    apart = decide("not_same", *both, sides=(0, 1))
    made = tables(apply([one, other], [apart]))
    assert sorted(made["events"].pages) == [1, 1, 2]
    assert "a reviewer has decided it" in made["merges"].evidence.str.cat()
    joined = decide("merge", *both, sides=(0, 1))
    assert tables(apply([one, other], [apart, joined]))["events"].pages.tolist() == [2, 2]
    found = apply([one, other], [apart, joined])
    assert [o.status for o in found.outcomes] == ["not_applied", "applied"]
    assert found.outcomes[0].reason == "a later decision says otherwise"


def test_two_that_one_page_tells_apart_can_be_merged(page: Any, decide: Any) -> None:
    d = page()
    found = apply([d], [decide("merge", (d, d.events[0]), (d, d.events[1]), sides=(0, 1))])
    made = tables(found)
    assert len(made["events"]) == 1
    assert len(made["event_pages"]) == 2
    assert len(made["former_ids"][made["former_ids"].table == "events"]) == 1


def test_people_are_merged_and_kept_apart(page: Any, decide: Any) -> None:
    one, other = page(), page(source="b.txt")

    def named(*decisions: Any) -> list[str]:
        return sorted(tables(apply([one, other], decisions))["people"].name)

    before = named()
    both = (one, one.people[0]), (other, other.people[0])
    joined = decide("merge", *both, sides=(0, 1))
    assert named(joined).count("山田太郎") == 1
    assert named(joined, decide("not_same", *both, sides=(0, 1))).count("山田太郎") == 2
    on_one_page = decide("merge", (one, one.people[0]), (one, one.people[1]), sides=(0, 1))
    assert named(on_one_page) == before  # the other page names two, so one of them stays a person of its own
    everywhere = decide("merge", *((d, p) for d in (one, other) for p in d.people), sides=(0, 1, 0, 1))
    assert len(named(everywhere)) == 1


def test_one_is_split_from_the_others(page: Any, decide: Any) -> None:
    pages = [page(source=f"{n}.txt") for n in range(3)]
    split = decide("split", *((d, d.events[0]) for d in pages), sides=(0, 1, 1))
    made = tables(apply(pages, [split]))
    own = made["events"][made["events"].name == "第4回水辺会議"]
    assert sorted(own.pages) == [1, 2]
    assert tables(apply(pages, [split, decision("b", "2024-09-02T00:00:00.000Z", "undo", of=split.id)]))[
        "events"
    ].pages.tolist() == [3, 3]


def test_a_reviewers_value_stands_over_what_more_pages_say(page: Any, decide: Any) -> None:
    pages = [page(source=f"{n}.txt") for n in range(3)]
    own = [(pages[n], pages[n].events[0]) for n in (1, 0, 2)]
    given = {
        "venue": "青葉文化会館",
        "kind": "festival",
        "name": "水辺の大会議",
        "start": "2024-05-20",
        "end": "2024-05-20",
    }
    edits = [decide("edit", *own, sides=(0, 1, 1), column=c, value=v) for c, v in given.items()]
    before = tables(apply(pages, []))["events"].set_index("name").event_id["第4回水辺会議"]
    made = tables(apply(pages, edits))
    row = made["events"].set_index("name").loc["水辺の大会議"]
    assert {c: row[c] for c in ("venue", "kind", "start", "end")} == {c: v for c, v in given.items() if c != "name"}
    assert (row.pages, row.review) == (3, "edited")
    assert row.event_id == before or before in made["former_ids"].old_id.tolist()
    assert set(made["event_pages"].venue) == {"青葉文化会館", ""}  # what the other pages say stays what they say


def test_two_events_cannot_be_parts_of_each_other(page: Any, decide: Any) -> None:
    d = page()
    edits = [decide("edit", (d, d.events[n]), column="parent", value=d.events[1 - n].name) for n in (0, 1)]
    assert [e for e in tables(apply([d], edits[:1]))["events"].parent_event_id if e]
    assert len([e for e in tables(apply([d], edits))["events"].parent_event_id if e]) == 1


def test_an_id_that_an_edit_changes_stays_known(page: Any, decide: Any) -> None:
    d = page()
    before = tables(apply([d], []))["events"].set_index("name").event_id["親子観察会"]
    made = tables(apply([d], [decide("edit", (d, d.events[1]), column="name", value="親子の水辺観察会")]))
    now = made["events"].set_index("name").event_id["親子の水辺観察会"]
    former = made["former_ids"].set_index("old_id").id
    assert former[before] == now != before


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
    ("column", "value"),
    [
        ("start", "2024-02-30"),
        ("start", "2024-13"),
        ("start", "T25:00+09:00"),
        ("end", "2024-05-18T10:00+99:00"),
        ("dates", "2024-05-18;tomorrow"),
        ("dates", "2024-02-30"),
        ("kind", ""),
        ("kind", "party"),
        ("status", None),
        ("timezone", "Asia/Nowhere"),
        ("country_code", "jp"),
        ("name", "a\nb"),
        ("venue", "\0"),
        ("venue", "x" * 1_001),
        ("people", [{"name": "a", "role": "king"}]),
        ("people", [{"role": "host"}]),
        ("people", [{"name": "a", "role": "host", "title": 1}]),
        ("people", "山田太郎"),
        ("cities", [["a"]]),
        ("event_id", "x"),
        ("__class__", "x"),
    ],
)
def test_a_value_that_the_tables_cannot_hold_is_listed(page: Any, decide: Any, column: str, value: Any) -> None:
    d = page()
    assert fault(column, value)
    found = apply([d], [decide("edit", (d, d.events[0]), column=column, value=value)])
    assert statuses(found) == [("edit", "not_applied")]
    assert found.documents[0].events == d.events
    if column in (*COLUMNS, *TAKING_PART):
        assert apply([d], [decide("add", (d, "司会"), value={column: value})]).documents[0].events == d.events


@pytest.mark.parametrize(
    ("value", "real"),
    [("", True), ("2024", True), ("2024-02-29", True), ("2023-02-29", False), ("--02-29", True), ("--02-30", False),
     ("2024-00", False), ("T23:59+09:00", True), ("T24:00", False), ("2024-05-18T10:60+09:00", False)],
)  # fmt: skip
def test_moments_are_in_the_calendar(value: str, real: bool) -> None:
    assert is_real(value) is real


def test_an_event_that_is_made_to_end_before_it_starts_is_a_problem(page: Any, decide: Any) -> None:
    d = page()
    made = tables(apply([d], [decide("edit", (d, d.events[0]), column="end", value="2024-05-01")]))
    assert made["problems"].code.tolist() == ["end_before_start"]


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
