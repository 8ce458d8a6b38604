"""train() from annotated lines to a model that runs, twice the same."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from pipeline.recognize.ner import augment
from pipeline.recognize.ner.corpus import Sample
from pipeline.recognize.ner.ours import Model
from pipeline.recognize.ner.train import train

SEEN = [Sample("山田太郎が花巻市へ", ((0, 4, "PERSON"), (5, 8, "PLACE"))), Sample("高橋由美", ((0, 4, "PERSON"),))]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Sixty invented lines."""
    maker = augment.Augmenter(SEEN, random.Random(0))
    lines = [maker.invented() for _ in range(60)]
    rows = [json.dumps({"text": s.text, "entities": s.entities, "unscored": []}, ensure_ascii=False) for s in lines]
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "lines.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return tmp_path / "data"


def test_trains_the_same_twice(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outs = [tmp_path / "one", tmp_path / "two"]
    scores = [train(data, out, seed=5, epochs=2) for out in outs]
    assert scores[0] == scores[1]
    assert "PERSON" in capsys.readouterr().out
    text = "講師　高橋　由美（花巻市）"
    found = [Model.load(out).entities([text]) for out in outs]
    assert found[0] == found[1]
    assert (outs[0] / "ner" / "model").read_bytes() == (outs[1] / "ner" / "model").read_bytes()
