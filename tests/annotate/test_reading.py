"""Files of annotations: the schema, the page, the calendar; what is wrong is told with its place and set aside."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.annotate import Annotations, Corpus, read_all
from pipeline.errors import InputError

Change = Callable[[dict[str, Any]], Any]


def read(folder: Path, data: Any) -> Annotations:
    written = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False, indent=1)
    (folder / "gold" / "ayu-matsuri.json").write_text(written, encoding="utf-8")
    return Corpus.of(folder).read()


def test_the_annotation_of_the_docs_is_sound(corpus_folder: Path) -> None:
    found = Corpus.of(corpus_folder).read()
    assert found.faults == ()
    (page,) = found.pages
    assert page.stem == "ayu-matsuri"
    assert page.body == {1, 2, 3, 4, 5, 6}
    assert page.events[0].people[0].role == "speaker"
    assert page.facts["updated_on"] == ""


GRAVE: list[tuple[str, Change, str]] = [
    ("events[0].people[0].role", lambda d: d["events"][0]["people"][0].update(role="guest"), "'guest' is not one of"),
    ("times[1].start", lambda d: d["times"][1].update(start="2024-06-31"), "no day of the calendar"),
    ("times[1].end", lambda d: d["times"][1].update(end="2024-05-01"), "is before"),
    ("times[1].line", lambda d: d["times"][1].update(line=99), "out of the page, which has 8 lines"),
    ("times[1].text", lambda d: d["times"][1].update(text="6月3日"), "does not stand on line 3"),
    ("times[3].timezone", lambda d: d["times"][3].update(timezone="Asia/Tokio"), "no IANA zone"),
    ("body_lines[0]", lambda d: d.update(body_lines=[[1, 99]]), "out of order or out of the page"),
    ("people[0].name", lambda d: d["people"][0].update(name="長谷川一郎"), "does not stand in the body"),
    ("cities[1].country", lambda d: d["cities"][1].update(country="XX"), "no country"),
    ("cities[1].kind", lambda d: d["cities"][1].update(kind="village"), "is not one of"),
    ("events[0].start", lambda d: d["events"][0].update(start="2024-06-99"), "no day of the calendar"),
    ("events[0].accept", lambda d: d["events"][0].update(accept=[["2024-6-1", "2024-06-01"]]), "no date or time"),
    ("page.title", lambda d: d["page"].update(title="べつの表題"), "does not stand on the page"),
    ("times[0].line", lambda d: d["times"][0].update(line="2"), "is not of type 'integer'"),
]
DOUBTS: list[tuple[str, Change, str]] = [
    ("times[1].start", lambda d: d["times"][1].update(text="6月1日"), ""),  # nothing: the control of the next
    ("times[2].start", lambda d: d["times"][2].update(start="2024-06-03", end="2024-06-03"), "says the day 2"),
    ("times[1].weekday_conflict", lambda d: d["times"][1].update(weekday_conflict=True), "the weekday agrees"),
    ("times", lambda d: d["times"].pop(2), ""),  # 2日 alone does not look like a time
    ("times", lambda d: d["times"].pop(1), "'6月1日' on line 3 is neither in times"),
    ("people[0].name", lambda d: d["people"][0].update(name="長谷部 一郎"), "a space in the name"),
    ("people[0].aliases[0]", lambda d: d["people"][0].update(aliases=["はせべ"]), "does not stand in the body"),
    ("events[0].parent", lambda d: d["events"][0].update(parent="第12回あゆ祭り"), "its own parent"),
    ("events[0].cities[0]", lambda d: d["events"][0].update(cities=["岐阜市"]), "no row of cities"),
    ("events[0].people[0].name", lambda d: d["events"][0]["people"][0].update(name="甲"), "no row of people"),
    ("events[0].end", lambda d: d["events"][0].update(end=None), "together or not at all"),
    ("events[0]", lambda d: d["events"][0].update(begin="2024"), "Additional properties"),
    ("times[3].timezone", lambda d: d["times"][3].update(timezone="Asia/Kolkata"), "has not the offset"),
    ("times[0].timezone", lambda d: d["times"][0].update(timezone="Asia/Tokyo"), "only there"),
]


@pytest.mark.parametrize(("field", "change", "what"), GRAVE)
def test_contradictions_are_told_and_set_aside(
    corpus_folder: Path, data: dict[str, Any], field: str, change: Change, what: str
) -> None:
    change(data)
    found = read(corpus_folder, data)
    lines = (corpus_folder / "gold" / "ayu-matsuri.json").read_text(encoding="utf-8").split("\n")
    (fault,) = (f for f in found.grave if f"{field}: " in str(f))
    assert what in fault.what
    assert str(fault).startswith(f"ayu-matsuri.json:{fault.line}: {field}: ")
    key = str(fault.pointer[-1] if isinstance(fault.pointer[-1], str) else fault.pointer[0])
    assert f'"{key}"' in "\n".join(lines[max(0, fault.line - 3) : fault.line])
    assert len(found.pages) == 1  # the rest is there


@pytest.mark.parametrize(("field", "change", "what"), DOUBTS)
def test_slips_are_told_and_change_nothing(
    corpus_folder: Path, data: dict[str, Any], field: str, change: Change, what: str
) -> None:
    change(data)
    found = read(corpus_folder, data)
    assert found.grave == ()
    if what:
        assert any(f"{field}: " in str(f) and what in f.what for f in found.faults), found.faults
    else:
        assert found.faults == ()


def test_a_row_that_is_set_aside_may_be_found_or_not(corpus_folder: Path, data: dict[str, Any]) -> None:
    data["times"][1]["start"] = "2024-06-31"
    data["people"][0]["name"] = "長谷川一郎"
    data["events"][0]["start"] = "2024-06-99"
    (page,) = read(corpus_folder, data).pages
    assert [row.text for row in page.times] == ["2024年6月5日", "2日（日）", "午前10時"]
    assert page.times_optional == {"6月1日（土）"}
    assert page.people_optional == ("長谷川一郎",)
    assert [(e.name, e.optional) for e in page.events] == [("第12回あゆ祭り", True)]


@pytest.mark.parametrize(
    ("content", "line", "what"),
    [
        ('{"source": "a",\n "times": [}\n', 2, "is no JSON"),
        ("", 1, "is no JSON"),
        ("[]", 1, "is not of type 'object'"),
        ('{\n "source": "a"}', 1, "'events' is a required property"),
        ("[" * 100_000, 1, "nested too deeply"),
    ],
    ids=["broken", "empty", "list", "lacking", "deep"],
)
def test_a_file_that_is_none(corpus_folder: Path, content: str, line: int, what: str) -> None:
    found = read(corpus_folder, content)
    assert found.pages == ()
    assert any(f.line == line and what in f.what and f.grave for f in found.faults)


def test_a_file_that_is_no_text(corpus_folder: Path) -> None:
    (corpus_folder / "gold" / "ayu-matsuri.json").write_bytes(b"\xff\xfe\x00")
    (fault,) = Corpus.of(corpus_folder).read().grave
    assert "cannot be read" in fault.what


def test_without_the_page_only_the_schema_speaks(corpus_folder: Path, data: dict[str, Any]) -> None:
    data["times"][1]["line"] = 99
    (corpus_folder / "gold" / "ayu-matsuri.json").write_text(json.dumps(data), encoding="utf-8")
    found = read_all(corpus_folder / "gold", lambda stem, source: None)
    assert found.faults == ()
    assert len(found.pages[0].times) == 4


@pytest.mark.parametrize(
    ("pair", "what"),
    [
        (["person", ["ayu-matsuri", "長谷部"], ["ayu-matsuri", "長谷部一郎"]], ""),
        (["person", ["ayu-matsuri", "甲"], ["ayu-matsuri", "長谷部一郎"]], "no person '甲' is annotated"),
        (["event", ["else", "あゆ祭り"], ["ayu-matsuri", "あゆ祭り"]], "'else' is no annotated page"),
        (["venue", ["ayu-matsuri", "甲"], ["ayu-matsuri", "乙"]], "'venue' is not one of"),
        (["person", ["ayu-matsuri", "長谷部"]], "is too short"),
    ],
)
def test_statements_across_pages(corpus_folder: Path, pair: list[Any], what: str) -> None:
    path = corpus_folder / "gold" / "crosspage.json"
    path.write_text(json.dumps({"same": [pair], "different": []}, ensure_ascii=False), encoding="utf-8")
    found = Corpus.of(corpus_folder).read()
    told = [f for f in found.faults if f.file == "crosspage.json"]
    assert (what in told[0].what) if what else not told
    assert len(found.pairs) == (0 if what.endswith(("one of", "short")) else 1)


def test_pages_without_annotation_and_annotations_without_page(corpus_folder: Path) -> None:
    (corpus_folder / "pages" / "more.txt").write_text("何もない", encoding="utf-8")
    (corpus_folder / "pages" / "ayu-matsuri.txt").rename(corpus_folder / "pages" / "ayu.txt")
    said = [str(f) for f in Corpus.of(corpus_folder).read().faults]
    assert any("no page ayu-matsuri.txt or .html" in line for line in said)
    assert sum("has no annotation" in line for line in said) == 2


def test_folders_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not a folder"):
        read_all(tmp_path / "none", lambda stem, source: None)
    (tmp_path / "gold").mkdir()
    with pytest.raises(InputError, match="holds no annotation"):
        read_all(tmp_path / "gold", lambda stem, source: None)
    with pytest.raises(InputError, match="the pages of the corpus"):
        Corpus.of(tmp_path)
