"""Hashes, shapes, corpora, scores and augmentation."""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import pytest

from pipeline.errors import InputError, StageError
from pipeline.recognize.ner import augment, corpus, evaluate, features, hashing, weights
from pipeline.recognize.ner.corpus import Sample

WORDS = ["", "X", "PERSON", "市", "花巻市", "Sustainable", "a" * 7, "a" * 8, "a" * 9, "𠮷", "名詞-固有名詞-人名-姓"]


@pytest.mark.parametrize("word", WORDS)
def test_string_id_is_spacys(word: str) -> None:
    from spacy.strings import StringStore

    assert hashing.string_id(word) == StringStore().add(word)


def test_string_ids_are_those_of_each() -> None:
    words = [*WORDS, *("あ" * n + "b" * (n % 3) for n in range(40))]
    assert hashing.string_ids(words).tolist() == [hashing.string_id(word) for word in words]


def test_table_rows_are_thincs() -> None:
    from thinc.api import NumpyOps

    ids = np.array([0, 1, 2**63 + 5, 12345678901234567890], np.uint64)
    for seed, size in ((8, 5000), (13, 200)):
        assert (hashing.table_rows(ids, seed, size) == NumpyOps().hash(ids, seed) % size).all()


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("COP29", "XXXdd"),
        ("東京", "漢漢"),
        ("スキー", "アアー"),
        ("さん", "ああ"),
        ("ー", "ー"),
        ("abcdefg", "xxxx"),
        ("々𠮷", "漢漢"),
        ("、", "、"),
        ("한", "字"),
        ("あ" * 100, "LONG"),
    ],
)
def test_script_shape(word: str, shape: str) -> None:
    assert features.script_shape(word) == shape


@pytest.mark.parametrize(
    ("span", "unit", "place"),
    [((0, 2), (0, 4), "B名詞"), ((2, 4), (0, 4), "E名詞"), ((2, 3), (0, 4), "I名詞"), ((0, 4), (0, 4), "")],
)
def test_unit(span: tuple[int, int], unit: tuple[int, int], place: str) -> None:
    assert features.unit("名詞", *span, *unit) == place


def test_read_leaves_out_other_labels(tmp_path: Path) -> None:
    line = '{"text": "花巻市で三月", "entities": [[0, 3, "PLACE"], [4, 6, "DATE"]], "unscored": [[3, 4]]}\n'
    (tmp_path / "a.jsonl").write_text(line * 10, encoding="utf-8")
    samples = corpus.read(tmp_path)["a"]
    assert samples[0] == Sample("花巻市で三月", ((0, 3, "PLACE"),), ((3, 4),))
    assert [len(part) for part in corpus.split(samples, 0.2)] == [8, 2]


@pytest.mark.parametrize(
    "content", ["", "{}", "not json", '{"text": "a", "entities": [[0, 2, "ORG"]]}', '{"text": "a", "entities": [[1]]}']
)
def test_read_refuses(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.jsonl").write_text(content, encoding="utf-8")
    with pytest.raises(InputError):
        corpus.read(tmp_path)


def test_long_text_is_cut_between_lines(tmp_path: Path) -> None:
    text = "花巻市\n" * 4000
    row = {"text": text, "entities": [[at, at + 3, "PLACE"] for at in range(0, len(text), 4)]}
    (tmp_path / "a.jsonl").write_text(json.dumps(row), encoding="utf-8")
    samples = corpus.read(tmp_path)["a"]
    assert len(samples) == 2
    assert sum(len(sample.entities) for sample in samples) == 4000
    assert {s.text[a:b] for s in samples for a, b, _ in s.entities} == {"花巻市"}


def test_score_counts_exact_matches_and_leaves_out_the_unscored() -> None:
    sample = Sample("あ" * 30, ((0, 2, "PERSON"), (5, 7, "PLACE"), (10, 12, "ORG")), ((20, 25),))
    found = [(0, 2, "PERSON"), (5, 8, "PLACE"), (21, 23, "ORG")]
    scores = evaluate.score([sample], [found])
    assert (scores["all"].right, scores["all"].found, scores["all"].annotated) == (1, 2, 3)
    assert scores["PERSON"].f1 == 1
    assert scores["EVENT"].f1 == 0


def test_augmented_offsets_hold() -> None:
    names = [
        Sample("山田太郎が花巻市へ", ((0, 4, "PERSON"), (5, 8, "PLACE")), ((8, 9),)),
        Sample("ジャン・ルノワールとフランス", ((0, 9, "PERSON"), (10, 14, "PLACE"))),
    ]
    maker = augment.Augmenter(names, random.Random(0))
    known = {"PERSON": {"山田太郎", "ジャン・ルノワール"}, "PLACE": {"花巻市", "フランス"}}
    for _ in range(20):
        for made in (maker.other_names(names[0], 1.0), maker.english_before(names[0])):
            assert all(made.text[s:e] in known[label] for s, e, label in made.entities)
            assert [made.text[s:e] for s, e in made.unscored] == ["へ"]
    for _ in range(100):
        made = maker.invented()
        assert "{" not in made.text
        assert all(0 <= s < e <= len(made.text) for s, e, _ in made.entities)


def test_no_model(tmp_path: Path) -> None:
    with pytest.raises(StageError):
        weights.load(tmp_path)
