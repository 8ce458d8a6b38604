"""decisions: what people have decided about the tables, kept beside the raw pages and applied by every run.

A decision is one line of `decisions.jsonl`: who, when, what, why, and on which words of which page. `append` adds
lines, `read` gives them back, `standing` those that nobody has undone. `decide(documents, path)` applies them to what
pages say; linking takes the ties that it gives; `conclude(corpus, decided)` marks what was reviewed. What no longer
applies is an `Outcome` with its reason, never dropped.
"""

from pipeline.decisions.anchors import anchor, find, locate
from pipeline.decisions.applying import Decided, apply, decide
from pipeline.decisions.concluding import conclude
from pipeline.decisions.log import Log, append, read, standing
from pipeline.decisions.outcomes import Outcome, write_outcomes
from pipeline.decisions.record import Anchor, Decision, Target, decision

__all__ = [
    "Anchor",
    "Decided",
    "Decision",
    "Log",
    "Outcome",
    "Target",
    "anchor",
    "append",
    "apply",
    "conclude",
    "decide",
    "decision",
    "find",
    "locate",
    "read",
    "standing",
    "write_outcomes",
]
