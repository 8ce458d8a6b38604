"""The command gyoji: one file a family of commands; importing it makes its commands known to the app.

A command's file imports what it runs inside the command, so that `gyoji times` does not wait for a model.
"""

from pipeline.cli import annotate, batch, evaluate, export, report, review, times, train
from pipeline.cli.common import app

__all__ = ["annotate", "app", "batch", "evaluate", "export", "report", "review", "times", "train"]
