import gzip
import pathlib
import zlib

import pytest

from pipeline.clean import clean, sources
from pipeline.model import Source
from pipeline.settings import Settings

BODY = "<html><body><h1>水の会議</h1><p>市民会館で開催しました。</p></body></html>"


def http(body: bytes = BODY.encode(), status: str = "200 OK", **headers: str) -> bytes:
    said = {"Content-Type": "text/html; charset=utf-8", **{k.replace("_", "-"): v for k, v in headers.items()}}
    lines = [f"HTTP/1.1 {status}", *(f"{k}: {v}" for k, v in said.items()), "", ""]
    return "\r\n".join(lines).encode() + body


def record(block: bytes, kind: str = "response", url: str = "https://a.example/1", length: int | None = None) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-01T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def read(tmp_path: pathlib.Path, *records: bytes, packed: bool = False, limit: int = 10_000) -> list[Source]:
    content = b"".join(gzip.compress(r, mtime=0) if packed else r for r in records)
    (tmp_path / ("a.warc.gz" if packed else "a.warc")).write_bytes(content)
    return list(sources(tmp_path, Settings(max_bytes=limit)))


GOOD = record(http(), url="https://a.example/good")


@pytest.mark.parametrize("packed", [False, True])
def test_responses_are_pages_and_others_are_counted(tmp_path: pathlib.Path, packed: bool) -> None:
    found = read(
        tmp_path,
        record(b"software: x\r\n", kind="warcinfo"),
        record(b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        GOOD,
        record(http(b""), kind="revisit"),
        record(b"<p>x</p>", kind="resource"),
        record(http(status="404 Not Found")),
        record(http(b"\x89PNG", Content_Type="image/png")),
        record(http(zlib.compress(BODY.encode()), Content_Encoding="deflate")),
        record(http(b"5\r\n<p>ab\r\n4\r\n</p>\r\n0\r\n\r\n", Transfer_Encoding="chunked")),
        record(http(BODY.encode("euc_jp"), Content_Type="text/html; charset=EUC-JP")),
        packed=packed,
    )
    assert [(s.source.partition("#")[2], s.reason) for s in found] == [
        ("3", ""),
        ("4", "a WARC record of type revisit, no response"),
        ("5", "a WARC record of type resource, no response"),
        ("6", "HTTP status 404"),
        ("7", "no page but image/png"),
        ("8", ""),
        ("9", ""),
        ("10", ""),
    ]
    assert (found[0].url, found[0].fetched_at) == ("https://a.example/good", "2024-05-01T00:00:00Z")
    assert found[6].content == b"<p>ab</p>"
    assert [clean(found[k]).page.title for k in (0, 5, 7)] == ["水の会議"] * 3


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (record(http(b"x" * 200_000)), "larger than"),
        (record(http(b"x" * 20_000)), "larger than"),
        (record(http(gzip.compress(b"x" * 20_000_000), Content_Encoding="gzip")), "larger than"),
        (record(b"no http at all"), "HTTP status"),
        (record(http(), length=999_999)[:-4], "cut|larger"),
        (record(http(), length=9_000)[:-4], "cut"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", "broken WARC header"),
        (b"WARC/1.0\r\n" + b"x" * 100_000, "broken WARC header"),
        (record(http(), length=3), "broken|without"),
    ],
)
def test_a_faulty_record_harms_no_other(tmp_path: pathlib.Path, bad: bytes, reason: str, packed: bool) -> None:
    found = read(tmp_path, GOOD, bad, GOOD, packed=packed)
    assert [s.url for s in found if not s.reason] == ["https://a.example/good"] * 2
    faults = [s.reason for s in found if s.reason]
    assert faults
    assert any(part in fault for part in reason.split("|") for fault in faults)


def test_a_bomb_and_a_member_cut_in_the_middle(tmp_path: pathlib.Path) -> None:
    good = gzip.compress(GOOD, mtime=0)
    bomb = gzip.compress(record(b"\0" * 300_000_000), compresslevel=1, mtime=0)
    cut = gzip.compress(record(http(bytes(range(256)) * 30)), mtime=0)
    (tmp_path / "a.warc.gz").write_bytes(good + bomb + good + cut[: len(cut) // 2] + good + cut[: len(cut) // 2])
    found = list(sources(tmp_path, Settings(max_bytes=100_000)))
    assert [s.url for s in found if not s.reason] == ["https://a.example/good"] * 3
    assert sum(bool(s.reason) for s in found) >= 3


def test_one_gzip_stream_of_many_records(tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(GOOD * 3, mtime=0))
    assert [s.reason for s in sources(tmp_path)] == [""] * 3


@pytest.mark.parametrize("content", [b"", b"\x1f\x8b", b"nothing of the kind" * 50, b"WARC/1.0\r\n", b"\r\n" * 99])
def test_what_is_no_warc(tmp_path: pathlib.Path, content: bytes) -> None:
    (tmp_path / "a.warc").write_bytes(content)
    assert all(s.reason for s in sources(tmp_path))
