"""Workers that die, hang or never begin cost the page that did it, and nothing else."""

import os
from pathlib import Path
from random import Random
from typing import cast

import pandas as pd
import pytest

from pipeline.engine import batch, pool, workers
from pipeline.engine.items import Failure
from pipeline.engine.seal import unseal
from pipeline.engine.workers import Workers
from pipeline.errors import StageError
from pipeline.settings import Settings

QUICK = Settings(ner="none", page_seconds=2)
MODULE = """
import os, signal, time
from pipeline.engine import tasks

def do(payload, settings):
    if payload == "dies":
        os.kill(os.getpid(), signal.SIGKILL)
    if payload == "dies once" and not os.path.exists(os.environ["ONCE"]):
        open(os.environ["ONCE"], "w").close()
        os._exit(1)
    if payload == "loads for long":
        time.sleep(3)
    if payload == "hangs":
        time.sleep(999)
    return payload.upper()

def long(payload, settings):
    return payload * 3

def which(payload, settings):
    return os.getpid()

known = []
LOAD = {"loaded": lambda settings: known.append("after loading")}

def loaded(payload, settings):
    return " ".join([payload, *known])

def arrow(payload, settings):
    import sys, pyarrow
    pyarrow.array([payload])
    loaded = "pandas" in sys.modules
    from pipeline.tables.contract import contract
    from pipeline.tables.laws import check_values
    try:
        check_values("aliases", pyarrow.table({"table": [payload]}))
    except AssertionError as error:
        return [loaded, str(error)]

def analyse(page, settings):
    return tasks.analyse(page, settings) if "bad" not in page.stripped().page.source else do("dies", settings)
"""


@pytest.fixture(autouse=True)
def bad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A module of tasks that workers can import; two workers for however few pages."""
    (tmp_path / "tasks_that_fail.py").write_text(MODULE)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setenv("ONCE", str(tmp_path / "once"))
    monkeypatch.setattr(workers, "PAGES_WORTH_A_WORKER", 1)


def answers(
    payloads: list[str], task: str = "tasks_that_fail:do", jobs: int = 2, apart: bool = False
) -> dict[str, object]:
    some = Workers(QUICK, jobs, apart)
    try:
        return said(some, payloads, task)
    finally:
        some.end()


def said(some: Workers, payloads: list[str], task: str) -> dict[str, object]:
    out = {}
    for key, answer in some.mapped(task, zip(payloads, payloads, strict=True), len(payloads)):
        assert key not in out
        out[key] = answer if isinstance(answer, Failure) else unseal(answer)
    return out


def test_every_page_is_answered_once() -> None:
    payloads = [f"p{i}" for i in range(40)]
    assert answers(payloads) == {p: p.upper() for p in payloads}


def test_long_messages_both_ways_block_nobody() -> None:
    """Neither side waits for the other to read what is more than a pipe holds, also when it is packed."""
    payloads = [Random(i).randbytes(400_000).hex() for i in range(24)]
    assert answers(payloads, "tasks_that_fail:long", jobs=1) == {p: p * 3 for p in payloads}


@pytest.mark.parametrize(
    ("payload", "answer"),
    [
        ("dies", Failure("its worker process died")),
        ("dies once", "DIES ONCE"),
        ("hangs", Failure("took longer than 2 seconds")),
    ],
)
def test_a_worker_that_fails_costs_one_page(payload: str, answer: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that hangs is tried again by a worker that has loaded nothing: we wait for it no two minutes here."""
    monkeypatch.setattr(pool, "START", 8)
    payloads = [f"p{i}" for i in range(12)]
    payloads.insert(5, payload)
    assert answers(payloads, jobs=1) == {p: answer if p == payload else p.upper() for p in payloads}


def test_a_worker_loads_pandas_only_to_say_what_is_wrong_with_a_table() -> None:
    loaded, said = cast(tuple[bool, str], answers(["p"], "tasks_that_fail:arrow", apart=True)["p"])
    assert not loaded
    assert said.startswith("table aliases breaks its contract: ")
    assert "pandas" not in said


def test_what_a_worker_loads_with_its_first_page_is_no_time_of_that_page() -> None:
    """It has longer than the 2 seconds of a page."""
    assert answers(["loads for long", "b"], jobs=1) == {"loads for long": "LOADS FOR LONG", "b": "B"}


def test_a_page_that_hangs_in_this_process_is_broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "PAGES_WORTH_A_WORKER", 50)
    assert answers(["a", "hangs", "b"]) == {"a": "A", "hangs": Failure("took longer than 2 seconds"), "b": "B"}


def test_a_few_pages_can_be_given_to_a_process_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "PAGES_WORTH_A_WORKER", 50)
    assert answers(["a", "dies", "b"], apart=True) == {"a": "A", "dies": Failure("its worker process died"), "b": "B"}


def test_workers_stay_for_the_next_task() -> None:
    some = Workers(QUICK, 2)
    try:
        first, again = (set(said(some, list("abcdefgh"), "tasks_that_fail:which").values()) for _ in range(2))
        assert said(some, ["a"], "tasks_that_fail:do") == {"a": "A"}
    finally:
        some.end()
    assert first == again
    assert os.getpid() not in first


def test_who_stops_listening_leaves_no_answers_for_the_next_task() -> None:
    some = Workers(QUICK, 1)
    try:
        next(some.mapped("tasks_that_fail:do", ((p, p) for p in "abcdefgh"), 8))
        assert said(some, ["x", "y"], "tasks_that_fail:do") == {"x": "X", "y": "Y"}
    finally:
        some.end()


def test_workers_that_never_begin_end_the_run() -> None:
    with pytest.raises(StageError, match="before they begin"):
        answers(["a", "b", "c"], "no_such_module:do", jobs=1)


def test_no_worker_outlives_the_work() -> None:
    some = Workers(QUICK, 2)
    next(some.mapped("tasks_that_fail:do", ((p, p) for p in "abcdefgh"), 8))
    some.end()
    children = Path(f"/proc/self/task/{os.getpid()}/children")
    if not children.exists():
        pytest.skip("this system does not list a process's children")
    assert "tasks_that_fail" not in children.read_text()


def test_a_page_that_kills_its_worker_is_rejected_and_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for name in ("good", "bad", "fine"):
        (raw / f"{name}.txt").write_text(f"お知らせ{name}\n\n2024年5月18日に総会を開きました。\n", encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr("pipeline.engine.tasks.ANALYSE", "tasks_that_fail:analyse")
        assert batch.run(raw, tmp_path / "out", QUICK, jobs=2).rejected == 1
    pages = pd.read_csv(tmp_path / "out" / "pages.csv", keep_default_na=False).set_index("source")
    assert pages.reason["bad.txt"] == "recognize: its worker process died"
    log = (tmp_path / "out" / "run" / "log.jsonl").read_text(encoding="utf-8")
    assert '"failed", "stage": "recognize", "source": "bad.txt", "reason": "its worker process died"' in log
    summary = batch.run(raw, tmp_path / "out", QUICK)
    assert (summary.rejected, summary.worked["recognize"]) == (0, 1)


def test_workers_load_the_next_task_while_nobody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a page is answered does not depend on it."""
    monkeypatch.setitem(workers.NEXT, "tasks_that_fail:do", "tasks_that_fail:loaded")
    some = Workers(QUICK, 1, True)
    try:
        assert said(some, ["a"], "tasks_that_fail:do") == {"a": "A"}
        assert said(some, ["b"], "tasks_that_fail:loaded") == {"b": "b after loading"}
        assert said(some, ["c"], "tasks_that_fail:long") == {"c": "ccc"}
    finally:
        some.end()
