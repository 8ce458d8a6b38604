"""engine: how a batch runs: stages in order, files between them, the run record.

`run(raw, extracted, settings)` does everything; `run_stage(name, …)` one stage from the files of the one before.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.engine.batch import run, run_stage

__all__ = ["run", "run_stage"]


def __getattr__(name: str) -> Any:
    """Loaded when it is used: a worker reads pages, and needs nothing of what runs a batch."""
    if name in __all__:
        from pipeline.engine import batch

        return getattr(batch, name)
    raise AttributeError(f"module 'pipeline.engine' has no attribute {name!r}")
