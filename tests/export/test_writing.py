"""Which form, and what goes wrong."""

from pathlib import Path

import pytest

from pipeline.errors import InputError, OutputError, StageError
from pipeline.export import FORMS, export, form_of


@pytest.mark.parametrize(
    ("name", "form", "chosen"),
    [
        ("a.xlsx", None, "xlsx"),
        ("a.ICS", None, "ics"),
        ("a.geojson", None, "geojson"),
        ("a.jsonld", None, "jsonld"),
        ("a.json", "geojson", "geojson"),
        ("folder", "datasette", "datasette"),
        ("a.xlsx", "ics", "ics"),
    ],
)
def test_the_form_is_named_or_the_ending_says_it(name: str, form: str | None, chosen: str) -> None:
    assert form_of(Path(name), form) == chosen


@pytest.mark.parametrize(("name", "form"), [("a.csv", None), ("folder", None), ("a.xlsx", "pdf")])
def test_another_form_is_told_with_those_there_are(name: str, form: str | None) -> None:
    with pytest.raises(InputError, match=", ".join(FORMS)):
        form_of(Path(name), form)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_written_and_counted(extracted: Path, tmp_path: Path, form: str) -> None:
    done = export(extracted, tmp_path / "new" / "out", form)
    assert done.path.exists()
    assert done.events > 0
    assert all(count > 0 for count in done.left_out.values())


def test_faults(extracted: Path, tmp_path: Path) -> None:
    with pytest.raises(StageError):
        export(tmp_path, tmp_path / "a.xlsx")
    (tmp_path / "file").write_text("")
    for form in FORMS:
        with pytest.raises(OutputError):
            export(extracted, tmp_path / "file" / "out", form)
