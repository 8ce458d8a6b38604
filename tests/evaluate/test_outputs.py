"""The forms in which a report is given: JSON, terminal, HTML, comparison, spans."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import InputError
from pipeline.evaluate import machine, show
from pipeline.evaluate.comparison import changes, compare
from pipeline.evaluate.interval import intervals
from pipeline.evaluate.page import page, write_page
from pipeline.evaluate.report import Report
from pipeline.evaluate.scores import PageScore, Score
from pipeline.evaluate.spans import score_spans
from pipeline.visible import visible

Rows = dict[str, list[dict[str, str]]]
Scored = Callable[..., Report]


def test_json_holds_everything_and_comes_back(gold: dict[str, Any], rows: Rows, scored: Scored, tmp_path: Path) -> None:
    report = scored(gold, rows)
    text = machine.as_json(report)
    assert text == machine.as_json(scored(gold, rows))
    data = json.loads(text)
    assert data["totals"]["times"] == {"tp": 1, "fp": 0, "fn": 0, "precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert data["by_page"]["kaigi"]["values"]["event_venue"]["right"] == 1
    (tmp_path / "report.json").write_text(text, encoding="utf-8")
    assert machine.findings_in(tmp_path / "report.json") == report.findings


@pytest.mark.parametrize("content", ["", "{}", '{"format": 99, "findings": []}', '{"format": 1, "findings": [1]}'])
def test_what_is_no_report(content: str, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="is no report of gyoji evaluate --json"):
        machine.findings_in(path)


def test_intervals_come_from_the_pages_alone() -> None:
    def report(counts: list[tuple[int, int, int]]) -> Report:
        pages = tuple(PageScore(str(i), scores={"times": Score(*count)}) for i, count in enumerate(counts))
        return Report(pages, PageScore(""))

    assert intervals(report([(3, 0, 0)] * 5)) == {"times": (1.0, 1.0)}
    low, high = intervals(report([(3, 0, 0), (0, 3, 3)] * 10))["times"]
    assert 0.2 < low < 0.4 < 0.6 < high < 0.8  # a share of one half, 20 pages: 0.5 ± 2 × sqrt(.25 / 20)
    assert intervals(report([])) == {}


def test_spans(gold: dict[str, Any], rows: Rows, scored: Scored) -> None:
    right = score_spans(scored(gold, rows).sheets.values())
    assert {s.f1 for s in right} == {1.0}
    rows["mentions"][0]["end_char"] = str(int(rows["mentions"][0]["end_char"]) - 3)  # 清水 of 清水 勇人
    near = {(s.label, s.strategy): s.f1 for s in score_spans(scored(gold, rows).sheets.values())}
    assert near["PERSON", "strict"] == 0
    assert near["PERSON", "partial"] == 0.5
    assert near["PERSON", "ent_type"] == 1
    assert near["CITY", "strict"] == 1


def test_two_runs_row_by_row(gold: dict[str, Any], rows: Rows, scored: Scored) -> None:
    old = scored(gold, rows).findings
    rows["event_pages"][0]["venue"] = ""
    rows["city_pages"].clear()
    rows["person_pages"].append({**rows["person_pages"][0], "person_id": "pe_2", "name": "公民館", "text": "公民館"})
    new = scored(gold, rows).findings
    worse = changes(old, new)
    assert {(c.direction, c.kind, c.name, c.field) for c in worse} == {
        ("worse", "cities", "松山市", ""),
        ("worse", "events", "水の会議", "event_venue"),
        ("worse", "people", "公民館", ""),
    }
    better = changes(new, old)
    assert {(c.kind, c.name, c.field) for c in better} == {(c.kind, c.name, c.field) for c in worse}
    assert {c.direction for c in better} == {"better"}
    assert changes(old, old) == []
    assert list(show.changed(worse))[-1] == "0 better, 3 worse"
    venue = next(c for c in worse if c.field)
    assert (venue.old, venue.new) == ("found 公民館", "wrong")


def test_tables_need_annotations_to_be_compared(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="name the folder of annotations"):
        compare(tmp_path, tmp_path, None)


def test_misses_are_told_with_their_line(gold: dict[str, Any], rows: Rows, scored: Scored) -> None:
    rows["times"][0]["start"] = "2023-06-01"
    rows["event_people"][0]["role"] = "host"
    lines = list(show.misses(scored(gold, rows)))
    expected = "kaigi: times missed: 6月1日（土） (line 2): 2024-06-01/2024-06-01 got 2023-06-01/2024-06-01"
    assert expected in lines
    assert "kaigi: event_people wrong: 水の会議 ← 清水勇人: person_role is speaker, got host" in lines


def test_lines_for_the_terminal_hold_no_control_characters(gold: dict[str, Any], rows: Rows, scored: Scored) -> None:
    gold["people"].append({"name": "清水\x1b[2J\u202e次郎", "titles": []})
    new = scored(gold, rows)
    (line,) = [line for line in show.misses(new) if "次郎" in line]
    assert "清水⟦U+001B⟧[2J⟦U+202E⟧次郎" in line
    gold["people"].pop()
    assert "⟦U+001B⟧" in next(show.changed(changes(scored(gold, rows).findings, new.findings)))


def test_no_name_of_a_page_is_cut_off(gold: dict[str, Any], rows: Rows, scored: Scored) -> None:
    from rich.console import Console

    console = Console(width=40, soft_wrap=True)
    with console.capture() as shown:
        console.print(show.by_page(scored(gold, rows)))
    assert "…" not in shown.get()


class Reader(HTMLParser):
    """Tags and the text of marks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def parsed(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


def marks(html: str) -> set[tuple[str, str]]:
    return set(re.findall(r'<mark class="(\w+) [\w -]+" title="[^"]*">([^<]*)</mark>', html))


def test_the_page_shows_found_wrong_missed_and_extra(gold: dict[str, Any], rows: Rows, scored: Scored) -> None:
    gold["cities"].append({"name": "公民館"})
    rows["person_pages"][0]["title"] = ""
    rows["times"][0]["start"] = "2023-06-01"
    html = page(scored(gold, rows))
    assert ("found", "松山市") in marks(html)
    assert ("missed", "公民館") in marks(html)
    assert ("wrong", "清水 勇人") in marks(html)
    assert ("missed", "6月1日（土）") in marks(html)  # over the extra one of the same place
    assert html == page(scored(gold, rows))
    shown = parsed(html).text
    for line in ("水の会議を開催", "お問い合わせ", "person_title: 市長"):
        assert line in shown


HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(1)>&lt;{{7*7}}</span></style>\u202e\x00'


def test_hostile_text_stays_text(gold: dict[str, Any], rows: Rows, scored: Scored) -> None:
    text = f"水の会議を開催\n6月1日（土）、松山市の清水 勇人市長が公民館で話した。{HOSTILE}\n"
    gold["page"]["title"] = HOSTILE
    gold["people"].append({"name": HOSTILE, "titles": [HOSTILE]})
    rows["event_pages"][0]["venue"] = HOSTILE
    html = page(scored(gold, rows, text))
    reader = parsed(html)
    assert {tag for tag, _ in reader.tags}.isdisjoint({"script", "img", "iframe", "link", "object", "form"})
    assert not any(name.startswith("on") for _, attrs in reader.tags for name in attrs)
    assert visible(HOSTILE) in reader.text
    assert not set("\u202e\x00") & set(html)


def test_the_page_allows_itself_nothing_but_its_style(gold: dict[str, Any], rows: Rows, scored: Scored) -> None:
    import base64
    import hashlib

    html = page(scored(gold, rows))
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    style = re.search(r"<style>(.*?)</style>", html, re.S)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy.replace("&#39;", "'").startswith(f"default-src 'none'; style-src 'sha256-{digest}'")
    assert not re.search(r"\s(?:src|href)=\"(?!#)", html)


def test_the_page_is_written_where_it_is_wanted(
    gold: dict[str, Any], rows: Rows, scored: Scored, tmp_path: Path
) -> None:
    from pipeline.errors import OutputError

    write_page(scored(gold, rows), tmp_path / "a" / "report.html")
    assert (tmp_path / "a" / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    with pytest.raises(OutputError):
        write_page(scored(gold, rows), tmp_path / "a")
