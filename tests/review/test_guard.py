"""Who may ask and who may write; and what every answer carries."""

from collections.abc import Mapping

import pytest
from starlette.testclient import TestClient

from pipeline.review import Desk

HOST = "http://127.0.0.1:8765"
UNDO = {"what": "undo"}


@pytest.mark.parametrize(
    ("host", "answered"),
    [
        ("127.0.0.1:8765", True),
        ("localhost:8765", True),
        ("[::1]:8765", True),
        ("127.0.0.1", True),
        ("evil.example:8765", False),
        ("127.0.0.1.evil.example", False),
        ("127.0.0.1:8765.evil.example", False),
        ("localhost.evil.example:80", False),
        ("", False),
    ],
)
def test_only_our_own_host_is_answered(client: TestClient, host: str, answered: bool) -> None:
    del client.headers["origin"]
    assert (client.get("/api/choices", headers={"host": host}).status_code == 200) is answered


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 422),  # it may write; there is nothing to undo
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "https://127.0.0.1:8765"}, 403),
        ({"origin": "http://127.0.0.1:9999"}, 403),
        ({"origin": ""}, 403),
        ({"x-gyoji-token": ""}, 403),
        ({"x-gyoji-token": "another"}, 403),
        ({"x-gyoji-token": "ü"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"content-type": "text/plain"}, 415),
    ],
)
def test_a_write_needs_our_origin_and_the_token(client: TestClient, headers: Mapping[str, str], status: int) -> None:
    given = {k: v.encode() for k, v in headers.items()}
    assert client.post("/api/decide", json=UNDO, headers=given).status_code == status  # type: ignore[arg-type]


def test_another_site_reads_nothing(client: TestClient) -> None:
    assert client.get("/api/choices", headers={"origin": "http://evil.example"}).status_code == 403
    assert client.get("/api/choices", headers={"sec-fetch-site": "cross-site"}).status_code == 403


def test_the_token_is_only_for_the_address_that_was_printed(client: TestClient) -> None:
    token = client.headers["x-gyoji-token"]
    assert token in client.get(f"/?token={token}").text
    for path in ("/", "/?token=", "/?token=another", "/?token=%C3%BC"):
        assert token not in client.get(path).text


def test_every_answer_is_closed_to_all_but_our_own_files(client: TestClient) -> None:
    for path in ("/", "/static/app.js", "/api/choices", "/api/pages/nothing", "/nowhere"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self';" in policy
        assert "unsafe" not in policy
        assert "require-trusted-types-for 'script'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "POST"])
def test_nothing_else_writes(client: TestClient, method: str) -> None:
    for path in ("/", "/api/queue", "/api/pages/x", "/static/app.js"):
        assert client.request(method, path).status_code in (404, 405)


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2f..%2f..%2fetc/passwd",
        "/api/pages/..%2f..%2fetc%2fpasswd",
        "/messages/..%2f..%2fapp.json",
        "/api/items/..%2f..%2fgyoji.sqlite",
    ],
)
def test_no_path_leads_to_a_file(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "root:" not in answer.text


def test_a_large_write_is_refused_before_it_is_read(client: TestClient, desk: Desk) -> None:
    body = '{"what": "undo", "why": "' + "x" * 100_000 + '"}'
    answer = client.post("/api/decide", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 413
    assert not desk.path.exists()


@pytest.mark.parametrize("body", ["", "[]", "1", "null", "{", '{"what": 1}', '{"what": "erase"}', "[" * 9_000, "\xff"])
def test_what_is_no_request_is_refused(client: TestClient, desk: Desk, body: str) -> None:
    content = body.encode("latin-1")
    answer = client.post("/api/decide", content=content, headers={"content-type": "application/json"})
    assert answer.status_code in (400, 422)
    assert not desk.path.exists()
