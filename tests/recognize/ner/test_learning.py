"""What samples teach, and that it is learnt: lessons, changes of weights."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest

from pipeline.recognize.ner import learning
from pipeline.recognize.ner.corpus import Sample
from pipeline.recognize.ner.lessons import Lesson, Reader
from pipeline.recognize.ner.recognizer import Recognizer, probabilities
from pipeline.recognize.ner.spans import BEGIN, END, SINGLE, Spans

EVENT, PERSON, PLACE = 0, 3, 4
TEXT = "山田太郎が花巻市へ"  # 山田 太郎 が 花巻 市 へ


def _lesson(*entities: tuple[int, int, str], unscored: tuple[tuple[int, int], ...] = ()) -> Lesson:
    found = Reader().lesson(Sample(TEXT, entities, unscored))
    assert found is not None
    return found


def test_lesson() -> None:
    lesson = _lesson((0, 4, "PERSON"), (5, 7, "PLACE"))
    assert lesson.names == {(0, 1): PERSON, (3, 3): PLACE}
    assert lesson.tags.tolist() == [4 * PERSON + BEGIN, 4 * PERSON + END, 0, 4 * PLACE + SINGLE, 0, 0]
    assert lesson.scored.all()


def test_what_does_not_end_where_words_end_is_not_learnt() -> None:
    lesson = _lesson((1, 4, "PERSON"), unscored=((5, 8),))
    assert lesson.names == {}
    assert lesson.scored.tolist() == [False, False, True, False, False, True]


def test_no_words_no_lesson() -> None:
    assert Reader().lesson(Sample("", ())) is None


@pytest.fixture
def net() -> Recognizer:
    from thinc.api import NumpyOps, fix_random_seed, set_current_ops

    set_current_ops(NumpyOps(use_blis=False))
    fix_random_seed(1)
    made = Recognizer(8, [50] * 6, [2, 1], 8)
    for block in (made.tag, made.out):
        block.set_param("W", np.random.default_rng(0).normal(size=block.get_param("W").shape).astype("f"))
    return made


def _batch(reader: Reader) -> list[Lesson]:
    samples = [Sample(TEXT, ((0, 4, "PERSON"), (5, 8, "PLACE"))), Sample("花巻祭", ((0, 3, "EVENT"),))]
    return [lesson for lesson in map(reader.lesson, samples) if lesson]


def test_changes_are_the_slopes_of_the_loss(net: Recognizer) -> None:
    """Each weight's change against the loss of a little more of it, for both heads together."""
    reader = Reader()
    batch = _batch(reader)
    ids, sizes = reader.ids(batch), [len(lesson.types) for lesson in batch]
    rows = np.array([0, 1, 3, 3, 6]), np.array([1, 4, 4, 3, 7])
    spans = Spans.of(*rows, np.append(0, np.cumsum(sizes)))
    rng = np.random.default_rng(3)
    to_tags, to_kinds = rng.normal(size=(sum(sizes), 21)).astype("f"), rng.normal(size=(5, 6)).astype("f")

    def loss() -> float:
        sheet = net.words(ids, sizes)
        return float((sheet.tags * to_tags).sum() + (net.spans(sheet, spans)[0] * to_kinds).sum())

    sheet = net.words(ids, sizes, train=True)
    sheet.back(net.spans(sheet, spans, train=True)[1](to_kinds), to_tags)
    checked = 0
    for block in net.blocks():
        for node in block.walk():
            for name in node.param_names:
                checked += _slope_holds(node, name, loss)
    assert checked >= 20


def _slope_holds(node: Any, name: str, loss: Any) -> int:
    """Checks the weight that would change most."""
    change = node.get_grad(name).ravel()
    at = int(np.abs(change).argmax())
    weights = node.get_param(name).copy()
    sides, step = [], 2e-3
    for by in (step, -step):
        moved = weights.copy()
        moved.ravel()[at] += by
        node.set_param(name, moved)
        sides.append(loss())
    node.set_param(name, weights)
    assert (sides[0] - sides[1]) / (2 * step) == pytest.approx(change[at], rel=0.15, abs=0.05), name
    return 1


def test_learns_a_batch(net: Recognizer) -> None:
    from thinc.api import Adam

    reader, optimizer, rng = Reader(), Adam(0.02), random.Random(0)
    batch = _batch(reader)
    ids = reader.ids(batch)
    losses = []
    for _ in range(40):
        losses.append(learning.learn(net, batch, ids, rng))
        for block in net.blocks():
            block.finish_update(optimizer)
    assert losses[-1] < losses[0] / 10
    sizes = [len(lesson.types) for lesson in batch]
    sheet = net.words(ids, sizes)
    names = Spans.of(np.array([0, 3, 6]), np.array([1, 4, sum(sizes) - 1]), np.append(0, np.cumsum(sizes)))
    kinds = probabilities(net.spans(sheet, names)[0]).argmax(axis=1).tolist()
    assert kinds == [1 + PERSON, 1 + PLACE, 1 + EVENT]


def test_unknown_words_keep_their_other_features() -> None:
    ids = np.arange(1, 8001, dtype=np.uint64).reshape(1000, 8)
    hidden = learning.with_unknown(ids, 0.5)
    assert (hidden[:, 2:7] == ids[:, 2:7]).all()
    assert 0.4 < (hidden[:, 1] == 0).mean() < 0.6
    assert 0.2 < (hidden[:, 0] == 0).mean() < 0.3
    assert (learning.with_unknown(ids, 0.0) == ids).all()
