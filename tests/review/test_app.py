"""What the server answers: queue, items, pages, and decisions that stand until somebody undoes them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from pipeline.decisions import read
from pipeline.review import Desk

BOTH = "第4回世界水辺都市会議"  # told by two pages
OBSERVED = "親子水辺観察会"
GATHERING = "<svg onload=alert(1)>水の集い"


def items(client: TestClient, **asked: Any) -> list[dict[str, Any]]:
    return client.get("/api/queue", params={"state": "all", **asked}).json()["items"]


def item(client: TestClient, name: str, pages: int = 1) -> dict[str, Any]:
    return next(i for i in items(client) if i["name"] == name and i["pages"] == pages)


def decide(client: TestClient, **body: Any) -> dict[str, Any]:
    answer = client.post("/api/decide", json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()


def state(client: TestClient, key: str) -> str:
    return client.get(f"/api/items/{key}").json()["state"]


def test_the_least_certain_come_first(client: TestClient) -> None:
    sure = [i["confidence"] for i in items(client)]
    assert len(sure) > 4
    assert sure == sorted(sure)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"words": "水の集い"}, {GATHERING}),
        ({"words": "ハンス 会議"}, {BOTH}),
        ({"words": "ＴＡＩＫＡＩ 観察"}, {OBSERVED}),  # a part of the page's address, in any width
        ({"site": "www.city.aoba.example", "since": "2024-06"}, {OBSERVED}),
        ({"since": "2024-07", "until": "2024-07"}, {"表敬訪問"}),
        ({"until": "2024-05-17"}, {"水辺のまちづくり分科会"}),
        ({"kind": "visit"}, {"表敬訪問"}),
        ({"kind": "no such kind"}, set()),
        ({"words": "どこにもない"}, set()),
        ({"changed": "1"}, set()),  # the first run has no run before it
    ],
)
def test_filters_and_search(client: TestClient, asked: dict[str, str], names: set[str]) -> None:
    assert {i["name"] for i in items(client, **asked)} == names


def test_the_queue_comes_in_stretches(client: TestClient) -> None:
    whole = [i["id"] for i in items(client)]
    got = [i["id"] for offset in range(0, len(whole), 2) for i in items(client, offset=offset, limit=2)]
    assert got == whole
    assert client.get("/api/queue", params={"state": "all", "find": whole[3], "limit": 1}).json()["at"] == 3
    assert client.get("/api/queue", params={"offset": "x", "limit": "-1"}).json()["items"] == []


def test_every_value_leads_to_its_characters(client: TestClient) -> None:
    for listed in items(client):
        found = client.get(f"/api/items/{listed['id']}").json()
        for field in found["fields"]:
            for e in field["evidence"]:
                text = page_text(client, e["page_id"])
                assert text[e["start"] : e["end"]] == e["text"]
        assert {f["column"] for f in found["fields"] if f["evidence"]} >= {"name", "start"}


def page_text(client: TestClient, page_id: str) -> str:
    blocks = client.get(f"/api/pages/{page_id}").json()["blocks"]
    return "".join(text for block in blocks for _, text, _ in block["pieces"])


def test_a_page_is_whole_and_its_pieces_stand_where_they_say(client: TestClient, desk: Desk) -> None:
    for row in desk.tables.rows("SELECT page_id FROM pages"):
        found = client.get(f"/api/pages/{row['page_id']}").json()
        page = desk.tables.page(row["page_id"])
        assert page is not None
        assert page_text(client, row["page_id"]) == page.page.text
        for block in found["blocks"]:
            for start, text, marks in block["pieces"]:
                assert page.page.text[start : start + len(text)] == text
                for m in marks:
                    assert found["marks"][m]["start"] <= start < start + len(text) <= found["marks"][m]["end"]
        covered = {m for block in found["blocks"] for _, _, marks in block["pieces"] for m in marks}
        assert covered == set(range(len(found["marks"])))
        assert any(not block["kept"] and block["reason"] for block in found["blocks"]) or "aoba" not in found["source"]


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


def test_a_damaged_line_is_told_and_costs_only_itself(client: TestClient, desk: Desk) -> None:
    key = item(client, GATHERING)["id"]
    decide(client, what="accept", id=key)
    with desk.path.open("a", encoding="utf-8") as file:
        file.write("<<<<<<< HEAD\n" + json.dumps({"what": "accept"}))
    assert state(client, key) == "accepted"
    assert client.get("/api/decisions").json()["faults"] == 2
    decide(client, what="reject", id=key)
    assert state(client, key) == "rejected"


def test_a_page_is_called_complete(client: TestClient, desk: Desk) -> None:
    page_id = desk.tables.rows("SELECT page_id FROM pages")[0]["page_id"]
    made = decide(client, what="page_done", page_id=page_id)["decisions"][0]
    assert client.get(f"/api/pages/{page_id}").json()["done"]["who"] == "評価者"
    decide(client, what="undo", of=made["id"])
    assert client.get(f"/api/pages/{page_id}").json()["done"] is None


@pytest.mark.parametrize("body", ["", "[]", '{"what": ' + "1" * 5000 + "}", "[" * 60_000, '{"what": "\\ud800"}'])
def test_what_is_no_question_is_refused(client: TestClient, desk: Desk, body: str) -> None:
    answer = client.post("/api/decide", content=body, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()) == (400, {"error": "refused.what"})
    assert not desk.path.exists()


@pytest.mark.parametrize("path", ["/api/items/ev_none", "/api/pages/pg_none", "/api/pages/%00", "/messages/fr.json"])
def test_what_is_not_there_is_404(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_changes_of_the_last_run_are_a_filter(client: TestClient, desk: Desk) -> None:
    key = item(client, GATHERING)["id"]
    path = desk.tables.extracted / "run" / "changes.csv"
    link = f"event_people,{key};pe_x;pg_x;host,added,,,"
    path.write_text(f"table,row_id,change,column,old,new\n{link}\n", encoding="utf-8")
    assert [i["id"] for i in items(client, changed="1")] == [key]


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
