"""spaCy DocBin: one Doc a page, every span in `doc.spans["gyoji"]`, those that do not overlap in `doc.ents` as well.

Tokens end where spans do, so no span is lost or widened; `spacy train` aligns them with its own by characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from pipeline.annotate.given import Given, GivenSpan
from pipeline.annotate.marked import Marked
from pipeline.annotate.units import Unit

FILE = "pages.spacy"
GROUP = "gyoji"
RUN = re.compile(r"[ぁ-ゟ]+|[ァ-ヿ]+|[一-鿿々]+|\d+|\s+|[A-Za-z]+|.", re.S)


def write(pages: Sequence[Marked], out: Path, unit: Unit = "code-points") -> list[Path]:
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    vocab = Vocab()
    docs = DocBin(store_user_data=True)
    for page in pages:
        docs.add(_doc(page, vocab))
    path = out / FILE
    docs.to_disk(path)
    return [path]


def read(path: Path, unit: Unit = "code-points") -> Iterator[Given]:
    """Every Doc; of a folder, of all its `.spacy` files. Without the group of spans, the entities."""
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    for file in sorted(path.glob("*.spacy")) if path.is_dir() else [path]:
        for number, doc in enumerate(DocBin().from_disk(file).get_docs(Vocab()), start=1):
            spans = doc.spans.get(GROUP, doc.ents)
            given = tuple(GivenSpan(s.start_char, s.end_char, s.label_, s.kb_id_) for s in spans)
            yield Given(f"{file.name}: doc {number}", str(doc.user_data.get("page_id", "")), doc.text, given)


def _doc(page: Marked, vocab: Any) -> Any:
    from spacy.tokens import Doc
    from spacy.util import filter_spans

    words = list(_words(page))
    doc = Doc(vocab, words=words, spaces=[False] * len(words))
    doc.user_data.update(page_id=page.page_id, source=page.source)
    spans = [doc.char_span(m.start, m.end, label=m.label, kb_id=m.note) for m in page.marks]
    doc.spans[GROUP] = spans
    doc.ents = filter_spans(spans)
    return doc


def _words(page: Marked) -> Iterator[str]:
    """Runs of one script, cut where a span begins or ends."""
    cuts = sorted({0, len(page.shown), *(at for m in page.marks for at in (m.start, m.end))})
    for start, end in pairwise(cuts):
        yield from RUN.findall(page.shown[start:end])
