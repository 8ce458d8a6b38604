"""What counts as found, missed, extra and right, one change at a time; and agreement with the shared scorer."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.annotate import Annotations, Extraction, Pair
from pipeline.annotate.annotation import annotation
from pipeline.evaluate.confusions import confusions
from pipeline.evaluate.report import Report, evaluate, score

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
Rows = dict[str, list[dict[str, str]]]
Scored = Callable[..., Report]


def counts(report: Report) -> dict[str, tuple[int, int, int]]:
    return {kind: (s.tp, s.fp, s.fn) for kind, s in report.scores.items()}


def wrong(report: Report) -> set[str]:
    return {name for name, value in report.values.items() if value.right < value.asked}


def test_everything_right(gold: dict[str, Any], rows: Rows, scored: Scored) -> None:
    report = scored(gold, rows)
    assert all(s.f1 == 1 for s in report.scores.values()), counts(report)
    assert set(report.scores) == {"body", "times", "people", "cities", "events", "events_exact"} | {
        "event_people",
        "event_cities",
    }
    assert not wrong(report)
    assert report.values["weekday_checked"].asked == 1
    assert {f.verdict for f in report.findings} == {"found"}


Change = Callable[[Rows, dict[str, Any]], Any]
ROW_CASES: list[tuple[str, Change, tuple[int, int, int]]] = [
    ("times", lambda r, g: r["times"][0].update(start="2023-06-01"), (0, 1, 1)),
    ("times", lambda r, g: g["times"][0].update(accept=[["2024-06", "2024-06"]]), (1, 0, 0)),
    ("times", lambda r, g: r["times"].clear(), (0, 0, 1)),
    ("times", lambda r, g: g["times"][0].update(line=1), (0, 1, 1)),
    (
        "times",
        lambda r, g: (g["times"].clear(), g.update(times_optional=[{"text": "6月1日（土）", "line": 2}])),
        (0, 0, 0),
    ),
    ("people", lambda r, g: g["people"][0].update(name="清水", aliases=["清水勇人"]), (1, 0, 0)),
    ("people", lambda r, g: (g["people"].clear(), g.update(people_optional=["清水勇人"])), (0, 0, 0)),
    ("people", lambda r, g: g["people"].clear(), (0, 1, 0)),
    ("people", lambda r, g: g["people"].append({"name": "乙"}), (1, 0, 1)),
    ("people", lambda r, g: g["people"].append({"name": "乙", "optional": True}), (1, 0, 0)),
    ("cities", lambda r, g: g["cities"][0].update(name="松山"), (1, 0, 0)),
    ("cities", lambda r, g: g["cities"][0].update(name="愛媛県"), (0, 1, 1)),
    ("events", lambda r, g: r["event_pages"][0].update(name="火の集い", start="", end=""), (0, 1, 1)),
    ("events", lambda r, g: r["event_pages"][0].update(name="水の話し合い"), (1, 0, 0)),  # fairly similar, same day
    ("events", lambda r, g: r["event_pages"][0].update(name="水の話し合い", start="2024-06-02"), (0, 1, 1)),
    ("events", lambda r, g: g["events"][0].update(optional=True), (0, 0, 0)),
    ("events_exact", lambda r, g: r["event_pages"][0].update(end="2024-06-02"), (0, 1, 1)),
    ("events_exact", lambda r, g: r["event_pages"][0].update(name="水の話し合い"), (0, 1, 1)),
    ("event_people", lambda r, g: r["event_people"].clear(), (0, 0, 1)),
    ("event_people", lambda r, g: g["events"][0]["people"].clear(), (0, 1, 0)),
    ("event_cities", lambda r, g: r["event_cities"][0].update(role="venue"), (0, 0, 1)),
    ("event_cities", lambda r, g: g["events"][0].update(cities=[]), (0, 1, 0)),
    ("organizations", lambda r, g: g.update(organizations=[{"name": "公民館"}]), (0, 0, 1)),
]


@pytest.mark.parametrize(("kind", "change", "expected"), ROW_CASES)
def test_rows(
    kind: str,
    change: Change,
    expected: tuple[int, int, int],
    gold: dict[str, Any],
    rows: Rows,
    scored: Scored,
) -> None:
    change(rows, gold)
    assert counts(scored(gold, rows)).get(kind, (0, 0, 0)) == expected


VALUE_CASES: list[tuple[str, Change]] = [
    ("event_venue", lambda r, g: r["event_pages"][0].update(venue="図書館")),
    ("event_venue", lambda r, g: g["events"][0].update(venue=None)),
    ("event_city", lambda r, g: r["event_pages"][0].update(city="")),
    ("event_country", lambda r, g: r["event_pages"][0].update(country_code="KR")),
    ("event_parent", lambda r, g: g["events"][0].update(parent="国際水週間")),
    ("event_dates", lambda r, g: g["events"][0].update(dates=["2024-06-01"])),
    ("event_name", lambda r, g: r["event_pages"][0].update(name="水の話し合い")),
    ("person_title", lambda r, g: r["person_pages"][0].update(title="副市長")),
    ("person_affiliation", lambda r, g: r["person_pages"][0].update(affiliation="公民館")),
    ("person_role", lambda r, g: r["event_people"][0].update(role="host")),
    ("city_country", lambda r, g: r["cities"][0].update(country_code="CN")),
    ("weekday_checked", lambda r, g: g["times"][0].update(weekday_conflict=True)),
    ("time_zone", lambda r, g: g["times"][0].update(timezone="Asia/Seoul")),
    ("page_title", lambda r, g: r["pages"][0].update(title="別の表題")),
    ("published_on", lambda r, g: r["pages"][0].update(published_on="2024-06-02")),
]


@pytest.mark.parametrize(("field", "change"), VALUE_CASES)
def test_values(field: str, change: Change, gold: dict[str, Any], rows: Rows, scored: Scored) -> None:
    change(rows, gold)
    report = scored(gold, rows)
    assert wrong(report) == {field}
    assert [c.field for c in confusions(report)] == [field]


def test_a_value_of_a_missed_row_lowers_the_share_and_not_the_accuracy(
    gold: dict[str, Any], rows: Rows, scored: Scored
) -> None:
    rows["event_pages"].clear()
    value = scored(gold, rows).values["event_venue"]
    assert (value.accuracy, value.share, value.unasked) == (1.0, 0.0, 1)


def test_body_counts_characters(gold: dict[str, Any], rows: Rows, scored: Scored) -> None:
    report = scored(gold, rows, kept=[(0, 3), (37, 43)])
    body = report.scores["body"]
    assert (body.tp, body.fp) == (3, 6)
    assert [(f.verdict, f.line) for f in report.findings if f.kind == "body"] == [
        ("missed", 1),
        ("missed", 2),
        ("extra", 3),
    ]


def test_a_page_that_is_not_in_the_tables_is_all_missed(gold: dict[str, Any], rows: Rows, scored: Scored) -> None:
    rows["pages"][0]["source"] = "other.txt"
    report = scored(gold, rows)
    assert not report.pages[0].found
    assert counts(report)["events"] == (0, 0, 1)


def test_a_name_that_got_another_label_is_a_confusion(gold: dict[str, Any], rows: Rows, scored: Scored) -> None:
    rows["person_pages"].clear()
    rows["mentions"][0]["label"] = "ORG"
    assert ("label", "PERSON", "ORG") in {(c.field, c.expected, c.got) for c in confusions(scored(gold, rows))}


@pytest.mark.parametrize(
    ("one", "other", "same", "expected"),
    [
        ("ci_1", "ci_1", True, (1, 0, 0)),
        ("ci_1", "ci_2", True, (0, 0, 1)),
        ("ci_1", "ci_1", False, (0, 1, 0)),
        ("ci_1", "ci_2", False, (0, 0, 0)),
        ("ci_1", "", True, (0, 0, 1)),
    ],
)
def test_across_pages(one: str, other: str, same: bool, expected: tuple[int, int, int]) -> None:
    pages = [{"page_id": f"pg_{i}", "source": f"{stem}.txt"} for i, stem in enumerate("ab")]
    places = {"text": "松山市", "name": "松山市", "start_char": "0", "end_char": "3"}
    rows = [{"page_id": f"pg_{i}", "city_id": key, **places} for i, key in enumerate((one, other)) if key]
    empty = {"events": [], "people": [], "times": [], "cities": [{"name": "松山市"}]}
    golds = tuple(annotation(stem, {"source": f"{stem}.txt", **empty}) for stem in "ab")
    pair = Pair("city", ("a", "松山市"), ("b", "松山"), same)
    extraction = Extraction.of_rows({"pages": pages, "city_pages": rows})
    crosspage = score(extraction, Annotations(golds, (pair,), ()), lambda stem, source: None).crosspage.scores
    got = crosspage.get("crosspage")
    assert ((got.tp, got.fp, got.fn) if got else (0, 0, 0)) == expected


def test_lines_are_found_again_where_the_stored_text_is_another(gold: dict[str, Any], rows: Rows) -> None:
    """The annotation counts lines in a text with one line more, which the stored one lacks."""
    from pipeline.evaluate.sheet import Sheet

    stored = "水の会議を開催\n6月1日（土）、松山市の清水 勇人市長が公民館で話した。\n"
    extraction = Extraction.of_rows(rows, {"pg_1": stored}, {"pg_1": [(0, len(stored))]})
    sheet = Sheet(annotation("kaigi", gold), extraction.find("kaigi", "kaigi.txt"), f"トップページ\n{stored}")
    assert sheet.line_of(rows["times"][0]) == 3
    span = sheet.span(rows["times"][0])
    assert span
    assert sheet.text
    assert sheet.text[slice(*span)] == "6月1日（土）"


@pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="no ../shared/score.py to compare with")
@pytest.mark.parametrize("corpus", ["../shared", "tests/fixtures/raw", "tests/fixtures/dev"])
def test_totals_agree_with_the_shared_scorer(corpus: str, gyoji_run: Callable[[str], Any], tmp_path: Path) -> None:
    run = gyoji_run(corpus)
    for path in run.corpus.annotations():
        (tmp_path / f"{path.stem}.txt").write_text(run.corpus.text(path.stem), encoding="utf-8")
    command = [sys.executable, str(SHARED / "score.py"), str(run.extracted), str(run.corpus.gold)]
    command += ["--raw", str(tmp_path), "--json"]
    theirs = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    report = evaluate(run.extracted, run.corpus.gold)
    ours = {k: [*(round(x, 3) for x in (s.precision, s.recall, s.f1)), s.gold] for k, s in report.scores.items()}
    assert {k: ours.get(k) for k in theirs["prf"]} == theirs["prf"]
    values = {k: [round(v.accuracy, 3), v.asked] for k, v in report.values.items()}
    assert {k: values.get(k) for k in theirs["accuracy"]} == theirs["accuracy"]
