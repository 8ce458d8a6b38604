"""What comes back from an annotator's tool is joined with what the tables say."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.annotate import Extraction, annotation_of
from pipeline.annotate.exchange import import_pages
from pipeline.annotate.marked import Mark, marked
from pipeline.annotate.merge import merge
from tests.annotate.marking import mark

TEXT = "松山市の清水勇人市長は6月1日と6月1日に清水 さんと今治市で「水の会議」を開いた。\n"
SPANS = [
    ("CITY", "松山市", "ci_1"),
    ("PERSON", "清水勇人", "pe_1"),
    ("TIME", "6月1日", "tm_1"),
    ("TIME", "6月1日", "tm_2"),
    ("PERSON", "清水", "pe_1"),
    ("CITY", "今治市", "ci_2"),
    ("EVENT", "水の会議", "ev_1"),
]
Tables = Callable[..., Extraction]


@pytest.fixture
def corrected(tables_of: Tables) -> Callable[..., dict[str, Any]]:
    """The annotation after an annotator has taken marks away and put new ones."""

    def make(gone: list[int], new: list[Mark]) -> dict[str, Any]:
        (page,) = tables_of(TEXT, SPANS).pages()
        shown = marked(page, "page")
        left = [m for i, m in enumerate(shown.marks) if i not in gone]
        return merge(annotation_of(page), shown.marks, replace(shown, marks=tuple(sorted([*left, *new])))).data

    return make


def test_untouched_is_what_the_tables_say(tables_of: Tables, corrected: Callable[..., dict[str, Any]]) -> None:
    (page,) = tables_of(TEXT, SPANS).pages()
    assert corrected([], []) == annotation_of(page)


def test_what_is_taken_away_goes(corrected: Callable[..., dict[str, Any]]) -> None:
    data = corrected([0, 2, 6], [])
    assert [c["name"] for c in data["cities"]] == ["今治市"]
    assert data["events"] == []
    assert [(t["text"], t["line"]) for t in data["times"]] == [("6月1日", 1)]
    assert [p["name"] for p in data["people"]] == ["清水勇人"]


def test_a_person_stays_while_one_of_the_marks_is_left(corrected: Callable[..., dict[str, Any]]) -> None:
    assert [p["name"] for p in corrected([1], [])["people"]] == ["清水勇人"]
    assert corrected([1, 4], [])["people"] == []


def test_what_is_new_comes(corrected: Callable[..., dict[str, Any]]) -> None:
    data = corrected([6], [mark(TEXT, "「水の会議」", "EVENT"), mark(TEXT, "勇人", "PERSON")])
    assert [e["name"] for e in data["events"]] == ["「水の会議」"]
    assert data["events"][0]["start"] is None
    assert data["people"][0]["aliases"] == ["清水", "勇人"]


def test_a_note_says_what_a_new_time_means(corrected: Callable[..., dict[str, Any]]) -> None:
    text = "水の会議"
    new = Mark(TEXT.index(text), TEXT.index(text) + 1, "TIME", "2024-06-01T10:00+09:00 Asia/Tokyo")
    (row,) = (t for t in corrected([], [new])["times"] if t["text"] == "水")
    assert (row["start"], row["timezone"]) == ("2024-06-01T10:00+09:00", "Asia/Tokyo")
    (open_row,) = (t for t in corrected([], [replace(new, note="")])["times"] if t["text"] == "水")
    assert open_row["start"] == ""


def test_new_cities_have_their_country(corrected: Callable[..., dict[str, Any]], tables_of: Tables) -> None:
    (page,) = tables_of("パリの会議\n", []).pages()
    shown = marked(page, "page")
    merged = merge(annotation_of(page), (), replace(shown, marks=(Mark(0, 2, "CITY"),)))
    assert merged.data["cities"] == [{"name": "パリ", "kind": "city", "country": "FR"}]


def test_a_hand_made_annotation_is_kept_and_broken_ones_are_told(tmp_path: Path) -> None:
    from pipeline.errors import InputError

    for folder in ("extracted", "extracted/stages", "brat", "gold"):
        (tmp_path / folder).mkdir()
    (tmp_path / "extracted" / "pages.csv").write_text("page_id,source,status\npg_1,a/page.txt,ok\n", encoding="utf-8")
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.table({"page_id": ["pg_1"], "text": ["松山市の会\n"]})
    pq.write_table(table, tmp_path / "extracted" / "stages" / "pages.parquet")
    (tmp_path / "brat" / "page.txt").write_text("松山市の会\n", encoding="utf-8")
    (tmp_path / "brat" / "page.ann").write_text("T1\tCITY 0 3\t松山市\n", encoding="utf-8")
    old = {"source": "page.txt", "events": [{"name": "会", "start": None, "end": None, "venue": "公民館"}]}
    old |= {"people": [], "cities": [], "times": []}
    path = tmp_path / "gold" / "page.json"
    path.write_text(json.dumps(old, ensure_ascii=False), encoding="utf-8")
    arguments = (tmp_path / "extracted", tmp_path / "brat", tmp_path / "gold", "brat")
    assert import_pages(*arguments).files == (path,)
    data = json.loads(path.read_text(encoding="utf-8"))
    assert data["events"][0]["venue"] == "公民館"
    assert [c["name"] for c in data["cities"]] == ["松山市"]
    path.write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match=r"page\.json:1: is no JSON"):
        import_pages(*arguments)
    with pytest.raises(InputError, match="there is no format"):
        import_pages(*arguments[:3], "conll")
    with pytest.raises(InputError, match="is not there"):
        import_pages(tmp_path / "extracted", tmp_path / "none", tmp_path / "gold", "brat")
    (tmp_path / "bad.jsonl").write_text('{"text": "松山市の会", "label": [[1]]}\n', encoding="utf-8")
    with pytest.raises(InputError, match="no export that can be read"):
        import_pages(tmp_path / "extracted", tmp_path / "bad.jsonl", tmp_path / "gold", "doccano")
    (tmp_path / "bad.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="no page that somebody has marked"):
        import_pages(tmp_path / "extracted", tmp_path / "bad.jsonl", tmp_path / "gold", "doccano")
