"""doccano: JSON Lines, one page a line, spans as `[start, end, label]`.

doccano counts UTF-16 code units, as its JavaScript does, or grapheme clusters where the project is set so. Keys beside
`text` and `label` come back as they went in, flat or below `meta`. It has no room for what a time means.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline.annotate.given import Given, GivenSpan
from pipeline.annotate.marked import LABELS, Marked
from pipeline.annotate.units import Counter, Unit

FILE = "doccano.jsonl"
LABEL_FILE = "labels.json"
COLOURS = ("#1b7f5c", "#2f5fb3", "#8a5a00", "#a4133c", "#5f3dc4")


def write(pages: Sequence[Marked], out: Path, unit: Unit = "utf-16") -> list[Path]:
    lines = []
    for page in pages:
        count = Counter(page.shown, unit).to_tool
        label = [[count(m.start), count(m.end), m.label] for m in page.marks]
        row = {"text": page.shown, "label": label, "page_id": page.page_id, "source": page.source}
        lines.append(json.dumps(row, ensure_ascii=False))
    labels = [{"text": name, "background_color": colour} for name, colour in zip(LABELS, COLOURS, strict=True)]
    paths = [out / FILE, out / LABEL_FILE]
    paths[0].write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
    paths[1].write_text(json.dumps(labels, indent=1), encoding="utf-8")
    return paths


def read(path: Path, unit: Unit = "utf-16") -> Iterator[Given]:
    """Every line of an export; of a folder, of all its `.jsonl` files."""
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    for file in files:
        # not splitlines(): a page's text may hold other line ends, which JSON leaves as they are
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1):
            if line.strip():
                yield _given(json.loads(line), f"{file.name}:{number}", unit)


def _given(row: dict[str, Any], where: str, unit: Unit) -> Given:
    meta = {**row.get("meta", {}), **row} if isinstance(row.get("meta"), dict) else row
    text = row.get("text") or row.get("data") or ""
    count = Counter(text, unit).from_tool
    spans = [GivenSpan(count(start), count(end), label) for start, end, label, *_ in _labels(row)]
    return Given(where, str(meta.get("page_id", "")), text, tuple(spans))


def _labels(row: dict[str, Any]) -> list[list[Any]]:
    """Of plain exports, and of those of projects with relations."""
    if "entities" in row:
        return [[e["start_offset"], e["end_offset"], e["label"]] for e in row["entities"]]
    labels: list[list[Any]] = row.get("label") or row.get("labels") or []
    return labels
