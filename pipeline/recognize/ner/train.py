"""`gyoji train`: our entity recognizer, trained on annotated text and saved as a spaCy pipeline.

What is trained stands in data/train.cfg. The same data, config and seed give the same model on the same machine.
spaCy is imported in the functions: nothing else of the pipeline needs it.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from pipeline.recognize.ner import components, corpus, evaluate
from pipeline.recognize.ner.augment import Augmenter
from pipeline.recognize.ner.corpus import LabelSpan, Sample
from pipeline.recognize.ner.entity import LABELS

CONFIG = resources.files("pipeline.recognize.ner") / "data" / "train.cfg"


def train(
    data: Path, out: Path, *, seed: int = 0, epochs: int = 9, config: Path | None = None
) -> dict[str, evaluate.Score]:
    """Trains on the *.jsonl files of `data`, saves the best epoch in `out`, prints and returns its scores.

    `config` is a file like data/train.cfg. A share of each corpus is held back to measure with. InputError where
    there is nothing to train on.
    """
    from thinc.api import Adam, warmup_linear

    nlp, options = _pipeline(seed, config)
    parts = [corpus.split(samples, options["held_back"]) for samples in corpus.read(data).values()]
    samples = [sample for part, _ in parts for sample in part]
    held = [sample for _, part in parts for sample in part]
    examples = [_example(nlp, sample) for sample in samples]
    nlp.initialize(lambda: examples)
    steps = _steps(samples, examples, options, epochs)
    optimizer = Adam(warmup_linear(options["learn_rate"], steps // 20, steps), L2=0.01, grad_clip=1.0)
    augmenter = Augmenter(samples, random.Random(seed))
    best, scores = -1.0, dict[str, evaluate.Score]()
    for epoch in range(epochs):
        begun, losses = time.monotonic(), dict[str, float]()
        course = _course(nlp, samples, examples, augmenter, options)
        for batch in _batches(course, options, epoch, epochs):
            nlp.update(batch, sgd=optimizer, drop=options["dropout"], losses=losses)
            optimizer.step_schedules()
        now = evaluate.score(held, _predict(nlp, held))
        f1, seconds = now["all"].f1, time.monotonic() - begun
        print(f"epoch {epoch + 1}: loss {losses['ner']:.0f} F1 {f1:.4f} {seconds:.0f} s", flush=True)
        if f1 > best:
            best, scores = f1, now
            nlp.to_disk(out, exclude=["vocab"])
    print(evaluate.report(scores))
    return scores


def _pipeline(seed: int, config: Path | None) -> tuple[Any, dict[str, Any]]:
    """An untrained pipeline with our labels, and the [gyoji] part of the config."""
    import spacy
    from thinc.api import Config, NumpyOps, fix_random_seed, set_current_ops

    components.register()
    set_current_ops(NumpyOps(use_blis=False))  # numpy's OpenBLAS: three times as fast as blis's generic kernel
    fix_random_seed(seed)
    whole = Config().from_str((config or CONFIG).read_text(encoding="utf-8"))
    options = whole.pop("gyoji")
    nlp = spacy.util.load_model_from_config(whole, auto_fill=True)
    for label in LABELS:
        nlp.get_pipe("ner").add_label(label)
    return nlp, options


def _example(nlp: Any, sample: Sample) -> Any:
    """A spaCy example; a span that does not end where words end, and an unscored one, is missing annotation."""
    from spacy.training import Example

    predicted, reference = nlp.make_doc(sample.text), nlp.make_doc(sample.text)
    spans, missing = [], []
    for start, end, label in sample.entities:
        span = reference.char_span(start, end, label=label)
        if span is None:
            missing.append(reference.char_span(start, end, alignment_mode="expand"))
        else:
            spans.append(span)
    spans = _disjoint(spans)
    missing += [reference.char_span(start, end, alignment_mode="expand") for start, end in sample.unscored]
    taken = {token.i for span in spans for token in span}
    missing = [span for span in missing if span is not None and not any(token.i in taken for token in span)]
    reference.set_ents(spans, missing=_disjoint(missing), default="outside")
    return Example(predicted, reference)


def _course(
    nlp: Any, samples: list[Sample], examples: list[Any], augmenter: Augmenter, options: dict[str, Any]
) -> list[Any]:
    """One epoch's examples: those annotated, a share of them changed, and invented lines; in random order."""
    rng, out = augmenter.rng, []
    for sample, example in zip(samples, examples, strict=True):
        new = augmenter.other_names(sample) if rng.random() < options["other_names"] else sample
        new = augmenter.lower_case(new) if rng.random() < options["lower_case"] else new
        new = augmenter.english_before(new) if rng.random() < options["english_before"] else new
        out.append(example if new is sample else _example(nlp, new))
    out += [_example(nlp, augmenter.invented()) for _ in range(round(len(samples) * options["invented"]))]
    rng.shuffle(out)
    return out


def _disjoint(spans: list[Any]) -> list[Any]:
    out: list[Any] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if not out or span.start >= out[-1].end:
            out.append(span)
    return out


def _steps(samples: list[Sample], examples: list[Any], options: dict[str, Any], epochs: int) -> int:
    """About how many updates there will be: the learning rate falls to nothing over them."""
    each: float = sum(len(example.predicted) for example in examples) / len(examples)
    words: float = each * len(samples) * (1 + options["invented"])
    start, stop = float(options["batch_words_start"]), float(options["batch_words_stop"])
    return round(sum(words / (start + (stop - start) * epoch / max(1, epochs - 1)) for epoch in range(epochs)))


def _batches(examples: list[Any], options: dict[str, Any], epoch: int, epochs: int) -> Iterator[list[Any]]:
    """Batches of a number of words that grows with the epochs."""
    start, stop = options["batch_words_start"], options["batch_words_stop"]
    size = start + (stop - start) * epoch / max(1, epochs - 1)
    batch, words = [], 0
    for example in examples:
        batch.append(example)
        words += len(example.predicted)
        if words >= size:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch


def _predict(nlp: Any, samples: list[Sample]) -> list[list[LabelSpan]]:
    docs = nlp.pipe(sample.text for sample in samples)
    return [[(e.start_char, e.end_char, e.label_) for e in doc.ents] for doc in docs]
