"""review: the app in which a person reads pages beside their tables, decides, and leaves decisions to the next run.

`application(Desk(extracted, log, who))` is the Starlette app; `serve` runs it on the loopback interface. It reads
`gyoji.sqlite` and the stage files and writes nothing but the log of decisions.
"""

from pipeline.review.app import application
from pipeline.review.desk import Desk

__all__ = ["Desk", "application"]
