"""gyoji (行事, an event): tables of events, people, cities and times from scraped Japanese web pages.

import pipeline
pipeline.run("raw", "extracted")          # a folder of pages → tables
pipeline.extract(text_or_html).events     # one page → its tables
"""

import os
from typing import Any

# The model's products are small: a second BLAS thread doubled the time of recognize on a busy machine (7.6 s against
# 3.6 s for the same pages), and workers use the other cores. It has to be said before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__all__ = ["PageExtraction", "extract", "run"]


def __getattr__(name: str) -> Any:
    """The interface is loaded when it is used, so that `import pipeline.temporal` needs no data frames."""
    if name in __all__:
        from pipeline import api

        return getattr(api, name)
    raise AttributeError(f"module 'pipeline' has no attribute {name!r}")
