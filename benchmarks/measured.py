"""A command measured: seconds by the clock, processor seconds and peak memory, with all processes that it starts."""

from __future__ import annotations

import os
import resource
import subprocess
import threading
import time
from dataclasses import dataclass
from typing import Any

import psutil

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS")
ENVIRONMENT = {**os.environ, **dict.fromkeys(THREADS, "1")}  # one thread a process: cores are counted by processes
EVERY = 0.5  # seconds between two looks at its memory


@dataclass(frozen=True, slots=True)
class Measured:
    wall: float
    cpu: float
    mib: int  # at most, of all processes together; what they share is counted once
    out: str


def measured(command: list[str]) -> Measured:
    """Run a command to its end.

    Raises:
        subprocess.CalledProcessError: it fails; what it has said is printed.
    """
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    process = subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True)
    peak, ended = [0], threading.Event()
    watcher = threading.Thread(target=_watch, args=(process.pid, peak, ended), daemon=True)
    watcher.start()
    out, _ = process.communicate()
    wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    ended.set()
    watcher.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measured(wall, cpu, peak[0] // 2**20, out)


def _watch(pid: int, peak: list[int], ended: threading.Event) -> None:
    while not ended.wait(EVERY):
        try:
            parent = psutil.Process(pid)
            processes = (parent, *parent.children(recursive=True))
        except psutil.Error:
            return
        peak[0] = max(peak[0], sum(map(_held, processes)))


def _held(process: Any) -> int:
    try:
        told = process.memory_full_info()
    except psutil.Error:  # it has ended
        return 0
    return int(getattr(told, "pss", told.uss))
