"""What a reviewer says is one thing, or two."""

from __future__ import annotations

from typing import Any

from pipeline.decisions import apply, decision
from tests.decisions.decided import tables


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
