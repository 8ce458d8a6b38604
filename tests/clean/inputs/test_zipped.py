import io
import pathlib
import zipfile

import pytest

from pipeline.clean import clean, sources
from pipeline.model import Source
from pipeline.settings import Settings

PAGE = "<html><body><h1>水の会議</h1><p>市民会館で開催しました。</p></body></html>".encode()


def pack(*entries: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def read(tmp_path: pathlib.Path, content: bytes, limit: int = 100_000) -> list[Source]:
    (tmp_path / "a.zip").write_bytes(content)
    return list(sources(tmp_path, Settings(max_bytes=limit)))


def test_files_with_what_stands_beside_them(tmp_path: pathlib.Path) -> None:
    found = read(
        tmp_path,
        pack(
            ("d/b.html", PAGE),
            ("d/b.json", b'{"site": "Midori"}'),
            ("pages.csv", b"source,url\nd/b.html,https://a.example/b\n"),
            ("d/", b""),
            ("__MACOSX/d/._b.html", b"x"),
            ("d/.hidden", b"x"),
            ("c.jsonl", b'{"text": "x"}'),
            ("e.docx", b"x"),
        ),
    )
    assert [(s.source, s.url, s.site, s.reason) for s in found] == [
        ("a.zip!c.jsonl#1", "", "", ""),
        ("a.zip!d/b.html", "https://a.example/b", "Midori", ""),
        ("a.zip!e.docx", "", "", "unknown suffix .docx"),
    ]
    assert clean(found[1]).page.title == "水の会議"


def test_names_are_labels(tmp_path: pathlib.Path) -> None:
    before = sorted(p.name for p in tmp_path.parent.iterdir())
    names = ["../../up.html", "/root.html", "C:\\win.html", "a\nb.html", "same.html", "same.html"]
    with pytest.warns(UserWarning, match="Duplicate"):
        found = read(tmp_path, pack(*((n, PAGE) for n in names)))
    assert len({s.source for s in found}) == 6
    assert all(not s.reason and s.source.isprintable() for s in found)
    assert sorted(p.name for p in tmp_path.parent.iterdir()) == before
    assert [p.name for p in tmp_path.iterdir()] == ["a.zip"]


def test_an_entry_without_a_name_is_passed_over(tmp_path: pathlib.Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("b.txt", "二月の会")
        archive.writestr("a.txt", "三月の会")
        archive.filelist[0].filename = ""  # as the list at the end of the file will have it
    assert [source.source for source in sources(tmp_path)] == ["a.zip!a.txt"]


def test_japanese_names_of_windows(tmp_path: pathlib.Path) -> None:
    content = pack(("XXXX.html", PAGE)).replace(b"XXXX", "会議".encode("cp932"))
    (found,) = read(tmp_path, content)
    assert found.source == "a.zip!会議.html"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"PK\x03\x04 nothing", "unreadable"),
        (b"", "unreadable"),
        (pack(("b.zip", pack(("c.html", PAGE)))), "an archive inside an archive"),
        (pack(("b.html", b"a" * 3_000_000)), "larger than"),
        (pack(("b.html", PAGE)).replace(PAGE[:0] + b"b.html", b"c.html", 1), "unreadable"),
    ],
)
def test_a_faulty_archive_is_a_source(tmp_path: pathlib.Path, content: bytes, reason: str) -> None:
    (tmp_path / "z.html").write_bytes(PAGE)
    found = read(tmp_path, content)
    assert found[0].reason.startswith(reason)
    assert found[-1].source == "z.html"
    assert not found[-1].reason


def test_an_entry_that_lies_of_its_size_and_a_broken_one(tmp_path: pathlib.Path) -> None:
    content = bytearray(pack(("a.html", PAGE), ("b.html", PAGE)))
    content[content.index(b"a.html") + 8] ^= 0xFF  # in the packed bytes of the first
    found = read(tmp_path, bytes(content))
    assert found[0].reason.startswith("unreadable")
    assert not found[1].reason


def test_many_large_entries_end_at_a_bound(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.clean.inputs.bounds.Budget.__init__.__defaults__", (200_000,))
    found = read(tmp_path, pack(*((f"{k}.html", b"a" * 90_000) for k in range(9))))
    assert [bool(s.reason) for s in found] == [False, False] + [True] * 7
    assert "expands to more than" in found[-1].reason
