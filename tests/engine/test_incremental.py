"""A run over new and changed pages ends with the tables of a fresh run over all pages that it was ever given."""

import json
from pathlib import Path

import pandas as pd
import pytest

from pipeline.engine import batch, keys
from pipeline.engine.intake import Choice
from pipeline.errors import InputError
from pipeline.link import events
from pipeline.settings import Settings
from tests.engine.nights import MENU, PLAIN, read, same_as_fresh, text, write


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


def test_a_run_that_finds_nothing_new_does_nothing(known: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    before = {p: p.stat().st_mtime_ns for p in out.rglob("*.csv") if p.parent == out}
    summary = batch.run(known, out, PLAIN)
    assert (summary.pages, summary.kept, summary.new) == (6, 6, 0)
    assert summary.rows["events"] > 0
    assert {p: p.stat().st_mtime_ns for p in before} == before
    assert json.loads((out / "run" / "run.json").read_text(encoding="utf-8"))["seconds"]["intake"] > 0


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
    same_as_fresh(tmp_path / "out", read(known), tmp_path)


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
    same_as_fresh(tmp_path / "out", read(known), tmp_path)


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
