import os
import pathlib
from typing import IO

import pytest

from pipeline.clean import clean, sources
from pipeline.clean.inputs.folder import Folder
from pipeline.errors import InputError
from pipeline.settings import Settings


def test_walks_in_order_with_facts(tmp_path: pathlib.Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "a.txt").write_text("水の会議", encoding="utf-8")
    (tmp_path / "b" / "c.html").write_text("<p>水の会議</p>", encoding="utf-8")
    (tmp_path / "b" / "c.json").write_text('{"fetched_at": "2024-01-02", "site": 5}', encoding="utf-8")
    (tmp_path / "b" / "d.docx").write_bytes(b"x")
    (tmp_path / "big.txt").write_bytes(b"x" * 100)
    (tmp_path / "b" / "pages.csv").write_text("source,url,fetched_at\nc.html,https://a.example/c,2023-01-01\n")
    found = list(sources(tmp_path, Settings(max_bytes=50)))
    assert [s.source for s in found] == ["a.txt", "b/c.html", "b/d.docx", "big.txt"]
    assert (found[1].url, found[1].fetched_at, found[1].site) == ("https://a.example/c", "2024-01-02", "")
    assert found[2].reason.startswith("unknown suffix")
    assert found[3].reason.startswith("larger than")


def test_missing_folder(tmp_path: pathlib.Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        list(sources(tmp_path / "none"))


def test_unreadable_file(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("水")
    (tmp_path / "b.txt").write_text("水の会議の記録です。")

    def refuse(self: Folder, name: str) -> IO[bytes]:
        if name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return (tmp_path / name).open("rb")

    monkeypatch.setattr(Folder, "open", refuse)
    found = list(sources(tmp_path))
    assert found[0].reason == "unreadable: Permission denied"
    assert found[1].reason == ""
    assert clean(found[0]).page.status == "rejected"


def test_names_that_are_not_utf8(tmp_path: pathlib.Path) -> None:
    for name in ("見学.txt".encode("cp932"), "見学.txt".encode(), b"\xff\xfe.txt", "視察.txt".encode("cp932")):
        with open(os.path.join(os.fsencode(tmp_path), name), "wb") as file:
            file.write("5月1日の見学".encode())
    with open(os.path.join(os.fsencode(tmp_path), "視察.json".encode("cp932")), "wb") as file:
        file.write(b'{"url": "https://a.example/1"}')
    found = {s.source: (s.url, len(s.content)) for s in sources(tmp_path)}
    length = len("5月1日の見学".encode())
    assert found == {
        r"\x8c\xa9\x8aw.txt": ("", length),  # its name in CP932 is taken
        r"\xff\xfe.txt": ("", length),
        "見学.txt": ("", length),
        "視察.txt": ("https://a.example/1", length),
    }


@pytest.mark.parametrize("fact", ["url", "site", "fetched_at"])
def test_half_of_a_character_beside_a_page_ends_nothing(fact: str, tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.txt").write_text("水の会議", encoding="utf-8")
    (tmp_path / "a.json").write_text(f'{{"{fact}": "水\\ud800"}}', encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(f'{{"text": "水の会議", "{fact}": "水\\udfff"}}\n', encoding="utf-8")
    assert [getattr(s, fact) for s in sources(tmp_path)] == ["水?", "水?"]
