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
from pipeline.recognize.ner.corpus import LabelSpan, Sample
from pipeline.recognize.ner.entity import LABELS

CONFIG = resources.files("pipeline.recognize.ner") / "data" / "train.cfg"


def train(
    data: Path, out: Path, *, seed: int = 0, epochs: int = 17, config: str | None = None
) -> dict[str, evaluate.Score]:
    """Trains on the *.jsonl files of `data`, saves the best epoch's pipeline in `out`, prints and returns its scores."""
    import spacy
    from thinc.api import Adam, Config, NumpyOps, fix_random_seed, set_current_ops

    components.register()
    set_current_ops(NumpyOps(use_blis=False))  # numpy's OpenBLAS: three times blis's generic kernel
    fix_random_seed(seed)
    whole = Config().from_str(config or CONFIG.read_text(encoding="utf-8"))
    options = whole.pop("gyoji")
    nlp = spacy.util.load_model_from_config(whole, auto_fill=True)
    parts = [corpus.split(samples, options["held_back"]) for samples in corpus.read(data).values()]
    examples = [_example(nlp, sample) for part, _ in parts for sample in part]
    held = [sample for _, part in parts for sample in part]
    for label in LABELS:
        nlp.get_pipe("ner").add_label(label)
    nlp.initialize(lambda: examples[:500])
    optimizer = Adam(options["learn_rate"], L2=0.01, grad_clip=1.0, use_averages=True)
    rng, best, scores = random.Random(seed), -1.0, {}
    for epoch in range(epochs):
        begun, losses = time.monotonic(), {}
        rng.shuffle(examples)
        for batch in _batches(examples, options, epoch, epochs):
            nlp.update(batch, sgd=optimizer, drop=options["dropout"], losses=losses)
        with nlp.use_params(optimizer.averages):
            now = evaluate.score(held, _predict(nlp, held))
            print(f"epoch {epoch + 1}: loss {losses['ner']:.0f} F1 {now['all'].f1:.4f} {time.monotonic() - begun:.0f} s", flush=True)
            if now["all"].f1 > best:
                best, scores = now["all"].f1, now
                nlp.to_disk(out, exclude=["vocab"])
    print(evaluate.report(scores))
    return scores


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
    missing += [reference.char_span(start, end, alignment_mode="expand") for start, end in sample.unscored]
    taken = {token.i for span in spans for token in span}
    missing = [span for span in missing if span is not None and not any(token.i in taken for token in span)]
    reference.set_ents(spans, missing=_disjoint(missing), default="outside")
    return Example(predicted, reference)


def _disjoint(spans: list[Any]) -> list[Any]:
    out: list[Any] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if not out or span.start >= out[-1].end:
            out.append(span)
    return out


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
