"""What the app is asked over HTTP."""

from __future__ import annotations

from typing import Any

from starlette.testclient import TestClient

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


def page_text(client: TestClient, page_id: str) -> str:
    blocks = client.get(f"/api/pages/{page_id}").json()["blocks"]
    return "".join(text for block in blocks for _, text, _ in block["pieces"])
