"""The ground that is held: scores on annotated pages, each total no lower than its floor in floors.json.

The scorer and five real pages lie beside the repository in ../shared; where they are absent these tests are skipped.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pipeline.engine import batch

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
FIXTURES = ROOT / "tests" / "fixtures"
FLOORS: dict[str, dict[str, float]] = json.loads((ROOT / "tests" / "floors.json").read_text(encoding="utf-8"))
CORPORA = {  # name: (pages, texts of HTML pages, annotations)
    "shared": (SHARED / "pages", None, SHARED / "gold"),
    "raw": (ROOT / "raw", FIXTURES / "raw" / "text", FIXTURES / "raw" / "gold"),
    "dev": (FIXTURES / "dev" / "pages", FIXTURES / "dev" / "text", FIXTURES / "dev" / "gold"),
}

pytestmark = pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="no ../shared/score.py to score with")


def scores(corpus: str, folder: Path) -> dict[str, Any]:
    pages, texts, gold = CORPORA[corpus]
    batch.run(pages, folder / "extracted")
    flat = folder / "text"
    flat.mkdir()
    for source in (pages, texts):
        for path in sorted(source.rglob("*.txt")) if source else ():
            shutil.copyfile(path, flat / path.name)
    command = [
        sys.executable,
        str(SHARED / "score.py"),
        str(folder / "extracted"),
        str(gold),
        "--raw",
        str(flat),
        "--json",
    ]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: dict[str, Any] = json.loads(out)
    return {name: value[2] for name, value in found["prf"].items()} | {k: v[0] for k, v in found["accuracy"].items()}


@pytest.mark.parametrize("corpus", sorted(CORPORA))
def test_no_total_falls_below_its_floor(corpus: str, tmp_path: Path) -> None:
    found = scores(corpus, tmp_path)
    fallen = {name: (found[name], floor) for name, floor in FLOORS[corpus].items() if found[name] < floor}
    assert not fallen, f"{corpus}: (score, floor) {fallen}"
