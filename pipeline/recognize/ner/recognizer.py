"""Our recognizer in thinc's layers: what `gyoji train` trains, and what the numpy runtime has to agree with.

Words are mixed with their neighbours by some layers, each of which sees one word on either side, at its own distance.
A tagger says for each word how likely a name begins or ends there. What lies between a likely first word and a likely
last one is a candidate, and a second head, which sees the whole of it, says whether it is a name, and of what kind.

Imported by training, and by spaCy through the package's entry point: nothing else of ours imports this module.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias, cast

import numpy as np
import numpy.typing as npt
import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from thinc.api import Linear, Maxout, Model, zero_init

from pipeline.recognize.ner import components
from pipeline.recognize.ner.entity import LABELS
from pipeline.recognize.ner.spans import LENGTHS, Spans, candidates, chosen

Floats: TypeAlias = npt.NDArray[np.float32]
Ids: TypeAlias = npt.NDArray[np.uint64]
Back = Callable[[Floats], Any]

DEFAULTS = {"width": 96, "rows": [5000, 2500, 2500, 1000, 200, 200], "reaches": [1, 1, 1, 1], "hidden": 96}


@dataclass(slots=True)
class Sheet:
    """Words that went through the encoder: one row each, and the way back to what is learnt."""

    hidden: Floats
    tags: Floats  # scores
    back: Callable[[Floats, Floats], None]  # given the changes of both


class Recognizer:
    """The layers, and what they make of words that are given as ids (lexicon.Lexicon.new_types)."""

    def __init__(self, width: int, rows: Sequence[int], reaches: Sequence[int], hidden: int) -> None:
        mixing: dict[str, Any] = {"dropout": 0.0, "normalize": True}
        self.reaches = list(reaches)
        self.embed = components.embedding(width, rows)
        self.encoder = [Maxout(width, 3 * width, nP=3, **mixing) for _ in reaches]
        self.tag: Any = Linear(1 + 4 * len(LABELS), width, init_W=zero_init)
        self.span = Maxout(hidden, 5 * width + LENGTHS, nP=2, **mixing)
        self.out: Any = Linear(1 + len(LABELS), hidden, init_W=zero_init)
        self.embed.initialize(X=np.ones((2, 8), np.uint64))
        for layer in self.blocks()[1:]:
            layer.initialize()

    def blocks(self) -> list[Model[Any, Any]]:
        """All that is learnt, in the order in which it is saved."""
        return [self.embed, *self.encoder, self.tag, self.span, self.out]

    def set_dropout(self, share: float) -> None:
        """Drops that share of what each layer gives, while it is trained."""
        from thinc.api import set_dropout_rate

        for block in self.blocks():
            set_dropout_rate(block, share)

    def to_bytes(self) -> bytes:
        return cast(bytes, srsly.msgpack_dumps([block.to_bytes() for block in self.blocks()]))

    def from_bytes(self, data: bytes) -> None:
        for block, saved in zip(self.blocks(), srsly.msgpack_loads(data), strict=True):
            block.from_bytes(saved)

    def words(self, ids: Ids, sizes: Sequence[int], train: bool = False) -> Sheet:
        """What texts of so many words each, one behind the other, are made into."""
        apart = sum(self.reaches)
        rows = np.arange(len(ids)) + apart * np.repeat(np.arange(1, len(sizes) + 1), sizes)
        mixed, embed_back = self.embed(ids, train)
        x = np.zeros((rows[-1] + apart + 1, mixed.shape[1]), np.float32)
        x[rows] = mixed
        steps: list[tuple[int, Back]] = []
        for reach, layer in zip(self.reaches, self.encoder, strict=True):
            y, layer_back = layer(_beside(x, reach), train)
            x = x + y
            steps.append((reach, layer_back))
        hidden = np.ascontiguousarray(x[rows])
        tags, tag_back = self.tag(hidden, train)

        def back(change: Floats, tag_change: Floats) -> None:
            d = np.zeros_like(x)
            d[rows] = change + tag_back(tag_change)
            for reach, layer_back in reversed(steps):
                _add_beside(d, layer_back(d), reach)
            embed_back(np.ascontiguousarray(d[rows]))

        return Sheet(hidden, tags, back)

    def spans(self, sheet: Sheet, spans: Spans, train: bool = False) -> tuple[Floats, Back]:
        """The scores of spans: no name, or one of each label."""
        seen, seen_back = _seen(sheet.hidden, spans)
        mixed, span_back = self.span(seen, train)
        scores, out_back = self.out(mixed, train)
        return scores, lambda change: seen_back(span_back(out_back(change)))


def _beside(x: Floats, reach: int) -> Floats:
    """Each row between the rows that stand so far before and behind it."""
    width = x.shape[1]
    out = np.zeros((len(x), 3 * width), np.float32)
    out[reach:, :width] = x[:-reach]
    out[:, width : 2 * width] = x
    out[:-reach, 2 * width :] = x[reach:]
    return out


def _add_beside(d: Floats, change: Floats, reach: int) -> None:
    """The way back of `_beside`."""
    width = d.shape[1]
    d += change[:, width : 2 * width]
    d[:-reach] += change[reach:, :width]
    d[reach:] += change[:-reach, 2 * width :]


def _seen(hidden: Floats, spans: Spans) -> tuple[Floats, Back]:
    """What the second head sees of spans: first and last word, the mean, the words before and behind, and how long."""
    first, last, width = spans.first, spans.last, hidden.shape[1]
    sums = np.concatenate([np.zeros((1, width)), np.cumsum(hidden, axis=0, dtype=np.float64)])
    size = (last - first + 1)[:, None].astype(np.float32)
    mean = ((sums[last + 1] - sums[first]) / size).astype(np.float32)
    around = np.concatenate([hidden, np.zeros((1, width), np.float32)])
    length = np.eye(LENGTHS, dtype=np.float32)[np.minimum(last - first, LENGTHS - 1)]
    seen = np.concatenate([hidden[first], hidden[last], mean, around[spans.before], around[spans.behind], length], 1)

    def back(d: Floats) -> Floats:
        parts = [d[:, at * width : (at + 1) * width] for at in range(5)]
        change = np.zeros((len(hidden) + 1, width), np.float32)
        _scatter(change, [first, last, spans.before, spans.behind], [parts[0], parts[1], parts[3], parts[4]])
        change[-1] = 0
        share, ramps = parts[2] / size, np.zeros_like(change)
        _scatter(ramps, [first, last + 1], [share, -share])
        change += np.cumsum(ramps, axis=0)
        return change[:-1]

    return seen, back


def _scatter(out: Floats, rows: list[Any], values: list[Floats]) -> None:
    """Adds values to rows, which may come several times."""
    every = np.concatenate(rows)
    order = np.argsort(every, kind="stable")
    row = every[order]
    begin = np.flatnonzero(np.r_[True, row[1:] != row[:-1]])
    out[row[begin]] += np.add.reduceat(np.concatenate(values)[order], begin, axis=0)


def probabilities(scores: Floats) -> Floats:
    """Softmax of each row."""
    share = np.exp(scores - scores.max(axis=1, keepdims=True))
    return cast(Floats, share / share.sum(axis=1, keepdims=True))


@Language.factory("gyoji_spans", assigns=["doc.ents"], default_config=DEFAULTS)
class SpanRecognizer:
    """The recognizer as a part of a spaCy pipeline, after our tokenizer."""

    def __init__(self, nlp: Language, name: str, width: int, rows: list[int], reaches: list[int], hidden: int) -> None:
        self.net = Recognizer(width, rows, reaches, hidden)

    def __call__(self, doc: Any) -> Any:
        if len(doc):
            sheet = self.net.words(components.ids(doc), [len(doc)])
            blank = np.array([token.is_space for token in doc])
            spans = candidates(probabilities(sheet.tags), blank, np.array([0, len(doc)]))
            shares = probabilities(self.net.spans(sheet, spans)[0])
            names = [(int(spans.first[at]), int(spans.last[at]), shares[at]) for at in chosen(spans, shares)]
            doc.set_ents([_span(doc, first, last, share) for first, last, share in names])
        return doc

    def to_disk(self, path: Path, exclude: Any = ()) -> None:
        path.mkdir(parents=True, exist_ok=True)
        (path / "model").write_bytes(self.net.to_bytes())
        (path / "cfg").write_text(srsly.json_dumps({"labels": LABELS, "reaches": self.net.reaches}), encoding="utf-8")

    def from_disk(self, path: Path, exclude: Any = ()) -> SpanRecognizer:
        self.net.from_bytes((path / "model").read_bytes())
        return self


def _span(doc: Any, first: int, last: int, share: Floats) -> Any:
    from spacy.tokens import Span

    return Span(doc, first, last + 1, label=LABELS[int(share[1:].argmax())])
