"""Whatever ends a run, the old tables stay until the new ones are complete, and the next run ends as if nothing was."""

import errno
import hashlib
import os
import random
import resource
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.engine import batch, lock, swap
from pipeline.engine.single import run_stage
from pipeline.errors import OutputError
from pipeline.settings import Settings

PLAIN = Settings(ner="none")
KILLS, IN_A_ROW, TRIES = 50, 5, 200
SEED = 8


def write(folder: Path, days: range) -> Path:
    folder.mkdir(exist_ok=True)
    for day in days:
        told = f"2024年5月{day}日、水戸市の中央公民館で「第{day}回水辺の会」を開き、森田一郎市長が出席しました。"
        (folder / f"{day % 7}.txt").write_text(f"第{day}回水辺の会を開きました\n\n{told}\n", encoding="utf-8")
    return folder


def digest(folder: Path) -> dict[str, str]:
    """Of all files that are promised to be the same in every run."""
    paths = (p for p in folder.rglob("*") if p.is_file() and "run" not in p.relative_to(folder).parts)
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in paths}


class Case:
    """A folder with the tables of four pages, and a raw folder in which two are new and one has changed."""

    def __init__(self, tmp: Path) -> None:
        self.raw = write(tmp / "raw", range(1, 5))
        self.before, self.out = tmp / "before", tmp / "out"
        batch.run(self.raw, self.before, PLAIN)
        write(self.raw, range(5, 9))
        begun = time.perf_counter()
        batch.run(self.raw, tmp / "fresh", PLAIN)  # everything is loaded by now
        self.seconds = time.perf_counter() - begun
        self.old, self.new = digest(self.before), digest(tmp / "fresh")
        assert self.old != self.new
        self.reset()

    def reset(self) -> None:
        shutil.rmtree(self.out, ignore_errors=True)
        shutil.copytree(self.before, self.out)

    def begin(self, prepare: Callable[[], object]) -> int:
        """A run in a process of its own; gives the process."""
        child = os.fork()
        if child == 0:
            status = 1
            try:
                prepare()
                batch.run(self.raw, self.out, PLAIN)
                status = 0
            except OutputError:
                status = 2
            finally:
                os._exit(status)
        return child

    def is_whole(self) -> bool:
        """The tables are the old ones or the new ones, once a complete set that waits is in its place."""
        swap.settle(self.out)
        return digest(self.out) in (self.old, self.new)

    def completes(self) -> bool:
        batch.run(self.raw, self.out, PLAIN)
        waste = [p.name for p in self.out.iterdir() if p.name.startswith(".")]
        return digest(self.out) == self.new and not waste


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return Case(tmp_path_factory.mktemp("lost"))


def test_killed_at_random_points(case: Case) -> None:
    """Fifty times, several times in a row before a run may end; a run that was quicker than its kill is no kill."""
    rng = random.Random(SEED)
    killed = 0
    for attempt in range(TRIES):
        if attempt % IN_A_ROW == 0:
            case.reset()
        child = case.begin(lambda: None)
        time.sleep(rng.uniform(0, case.seconds))
        os.kill(child, signal.SIGKILL)
        killed += os.WIFSIGNALED(os.waitpid(child, 0)[1])
        assert case.is_whole(), attempt
        if attempt % IN_A_ROW == IN_A_ROW - 1:
            assert case.completes(), attempt
            if killed >= KILLS:
                return
    raise AssertionError(f"only {killed} of {TRIES} runs were killed in time")


@pytest.mark.parametrize("nth", [0, 1, 2, 17, 40])
def test_killed_at_a_rename(case: Case, nth: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files take their places one by one: at none of them is anything lost."""
    real, count = Path.replace, iter(range(1000))

    def replace(path: Path, target: Path) -> Path:
        if swap.NEXT in path.parts and next(count) == nth:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(path, target)

    case.reset()
    child = case.begin(lambda: monkeypatch.setattr(Path, "replace", replace))
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
    assert (case.out / "run" / swap.NEXT).is_dir()
    assert case.is_whole()
    assert digest(case.out) == case.new
    assert case.completes()


@pytest.mark.parametrize("kib", [0, 4, 30, 50, 70, 110, 180])
def test_no_room_on_the_disk(case: Case, kib: int) -> None:
    """No file may grow beyond so many KiB: the old tables stay, and the run says that it cannot write."""
    case.reset()
    size = kib * 1024
    child = case.begin(lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 2
    assert digest(case.out) == case.old
    assert case.completes()


def test_no_room_when_the_set_is_forced_to_the_disk(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    case.reset()
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(OutputError, match="No space left on device"):
            batch.run(case.raw, case.out, PLAIN)
    assert digest(case.out) == case.old
    assert case.completes()


def test_of_two_runs_at_once_the_second_says_so(case: Case) -> None:
    case.reset()
    with lock.locked(case.out):
        assert lock.holder(case.out) == str(os.getpid())
        with pytest.raises(OutputError, match=f"process {os.getpid()}"):
            batch.run(case.raw, case.out, PLAIN)
        with pytest.raises(OutputError, match="another run"):
            run_stage("write", "", case.out, PLAIN)
    assert lock.holder(case.out) == ""
    assert digest(case.out) == case.old
    assert case.completes()


def test_a_damaged_table_is_made_again(case: Case) -> None:
    case.reset()
    assert case.completes()
    for name in ("events.csv", "gyoji.sqlite", "stages/pages.parquet"):
        (case.out / name).write_bytes(b"damaged")
    (case.out / "times.parquet").unlink()
    assert case.completes()
