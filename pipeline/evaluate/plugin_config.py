"""What a project says to the pytest plugin, and the runs of a session. Imports nothing heavy: every pytest loads it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pipeline.annotate import Corpus
    from pipeline.evaluate.plugin_runs import Run

CORPORA = "gyoji_corpora"
IF_PRESENT = "gyoji_corpora_if_present"
FLOORS = "gyoji_floors"
DROP = "gyoji_page_drop"


@dataclass(slots=True)
class Setup:
    """The corpora by name, in the order of the ini file, and the runs of this session."""

    root: Path
    floors: Path
    page_drop: float  # 0 to 1
    update: bool
    allow_regression: bool
    corpora: dict[str, Corpus] = field(default_factory=dict)
    by_gold: dict[Path, str] = field(default_factory=dict)  # folder of annotations → name
    _runs: dict[str, Run] = field(default_factory=dict)
    _failed: dict[str, str] = field(default_factory=dict)
    _folder: TemporaryDirectory[str] | None = None

    def run(self, name: str) -> Run:
        """The run of a corpus, made once; one that fails is not tried again."""
        from pipeline.evaluate.plugin_runs import Fallen, make_run

        if name in self._failed:
            raise Fallen(f"the run over {name} has failed: {self._failed[name]}")
        if name not in self._runs:
            if self._folder is None:
                self._folder = TemporaryDirectory(prefix="gyoji-pytest-")
            extracted = Path(self._folder.name) / str(len(self._runs))
            try:
                self._runs[name] = make_run(self.corpora[name], extracted, self.root)
            except Exception as error:
                self._failed[name] = f"{type(error).__name__}: {error}"
                raise
        return self._runs[name]

    def require_floors(self) -> None:
        """There is a file of floors, if only an empty one that is about to be written."""
        from pipeline.evaluate.floors import Floors

        if not self.floors.exists():
            if not self.update:
                raise pytest.UsageError(f"there is no {self.floors}: pin the floors once with pytest --gyoji-update")
            Floors().write(self.floors)

    def clean(self) -> None:
        if self._folder is not None:
            self._folder.cleanup()


def setup_of(config: pytest.Config) -> Setup:
    """What the ini file and the command line say."""
    base = config.inipath.parent if config.inipath else config.rootpath
    wanted, optional = config.getini(CORPORA), config.getini(IF_PRESENT)
    try:
        drop = float(config.getini(DROP)) / 100
    except ValueError as error:
        raise pytest.UsageError(f"{DROP} is {config.getini(DROP)!r}; it must be a number of points") from error
    update, allow = config.getoption("gyoji_update"), config.getoption("allow_regression")
    setup = Setup(base, (base / config.getini(FLOORS)).resolve(), drop, update, allow)
    for line in (*wanted, *optional):
        name, _, pages = (word.strip() for word in line.partition("="))
        if line in wanted or (base / name).is_dir():
            corpus = _corpus(base, name, pages)
            setup.corpora[name] = corpus
            setup.by_gold[corpus.gold] = name
    return setup


def _corpus(base: Path, name: str, pages: str) -> Corpus:
    from pipeline.annotate import Corpus
    from pipeline.errors import InputError

    try:
        return Corpus.of((base / name).resolve(), name, (base / pages).resolve() if pages else None)
    except InputError as error:
        raise pytest.UsageError(str(error)) from error
