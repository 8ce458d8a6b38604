"""Round trips through the files of each tool, with the characters at which they are known to drift."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.annotate.exchange import FORMATS
from pipeline.annotate.given import home
from pipeline.annotate.marked import LABELS, Mark, Marked, meaning
from tests.annotate.marking import mark

HARD = (
    "😀 第3回\u3000𠮷野まつり\r\n"
    "か\u3099っこう町の葛󠄀城 太郎さん 👨\u200d👩\u200d👧\n"
    "2024年6月1日\n（土）\x0b開催\u2028終わり\n"
)


def page_of(text: str, marks: list[Mark]) -> Marked:
    return Marked("pg_1", "page", "a/page.txt", text, tuple(sorted(set(marks))))


HARD_MARKS = [
    mark(HARD, "第3回\u3000𠮷野まつり", "EVENT"),
    mark(HARD, "か\u3099っこう町", "CITY"),
    mark(HARD, "葛󠄀城 太郎", "PERSON"),
    mark(HARD, "2024年6月1日\n（土）", "TIME", "2024-06-01"),
    mark(HARD, "6月1日", "TIME", "2024-06-01T10:00+09:00 Asia/Tokyo"),
]


def through(name: str, page: Marked, folder: Path, unit: str | None = None) -> Marked:
    """Out, as an annotator would hand it back untouched, and in."""
    tool = FORMATS[name]
    tool.write([page], folder, unit or tool.unit)
    if name == "label-studio":
        path = folder / "tasks.json"
        tasks = json.loads(path.read_text(encoding="utf-8"))
        for task in tasks:
            task["annotations"] = task.pop("predictions")
        path.write_text(json.dumps(tasks), encoding="utf-8")
    source = folder / "doccano.jsonl" if name == "doccano" else folder
    (found,) = tool.read(source, unit or tool.unit)
    assert found.page_id in ("pg_1", "")
    assert found.name in ("page", "")
    back = home(found, page)
    assert back is not None
    assert back.problems == ()
    return replace(page, marks=back.marks)


def spans(page: Marked) -> list[tuple[int, int, str]]:
    return [(m.start, m.end, m.label) for m in page.marks]


@pytest.mark.parametrize("name", FORMATS)
def test_hard_characters(name: str, tmp_path: Path) -> None:
    page = page_of(HARD, HARD_MARKS)
    back = through(name, page, tmp_path)
    assert spans(back) == spans(page)
    if name != "doccano":  # which has no room for notes
        assert back.marks == page.marks


@pytest.mark.parametrize("unit", ["code-points", "utf-16", "graphemes"])
def test_doccano_in_every_unit(unit: str, tmp_path: Path) -> None:
    page = page_of(HARD, HARD_MARKS)
    assert spans(through("doccano", page, tmp_path, unit)) == spans(page)


def test_label_studio_tells_what_it_counted(tmp_path: Path) -> None:
    page = page_of(HARD, HARD_MARKS)
    FORMATS["label-studio"].write([page], tmp_path, "utf-16")  # as versions before autumn 2021 did
    path = tmp_path / "tasks.json"
    tasks = json.loads(path.read_text(encoding="utf-8"))
    tasks[0]["annotations"] = tasks[0].pop("predictions")
    path.write_text(json.dumps(tasks), encoding="utf-8")
    (found,) = FORMATS["label-studio"].read(path, "code-points")
    back = home(found, page)
    assert back is not None
    assert spans(replace(page, marks=back.marks)) == spans(page)


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_spans_of_any_text(name: str, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    alphabet = 'a市\u3000 \n\r\t😀𠮷か\u3099é\u0301👨\u200d👩\x00\x85\u2028"\\<&;'
    text = data.draw(st.text(alphabet=alphabet, min_size=1, max_size=25).filter(str.strip))
    marks = []
    for _ in range(data.draw(st.integers(0, 4))):
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        if name != "brat" or text[start:end].strip("\n\r \t\u3000\x00\x85\u2028"):
            marks.append(Mark(start, end, data.draw(st.sampled_from(LABELS))))
    page = page_of(text, marks)
    back = through(name, page, tmp_path_factory.mktemp("trip"))
    if name == "brat":  # line ends at the border of a span are not a part of its fragments
        solid = {(m.start + lead(page, m), m.end - trail(page, m)) for m in page.marks}
        assert {(m.start, m.end) for m in back.marks} == solid
    else:
        assert spans(back) == spans(page)


def lead(page: Marked, m: Mark) -> int:
    text = page.shown[m.start : m.end]
    return len(text) - len(text.lstrip("\n"))


def trail(page: Marked, m: Mark) -> int:
    text = page.shown[m.start : m.end]
    return len(text) - len(text.rstrip("\n"))


def test_brat_files_that_windows_has_turned(tmp_path: Path) -> None:
    page = page_of("一行目\n松山市の\n三行目", [])
    page = replace(page, marks=(mark(page.text, "松山市", "CITY"),))
    (tmp_path / "page.txt").write_bytes(page.text.replace("\n", "\r\n").encode())
    (tmp_path / "page.ann").write_bytes("T1\tCITY 5 8\t松山市\r\n".encode())
    (found,) = FORMATS["brat"].read(tmp_path, "code-points")
    back = home(found, page)
    assert back is not None
    assert [(m.start, m.end) for m in back.marks] == [(4, 7)]


def test_brat_fragments_with_words_between_are_spans_of_their_own(tmp_path: Path) -> None:
    page = page_of("松山市と今治市", [])
    (tmp_path / "page.txt").write_text(page.text, encoding="utf-8")
    (tmp_path / "page.ann").write_text("T1\tCITY 0 3;4 7\t松山市 今治市\n", encoding="utf-8")
    (found,) = FORMATS["brat"].read(tmp_path, "code-points")
    back = home(found, page)
    assert back is not None
    assert [(m.start, m.end) for m in back.marks] == [(0, 3), (4, 7)]


def test_doccano_exports_with_relations_and_metadata(tmp_path: Path) -> None:
    row = {
        "text": "😀松山市",
        "meta": {"page_id": "pg_1"},
        "entities": [{"id": 7, "label": "CITY", "start_offset": 2, "end_offset": 5}],
    }
    (tmp_path / "all.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (found,) = FORMATS["doccano"].read(tmp_path, "utf-16")
    assert found.page_id == "pg_1"
    back = home(found, page_of("😀松山市", []))
    assert back is not None
    assert [(m.start, m.end) for m in back.marks] == [(1, 4)]


def test_a_span_that_drifted_is_found_by_its_text_and_one_that_is_nowhere_is_told(tmp_path: Path) -> None:
    page = page_of("松山市から今治市、松山市へ", [])
    lines = ["T1\tCITY 6 9\t今治市", "T2\tCITY 0 3\t高松市", "T3\tCITY 3 99\t", "T4\tPLACE 0 3\t松山市"]
    (tmp_path / "page.txt").write_text(page.text, encoding="utf-8")
    (tmp_path / "page.ann").write_text("\n".join(lines), encoding="utf-8")
    (found,) = FORMATS["brat"].read(tmp_path, "code-points")
    back = home(found, page)
    assert back is not None
    assert Mark(5, 8, "CITY") in back.marks
    assert any("'高松市' (CITY) does not stand at 0" in problem for problem in back.problems)
    assert any("'PLACE' is none of" in problem for problem in back.problems)


def test_another_text_is_no_home() -> None:
    from pipeline.annotate.given import Given

    assert home(Given("x", "pg_1", "別の文章", ()), page_of("松山市", [])) is None


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("2024-06-01", ("2024-06-01", "2024-06-01", "")),
        ("2024-06-01/2024-06-02", ("2024-06-01", "2024-06-02", "")),
        ("2024-11-12T16:30+04:00 Asia/Baku", ("2024-11-12T16:30+04:00", "2024-11-12T16:30+04:00", "Asia/Baku")),
        ("", ("", "", "")),
    ],
)
def test_notes_of_times(note: str, expected: tuple[str, str, str]) -> None:
    assert meaning(note) == expected
