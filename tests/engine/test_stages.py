"""A stage that breaks: on a page that is the page's end, without what it needs to begin with the run's."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.engine import batch, stages
from pipeline.errors import InstallationError, SettingsError
from pipeline.model import Document, Page, Source
from pipeline.settings import Settings
from tests.engine.nights import PLAIN, read, same_as_fresh, text, write

Stage = Callable[[Document, Settings], Document]
PAGE = Document(Page("pg_1", "a.txt", "総会を開きました。"))
BY_NAME: dict[str, Stage] = {
    "clean": lambda document, settings: stages.clean_one(Source("a.txt", b"2024"), settings),
    "strip": lambda document, settings: stages.reasons_of(document, settings)[0],
    "recognize": stages.recognize,
    "assemble": stages.assemble,
}
FUNCTION = {"strip": "reasons"}  # of the room, which is else called like the stage


@pytest.mark.parametrize("name", BY_NAME)
@pytest.mark.parametrize(
    ("error", "said"), [(KeyError("x"), "{}: KeyError: 'x'"), (ValueError("a\nb"), "{}: ValueError: a")]
)
def test_what_a_page_does_to_a_stage_is_its_own_end(
    name: str, error: Exception, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"pipeline.{name}.{FUNCTION.get(name, name)}", _raising(error))
    page = BY_NAME[name](PAGE, PLAIN).page
    assert (page.status, page.reason) == ("rejected", said.format(name))


@pytest.mark.parametrize("name", BY_NAME)
def test_a_library_that_a_stage_lacks_is_no_page_s_doing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether it is missed when the stage is loaded or by a page that asks for it."""
    broken = ImportError("libtokens.so: cannot open shared object file\nno such file")
    monkeypatch.setattr(f"pipeline.{name}.{FUNCTION.get(name, name)}", _raising(broken))
    with pytest.raises(InstallationError, match=f"^{name} cannot .*libtokens.so.* file no such file.*: install"):
        BY_NAME[name](PAGE, PLAIN)
    monkeypatch.setitem(sys.modules, f"pipeline.{name}", None)
    with pytest.raises(InstallationError, match=f"^{name} cannot do its work"):
        BY_NAME[name](PAGE, PLAIN)


@pytest.mark.parametrize("name", BY_NAME)
def test_settings_that_a_stage_cannot_follow_are_no_page_s_doing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"pipeline.{name}.{FUNCTION.get(name, name)}", _raising(SettingsError("no pattern")))
    with pytest.raises(SettingsError, match="no pattern"):
        BY_NAME[name](PAGE, PLAIN)


@pytest.mark.parametrize("apart", [False, True])
def test_a_broken_installation_ends_the_run_and_leaves_the_tables(
    known: Path, tmp_path: Path, apart: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once it is mended, the next run goes on as if nothing had been."""
    pages, before = read(known), (tmp_path / "out" / "pages.csv").read_bytes()
    pages["b/new.txt"] = text(0, 3, 9)
    write(pages, known)
    how = batch.How(apart=apart)
    with monkeypatch.context() as patch:
        (tmp_path / "broken").mkdir()
        (tmp_path / "broken" / "sudachipy.py").write_text("raise ImportError('no tokens')")
        patch.syspath_prepend(str(tmp_path / "broken"))  # which workers look in, too
        patch.delitem(sys.modules, "sudachipy", raising=False)
        patch.setattr("pipeline.recognize.recognize", _raising(ImportError("no tokens")))  # this process has loaded it
        with pytest.raises(InstallationError, match=r"^recognize .*\(no tokens\)"):
            batch.run(known, tmp_path / "out", PLAIN, how=how)
    assert (tmp_path / "out" / "pages.csv").read_bytes() == before
    assert batch.run(known, tmp_path / "out", PLAIN, how=how).kept == 7
    same_as_fresh(tmp_path / "out", pages, tmp_path)


def _raising(error: Exception) -> Callable[..., Document]:
    def raising(*_: object) -> Document:
        raise error

    return raising
