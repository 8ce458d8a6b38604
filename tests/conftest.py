"""For all tests: a property that is slow on a busy machine is no failure; how fast things are is seen in benchmarks/."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("gyoji", deadline=None)
settings.load_profile("gyoji")
