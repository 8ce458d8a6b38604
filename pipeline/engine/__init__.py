"""engine: how a batch runs: stages in order, files between them, the run record.

`run(raw, extracted, settings)` does everything; `run_stage(name, …)` one stage from the files of the one before.
"""

from pipeline.engine.batch import run, run_stage

__all__ = ["run", "run_stage"]
