"""The whole file: one, self-contained, the same every time, and harmless whatever the pages say."""

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pipeline import vocabulary
from pipeline.errors import OutputError, StageError
from pipeline.report import report, write_report
from pipeline.tables.contract import contracts
from pipeline.tables.happenings import Tables

VOID = {"meta", "input"}
ALLOWED = re.compile(
    "html|head|meta|title|style|body|header|fieldset|legend|label|input|h[123]|p|ul|ol|li|b|nav|a|main|section|svg|g|path|"
    "rect|text|circle|use|defs|div|details|summary|table|caption|thead|tbody|tr|th|td|bdi|span|abbr|small|figure|"
    "figcaption|footer"
)


class Elements(HTMLParser):
    """Which elements and attributes there are; that what opens is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str | None]] = set()
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, tag

    def handle_data(self, data: str) -> None:
        self.text += data


def parsed(html: str) -> Elements:
    elements = Elements()
    elements.feed(html)
    elements.close()
    assert elements.open == []
    return elements


def test_the_same_tables_give_the_same_text(tables: Tables) -> None:
    assert report(tables) == report(dict(reversed(list(tables.items()))))


def test_it_is_sound_and_holds_what_it_says(tables: Tables) -> None:
    elements = parsed(report(tables))
    assert all(map(ALLOWED.fullmatch, elements.tags))
    for name in (*tables["events"].name, *(n for n in tables["cities"].name)):
        assert name in elements.text


def test_nothing_is_loaded_and_only_its_own_style_applies(tables: Tables) -> None:
    html = report(tables)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
    style = re.search(r"<style>(.*?)</style>", html, re.S)
    assert policy
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy[1].replace("&#39;", "'").startswith(f"default-src 'none'; style-src 'sha256-{digest}'")
    assert "url(" not in style[1]
    assert "@import" not in style[1]
    for name, value in parsed(html).attributes:
        assert name not in ("src", "style", "srcset", "action")
        assert not name.startswith("on")
        assert name != "href" or (value or "").startswith(("#", "https://", "http://"))


def test_hostile_pages_are_text(hostile: Tables) -> None:
    html = report(hostile)
    elements = parsed(html)
    assert all(map(ALLOWED.fullmatch, elements.tags))
    assert not any(n.startswith("on") or n in ("src", "style") for n, _ in elements.attributes)
    assert all((v or "").startswith("#") for n, v in elements.attributes if n == "href")
    assert not set(html) & set("\u202e\u2066\x1b\x00")
    assert "{{7*7}}" in elements.text
    assert "⟦U+202E⟧⟦U+2066⟧⟦U+001B⟧" in elements.text


def test_an_empty_run_has_a_report(tables: Tables) -> None:
    html = report({name: frame.iloc[:0] for name, frame in tables.items()})
    assert "No event has a known year." in parsed(html).text


def test_what_a_reviewer_has_rejected_is_left_out_and_counted(tables: Tables) -> None:
    events = tables["events"].copy()
    name = events.loc[0, "name"]
    events.loc[0, "review"] = "rejected"
    events["parent_event_id"] = ""
    html = report({**tables, "events": events})
    assert f'<bdi class="name">{name}</bdi>' not in html
    assert "1 events that a reviewer has rejected" in parsed(html).text


def test_every_word_has_both_languages_and_stands_once() -> None:
    rows = vocabulary.read("report", "labels")
    assert len({row["key"] for row in rows}) == len(rows)
    for row in rows:
        assert row["ja"]
        assert row["en"]
        assert set(re.findall(r"{\w+}", row["ja"])) == set(re.findall(r"{\w+}", row["en"])), row["key"]


def test_every_word_of_the_tables_that_is_shown_has_a_label() -> None:
    known = {row["key"] for row in vocabulary.read("report", "labels")}
    values = {c.name: c.values for t in contracts() for c in t.columns if t.name == "event_pages"}
    assert {*values["basis"], *values["status"]} <= known


def test_it_lies_beside_the_tables_or_where_it_is_told(extracted: Path, tmp_path: Path) -> None:
    assert write_report(extracted) == extracted / "report.html"
    assert write_report(extracted, tmp_path / "new" / "r.html").read_bytes() == (extracted / "report.html").read_bytes()


def test_faults_are_told(tmp_path: Path, extracted: Path) -> None:
    with pytest.raises(StageError):
        write_report(tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError):
        write_report(extracted, tmp_path / "file" / "r.html")
