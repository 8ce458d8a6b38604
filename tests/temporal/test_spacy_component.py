"""`nlp.add_pipe("gyoji_times")` in pipelines that are not ours."""

from __future__ import annotations

import pathlib
import tomllib
from typing import Any

import pytest

spacy = pytest.importorskip("spacy")
from spacy import displacy  # noqa: E402
from spacy.tokens import Doc  # noqa: E402

from pipeline.temporal import find_times, spacy_component  # noqa: E402

TEXT = "総会は2024年11月12日(火)16:30-17:30(アゼルバイジャン時間)、懇親会は翌日です。"


def pipe(language: str = "ja", **config: str) -> Any:
    nlp = spacy.blank(language)
    nlp.add_pipe("gyoji_times", config=config)
    return nlp


def test_spans_carry_the_times() -> None:
    doc = pipe()(TEXT)
    spans = doc.spans["gyoji_times"]
    assert [span._.time for span in spans] == find_times(TEXT)
    assert [(span.label_, span.text, span._.time.start) for span in spans] == [
        ("DATE", "2024年11月12日(火)", "2024-11-12"),
        ("TIME", "16:30-17:30(アゼルバイジャン時間)", "2024-11-12T16:30+04:00"),
        ("DATE", "翌日", "2024-11-13"),
    ]


def test_reference_and_zone_are_settings() -> None:
    doc = pipe(reference="2024-10-01", zone="Asia/Seoul")("昨年の11月3日10時")
    assert [span._.time.start for span in doc.spans["gyoji_times"]] == ["2023-11-03", "2023-11-03T10:00+09:00"]
    assert [span._.time.timezone for span in doc.spans["gyoji_times"]] == ["", "Asia/Seoul"]


def test_times_inside_one_token_stay_apart() -> None:
    doc = pipe("en")("総会は2024年11月12日16:30です")
    assert [span.text for span in doc.spans["gyoji_times"]] == [doc.text] * 2
    assert [span._.time.text for span in doc.spans["gyoji_times"]] == ["2024年11月12日", "16:30"]


def test_a_span_of_someone_else_has_no_time() -> None:
    doc = pipe()(TEXT)
    assert doc[0:1]._.time is None
    assert spacy.blank("ja")("2024年")[0:1]._.time is None


def test_a_document_is_stored_and_read_again() -> None:
    nlp = pipe()
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [span._.time for span in again.spans["gyoji_times"]] == find_times(TEXT)


def test_displacy_shows_them() -> None:
    html = displacy.render(pipe()(TEXT), style="span", options={"spans_key": "gyoji_times"})
    assert "DATE" in html
    assert "TIME" in html


@pytest.mark.parametrize("text", ["", "会議です。", "2月30日"])
def test_texts_without_times(text: str) -> None:
    assert list(pipe()(text).spans["gyoji_times"]) == []


def test_spacy_finds_it_by_the_entry_point() -> None:
    project = tomllib.loads((pathlib.Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    named = project["project"]["entry-points"]["spacy_factories"]["gyoji_times"]
    assert named == f"{spacy_component.__name__}:{spacy_component.gyoji_times.__name__}"
