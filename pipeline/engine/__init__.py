"""engine: how a batch runs: stages in order, files between them, the run record.

`run(raw, extracted, settings)` does everything; `run_stage(name, …)` one stage from the files of the one before.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.engine.batch import run
    from pipeline.engine.single import run_stage

__all__ = ["run", "run_stage"]
WHERE = {"run": "batch", "run_stage": "single"}


def __getattr__(name: str) -> Any:
    """Loaded when it is used: a worker reads pages, and needs nothing of what runs a batch."""
    if name not in WHERE:
        raise AttributeError(f"module 'pipeline.engine' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"pipeline.engine.{WHERE[name]}"), name)
