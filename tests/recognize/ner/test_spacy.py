"""Our model in spaCy's own terms."""

from __future__ import annotations

from pathlib import Path

from pipeline.recognize.ner import ours, spacy_component

TEXT = "山田太郎氏は東京都で開かれた会議に出席した。"


def test_component_adds_our_entities() -> None:
    import spacy

    nlp = spacy.blank("ja")
    nlp.add_pipe(spacy_component.gyoji_ner.__name__)
    found = [(e.start_char, e.end_char, e.label_) for e in nlp(TEXT).ents]
    assert found == [(e.start, e.end, e.label) for e in ours.entities([TEXT])[0]]
    assert not nlp("").ents


def test_saved_model_is_small_and_has_no_vectors() -> None:
    files = [path for path in (Path(ours.__file__).parent / "data" / "model").rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 15_000_000
    assert not [path for path in files if "vectors" in path.name]
