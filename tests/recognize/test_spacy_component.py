"""Cities in spaCy's own terms: any Japanese pipeline, any tokenizer, to bytes and back, displacy."""

from __future__ import annotations

import pathlib
import tomllib

import pytest
import spacy
from spacy import displacy
from spacy.tokens import Doc

from pipeline.recognize import spacy_component

TEXT = "フランス・リヨン市とさいたま市の職員が、埼玉県川口市で会った。\n東京大学の学生も来た。"


def _nlp(**config: object) -> spacy.language.Language:
    nlp = spacy.blank("ja")
    nlp.add_pipe(spacy_component.KEY, config=config)
    return nlp


def test_entry_point_names_the_component() -> None:
    with (pathlib.Path(__file__).parents[2] / "pyproject.toml").open("rb") as f:
        found = tomllib.load(f)["project"]["entry-points"]["spacy_factories"]
    assert found[spacy_component.KEY] == "pipeline.recognize.spacy_component:gyoji_cities"


def test_spans_have_country_code_and_place() -> None:
    doc = _nlp()(TEXT)
    spans = doc.spans[spacy_component.KEY]
    assert [(s.text, s.label_, s._.place.country_code) for s in spans] == [
        ("リヨン市", "CITY", "FR"),
        ("さいたま市", "CITY", "JP"),
        ("川口市", "CITY", "JP"),
    ]
    lyon, saitama, _ = spans
    assert (saitama._.place.lg_code, saitama.kb_id_) == ("111007", "jp:111007")
    assert lyon._.place.geonames_id
    assert lyon._.place.timezone == "Europe/Paris"
    assert 45 < lyon._.place.latitude < 46


def test_places_that_only_locate_are_left_out_unless_asked_for() -> None:
    rows, every = _nlp()(TEXT), _nlp(located=True)(TEXT)
    assert "埼玉県" not in {s.text for s in rows.spans[spacy_component.KEY]}
    assert "埼玉県" in {s.text for s in every.spans[spacy_component.KEY]}


@pytest.mark.parametrize("text", ["", "\n \n", "会議を開いた。", "東京大学とジュネーブ条約", "The city of Lyon."])
def test_text_without_cities(text: str) -> None:
    doc = _nlp()(text)
    assert not doc.spans[spacy_component.KEY]


def test_tokens_of_any_size() -> None:
    nlp = _nlp()
    letters = nlp(Doc(nlp.vocab, words=list("津市の職員"), spaces=[False] * 5))
    assert [s.text for s in letters.spans[spacy_component.KEY]] == ["津市"]
    whole = nlp(Doc(nlp.vocab, words=["津市の職員"], spaces=[False]))
    assert [s.text for s in whole.spans[spacy_component.KEY]] == ["津市の職員"]


def test_other_spans_have_no_place() -> None:
    doc = _nlp()(TEXT)
    assert doc[:2]._.place is None


def test_to_bytes_and_back() -> None:
    nlp = _nlp()
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    before, after = doc.spans[spacy_component.KEY], again.spans[spacy_component.KEY]
    assert [s._.place for s in after] == [s._.place for s in before]


def test_displacy_shows_them() -> None:
    html = displacy.render(
        _nlp()(TEXT), style="span", options={"spans_key": spacy_component.KEY}, page=False, jupyter=False
    )
    assert "CITY" in html
    assert "さいたま" in html


def test_an_unknown_model_is_refused() -> None:
    with pytest.raises(ValueError, match="nobody"):
        _nlp(ner="nobody")
