from __future__ import annotations

import csv
import json
import pathlib
import sqlite3
from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import pytest

from pipeline import tables
from pipeline.errors import OutputError, StageError
from pipeline.link import Corpus, link
from pipeline.model import (
    Block,
    CityStatement,
    Document,
    EventCity,
    EventOrganization,
    EventPerson,
    EventStatement,
    Evidence,
    Mention,
    Office,
    Page,
    PersonStatement,
    Place,
    Problem,
    Reject,
    Time,
)
from pipeline.tables import writing
from pipeline.tables.contract import contract, contracts

TEXT = '=港まつり,"第3回"\n2024年11月12日(火) 浜辺市の高見沢 修平市長と高見澤'
HERE = Place("jp:000001", "浜辺市", country_code="JP", latitude=35.5, longitude=139.25, timezone="Asia/Tokyo")


def at(piece: str) -> tuple[int, int, str]:
    start = TEXT.index(piece)
    return start, start + len(piece), piece


def document(page_id: str = "pg_1") -> Document:
    office = Office("市長", "浜辺市", at("市長")[:2], at("浜辺市")[:2])
    start, end, text = at("2024年11月12日(火)")
    event = EventStatement(
        page_id, '=港まつり,"第3回"', *at('=港まつり,"第3回"'), "test", "festival", "held", "2024-11-12", "2024-11-12",
        ("2024-11-12", "2024-11-14"), "day", city="浜辺市", place=HERE, country_code="JP", times=(start,),
        basis="explicit",
        people=(EventPerson("高見沢", "高見沢修平", "host", "市長", "浜辺市"),),
        cities=(EventCity("浜辺市", "浜辺市", "participant"),), organizations=(EventOrganization("浜辺市", "host"),),
        evidence=(Evidence("start", start, end, text, "rule", "date"),),
    )  # fmt: skip
    return Document(
        Page(page_id, f"{page_id}.txt", TEXT, title="港"),
        blocks=(Block(page_id, 0, 0, 10, "title"), Block(page_id, 1, 10, 20, "other", kept=False, reason="chrome")),
        mentions=(
            Mention(page_id, 0, *at("高見沢 修平"), "PERSON", "高見沢修平", "rule", "r", 0.9, "高見沢修平", (office,)),
            Mention(page_id, 0, *at("高見澤"), "PERSON", "高見澤", "rule", "r", 0.9, "高見沢修平"),
            Mention(page_id, 0, *at("浜辺市"), "CITY", "浜辺市", "gazetteer", "r", 0.9, "浜辺市", place=HERE),
        ),
        times=(Time(page_id, 0, start, end, text, "2024-11-12", "2024-11-12", "day", "date", weekday_ok="true"),),
        events=(event,),
        people=(PersonStatement(page_id, "高見沢修平", *at("高見沢 修平"), aliases=("高見澤",), offices=(office,)),),
        cities=(CityStatement(page_id, "浜辺市", *at("浜辺市"), HERE),),
        rejects=(Reject(page_id, "temporal", *at("第3回"), "TIME", "r", "an edition"),),
        problems=(Problem(page_id, "times", start, end, "weekday_conflict", "it is a Tuesday"),),
    )  # fmt: skip


@pytest.fixture
def corpus() -> Corpus:
    return link([document(), document("pg_2")])


def test_all_files_and_their_rows(corpus: Corpus, tmp_path: pathlib.Path) -> None:
    rows = tables.write(corpus, tmp_path)
    names = {t.name for t in contracts()}
    assert set(rows) == names
    files = {f"{n}.{s}" for n in names for s in ("csv", "parquet")} | {"gyoji.sqlite", "datapackage.json"}
    assert {p.name for p in tmp_path.iterdir()} == files
    assert all(rows[n] for n in names), "the example has a row for each table"
    frames = tables.read(tmp_path)
    made = tables.frames(corpus)
    for name in names:
        pd.testing.assert_frame_equal(frames[name], made[name])


def test_csv(corpus: Corpus, tmp_path: pathlib.Path) -> None:
    tables.write(corpus, tmp_path)
    content = (tmp_path / "event_pages.csv").read_bytes().decode("utf-8")
    assert "\r" not in content
    assert '"=港まつり,""第3回"""' in content, "quoted by RFC 4180, and nothing neutralised"
    with (tmp_path / "times.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == contract("times").names
    assert [r[header.index("weekday_ok")] for r in rows] == ["true", "true"]
    assert rows == sorted(rows)


def test_what_the_rows_say(corpus: Corpus) -> None:
    f = tables.frames(corpus)
    page = f["pages"].iloc[0]
    assert (page.chars_text, page.chars_body) == (len(TEXT), 10)
    event = f["events"].iloc[0]
    assert (event["name"], event.dates, event.pages) == ('=港まつり,"第3回"', "2024-11-12;2024-11-14", 2)
    assert set(f["times"].event_id) == {event.event_id}
    assert set(f["event_pages"].city_id) == {event.city_id} == set(f["cities"].city_id)
    assert set(f["mentions"].label) == {"PERSON", "CITY", "TITLE", "TIME"}
    assert not (f["mentions"].row_id == "").any()
    assert sorted(set(f["person_pages"].text)) == ["高見沢 修平", "高見澤"], "each spelling has its row"
    assert set(f["problems"].row_id) == set(f["times"].time_id)
    assert set(f["event_cities"].role) == {"venue", "participant"}
    assert set(f["event_people"].organization_id) == set(f["organizations"].organization_id)
    assert set(f["evidence"].row_id) == set(f["event_pages"].statement_id)
    assert len(f["event_pages"]) == 2 == len(set(f["event_pages"].statement_id))


def test_a_person_without_office_has_a_row() -> None:
    d = replace(document(), people=(PersonStatement("pg_1", "高見沢修平", *at("高見沢 修平")),), mentions=())
    assert tables.frames(link([d]))["person_pages"][["title", "affiliation"]].values.tolist() == [["", ""]]


def test_the_same_corpus_gives_the_same_bytes(corpus: Corpus, tmp_path: pathlib.Path) -> None:
    tables.write(corpus, tmp_path / "a")
    tables.write(link(reversed(corpus.documents)), tmp_path / "b")  # type: ignore[arg-type]
    for path in sorted((tmp_path / "a").iterdir()):
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes(), path.name


def test_nothing_at_all(tmp_path: pathlib.Path) -> None:
    assert set(tables.write(link([]), tmp_path).values()) == {0}
    assert all(frame.empty for frame in tables.read(tmp_path).values())


def test_sqlite_holds_keys(corpus: Corpus, tmp_path: pathlib.Path) -> None:
    tables.write(corpus, tmp_path)
    with sqlite3.connect(tmp_path / "gyoji.sqlite") as db:
        db.execute("PRAGMA foreign_keys=ON")
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in contracts():
            declared = {row[3]: (row[2], row[4]) for row in db.execute(f'PRAGMA foreign_key_list("{table.name}")')}
            assert declared == {mine: (other, theirs) for mine, other, theirs in table.refs}
            primary = [row[1] for row in db.execute(f'PRAGMA table_info("{table.name}")') if row[5]]
            assert primary == table.key
        row = db.execute("SELECT event, city, people, cities, organizations, sources FROM event_view").fetchone()
        assert row == ('=港まつり,"第3回"', "浜辺市", "高見沢修平", "浜辺市", "浜辺市", "pg_1.txt;pg_2.txt")
        db.execute("INSERT INTO aliases VALUES ('events', 'ev_x', 'a', 'pg_nowhere')")
        with pytest.raises(sqlite3.IntegrityError):
            db.commit()  # references are checked when all rows are there
        db.rollback()
        with pytest.raises(sqlite3.IntegrityError):
            db.execute("INSERT INTO former_ids VALUES ('streets', 'a', 'b')")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda d: replace(d, cities=(replace(d.cities[0], start_char=0),)), "city_pages.*is not"),
        (lambda d: replace(d, events=(replace(d.events[0], start="November"),)), "event_pages breaks its contract"),
        (lambda d: replace(d, events=(replace(d.events[0], kind="party"),)), "breaks its contract"),
    ],
)
def test_a_broken_stage_is_found(change: Callable[[Document], Document], says: str) -> None:
    with pytest.raises(AssertionError, match=says):
        tables.frames(link([change(document())]))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda d: d, []),
        (lambda d: replace(d, cities=(replace(d.cities[0], start_char=0),)), ["CityStatement '浜辺市' is not at 0:30"]),
        (
            lambda d: replace(d, events=(replace(d.events[0], start="November"),)),
            ["event_pages.start may not be 'November'"],
        ),
        (lambda d: replace(d, events=(replace(d.events[0], name=""),)), ["event_pages.name may not be ''"]),
        (lambda d: replace(d, people=(replace(d.people[0], confidence=1.5),)), ["people.confidence may not be 1.5"]),
        (
            lambda d: replace(d, times=(replace(d.times[0], confidence=0.5, kind="era"),)),
            ["times.kind may not be 'era'"],
        ),
        (
            lambda d: replace(d, mentions=(replace(d.mentions[0], confidence=1.5),)),
            ["mentions.confidence may not be 1.5"],
        ),
        (
            lambda d: replace(d, events=(replace(d.events[0], people=(EventPerson("", "", "host"),)),)),
            ["event_people.name may not be ''"],
        ),
        (
            lambda d: replace(
                d, organizations=(), mentions=(replace(d.mentions[2], place=replace(HERE, latitude=100.0)),)
            ),
            ["cities.latitude may not be 100.0"],
        ),
    ],
)
def test_faults(change: Callable[[Document], Document], says: list[str]) -> None:
    assert tables.faults(change(document())) == says


@pytest.mark.parametrize("where", ["csv_file", "database", "datapackage"])
def test_a_full_disk_leaves_the_old_tables(
    where: str, corpus: Corpus, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables.write(corpus, tmp_path)
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}

    def full(*_: object) -> None:
        raise (sqlite3.OperationalError("database or disk is full") if where == "database" else OSError(28, "No space"))

    monkeypatch.setattr(writing, where, full)
    with pytest.raises(OutputError, match=r"cannot be written into .*: (No space|database or disk is full)"):
        tables.write(link([]), tmp_path)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


def test_a_folder_that_cannot_be(tmp_path: pathlib.Path, corpus: Corpus) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        tables.write(corpus, tmp_path / "file")


def test_read_wants_whole_tables(corpus: Corpus, tmp_path: pathlib.Path) -> None:
    tables.write(corpus, tmp_path)
    (tmp_path / "events.parquet").write_bytes(b"PAR1")
    with pytest.raises(StageError, match="missing or damaged"):
        tables.read(tmp_path)
    (tmp_path / "events.parquet").write_bytes((tmp_path / "people.parquet").read_bytes())
    with pytest.raises(StageError, match="breaks its contract"):
        tables.read(tmp_path)


def test_datapackage(corpus: Corpus, tmp_path: pathlib.Path) -> None:
    tables.write(corpus, tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert package["version"] == "1"
    for resource in package["resources"]:
        table = contract(resource["title"])
        assert (tmp_path / resource["path"]).stat().st_size == resource["bytes"]
        assert [f["name"] for f in resource["schema"]["fields"]] == table.names
        assert all(f["title"] and f["description"] and f["type"] for f in resource["schema"]["fields"])
        assert resource["schema"].get("primaryKey", []) == table.key
