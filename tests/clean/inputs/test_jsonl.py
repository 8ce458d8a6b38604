import gzip
import json
import pathlib

import pytest

from pipeline.clean import clean, sources
from pipeline.model import Source
from pipeline.settings import Settings

PAGE = {
    "url": "https://a.example/1",
    "html": "<h1>水の会議</h1><p>市民会館で開催しました。</p>",
    "fetched_at": "2024-05-01",
}


def read(tmp_path: pathlib.Path, content: bytes, name: str = "a.jsonl", limit: int = 10_000) -> list[Source]:
    (tmp_path / name).write_bytes(content)
    return list(sources(tmp_path, Settings(max_bytes=limit)))


def lines(*rows: object) -> bytes:
    return "\n".join(json.dumps(r, ensure_ascii=False) for r in rows).encode()


def test_a_page_a_line(tmp_path: pathlib.Path) -> None:
    text = {
        "link": "https://a.example/2",
        "text": "水の会議\n\n市民会館で開催しました。",
        "site": "みどり市",
        "html": "",
    }
    found = read(tmp_path, b"\xef\xbb\xbf" + lines(PAGE, text) + b"\n\n")
    assert [(s.source, s.url, s.fetched_at, s.site, s.reason) for s in found] == [
        ("a.jsonl#1", "https://a.example/1", "2024-05-01", "", ""),
        ("a.jsonl#2", "https://a.example/2", "", "みどり市", ""),
    ]
    pages = [clean(s) for s in found]
    assert [p.page.title for p in pages] == ["水の会議", "水の会議"]
    assert pages[0].blocks[0].kind == "title"


def test_html_that_does_not_look_like_it_and_text_that_does(tmp_path: pathlib.Path) -> None:
    html, text = {"html": "水の会議を<b>開催</b>しました。"}, {"text": "<p>と書くと段落になります。"}
    pages = [clean(s).page.text for s in read(tmp_path, lines(html, text))]
    assert pages == ["水の会議を開催しました。", "<p>と書くと段落になります。"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "no JSON"),
        (b"\xff\xfe{", "no JSON"),
        (b"[" * 100_000, "larger than"),
        (b"[" * 9_000, "no JSON"),
        (b"[1]", "no JSON object"),
        (b'{"html": 5, "url": "https://a.example/"}', "no html and no text"),
        (b'{"html": "' + b"a" * 70_000 + b'"}', "larger than"),
    ],
)
def test_a_faulty_line_is_one_source_and_the_rest_is_read(tmp_path: pathlib.Path, line: bytes, reason: str) -> None:
    found = read(tmp_path, line + b"\n" + lines(PAGE))
    assert [s.source for s in found] == ["a.jsonl#1", "a.jsonl#2"]
    assert found[0].reason.startswith(reason)
    assert found[1].reason == ""


def test_lone_surrogates_do_not_break(tmp_path: pathlib.Path) -> None:
    (found,) = read(tmp_path, b'{"text": "\\ud83d \\u6c34\\u306e\\u4f1a\\u8b70"}')
    assert clean(found).page.text.endswith("水の会議")


def test_packed_and_cut(tmp_path: pathlib.Path) -> None:
    whole = gzip.compress(lines(PAGE) + b"\n" + lines(*[{"text": f"{k}号" * 99} for k in range(50)]), mtime=0)
    assert [s.reason for s in read(tmp_path, whole, "a.jsonl.gz")] == [""] * 51
    cut = read(tmp_path, whole[: len(whole) // 2], "a.jsonl.gz")
    assert cut[-1].reason.startswith("unreadable from here on")


def test_a_bomb_is_bounded(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.clean.inputs.bounds.LEAST", 1_000_000)
    monkeypatch.setattr("pipeline.clean.inputs.bounds.Budget.__init__.__defaults__", (1_000_000,))
    (tmp_path / "b.jsonl").write_bytes(lines(PAGE))
    found = read(tmp_path, gzip.compress(b'{"text": "' + b"a" * 5_000_000, mtime=0), "a.jsonl.gz", limit=1000)
    assert "expands to more than" in found[-2].reason
    assert found[-1].source == "b.jsonl#1"
