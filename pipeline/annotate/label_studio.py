"""Label Studio: tasks with predictions in, annotations out, as one JSON list.

Versions up to autumn 2021 counted UTF-16 code units, later ones code points; a result carries its own text, which tells
which. The labelling configuration asks for `white-space: pre-wrap`: without it Label Studio trims spaces.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from pipeline.annotate.given import Given, GivenSpan
from pipeline.annotate.marked import LABELS, Marked
from pipeline.annotate.units import Counter, Unit

FILE = "tasks.json"
CONFIG_FILE = "config.xml"


def write(pages: Sequence[Marked], out: Path, unit: Unit = "code-points") -> list[Path]:
    tasks = [
        {
            "data": {"text": page.shown, "page_id": page.page_id, "source": page.source},
            "predictions": [{"model_version": f"gyoji {version('gyoji')}", "result": _results(page, unit)}],
        }
        for page in pages
    ]
    paths = [out / FILE, out / CONFIG_FILE]
    paths[0].write_text(json.dumps(tasks, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    labels = "".join(f"    <Label value={quoteattr(label)}/>\n" for label in LABELS)
    paths[1].write_text(
        "<View>\n  <Style>.htx-text { white-space: pre-wrap; }</Style>\n"
        f'  <Labels name="label" toName="text">\n{labels}  </Labels>\n'
        '  <Text name="text" value="$text" granularity="symbol"/>\n</View>\n',
        encoding="utf-8",
    )
    return paths


def read(path: Path, unit: Unit = "code-points") -> Iterator[Given]:
    """Every task of an export; of a folder, of all its `.json` files. The annotation of a task is its last one."""
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    for file in files:
        tasks = json.loads(file.read_text(encoding="utf-8"))
        for number, task in enumerate(tasks if isinstance(tasks, list) else [tasks], start=1):
            given = _given(task, f"{file.name}: task {number}", unit)
            if given is not None:
                yield given


def _results(page: Marked, unit: Unit) -> list[dict[str, Any]]:
    count = Counter(page.shown, unit).to_tool
    out = []
    for i, mark in enumerate(page.marks):
        own = page.shown[mark.start : mark.end]
        value = {"start": count(mark.start), "end": count(mark.end), "text": own, "labels": [mark.label]}
        result = {
            "id": f"{page.page_id}-{i}",
            "from_name": "label",
            "to_name": "text",
            "type": "labels",
            "value": value,
        }
        out.append({**result, "meta": {"text": [mark.note]}} if mark.note else result)
    return out


def _given(task: dict[str, Any], where: str, unit: Unit) -> Given | None:
    """None for a task that nobody has annotated."""
    done = [a for a in task.get("annotations") or task.get("completions") or [] if not a.get("was_cancelled")]
    if not done:
        return None
    data = task["data"]
    text = data["text"]
    spans = tuple(_span(result, text, unit) for result in done[-1]["result"] if result.get("type") == "labels")
    return Given(where, str(data.get("page_id", "")), text, spans)


def _span(result: dict[str, Any], text: str, unit: Unit) -> GivenSpan:
    """In the unit in which the result's own text stands at its offsets."""
    value = result["value"]
    note = " ".join((result.get("meta") or {}).get("text") or ())
    own = value.get("text") or ""
    label = (value.get("labels") or [""])[0]
    units: tuple[Unit, ...] = (unit, *(u for u in ("code-points", "utf-16") if u != unit))
    spans = []
    for each in units:
        count = Counter(text, each).from_tool
        span = GivenSpan(count(int(value["start"])), count(int(value["end"])), label, note, own)
        if own and span.start is not None and span.end is not None and text[span.start : span.end] == own:
            return span
        spans.append(span)
    return spans[0]
