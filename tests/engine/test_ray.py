"""The tables of a run on a Ray cluster of two nodes are those of a local run, byte for byte."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from pipeline.engine import batch, engines, ray_engine
from pipeline.engine.batch import How
from pipeline.settings import Settings
from tests.engine.test_never_lost import digest, write

ray = pytest.importorskip("ray", reason="Ray is not installed: pip install 'gyoji[ray]'")

PLAIN = Settings(ner="none")


@pytest.fixture(scope="module")
def cluster() -> Iterator[None]:
    from ray.cluster_utils import Cluster

    nodes = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "object_store_memory": 100 * 2**20})
    nodes.add_node(num_cpus=1, object_store_memory=100 * 2**20)
    ray.init(address=nodes.address, log_to_driver=False, runtime_env=ray_engine.environment())
    assert len([node for node in ray.nodes() if node["Alive"]]) == 2
    yield
    ray.shutdown()
    nodes.shutdown()


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return write(tmp_path / "raw", range(1, 8))


@pytest.mark.parametrize("lot", [3, engines.LOT])
def test_the_same_bytes_as_a_local_run(
    cluster: None, raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lot: int
) -> None:
    monkeypatch.setattr(engines, "LOT", lot)
    batch.run(raw, tmp_path / "local", PLAIN)
    summary = batch.run(raw, tmp_path / "ray", PLAIN, how=How(engine="ray"))
    assert summary.worked == {"clean": 7, "recognize": 7}
    assert digest(tmp_path / "ray") == digest(tmp_path / "local")
    assert not (tmp_path / "ray" / "run" / "ray").exists()


def test_a_worker_that_is_killed_costs_only_time(
    cluster: None, raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch.run(raw, tmp_path / "local", PLAIN)
    monkeypatch.setattr(ray_engine, "SHARD", 2)
    killed: list[int] = []

    def kill_one(stage: str, done: int, total: int) -> None:
        if stage == "recognize" and done and not killed:
            for process in psutil.process_iter(["pid", "cmdline"]):
                if "MapWorker" in " ".join(process.info["cmdline"] or ()) and _is_ours(process):
                    os.kill(process.pid, signal.SIGKILL)
                    killed.append(process.pid)
                    return

    batch.run(raw, tmp_path / "ray", PLAIN, kill_one, how=How(engine="ray"))
    assert killed
    assert digest(tmp_path / "ray") == digest(tmp_path / "local")


@pytest.mark.parametrize("dies", ["never", "once", "always"])
def test_work_on_groups_is_done_by_the_cluster(cluster: None, tmp_path: Path, dies: str) -> None:
    """Rows come back in their order; what the cluster cannot do, this process does."""
    driver, once = os.getpid(), tmp_path / "once"

    def work(rows):  # type: ignore[no-untyped-def]
        if os.getpid() != driver and dies != "never" and (dies == "always" or not once.exists()):
            once.touch()
            os._exit(1)
        return [(row, sum(rows), os.getpid() == driver) for row in rows]

    done = ray_engine.grouped(work, [0, 1, 0, 1, 4], [5, 6, 7, 8, 9], tmp_path / "rows")
    here = dies == "always"
    assert done == [(5, 12, here), (6, 14, here), (7, 12, here), (8, 14, here), (9, 9, here)]
    assert not (tmp_path / "rows").exists()


def _is_ours(process: psutil.Process) -> bool:
    """Whether this test has started it, by one of its ancestors."""
    return os.getpid() in [parent.pid for parent in process.parents()]
