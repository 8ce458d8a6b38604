"""Work on a Ray cluster: Parquet files of pages → Ray Data → values; page by page, or group by group.

The same tasks as on local workers, one model an actor. Ray begins an actor that dies again and repeats its batch; what
a cluster that breaks down has not done is left out here, and local workers do it.
"""

from __future__ import annotations

import contextlib
import pickle
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.engine.items import CHUNK, Answer, Failure, Item, Waiting
from pipeline.engine.pool import THREADS, Pool
from pipeline.errors import InputError
from pipeline.grouped import OnGroup, by_group
from pipeline.packing import packed
from pipeline.settings import Settings

SHARD = 256  # pages of a file
LOT = 1024  # rows of groups that go to one worker together; a larger group goes alone
SCHEMA = pa.schema([("name", pa.string()), ("payload", pa.large_binary())])
GROUPS = pa.schema([(name, pa.int64()) for name in ("lot", "group", "at")] + [("payload", pa.large_binary())])
Row = dict[str, Any]


def workers(jobs: int) -> int:
    """How many workers the cluster gives; `jobs` 0 is one for each of its cores.

    Raises:
        InputError: ray is not installed.
    """
    return jobs or max(1, int(_ray().cluster_resources().get("CPU", 1)))


def mapped(task: str, items: Iterable[Item], settings: Settings, folder: Path, count: int) -> Iterator[Answer]:
    """Answers as they are done by so many workers at most; `folder` must be seen by every machine of the cluster.

    Raises:
        InputError: ray is not installed.
    """
    ray = _ray()
    try:
        rows = ({"name": name, "payload": packed(payload)} for name, payload in items)
        if not _write(rows, SCHEMA, folder):
            return
        answers = ray.data.read_parquet(str(folder.resolve())).map_batches(
            Worker,
            fn_constructor_args=(task, settings),
            batch_size=CHUNK,
            batch_format="pyarrow",
            compute=ray.data.ActorPoolStrategy(min_size=1, max_size=count),
            num_cpus=1,
        )
        with contextlib.suppress(ray.exceptions.RayError):
            for batch in answers.iter_batches(batch_size=None, batch_format="pyarrow", prefetch_batches=1):
                for row in batch.to_pylist():
                    yield row["name"], Failure(row["failure"]) if row["failure"] else row["value"]
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def grouped(work: OnGroup, groups: Sequence[int], rows: Sequence[Any], folder: Path) -> list[Any]:
    """What `work` gives for the rows of each group, in the order of the rows.

    Raises:
        InputError: ray is not installed.
    """
    ray = _ray()
    out: dict[int, Any] = {}
    try:
        sent = ({"lot": lot, "group": groups[i], "at": i, "payload": packed(rows[i])} for lot, i in _lots(groups))
        if _write(sent, GROUPS, folder):
            found = ray.data.read_parquet(str(folder.resolve())).groupby("lot")
            answers = found.map_groups(partial(_of_lot, work=work), batch_format="pyarrow")
            with contextlib.suppress(ray.exceptions.RayError):
                for batch in answers.iter_batches(batch_size=None, batch_format="pyarrow", prefetch_batches=1):
                    for row in batch.to_pylist():
                        out.update(zip(row["at"], pickle.loads(row["values"]), strict=True))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    left = [i for i in range(len(rows)) if i not in out]
    out.update(zip(left, by_group(work, [groups[i] for i in left], [rows[i] for i in left]), strict=True))
    return [out[i] for i in range(len(rows))]


def _lots(groups: Sequence[int]) -> Iterator[tuple[int, int]]:
    """(lot, place) of each row: whole groups, so many that a lot is worth the way to a worker."""
    members: dict[int, list[int]] = defaultdict(list)
    for i, group in enumerate(groups):
        members[group].append(i)
    count = 0
    for ours in members.values():
        yield from [(count // LOT, i) for i in ours]
        count += len(ours)


def _of_lot(table: pa.Table, work: OnGroup) -> pa.Table:
    """One row for the whole lot: where its rows stood, and what the work has given for them."""
    table = table.sort_by("at")
    rows = [pickle.loads(payload) for payload in table.column("payload").to_pylist()]
    given = by_group(work, table.column("group").to_pylist(), rows)
    return pa.table({"at": [table.column("at").to_pylist()], "values": pa.array([packed(given)], pa.binary())})


def _ray() -> Any:
    """Ray, joined to its cluster."""
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise InputError("--engine ray needs Ray: pip install 'gyoji[ray]'") from error
    if not ray.is_initialized():
        ray.init(log_to_driver=False, runtime_env=environment())
    return ray


def environment() -> dict[str, Any]:
    """What a worker's process needs: where our code is, and one thread for each product of matrices."""
    paths = {"PYTHONPATH": ":".join(path for path in sys.path if path)}
    return {"env_vars": {**dict.fromkeys(THREADS, "1"), **paths}}


def _write(rows: Iterable[Row], schema: pa.Schema, folder: Path) -> int:
    """The rows as Parquet files of SHARD pages; gives the number of files."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    waiting, count = iter(rows), 0
    while some := list(islice(waiting, SHARD)):
        pq.write_table(pa.Table.from_pylist(some, schema=schema), folder / f"{count:08d}.parquet", row_group_size=CHUNK)
        count += 1
    return count


class Worker:
    """An actor with a process of its own, in which dictionary and model are loaded once.

    What a page does to its process is told as on a single machine; were it the actor, Ray would begin it for ever.
    """

    def __init__(self, task: str, settings: Settings) -> None:
        self.task, self.pool = task, Pool(settings)

    def __call__(self, batch: pa.Table) -> pa.Table:
        names = batch.column("name").to_pylist()
        payloads = [pickle.loads(payload) for payload in batch.column("payload").to_pylist()]
        answers = dict(self.pool.run(self.task, Waiting(zip(names, payloads, strict=True)), 1))
        values = [None if isinstance(a, Failure) else a for a in answers.values()]
        failures = [a.reason if isinstance(a, Failure) else "" for a in answers.values()]
        columns = [pa.array(list(answers), pa.string()), pa.array(values, pa.binary()), pa.array(failures, pa.string())]
        return pa.table(dict(zip(("name", "value", "failure"), columns, strict=True)))
