"""For all tests: a property that is slow on a busy machine is no failure; benchmarks/ see how fast things are."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("gyoji", deadline=None)
settings.load_profile("gyoji")
