"""What a pair of a name and times tells of what is annotated, and what had been missed."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from pipeline.annotate import EventRow

FAIR = EventRow("潮風マルシェ", ("2031-06-02", "2031-06-04"), frozenset({("2031-06-02", "2031-06-04")}))
WALK = EventRow("灯台ウォーク", ("2031-06-02", "2031-06-02"), frozenset({("2031-06-02", "2031-06-02")}))
UNDATED = EventRow("観月茶会", ("", ""), frozenset({("", "")}))
PAGE = """港の催し

2031年6月2日　潮風マルシェ
2031年6月3日　灯台ウォーク
2031年6月4日　観月茶会
2031年6月5日　みさき音楽祭
"""


@pytest.fixture(scope="module")
def second_pairs(script: Callable[[str], ModuleType]) -> ModuleType:
    return script("second_pairs")


@pytest.mark.parametrize(
    ("name", "start", "end", "want"),
    [
        ("潮風マルシェ", "2031-06-02", "2031-06-04", 0),
        ("潮風マルシェの部", "2031-06-03", "2031-06-03", 0),
        ("潮風マルシェ", "2031-06-05", "2031-06-05", -1),
        ("潮風市", "2031-06-02", "2031-06-02", -1),
        ("灯台めぐりウォーク", "2031-06-02", "2031-06-02", 1),
        ("灯台めぐりウォーク", "2031-06-03", "2031-06-03", -1),
        ("観月茶会", "2031-09-30", "2031-09-30", 2),
        ("観月の茶席の会", "2031-09-30", "2031-09-30", -1),
    ],
)
def test_a_pair_tells_the_event_of_its_name_and_one_of_its_days(
    second_pairs: ModuleType, name: str, start: str, end: str, want: int
) -> None:
    pair = SimpleNamespace(name=name, day=start[:10], when=SimpleNamespace(start=start, end=end))
    assert second_pairs.told(pair, [FAIR, WALK, UNDATED]) == want


def test_of_two_events_of_a_name_a_pair_tells_that_of_its_times(second_pairs: ModuleType) -> None:
    early, late = (
        EventRow("朗読会", (f"2031-06-02T{h}:00", ""), frozenset({(f"2031-06-02T{h}:00", "")})) for h in (10, 14)
    )
    pair = SimpleNamespace(name="朗読会", day="2031-06-02", when=SimpleNamespace(start="2031-06-02T14:00", end=""))
    assert second_pairs.told(pair, [early, late]) == 1


def _written(folder: Path) -> tuple[Path, Path]:
    pages, gold = folder / "pages", folder / "gold"
    pages.mkdir()
    gold.mkdir()
    (pages / "port.txt").write_text(PAGE, encoding="utf-8")
    (pages / "nobody.txt").write_text(PAGE.replace("港", "岬"), encoding="utf-8")
    names = {2: "潮風マルシェ", 4: "観月茶会", 5: "みさき音楽祭"}
    events = [
        {"name": name, "start": f"2031-06-0{day}", "end": f"2031-06-0{day}", "optional": day == 5}
        for day, name in names.items()
    ]
    annotation = {"source": "port.txt", "page": {}, "times": [], "people": [], "cities": [], "events": events}
    (gold / "port.json").write_text(json.dumps(annotation), encoding="utf-8")
    return pages, gold


def _table(path: Path, *rows: dict[str, object]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_missed_is_what_the_tables_of_first_contact_lack(second_pairs: ModuleType, tmp_path: Path) -> None:
    pages, gold = _written(tmp_path)
    tables = tmp_path / "tables"
    tables.mkdir()
    at = PAGE.index("潮風マルシェ")
    said = {"statement_id": "st_1", "page_id": "pg_1", "name": "潮風マルシェ", "text": "潮風マルシェ"}
    when = {"start_char": at, "end_char": at + 6, "start": "2031-06-02", "end": ""}
    _table(tables / "pages.csv", {"page_id": "pg_1", "source": "port.txt"}, {"page_id": "pg_2", "source": "x.txt"})
    _table(tables / "event_pages.csv", {**said, **when})
    _table(
        tables / "evidence.csv",
        {"row_id": "st_1", "column": "start", "start_char": PAGE.index("2031年6月2日")},
        {"row_id": "st_1", "column": "name", "start_char": at},
    )
    (known,) = second_pairs.first_contact(tables)["port"]
    assert (known.name, known.start, known.end) == ("潮風マルシェ", "2031-06-02", "2031-06-02")
    assert known.times == (PAGE.index("2031年6月2日"),)

    lots = second_pairs.Lots.read([f"{pages}={gold}={tables}"])
    assert list(lots.pages) == ["0/port"]
    own = {r.pair.name: r for r in lots.rows if r.pair.bind == "before"}
    assert "潮風マルシェ" not in own  # it is known
    assert {name: (r.missed, r.optional) for name, r in own.items()} == {
        "灯台ウォーク": (False, False),
        "観月茶会": (True, False),
        "みさき音楽祭": (True, True),
    }
    assert all(r.counts == 1 for r in lots.rows)


def test_pages_without_such_tables_count_less(second_pairs: ModuleType, tmp_path: Path) -> None:
    pages, gold = _written(tmp_path)
    lots = second_pairs.Lots.read([f"{pages}={gold}"])
    found = {e.name for e in lots.pages["0/port"].events}
    assert all(r.counts == second_pairs.OF_NOW for r in lots.rows)
    assert not any(r.missed for r in lots.rows if r.pair.name in found)
