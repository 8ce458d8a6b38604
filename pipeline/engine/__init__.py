"""engine: how a batch runs: stages in order, files between them, the run record.

`run(raw, extracted, settings)` does everything; `run_stage(name, …)` one stage from the files of the one before.
"""
