"""The fixtures agree with their pages, with the calendar and with the format of annotations."""

import importlib.util
import pathlib

import pytest

FIXTURES = pathlib.Path(__file__).parent / "fixtures"
spec = importlib.util.spec_from_file_location("fixtures_validate", FIXTURES / "validate.py")
validate = importlib.util.module_from_spec(spec)
spec.loader.exec_module(validate)
SPLITS = [FIXTURES / s for s in validate.SPLITS if (FIXTURES / s / "gold").is_dir()]
PAGES = [page for split in SPLITS for page in validate.annotated(split)]


@pytest.mark.parametrize(("gold", "page", "text"), PAGES, ids=[g.stem for g, _, _ in PAGES])
def test_an_annotation_agrees_with_its_page(gold, page, text):
    assert validate.check_page(gold, page, text) == []


@pytest.mark.parametrize("split", SPLITS, ids=lambda s: s.name)
def test_statements_across_pages_name_what_is_annotated(split):
    assert validate.check_crosspage(split) == []


def test_each_page_has_a_name_of_its_own_and_an_annotation():
    assert validate.check_names(SPLITS) == []


def test_the_validator_finds_what_is_wrong(tmp_path):
    (tmp_path / "gold").mkdir()
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.txt").write_text("総会\n2024年5月1日（火）\n10:00\n", encoding="utf-8")
    (tmp_path / "gold" / "a.json").write_text(
        """{"source": "a.txt", "page": {"title": "総会"}, "body_lines": [[1, 3]], "people": [], "cities": [],
        "events": [{"name": "大会", "aliases": [], "start": "2024-02-30", "end": "2024-02-30", "venue": null,
        "city": "津市", "country": null, "parent": null, "cities": [], "optional": false,
        "people": [{"name": "甲", "title": null, "affiliation": null, "role": "guest"}]}],
        "times": [{"text": "2024年5月1日（火）", "line": 2,
        "start": "2024-05-01", "end": "2024-05-01", "timezone": null},
        {"text": "5月2日", "line": 2, "start": "2024-05-02", "end": "2024-05-02", "timezone": null}]}""",
        encoding="utf-8",
    )
    ((gold, page, text),) = validate.annotated(tmp_path)
    faults = "\n".join(validate.check_page(gold, page, text))
    for part in (
        "does not stand on its line",
        "weekday is wrong",
        "10:00",
        "neither its name nor an alias",
        "'guest' is no role",
        "'甲' is no row of people",
        "'津市' is no row of cities",
        "no day of the calendar",
    ):
        assert part in faults


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("令和5年5月3日", "2022-05-03", "2022-05-03"),
        ("5月3日～6日", "2024-05-03", "2024-05-07"),
        ("午後1時30分", "2024-05-03T01:30+09:00", "2024-05-03T01:30+09:00"),
        ("10:00-11:30", "T10:00+09:00", "T11:00+09:00"),
        ("3/12", "2024-03-13", "2024-03-13"),
    ],
)
def test_the_validator_reads_the_figures_of_an_expression(text, start, end):
    assert validate.misread(text, start, end)
