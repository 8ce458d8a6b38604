"""Pages that somebody has called complete become annotations that hold against their pages."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from types import ModuleType

import pytest
from starlette.testclient import TestClient

from pipeline.annotate import Corpus
from pipeline.errors import StageError
from pipeline.recognize.ner import corpus as ner_corpus
from pipeline.review import Desk
from pipeline.review.annotations import write_reviewed


def decide(client: TestClient, **body: object) -> None:
    assert client.post("/api/decide", json=body).status_code == 200


def complete(client: TestClient, desk: Desk, name: str) -> str:
    row = desk.tables.rows("SELECT page_id FROM pages WHERE source LIKE ?", f"%{name}%")[0]
    decide(client, what="page_done", page_id=row["page_id"])
    return str(row["page_id"])


def test_reviewed_pages_are_annotations(client: TestClient, desk: Desk, place: Path, corpus: ModuleType) -> None:
    complete(client, desk, "taikai")
    key = next(i["id"] for i in client.get("/api/queue").json()["items"] if i["name"] == "親子水辺観察会")
    decide(client, what="edit", id=key, values={"venue": "青葉川親水公園"})
    with pytest.raises(StageError, match="run 'gyoji run' first"):
        write_reviewed(desk.tables.extracted, desk.path, place / "gold")
    corpus.write(corpus.documents(), desk.tables.extracted)
    written = write_reviewed(desk.tables.extracted, desk.path, place / "reviewed")
    assert [p.name for p in written] == ["aoba_taikai.json"]
    data = json.loads(written[0].read_text(encoding="utf-8"))
    assert {e["name"]: e["venue"] for e in data["events"]}["親子水辺観察会"] == "青葉川親水公園"
    assert (place / "reviewed" / "pages" / "aoba_taikai.txt").read_text(encoding="utf-8") == corpus.AOBA
    (samples,) = ner_corpus.read(place / "reviewed" / "train").values()
    named = {s.text[a:b]: label for s in samples for a, b, label in s.entities}
    assert named == {"高橋健一": "PERSON", "ハンス・デ・フリース": "PERSON"}
    found = Corpus.of(place / "reviewed").read()
    assert len(found.pages) == 1
    assert [str(fault) for fault in found.faults if fault.grave] == []


def test_a_page_that_has_changed_since_is_none(client: TestClient, desk: Desk, place: Path, corpus: ModuleType) -> None:
    complete(client, desk, "taikai")
    documents = corpus.documents()
    changed = [
        corpus.document(d.page.source, d.page.url, d.page.site, d.page.text + "\n追記")
        if "taikai" in d.page.source
        else d
        for d in documents
    ]
    corpus.write(changed, desk.tables.extracted)
    assert write_reviewed(desk.tables.extracted, desk.path, place / "reviewed") == []


def test_a_hostile_source_leads_nowhere(client: TestClient, desk: Desk, place: Path, corpus: ModuleType) -> None:
    shutil.rmtree(desk.tables.extracted)
    page = corpus.document("../../../etc/<b>passwd.html", "https://x.example/", "", "お知らせ\n本文です。")
    corpus.write([page], desk.tables.extracted)
    complete(client, desk, "passwd")
    corpus.write([page], desk.tables.extracted)
    written = write_reviewed(desk.tables.extracted, desk.path, place / "reviewed")
    assert [p.relative_to(place).as_posix() for p in written] == ["reviewed/gold/etc_b_passwd.json"]
    assert sorted(p.name for p in place.rglob("*passwd*")) == ["etc_b_passwd.json", "etc_b_passwd.txt"]
