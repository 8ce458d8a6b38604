"""The pytest plugin: one test a page, one for the totals of each corpus against pinned floors.

    [tool.pytest.ini_options]
    gyoji_corpora = ["tests/pages"]         # folders with gold/, pages/ and, for HTML pages, text/
    gyoji_floors = "tests/floors.json"      # what is pinned; written by pytest --gyoji-update

Each corpus is run once, with the project's own settings, when the first of its tests wants it. Nothing heavy is
imported before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.evaluate.plugin_config import CORPORA, DROP, FLOORS, IF_PRESENT, Setup, setup_of

if TYPE_CHECKING:
    from pipeline.evaluate.plugin_runs import Run

SETUP = pytest.StashKey[Setup]()


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("gyoji", "annotated pages")
    group.addoption("--gyoji-update", action="store_true", help="pin what the annotated pages score now")
    group.addoption("--allow-regression", action="store_true", help="let --gyoji-update lower a floor")
    parser.addini(
        CORPORA, "folders with gold/, pages/ and text/; NAME = PAGES where the pages lie elsewhere", "linelist"
    )
    parser.addini(IF_PRESENT, "the same, left out where the folder is not there", "linelist")
    parser.addini(FLOORS, "the file of what is pinned (tests/floors.json)", default="tests/floors.json")
    parser.addini(DROP, "points that the rows of one page may lose (10)", default="10")


def pytest_configure(config: pytest.Config) -> None:
    setup = config.stash[SETUP] = setup_of(config)
    named = config.args_source is pytest.Config.ArgsSource.ARGS
    if setup.corpora and (setup.update or not named):
        setup.require_floors()
    if setup.corpora and not named:
        known = [(config.invocation_params.dir / arg).resolve() for arg in config.args]
        for path in (*(corpus.gold for corpus in setup.corpora.values()), setup.floors):
            if not any(path.is_relative_to(parent) for parent in known):
                config.args.append(str(path))


def pytest_unconfigure(config: pytest.Config) -> None:
    setup = config.stash.get(SETUP, None)
    if setup is not None:
        setup.clean()


def pytest_report_header(config: pytest.Config) -> str | None:
    corpora = config.stash[SETUP].corpora
    return (
        f"gyoji: {', '.join(f'{name} ({len(c.annotations())} pages)' for name, c in corpora.items())}"
        if corpora
        else None
    )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    setup = parent.config.stash[SETUP]
    if not setup.corpora:
        return None
    if file_path == setup.floors:
        return FloorsFile.from_parent(parent, path=file_path)
    if file_path.suffix == ".json" and (name := setup.by_gold.get(file_path.parent)) is not None:
        return AnnotationFile.from_parent(parent, path=file_path, corpus=name)
    return None


@pytest.fixture(scope="session")
def gyoji_run(request: pytest.FixtureRequest) -> Callable[[str], Run]:
    """By the name of a corpus: where its tables lie and what they score, run once in the session."""
    return request.config.stash[SETUP].run


class AnnotationFile(pytest.File):
    """One annotation; or the statements across pages."""

    def __init__(self, *, corpus: str, **rest: object) -> None:
        super().__init__(**rest)  # type: ignore[arg-type]
        self.corpus = corpus

    def collect(self) -> Iterator[pytest.Item]:
        cls = CrosspageTest if self.path.name == "crosspage.json" else PageTest
        yield cls.from_parent(self, name=self.path.stem, corpus=self.corpus)


class FloorsFile(pytest.File):
    """The pinned floors: one test a corpus."""

    def collect(self) -> Iterator[pytest.Item]:
        for name in self.config.stash[SETUP].corpora:
            yield TotalsTest.from_parent(self, name=name, corpus=name)


class CorpusTest(pytest.Item):
    """A test about a corpus; what it says when it fails is for whoever wrote a rule or an annotation."""

    def __init__(self, *, corpus: str, **rest: object) -> None:
        super().__init__(**rest)  # type: ignore[arg-type]
        self.corpus = corpus
        self.setup_ = self.config.stash[SETUP]

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        from pipeline.annotate import AnnotationDoubt
        from pipeline.errors import GyojiError
        from pipeline.evaluate.plugin_runs import Fallen

        if isinstance(excinfo.value, (Fallen, GyojiError, AnnotationDoubt)):
            return str(excinfo.value)
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, 0, f"{self.corpus}: {self.name}"


class PageTest(CorpusTest):
    """The annotation agrees with its page; the page is read, and its rows have not fallen far."""

    def runtest(self) -> None:
        from pipeline.evaluate.plugin_runs import check_page

        check_page(self.setup_.run(self.corpus), self.name, self.setup_)


class CrosspageTest(CorpusTest):
    """What is said across pages names what is annotated."""

    def runtest(self) -> None:
        from pipeline.evaluate.plugin_runs import check_file

        check_file(self.setup_.run(self.corpus), self.path.name)


class TotalsTest(CorpusTest):
    """No total has fallen below its floor; or the floors are pinned anew."""

    def runtest(self) -> None:
        from pipeline.evaluate.plugin_runs import check_totals

        check_totals(self.setup_.run(self.corpus), self.corpus, self.setup_)
