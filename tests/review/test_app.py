"""What the server answers: queue, items, pages, and decisions that stand until somebody undoes them."""

from __future__ import annotations

import json

import pytest
from starlette.testclient import TestClient

from pipeline.review import Desk
from tests.review.asking import BOTH, GATHERING, OBSERVED, decide, item, items, page_text, state


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
