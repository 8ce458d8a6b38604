"""Values that a reviewer gives: which the tables take, and what they say of them."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.decisions import apply
from pipeline.decisions.edits import COLUMNS, TAKING_PART, fault, is_real
from tests.decisions.decided import statuses, tables


def test_an_edited_day_can_be_accepted(page: Any, decide: Any) -> None:
    """Before the next run the reviewer sees the old tables, after it the new ones: both are meant."""
    d = page()
    edits = [decide("edit", (d, d.events[0]), column=c, value="2024-05-20") for c in ("start", "end")]
    after = apply([d], edits).documents[0]
    for seen in (d, after):
        found = apply([d], [*edits, decide("accept", (seen, seen.events[0]))])
        assert statuses(found)[-1] == ("accept", "applied")
        assert tables(found)["events"].set_index("name").review["第4回水辺会議"] == "edited"


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


def test_an_id_that_an_edit_changes_stays_known(page: Any, decide: Any) -> None:
    d = page()
    before = tables(apply([d], []))["events"].set_index("name").event_id["親子観察会"]
    made = tables(apply([d], [decide("edit", (d, d.events[1]), column="name", value="親子の水辺観察会")]))
    now = made["events"].set_index("name").event_id["親子の水辺観察会"]
    former = made["former_ids"].set_index("old_id").id
    assert former[before] == now != before


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
