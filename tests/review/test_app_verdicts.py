"""What reviewers decide in the app: what it takes, what it refuses, and what is there after the next run."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from pipeline.decisions import read
from pipeline.review import Desk
from tests.review.asking import BOTH, GATHERING, OBSERVED, decide, item, items, page_text, state


def test_accepting_takes_it_off_the_queue_and_undo_puts_it_back(client: TestClient) -> None:
    first = items(client, state="open")[0]
    made = decide(client, what="accept", id=first["id"], why="合っている")
    assert made["touched"] == [first["id"]]
    assert first["id"] not in {i["id"] for i in items(client, state="open")}
    assert [i["id"] for i in items(client, state="accepted")] == [first["id"]]
    assert decide(client, what="undo")["touched"] == [first["id"]]
    assert first["id"] in {i["id"] for i in items(client, state="open")}


def test_the_last_word_counts(client: TestClient) -> None:
    key = item(client, GATHERING)["id"]
    for what, after in (("accept", "accepted"), ("reject", "rejected"), ("accept", "accepted")):
        decide(client, what=what, id=key)
        assert state(client, key) == after
    for after in ("rejected", "accepted", ""):
        decide(client, what="undo")
        assert state(client, key) == after
    assert client.post("/api/decide", json={"what": "undo"}).json()["error"] == "refused.undo"


def test_an_edit_is_shown_beside_what_was_extracted(client: TestClient) -> None:
    key = item(client, BOTH, 2)["id"]
    decide(client, what="edit", id=key, values={"venue": "青葉文化ホール", "end": "2024-05-19"})
    fields = {f["column"]: f for f in client.get(f"/api/items/{key}").json()["fields"]}
    assert fields["venue"]["value"] == "青葉文化ホール"
    assert fields["end"]["value"] == "2024-05-19"
    assert fields["end"]["extracted"] == "2024-05-18"
    assert [(i["id"], i["end"]) for i in items(client, state="edited")] == [(key, "2024-05-19")]
    assert state(client, key) == ""  # still to be accepted


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("start", "5月18日"),
        ("start", "2024-13-01x"),
        ("kind", "party"),
        ("country_code", "日本"),
        ("timezone", "東京 時間"),
        ("name", " "),
        ("venue", 3),
        ("confidence", "1"),
        ("event_id", "ev_x"),
        ("people", [{"name": "高橋健一", "role": "king"}]),
        ("people", "高橋健一"),
    ],
)
def test_what_a_column_cannot_hold_is_refused(client: TestClient, desk: Desk, column: str, value: Any) -> None:
    key = item(client, GATHERING)["id"]
    answer = client.post("/api/decide", json={"what": "edit", "id": key, "values": {column: value}})
    assert answer.status_code == 422
    assert answer.json()["error"].startswith("refused.")
    assert not desk.path.exists()


def test_merging_not_the_same_and_splitting(client: TestClient, desk: Desk) -> None:
    one, other = item(client, BOTH, 2), item(client, OBSERVED)
    decide(client, what="merge", id=one["id"], other=other["id"])
    assert state(client, other["id"]) == "merged"
    decide(client, what="not_same", id=one["id"], other=other["id"])
    statement = client.get(f"/api/items/{one['id']}").json()["statements"][0]["statement_id"]
    decide(client, what="split", id=one["id"], statement=statement)
    whats = [(d.what, [t.side for t in d.targets]) for d in read(desk.path).decisions]
    assert whats == [("merge", [0, 0, 1]), ("not_same", [0, 0, 1]), ("split", [0, 1])]
    for body in ({"what": "merge", "id": one["id"], "other": one["id"]}, {"what": "split", "id": other["id"]}):
        assert client.post("/api/decide", json=body).status_code == 422


def test_people_are_reviewed_too(client: TestClient) -> None:
    people = {p["name"]: p for p in items(client, table="people")}
    found = client.get(f"/api/items/{people['高橋健一']['id']}").json()
    assert {o["title"] for o in found["offices"]} == {"市長"}
    assert BOTH in {e["name"] for e in found["attended"]}
    decide(client, what="merge", id=people["高橋健一"]["id"], other=people["山田太郎"]["id"])
    assert state(client, people["山田太郎"]["id"]) == "merged"
    event = item(client, GATHERING)["id"]
    body = {"what": "merge", "id": people["高橋健一"]["id"], "other": event}
    assert client.post("/api/decide", json=body).status_code == 422


def test_an_event_is_added_from_selected_words(client: TestClient, desk: Desk) -> None:
    page_id = desk.tables.rows("SELECT page_id FROM pages WHERE source LIKE '%taikai%'")[0]["page_id"]
    text = page_text(client, page_id)
    start = text.index("開会のあいさつ")
    value = {"name": "開会式", "kind": "ceremony", "start": "2024-05-18", "end": "2024-05-18", "venue": ""}
    decide(client, what="add", page_id=page_id, start=start, end=start + 7, value=value)
    added = client.get(f"/api/pages/{page_id}").json()["added"]
    assert [(a["name"], a["start"]) for a in added] == [("開会式", "2024-05-18")]
    for wrong in (
        {"start": -1, "end": 3},
        {"start": 5, "end": 5},
        {"start": 0, "end": 10**9},
        {"start": "0", "end": 3},
    ):
        body = {"what": "add", "page_id": page_id, "value": value, **wrong}
        assert client.post("/api/decide", json=body).status_code == 422


def test_decisions_are_still_there_for_the_next_start(client: TestClient, desk: Desk) -> None:
    key = item(client, GATHERING)["id"]
    decide(client, what="reject", id=key, why="行事ではない")
    again = Desk(desk.tables.extracted, desk.path, "別の人")
    assert again.state().verdicts.state(key) == "rejected"
    listed = client.get("/api/decisions").json()
    assert listed["rows"][0] | {"id": "", "when": ""} == {
        **{"id": "", "when": "", "who": "評価者", "what": "reject", "column": "", "value": "", "of": "", "other": ""},
        **{"why": "行事ではない", "table": "events", "name": GATHERING, "source": "minato/hostile.txt"},
        **{"stands": True, "outcome": ["pending", ""]},
    }


def test_a_second_reviewer_is_seen_at_once(client: TestClient, desk: Desk) -> None:
    key = item(client, GATHERING)["id"]
    other = Desk(desk.tables.extracted, desk.path, "別の人")
    from pipeline.review.posting import post

    post(other, {"what": "accept", "id": key})
    assert state(client, key) == "accepted"
    assert client.post("/api/decide", json={"what": "undo"}).status_code == 422  # not mine


def test_after_the_next_run_the_app_says_what_became_of_each(client: TestClient, desk: Desk, corpus: Any) -> None:
    """The tables have the decisions now; the queue still knows what was decided, and the log what was applied."""
    kept, gone = item(client, OBSERVED)["id"], item(client, GATHERING)["id"]
    decide(client, what="edit", id=kept, values={"venue": "川"})
    decide(client, what="accept", id=kept)
    decide(client, what="reject", id=gone)
    corpus.write(corpus.documents(), desk.tables.extracted)
    assert gone not in {i["id"] for i in items(client)}
    assert state(client, kept) == "accepted"
    venue = next(f for f in client.get(f"/api/items/{kept}").json()["fields"] if f["column"] == "venue")
    assert (venue["value"], venue["extracted"]) == ("川", "川")
    assert venue["evidence"][0]["method"] == "review"
    rows = client.get("/api/decisions").json()["rows"]
    assert [(r["what"], r["outcome"][0]) for r in rows] == [
        ("reject", "applied"),
        ("accept", "applied"),
        ("edit", "applied"),
    ]
