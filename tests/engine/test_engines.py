"""What goes out to a cluster, without one: in lots, and what it leaves undone is done here."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.engine import engines, ray_engine
from pipeline.engine.engines import Cluster
from pipeline.engine.items import Answer, Item
from pipeline.engine.workers import Workers
from pipeline.settings import Settings

PLAIN = Settings(ner="none")


@pytest.mark.parametrize("count", [0, 1, 4, 5, 11])
def test_pages_go_out_in_lots(count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No page is asked for before those of the lot before it are answered; a broken cluster costs no answer."""
    taken: list[int] = []
    lots: list[list[int]] = []

    def cluster(task: str, items: Iterable[Item], *_: Any) -> Iterator[Answer]:
        lots.append([key for key, _ in items])
        yield from [(key, b"there") for key in lots[-1] if key % 3]  # it breaks down before the others

    def here(self: Workers, task: str, items: Iterable[Item], total: int) -> Iterator[Answer]:
        left = [key for key, _ in items]
        assert len(left) == total
        yield from [(key, b"here") for key in left]

    monkeypatch.setattr(engines, "LOT", 2)
    monkeypatch.setattr(ray_engine, "workers", lambda jobs: 2)
    monkeypatch.setattr(ray_engine, "mapped", cluster)
    monkeypatch.setattr(Workers, "mapped", here)

    def items() -> Iterator[Item]:
        for key in range(count):
            taken.append(key)
            yield key, f"page {key}"

    answers: dict[int, bytes] = {}
    for key, answer in Cluster(Workers(PLAIN), tmp_path).mapped("a task", items(), count):
        assert isinstance(answer, bytes)
        answers[key] = answer
        assert len(taken) <= 4 * len(lots)
    assert answers == {key: b"there" if key % 3 else b"here" for key in range(count)}
    assert lots == [list(range(at, min(at + 4, count))) for at in range(0, count, 4)]
