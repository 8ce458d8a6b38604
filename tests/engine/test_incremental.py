"""A run over new and changed pages ends with the tables of a fresh run over all pages that it was ever given."""

import filecmp
import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.decisions import Anchor, Target, append, decision
from pipeline.engine import batch, keys
from pipeline.engine.intake import Choice
from pipeline.errors import InputError
from pipeline.link import events
from pipeline.settings import Settings

PLAIN = Settings(ner="none")
ABROAD = Settings(ner="none", timezone="Europe/Rome")
MENU = "本文へスキップ\n暮らしの窓口ご案内\n子育てと学びのご案内\n観光と文化のご案内\n"
FOOT = "\nこのページに関するお問い合わせ\n桜台市役所 電話番号：059-111-2222\nCopyright © 桜台市 All Rights Reserved.\n"
EVENTS = ("水辺の講演会", "市民音楽祭", "防災訓練", "友好都市の集い")


def text(site: int, event: int, day: int) -> str:
    name = EVENTS[event]
    told = f"2024年5月{day}日、高崎市の中央公民館で「{name}」を開催し、森田一郎市長が出席しました。\n"
    body = f"{name}を開催しました\n\n{told}"
    shared = f"桜台通信{site}号のお知らせ欄\n"
    return MENU + shared + body + FOOT if site else body


def tables_of(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file() and p.parent.name != "run")


def same_as_fresh(folder: Path, archive: dict[str, str], tmp: Path) -> None:
    """The tables of `folder` are those of a fresh run over the archive's pages."""
    raw = write(archive, tmp / "all")
    batch.run(raw, tmp / "fresh", PLAIN)
    names = tables_of(tmp / "fresh")
    assert tables_of(folder) == names
    assert filecmp.cmpfiles(tmp / "fresh", folder, names, shallow=False) == (names, [], [])


def write(pages: dict[str, str], folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


PAGE = st.builds(text, st.integers(0, 1), st.integers(0, 3), st.integers(1, 3))
NIGHT = st.dictionaries(st.sampled_from([f"{d}/{n}.txt" for d in "ab" for n in "1234"]), PAGE, min_size=1, max_size=5)


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(nights=st.lists(NIGHT, min_size=2, max_size=3))
def test_any_nights_end_as_a_fresh_run(nights: list[dict[str, str]], tmp_path_factory: pytest.TempPathFactory) -> None:
    """Each night's folder holds only its own pages, new ones and changed ones."""
    tmp = tmp_path_factory.mktemp("nights")
    archive: dict[str, str] = {}
    for number, night in enumerate(nights):
        batch.run(write(night, tmp / f"night{number}"), tmp / "out", PLAIN)
        archive |= night
    same_as_fresh(tmp / "out", archive, tmp)


@st.composite
def steps(draw: st.DrawFn) -> tuple[dict[str, str | None], bool, Settings]:
    """What a night does: pages that come, change or leave RAW; whether those that left are pruned; the settings."""
    name = st.sampled_from([f"{d}/{n}.txt" for d in "ab" for n in "12345"])
    night = draw(st.dictionaries(name, st.one_of(PAGE, PAGE, st.none()), min_size=1, max_size=5))
    return night, draw(st.booleans()), draw(st.sampled_from([PLAIN, PLAIN, PLAIN, ABROAD]))


def made_anew(folder: Path, to: Path) -> Path:
    """The archive of a folder alone, without anything that was made of it."""
    (to / "run").mkdir(parents=True)
    for path in (folder / "run").glob("archive.sqlite*"):
        shutil.copyfile(path, to / "run" / path.name)
    with sqlite3.connect(to / "run" / "archive.sqlite") as archive:
        archive.execute("DELETE FROM meta")
    return to


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(nights=st.lists(steps(), min_size=2, max_size=5))
def test_any_changes_end_as_if_all_were_made_anew(
    nights: list[tuple[dict[str, str | None], bool, Settings]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Pages come, change, leave, are pruned and come again; decisions are made; settings change."""
    tmp = tmp_path_factory.mktemp("steps")
    raw, out = tmp / "raw", tmp / "out"
    raw.mkdir()
    for number, (night, prune, how) in enumerate(nights):
        write({name: content for name, content in night.items() if content is not None}, raw)
        for name in (name for name, content in night.items() if content is None):
            (raw / name).unlink(missing_ok=True)
        batch.run(raw, out, how, how=batch.How(Choice(prune=prune, sure=True)))
        if number == 0:
            decide_on_the_first_event(out, tmp / "decisions")
    fresh = made_anew(out, tmp / "fresh")
    batch.run(raw, fresh, how)
    names = tables_of(fresh)
    assert tables_of(out) == names
    assert filecmp.cmpfiles(fresh, out, names, shallow=False) == (names, [], [])


def decide_on_the_first_event(out: Path, folder: Path) -> None:
    """A reviewer moves an event to another hall."""
    said = pd.read_csv(out / "event_pages.csv", keep_default_na=False, dtype=str)
    pages = pd.read_csv(out / "pages.csv", keep_default_na=False, dtype=str).set_index("page_id")
    for row in said.head(1).to_dict("records"):
        anchor = Anchor(row["page_id"], pages.source[row["page_id"]], row["text"])
        target = Target("events", anchor, row["name"], row["start"], row["end"])
        when = "2024-09-01T00:00:00.000Z"
        append(folder / "decisions.jsonl", [decision("A", when, "edit", targets=(target,), column="venue", value="館")])


def test_two_fetches_of_one_url_in_two_nights(tmp_path: Path) -> None:
    """Whichever comes later: the later fetch stands, and the other one is told of."""
    facts = [json.dumps({"url": "https://example.jp/a", "fetched_at": f"2024-05-0{day}"}) for day in (2, 1)]
    nights = [
        {"one/a.txt": text(0, 0, 1), "one/a.json": facts[0]},
        {"two/a.txt": text(0, 1, 2), "two/a.json": facts[1], "b.txt": text(0, 2, 3)},
    ]
    for number, night in enumerate(nights):
        batch.run(write(night, tmp_path / f"night{number}"), tmp_path / "out", PLAIN)
    same_as_fresh(tmp_path / "out", nights[0] | nights[1], tmp_path)
    pages = pd.read_csv(tmp_path / "out" / "pages.csv")
    assert sorted(pages.source) == ["b.txt", "one/a.txt"]


@pytest.fixture
def known(tmp_path: Path) -> Path:
    """A raw folder of six pages that a run has taken in."""
    raw = write({f"{d}/{n}.txt": text(n % 2, n, n + 1) for d in "ab" for n in range(3)}, tmp_path / "raw")
    batch.run(raw, tmp_path / "out", PLAIN)
    return raw


def test_a_run_that_finds_nothing_new_does_nothing(known: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    before = {p: p.stat().st_mtime_ns for p in out.rglob("*.csv") if p.parent == out}
    summary = batch.run(known, out, PLAIN)
    assert (summary.pages, summary.kept, summary.new) == (6, 6, 0)
    assert summary.rows["events"] > 0
    assert {p: p.stat().st_mtime_ns for p in before} == before
    assert json.loads((out / "run" / "run.json").read_text(encoding="utf-8"))["seconds"]["intake"] > 0


@pytest.mark.parametrize("spoil", [lambda p: p.unlink(), lambda p: p.write_bytes(p.read_bytes()[:-9])])
@pytest.mark.parametrize("name", ["events.csv", "times.parquet", "stages/blocks.parquet"])
def test_a_file_that_is_not_what_was_written_is_written_again(
    known: Path, tmp_path: Path, name: str, spoil: Callable[[Path], object]
) -> None:
    written = (tmp_path / "out" / name).read_bytes()
    spoil(tmp_path / "out" / name)
    heard: list[str] = []
    batch.run(known, tmp_path / "out", PLAIN, how=batch.How(notice=heard.append))
    assert (tmp_path / "out" / name).read_bytes() == written
    assert [name in sentence for sentence in heard] == [True]


def test_what_is_known_is_not_worked_on_again(known: Path, tmp_path: Path) -> None:
    (known / "a" / "0.txt").write_text(text(0, 3, 9), encoding="utf-8")
    write({"a/new.txt": text(0, 1, 8)}, known)
    summary = batch.run(known, tmp_path / "out", PLAIN)
    assert (summary.new, summary.changed) == (1, 1)
    assert summary.worked == {"clean": 2, "recognize": 2}


def test_a_site_that_gets_another_name_is_not_analysed_again(tmp_path: Path) -> None:
    """Two of its pages give one name, two another; a fifth one decides."""
    pages = {f"{n}.txt": signed(name, n) for n, name in enumerate(["水野市", "水野市", "港町市", "港町市"], start=1)}
    batch.run(write(pages, tmp_path / "raw"), tmp_path / "out", PLAIN)
    assert sites_of(tmp_path / "out") == ["水野市"] * 4
    night = {"5.txt": signed("港町市", 5)}
    summary = batch.run(write(night, tmp_path / "night"), tmp_path / "out", PLAIN)
    assert sites_of(tmp_path / "out") == ["港町市"] * 5
    assert summary.worked == {"clean": 1, "recognize": 1}
    same_as_fresh(tmp_path / "out", pages | night, tmp_path)


def signed(name: str, day: int) -> str:
    """A page of a site whose pages share telephone and address, and are signed with different names."""
    told = "電話番号：059-111-2222\n〒510-0001 桜台一丁目2番地 ファックス番号：059-111-3333\n"
    foot = f"\nこのページに関するお問い合わせ\n{told}Copyright © {name} All Rights Reserved.\n"
    return MENU + text(0, 0, day) + foot


def sites_of(out: Path) -> list[str]:
    return list(pd.read_csv(out / "pages.csv", keep_default_na=False, dtype=str).site)


@pytest.mark.parametrize(
    "other", [Settings(ner="none", timezone="Europe/Rome"), Settings(ner="none", max_bytes=10_000)]
)
def test_other_settings_do_the_work_again(known: Path, tmp_path: Path, other: Settings) -> None:
    assert batch.run(known, tmp_path / "out", other).worked["recognize"] == 6


def test_how_a_batch_is_run_does_not(known: Path, tmp_path: Path) -> None:
    other = Settings(ner="none", page_seconds=7, jump_events=0.9)
    assert batch.run(known, tmp_path / "out", other).worked == {"clean": 0, "recognize": 0}


def test_another_version_of_the_code_does_the_work_again_and_says_so(
    known: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "version", lambda work, settings: b"another")
    said: list[str] = []
    summary = batch.run(known, tmp_path / "out", PLAIN, how=batch.How(notice=said.append))
    assert summary.worked == {"clean": 6, "recognize": 6}
    assert len(said) == 1
    assert "another version" in said[0]
    pages = {str(p.relative_to(known)): p.read_text(encoding="utf-8") for p in known.rglob("*.txt")}
    same_as_fresh(tmp_path / "out", pages, tmp_path)


def test_another_version_of_a_library_that_likens_names_compares_all_anew(
    known: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No page is analysed again, but nothing holds that statements have given each other."""
    installed = keys._installed
    monkeypatch.setattr(keys, "_installed", lambda name: "another" if name == "rapidfuzz" else installed(name))
    monkeypatch.setattr(events, "score", lambda *said: 0.0)  # which tells every event from every other
    monkeypatch.setattr(keys, "version", keys.version.__wrapped__)  # which remembers nothing
    write({"a/new.txt": text(0, 3, 9)}, known)
    assert batch.run(known, tmp_path / "out", PLAIN).worked == {"clean": 1, "recognize": 1}
    pages = {str(p.relative_to(known)): p.read_text(encoding="utf-8") for p in known.rglob("*.txt")}
    same_as_fresh(tmp_path / "out", pages, tmp_path)


def test_pages_that_left_raw_stay_until_they_are_pruned(known: Path, tmp_path: Path) -> None:
    (known / "a" / "0.txt").unlink()
    assert batch.run(known, tmp_path / "out", PLAIN).pages == 6
    summary = batch.run(known, tmp_path / "out", PLAIN, how=batch.How(Choice(prune=True)))
    assert (summary.pages, summary.kept, summary.gone) == (6, 5, 1)
    pages = pd.read_csv(tmp_path / "out" / "pages.csv").set_index("source")
    assert pages.status["a/0.txt"] == "gone"
    assert pages.chars_text["a/0.txt"] == 0
    for name in ("event_pages", "times", "mentions"):
        rows = pd.read_csv(tmp_path / "out" / f"{name}.csv")
        assert pages.page_id["a/0.txt"] not in set(rows.page_id)
    write({"a/0.txt": text(0, 0, 1)}, known)
    assert batch.run(known, tmp_path / "out", PLAIN).kept == 6


def test_too_many_pages_are_pruned_only_where_that_is_sure(known: Path, tmp_path: Path) -> None:
    for name in "01":
        (known / "a" / f"{name}.txt").unlink()
    with pytest.raises(InputError, match=r"2 of 6 pages.*--yes"):
        batch.run(known, tmp_path / "out", PLAIN, how=batch.How(Choice(prune=True)))
    assert batch.run(known, tmp_path / "out", PLAIN, how=batch.How(Choice(prune=True, sure=True))).gone == 2


@pytest.mark.parametrize(
    ("choice", "new"),
    [
        (Choice(only="b/*"), 1),
        (Choice(only="c/*"), 0),
        (Choice(since="2000-01-01"), 2),
        (Choice(since="2999-01-01T03:00+09:00"), 0),
    ],
)
def test_a_choice_limits_the_work_and_never_the_tables(known: Path, tmp_path: Path, choice: Choice, new: int) -> None:
    write({f"{d}/new.txt": text(0, 3, 9) for d in "ab"}, known)
    summary = batch.run(known, tmp_path / "out", PLAIN, how=batch.How(choice))
    assert (summary.new, summary.pages) == (new, 6 + new)


def test_since_must_be_a_time(known: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--since is 'yesterday'"):
        batch.run(known, tmp_path / "out", PLAIN, how=batch.How(Choice(since="yesterday")))


def test_the_cache_holds_only_what_the_tables_need(known: Path, tmp_path: Path) -> None:
    from pipeline.engine.answers import beside_of
    from pipeline.engine.archive import Archive
    from pipeline.engine.cache import Cache
    from pipeline.engine.shelf import Groups, Shelf

    for day in range(4, 8):
        (known / "a" / "0.txt").write_text(text(0, 0, day), encoding="utf-8")
        batch.run(known, tmp_path / "out", PLAIN)
    cache = Cache(tmp_path / "out", print)
    shelf = Shelf(cache, "pages")
    stored = cache.known.difference(shelf.boards, Groups(cache).boards)
    assert len(stored) == 3 * 6
    assert stored == shelf.values.keys() | {beside_of(key) for key in shelf.values} & stored
    (count,) = Archive(tmp_path / "out", print).connection.execute("SELECT count(*) FROM contents").fetchone()
    assert count == 4  # pages of the same bytes share them


def spoil_index(path: Path) -> None:
    """Cells of the index of keys point nowhere: SQLite's quick check does not look."""
    database = sqlite3.connect(path)
    (page,) = database.execute("SELECT rootpage FROM sqlite_master WHERE type = 'index'").fetchone()
    database.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096 + 8)
        file.write(b"\xff" * 16)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda run: (run / "cache.sqlite").write_bytes(b"no database" * 999), "cache.sqlite is damaged"),
        (lambda run: (run / "archive.sqlite").write_bytes(b"no database" * 999), "archive.sqlite is damaged"),
        (lambda run: spoil_index(run / "cache.sqlite"), "cache.sqlite is damaged"),
        (lambda run: (run / "cache.sqlite").unlink(), ""),
        (lambda run: (run / "run.json").write_text("{"), ""),
    ],
)
def test_what_is_damaged_is_set_aside_and_made_again(
    known: Path, tmp_path: Path, spoil: Callable[[Path], object], said: str
) -> None:
    spoil(tmp_path / "out" / "run")
    heard: list[str] = []
    batch.run(known, tmp_path / "out", PLAIN, how=batch.How(notice=heard.append))
    assert (said in heard[0]) if said else not heard
    pages = {str(p.relative_to(known)): p.read_text(encoding="utf-8") for p in known.rglob("*.txt")}
    same_as_fresh(tmp_path / "out", pages, tmp_path)


@pytest.mark.parametrize(("which", "again"), [("whole", 0), ("small", 0), ("all", 6)])
def test_damaged_values_are_made_again(known: Path, tmp_path: Path, which: str, again: int) -> None:
    """Small values are made of whole ones; whole ones are missed only where a page's rows are made."""
    from pipeline.engine.cache import Cache
    from pipeline.engine.shelf import Groups, Shelf

    cache = Cache(tmp_path / "out", print)
    boards = {*Shelf(cache, "pages").boards, *Groups(cache).boards}
    spoiled = {"whole": cache.known - boards, "small": cache.known & boards, "all": cache.known}[which]
    with cache.connection:
        spoil = "UPDATE results SET value = substr(value, 1, 40) WHERE key = ?"
        cache.connection.executemany(spoil, [(key,) for key in spoiled])
    cache.close()
    pages = {str(p.relative_to(known)): p.read_text(encoding="utf-8") for p in known.rglob("*.txt")}
    pages["b/new.txt"] = text(0, 3, 9)
    write(pages, known)
    (tmp_path / "out" / "events.parquet").unlink()  # so that all rows are made
    worked = batch.run(known, tmp_path / "out", PLAIN).worked
    assert worked == {"clean": 1 + again, "recognize": 1 + again}
    same_as_fresh(tmp_path / "out", pages, tmp_path)


def test_what_is_said_on_a_page_is_taken_from_the_whole_where_it_is_damaged(
    known: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rather than to ask the model again."""
    from pipeline.engine import tasks
    from pipeline.engine.answers import beside_of
    from pipeline.engine.cache import Cache

    cache = Cache(tmp_path / "out", print)
    said = {beside_of(key) for key in cache.known} & cache.known
    with cache.connection:
        cache.connection.executemany("UPDATE results SET value = x'00' WHERE key = ?", [(key,) for key in said])
    cache.close()
    assert len(said) == 6
    pages = {str(p.relative_to(known)): p.read_text(encoding="utf-8") for p in known.rglob("*.txt")}
    pages["b/new.txt"] = text(0, 2, 3)  # which must be compared with others
    write(pages, known)
    analyse, asked = tasks.analyse_here, []
    monkeypatch.setattr(tasks, "analyse_here", lambda page, how: asked.append(page) or analyse(page, how))
    batch.run(known, tmp_path / "out", PLAIN)
    assert [page.page.source for page in asked] == ["b/new.txt"]
    monkeypatch.undo()
    same_as_fresh(tmp_path / "out", pages, tmp_path)


def test_what_can_be_read_of_a_damaged_archive_is_taken_over(tmp_path: Path) -> None:
    """A night's page that is no longer in RAW survives a hole in the file."""
    nights = {f"{n:03d}.txt": text(1, n % 4, n % 28 + 1) + f"{n}\n" * 400 for n in range(60)}
    raw = write(nights, tmp_path / "raw")
    batch.run(raw, tmp_path / "out", PLAIN)
    path = tmp_path / "out" / "run" / "archive.sqlite"
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096] = b"\xff" * 4096
    path.write_bytes(content)
    for name in nights:
        (raw / name).unlink()
    write({"new.txt": text(0, 1, 1)}, raw)
    said: list[str] = []
    summary = batch.run(raw, tmp_path / "out", PLAIN, how=batch.How(notice=said.append))
    assert "archive.sqlite is damaged" in said[0]
    assert summary.pages > 40


def test_rows_of_a_damaged_archive_that_are_not_whole_are_left(known: Path, tmp_path: Path) -> None:
    """Such as a page with the digest of another: nothing would be found by it."""
    path = tmp_path / "out" / "run" / "archive.sqlite"
    archive = sqlite3.connect(path, isolation_level=None)
    archive.execute("UPDATE fetches SET digest = x'00' WHERE source = 'a/0.txt'")
    archive.execute("UPDATE fetches SET facts = 7 WHERE source = 'a/1.txt'")
    (hole,) = archive.execute("SELECT rootpage FROM sqlite_master WHERE name = 'meta'").fetchone()
    archive.close()
    with path.open("r+b") as file:
        file.seek((hole - 1) * 4096)
        file.write(b"\xff" * 4096)
    shutil.rmtree(known)
    write({"a/1.txt": text(1, 1, 2)}, known)
    summary = batch.run(known, tmp_path / "out", PLAIN)
    assert (summary.pages, summary.new) == (5, 1)
    assert summary.warnings == (
        f"1 of the 6 pages in the tables of {tmp_path / 'out'} are no longer in {path}, nor in the raw folder: "
        "they have left the tables",
    )


@pytest.mark.parametrize("spoil", [lambda path: path.unlink(), lambda path: path.write_bytes(b"")])
def test_an_archive_that_has_lost_pages_takes_none_out_of_the_tables(
    known: Path, tmp_path: Path, spoil: Callable[[Path], object]
) -> None:
    """A night's folder has only the new pages: the tables would be of these alone."""
    out = tmp_path / "out"
    spoil(out / "run" / "archive.sqlite")
    night = write({"c/0.txt": text(0, 3, 9)}, tmp_path / "night")
    before = (out / "pages.csv").read_bytes()
    for _ in range(2):
        with pytest.raises(InputError, match=r"^6 of the 6 pages in the tables of .* say --yes"):
            batch.run(night, out, PLAIN)
        assert (out / "pages.csv").read_bytes() == before
    batch.run(known, out, PLAIN)  # a raw folder that holds them
    summary = batch.run(known, out, PLAIN)
    assert (summary.pages, summary.warnings) == (7, ())


def test_pages_that_an_archive_has_lost_go_where_that_is_sure(known: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / "run" / "archive.sqlite").unlink()
    night = write({"c/0.txt": text(0, 3, 9)}, tmp_path / "night")
    summary = batch.run(night, tmp_path / "out", PLAIN, how=batch.How(Choice(sure=True)))
    assert summary.pages == 1
    assert "6 of the 6 pages" in summary.warnings[0]


def test_what_a_run_that_was_ended_has_taken_in_is_told_by_the_next_one(
    known: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So its warnings are those of a run that nothing has ended."""
    write({"b/new.txt": text(0, 3, 9), "a/0.txt": text(0, 3, 8)}, known)
    with monkeypatch.context() as ended:
        ended.setattr(batch, "_work", lambda pages, seconds: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            batch.run(known, tmp_path / "out", PLAIN)
    write({"b/newer.txt": text(0, 2, 9)}, known)
    summary = batch.run(known, tmp_path / "out", PLAIN)
    assert (summary.new, summary.changed) == (2, 1)
    summary = batch.run(known, tmp_path / "out", PLAIN)
    assert (summary.new, summary.changed) == (0, 0)


def test_a_run_that_looks_at_no_page_says_so(known: Path, tmp_path: Path) -> None:
    heard: list[str] = []
    batch.run(known, tmp_path / "out", PLAIN, how=batch.How(Choice(only="c/*"), notice=heard.append))
    (tmp_path / "empty").mkdir()
    batch.run(tmp_path / "empty", tmp_path / "out", PLAIN, how=batch.How(notice=heard.append))
    assert ["--only" in heard[0], "empty" in heard[1], len(heard)] == [True, True, 2]


def test_damaged_bytes_of_a_page_are_read_again_or_told_of(known: Path, tmp_path: Path) -> None:
    from pipeline.engine.archive import Archive

    archive = Archive(tmp_path / "out", print)
    with archive.connection:
        archive.connection.execute("UPDATE contents SET data = x'00'")
    archive.close()
    for name in "ab":  # pages of the same bytes
        (known / name / "0.txt").unlink()
    (tmp_path / "out" / "run" / "cache.sqlite").unlink()
    write({"b/new.txt": text(0, 3, 9)}, known)
    batch.run(known, tmp_path / "out", PLAIN)
    pages = pd.read_csv(tmp_path / "out" / "pages.csv", keep_default_na=False).set_index("source")
    assert "damaged" in pages.reason["a/0.txt"]
    assert (pages.status.drop(["a/0.txt", "b/0.txt"]) == "ok").all()
    write({"a/0.txt": text(0, 0, 1)}, known)
    assert batch.run(known, tmp_path / "out", PLAIN).kept == 7


def test_changes_are_told_cell_by_cell(known: Path, tmp_path: Path) -> None:
    changes = tmp_path / "out" / "run" / "changes.csv"
    assert len(pd.read_csv(changes)) == 0  # of the first run
    (known / "a" / "0.txt").write_text(text(0, 0, 20), encoding="utf-8")
    batch.run(known, tmp_path / "out", PLAIN)
    told = pd.read_csv(changes, keep_default_na=False, dtype=str)
    page = told[(told.table == "pages") & (told.column == "sha256")]
    assert list(page.change) == ["changed"]
    assert (page.old != page.new).all()
    assert {"added", "removed"} <= set(told[told.table == "times"].change)
    batch.run(known, tmp_path / "out", PLAIN)
    assert len(pd.read_csv(changes)) == 0
