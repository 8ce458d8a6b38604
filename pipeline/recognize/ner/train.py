"""`gyoji train`: our entity recognizer, trained on annotated text and saved as a spaCy pipeline.

What is trained stands in data/train.cfg. The same data, config and seed give the same model on the same machine.
spaCy and thinc are imported in the functions: nothing else of the pipeline needs them.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from contextlib import ExitStack
from importlib import resources
from pathlib import Path
from typing import Any

from pipeline.recognize.ner import components, corpus, evaluate
from pipeline.recognize.ner.augment import Augmenter
from pipeline.recognize.ner.corpus import LabelSpan, Sample
from pipeline.recognize.ner.lessons import Lesson, Reader
from pipeline.recognize.ner.ours import Model

CONFIG = resources.files("pipeline.recognize.ner") / "data" / "train.cfg"


def train(
    data: Path, out: Path, *, seed: int = 0, epochs: int = 6, config: Path | None = None
) -> dict[str, evaluate.Score]:
    """Trains on the *.jsonl files of `data`, saves the model in `out`, prints and returns its scores.

    `config` is a file like data/train.cfg. A share of each corpus is held back to measure with, and for nothing else.
    InputError where there is nothing to train on.
    """
    from thinc.api import Adam, warmup_linear

    parts = [corpus.split(samples, held_back(config)) for samples in corpus.read(data).values()]
    samples = [sample for part, _ in parts for sample in part]
    held = [sample for _, part in parts for sample in part]
    nlp, options = _pipeline(seed, config)
    course = _Course(samples, options, seed)
    steps = _steps(course.words, options, epochs)
    optimizer = Adam(
        warmup_linear(options["learn_rate"], steps // 20, steps), L2=0.01, grad_clip=1.0, use_averages=True
    )
    scores = dict[str, evaluate.Score]()
    for epoch in range(epochs):
        begun = time.monotonic()
        loss = _epoch(nlp.get_pipe("ner").net, course, optimizer, _batch_words(options, epoch, epochs))
        _save(nlp, optimizer, out)
        scores = evaluate.score(held, _predict(out, held))
        seconds = time.monotonic() - begun
        print(f"epoch {epoch + 1}: loss {loss:.0f} F1 {scores['all'].f1:.4f} {seconds:.0f} s", flush=True)
    print(evaluate.report(scores))
    return scores


def held_back(config: Path | None) -> float:
    """The share of each corpus that is held back."""
    return float(_config(config)["gyoji"]["held_back"])


def _config(config: Path | None) -> Any:
    from thinc.api import Config

    return Config().from_str((config or CONFIG).read_text(encoding="utf-8"))


def _pipeline(seed: int, config: Path | None) -> tuple[Any, dict[str, Any]]:
    """An untrained pipeline, and the [gyoji] part of the config."""
    import spacy
    from thinc.api import NumpyOps, fix_random_seed, set_current_ops

    components.register()
    set_current_ops(NumpyOps(use_blis=False))  # numpy's OpenBLAS: three times as fast as blis's generic kernel
    fix_random_seed(seed)
    whole = _config(config)
    options = whole.pop("gyoji")
    nlp = spacy.util.load_model_from_config(whole, auto_fill=True)
    nlp.get_pipe("ner").net.set_dropout(options["dropout"])
    return nlp, options


class _Course:
    """What is learnt in an epoch: the samples annotated, a share of them changed, and invented lines."""

    def __init__(self, samples: list[Sample], options: dict[str, Any], seed: int) -> None:
        self.samples, self.options = samples, options
        self.augmenter = Augmenter(samples, random.Random(seed))
        self.rng = self.augmenter.rng
        self.reader = Reader()
        self.lessons = [self.reader.lesson(sample) for sample in samples]
        self.words = sum(len(lesson.types) for lesson in self.lessons if lesson) * (1 + options["invented"])

    def epoch(self) -> list[Lesson]:
        """The lessons of one epoch, in random order."""
        augmenter, options, rng, out = self.augmenter, self.options, self.rng, []
        for sample, lesson in zip(self.samples, self.lessons, strict=True):
            new = augmenter.other_names(sample) if rng.random() < options["other_names"] else sample
            new = augmenter.lower_case(new) if rng.random() < options["lower_case"] else new
            new = augmenter.english_before(new) if rng.random() < options["english_before"] else new
            out.append(lesson if new is sample else self.reader.lesson(new))
        invented = round(len(self.samples) * options["invented"])
        out += [self.reader.lesson(augmenter.invented()) for _ in range(invented)]
        rng.shuffle(out)
        return [lesson for lesson in out if lesson is not None]


def _epoch(net: Any, course: _Course, optimizer: Any, batch_words: float) -> float:
    """One pass over what there is to learn; its loss."""
    from pipeline.recognize.ner import learning

    loss = 0.0
    for batch in _batches(course.epoch(), batch_words):
        ids = learning.with_unknown(course.reader.ids(batch), course.options["unknown"])
        loss += learning.learn(net, batch, ids, course.rng)
        for block in net.blocks():
            block.finish_update(optimizer)
        optimizer.step_schedules()
    return loss


def _batch_words(options: dict[str, Any], epoch: int, epochs: int) -> float:
    """The words of a batch: they grow with the epochs."""
    start, stop = float(options["batch_words_start"]), float(options["batch_words_stop"])
    return start + (stop - start) * epoch / max(1, epochs - 1)


def _steps(words: float, options: dict[str, Any], epochs: int) -> int:
    """About how many updates there will be: the learning rate falls to nothing over them."""
    return round(sum(words / _batch_words(options, epoch, epochs) for epoch in range(epochs)))


def _batches(lessons: list[Lesson], size: float) -> Iterator[list[Lesson]]:
    batch, words = list[Lesson](), 0
    for lesson in lessons:
        batch.append(lesson)
        words += len(lesson.types)
        if words >= size:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch


def _save(nlp: Any, optimizer: Any, out: Path) -> None:
    """Saves the weights averaged over the updates: they are better than the last ones."""
    with ExitStack() as stack:
        for block in nlp.get_pipe("ner").net.blocks():
            stack.enter_context(block.use_params(optimizer.averages))
        nlp.to_disk(out, exclude=["vocab"])


def _predict(model: Path, samples: list[Sample]) -> list[list[LabelSpan]]:
    found = Model.load(model).entities([sample.text for sample in samples])
    return [[(entity.start, entity.end, entity.label) for entity in some] for some in found]
