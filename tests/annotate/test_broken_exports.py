"""Files that are no export of an annotators' tool: a person is told, in one sentence, which file it is."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.annotate.exchange import import_pages
from pipeline.errors import InputError

DEEP = "[" * 100_000


@pytest.fixture
def extracted(tmp_path: Path) -> Path:
    folder = tmp_path / "extracted"
    (folder / "stages").mkdir(parents=True)
    (folder / "pages.csv").write_text("page_id,source,status\npg_1,a/page.txt,ok\n", encoding="utf-8")
    pq.write_table(pa.table({"page_id": ["pg_1"], "text": ["松山市の会\n"]}), folder / "stages" / "pages.parquet")
    return folder


@pytest.mark.parametrize(
    ("tool", "content"),
    [
        ("doccano", "5"),
        ("doccano", DEEP),
        ("doccano", '{"text": "会", "label": [[1]]}'),
        ("doccano", '{"text": "会", "entities": {"label": "CITY"}}'),
        ("label-studio", '["会", 5]'),
        ("label-studio", DEEP),
        ("label-studio", '[{"data": {"text": 5}, "annotations": [{"result": [{"type": "labels", "value": {}}]}]}]'),
        ("spacy", "会"),
    ],
)
def test_it_is_told(tool: str, content: str, extracted: Path, tmp_path: Path) -> None:
    export = tmp_path / "export"
    export.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="export is no export that can be read"):
        import_pages(extracted, export, tmp_path / "gold", tool)
    assert not (tmp_path / "gold").exists()
