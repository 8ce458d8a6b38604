"""The pytest plugin in a project of its own: what fails, what is pinned, what it refuses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import pipeline
import pipeline.engine
import pipeline.evaluate.plugin_runs
from pipeline.settings import Settings

pytest_plugins = "pytester"

TEXTS = {
    "ayu": "第12回あゆ祭りを開催しました\n\n2024年6月1日（土）、松山市の清水勇人市長も出席し、第12回あゆ祭りを開催。\n",
    "kome": "米づくり講座のお知らせ\n\n日時：2024年7月6日（土）\n会場：今治市中央公民館\n",
}
GOLD: dict[str, dict[str, Any]] = {
    "ayu": {
        "source": "ayu.txt",
        "body_lines": [[1, 3]],
        "events": [{"name": "第12回あゆ祭り", "start": "2024-06-01", "end": "2024-06-01", "country": "JP"}],
        "people": [{"name": "清水勇人", "titles": ["市長"], "affiliations": ["松山市"]}],
        "cities": [{"name": "松山市", "kind": "city", "country": "JP"}],
        "times": [{"text": "2024年6月1日（土）", "line": 3, "start": "2024-06-01", "end": "2024-06-01"}],
    },
    "kome": {
        "source": "kome.txt",
        "body_lines": [[1, 4]],
        "events": [{"name": "米づくり講座", "start": "2024-07-06", "end": "2024-07-06", "venue": "今治市中央公民館"}],
        "people": [],
        "cities": [],
        "cities_optional": ["今治市"],
        "times": [{"text": "2024年7月6日（土）", "line": 3, "start": "2024-07-06", "end": "2024-07-06"}],
    },
}
THREE_LINES = """
[tool.gyoji]
ner = "none"

[tool.pytest.ini_options]
gyoji_corpora = ["tests/pages"]
gyoji_floors = "tests/floors.json"
"""


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    """Everything heavy is imported once: runs inside a test forget what they themselves have imported."""
    pipeline.extract(TEXTS["ayu"], Settings(ner="none"))


@pytest.fixture(autouse=True)
def plugin(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """This plugin alone: those of other packages cost seconds a run."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("PYTEST_PLUGINS", "pipeline.evaluate.plugin")
    # in our own suite doubts are errors, which runs inside of it would inherit
    monkeypatch.setenv("PYTEST_ADDOPTS", "-W always::pipeline.annotate.AnnotationDoubt")


@pytest.fixture
def project(pytester: pytest.Pytester) -> Path:
    """A project with two annotated pages and the three lines."""
    (pytester.path / "pyproject.toml").write_text(THREE_LINES, encoding="utf-8")
    for stem, gold in GOLD.items():
        write(pytester.path, stem, gold)
    return pytester.path


def write(project: Path, stem: str, gold: Any, text: str = "") -> None:
    for name, content in (
        (f"gold/{stem}.json", gold if isinstance(gold, str) else json.dumps(gold, ensure_ascii=False)),
        (f"pages/{stem}.txt", text or TEXTS[stem]),
    ):
        path = project / "tests" / "pages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def repin(project: Path, pattern: str, replacement: str) -> None:
    path = project / "tests" / "floors.json"
    text, changed = re.subn(pattern, replacement, path.read_text(encoding="utf-8"), count=1)
    assert changed, pattern
    path.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def floors() -> dict[str, str]:
    """What the two pages were pinned at, once it is known."""
    return {}


@pytest.fixture
def pinned(project: Path, pytester: pytest.Pytester, floors: dict[str, str]) -> Path:
    path = project / "tests" / "floors.json"
    if "two pages" not in floors:
        pytester.runpytest("--gyoji-update").assert_outcomes(passed=3)
        floors["two pages"] = path.read_text(encoding="utf-8")
    path.write_text(floors["two pages"], encoding="utf-8")
    return project


@pytest.fixture
def fallen(pinned: Path, pytester: pytest.Pytester) -> Path:
    """The event of one page is missed, which was found when it was pinned."""
    write(pinned, "kome", {**GOLD["kome"], "events": [{"name": "水の会", "start": None, "end": None}]})
    pytester.runpytest("--gyoji-update", "--allow-regression").assert_outcomes(passed=3)
    repin(pinned, r'(kome": "\w+ .*events )0/1/1 events_exact 0/1/1', r"\g<1>1/0/0 events_exact 1/0/0")
    return pinned


def test_without_floors_it_says_how_to_pin_them(project: Path, pytester: pytest.Pytester) -> None:
    result = pytester.runpytest()
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*pin the floors once with pytest --gyoji-update*"])


def test_one_test_a_page_and_one_for_the_totals(pinned: Path, pytester: pytest.Pytester) -> None:
    result = pytester.runpytest("-v")
    result.assert_outcomes(passed=3)
    result.stdout.fnmatch_lines(
        [
            "gyoji: tests/pages (2 pages)",
            "tests/floors.json::tests/pages PASSED*",
            "tests/pages/gold/ayu.json::ayu PASSED*",
            "tests/pages/gold/kome.json::kome PASSED*",
        ]
    )
    floors = json.loads((pinned / "tests" / "floors.json").read_text(encoding="utf-8"))
    pin = floors["corpora"]["tests/pages"]
    assert floors["version"]
    assert len(pin["digest"]) == 16
    assert pin["totals"]["events_exact"] == 1.0
    assert re.match(r"[0-9a-f]{16} body \d+/0/0 times 1/0/0 ", pin["pages"]["ayu"])


def test_one_page_by_its_id(pinned: Path, pytester: pytest.Pytester) -> None:
    pytester.runpytest("tests/pages/gold/ayu.json::ayu").assert_outcomes(passed=1)


def test_a_total_that_fell_names_the_pages_that_lost(fallen: Path, pytester: pytest.Pytester) -> None:
    repin(fallen, r'"events": 0\.5', '"events": 0.5051')
    result = pytester.runpytest("-k", "not gold")
    result.assert_outcomes(failed=1, deselected=2)
    result.stdout.fnmatch_lines(
        [
            "tests/pages has fallen:",
            "  events 0.5051 * 0.5000 (-0.51 points)",
            "pages that lost (found/extra/missed):",
            "  kome: events 1/0/0 * 0/1/1, events_exact 1/0/0 * 0/1/1",
        ]
    )
    repin(fallen, r'"events": 0\.5051', '"events": 0.505')  # half a point is allowed
    pytester.runpytest("-k", "not gold").assert_outcomes(passed=1, deselected=2)


def test_a_page_that_fell_says_in_what(fallen: Path, pytester: pytest.Pytester) -> None:
    result = pytester.runpytest("-k", "kome")
    result.assert_outcomes(failed=1, deselected=2)
    result.stdout.fnmatch_lines(
        ["kome has fallen: *events 1/0/0 * 0/1/1*", "kome: events missed: 水の会*", "kome: events extra: 米づくり講座*"]
    )
    pytester.runpytest("-k", "kome", "--override-ini=gyoji_page_drop=100").assert_outcomes(passed=1, deselected=2)


def test_update_refuses_to_lower_a_floor(pinned: Path, pytester: pytest.Pytester) -> None:
    repin(pinned, r'"cities": 1\.0', '"cities": 1.0002')
    before = (pinned / "tests" / "floors.json").read_bytes()
    result = pytester.runpytest("--gyoji-update")
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["tests/pages would lower a floor, nothing is pinned; --allow-regression *"])
    assert (pinned / "tests" / "floors.json").read_bytes() == before
    pytester.runpytest("--gyoji-update", "--allow-regression").assert_outcomes(passed=3)
    pytester.runpytest().assert_outcomes(passed=3)


def test_another_corpus_must_be_pinned_and_may_not_hide_a_loss(pinned: Path, pytester: pytest.Pytester) -> None:
    write(pinned, "more", {**GOLD["kome"], "source": "more.txt"}, TEXTS["kome"])
    result = pytester.runpytest("-k", "tests/pages and not gold")
    result.stdout.fnmatch_lines(["*is not the corpus that was pinned (1 pages new): pytest --gyoji-update"])
    pytester.runpytest("--gyoji-update").assert_outcomes(passed=4)


def test_a_loss_on_unchanged_pages_is_seen_beside_new_ones(pinned: Path, pytester: pytest.Pytester) -> None:
    write(pinned, "more", {**GOLD["kome"], "source": "more.txt", "times": []}, TEXTS["kome"])
    repin(pinned, r'("ayu": .*) values \d+/(\d+)', r"\1 values 99/\2")
    result = pytester.runpytest("--gyoji-update")
    result.assert_outcomes(passed=3, failed=1)
    result.stdout.fnmatch_lines(["  values * points)", "  ayu: values 99/* → *"])


@pytest.mark.parametrize(
    ("gold", "words"),
    [
        ("{", ["ayu.json:1: is no JSON*"]),
        (
            {**GOLD["ayu"], "times": [{**GOLD["ayu"]["times"][0], "line": 99}]},
            ["ayu.json:1: times?0?.line: 99 is out*"],
        ),
        ({**GOLD["ayu"], "source": "else.txt"}, []),
    ],
)
def test_annotations_that_contradict_their_page_fail(
    pinned: Path, pytester: pytest.Pytester, gold: Any, words: list[str]
) -> None:
    write(pinned, "ayu", gold)
    result = pytester.runpytest("-k", "ayu")
    if words:
        result.assert_outcomes(failed=1, deselected=2)
        result.stdout.fnmatch_lines(words)
    else:
        result.assert_outcomes(passed=1, deselected=2, warnings=1)


def test_doubts_are_warnings_that_can_be_errors(pinned: Path, pytester: pytest.Pytester) -> None:
    write(pinned, "ayu", {**GOLD["ayu"], "times": []})
    result = pytester.runpytest("-k", "ayu")
    result.assert_outcomes(passed=1, deselected=2, warnings=2)
    result.stdout.fnmatch_lines(["*AnnotationDoubt: ayu.json:1: times: '6月1日' on line 3 is neither*"])
    strict = pytester.runpytest("-k", "ayu", "-W", "error::pipeline.annotate.AnnotationDoubt")
    strict.assert_outcomes(failed=1, deselected=2)


def test_a_rejected_page_fails(pinned: Path, pytester: pytest.Pytester) -> None:
    write(pinned, "ayu", {"source": "ayu.txt", "events": [], "people": [], "cities": [], "times": []}, " ")
    result = pytester.runpytest("-k", "ayu")
    result.assert_outcomes(failed=1, deselected=2)
    result.stdout.fnmatch_lines(["ayu was rejected: *"])


def test_corpora_that_may_be_absent_and_pages_that_lie_elsewhere(project: Path, pytester: pytest.Pytester) -> None:
    (project / "tests" / "pages" / "pages").rename(project / "raw")
    ini = THREE_LINES.replace('"tests/pages"', '"tests/pages = raw"') + 'gyoji_corpora_if_present = ["../not-there"]\n'
    (project / "pyproject.toml").write_text(ini, encoding="utf-8")
    pytester.runpytest("--gyoji-update").assert_outcomes(passed=3)
    (project / "raw").rename(project / "gone")
    result = pytester.runpytest()
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*raw is not a folder: the pages of the corpus tests/pages belong there*"])


def test_a_folder_outside_of_the_named_tests_is_collected(project: Path, pytester: pytest.Pytester) -> None:
    ini = THREE_LINES + 'testpaths = ["unit"]\n'
    (project / "pyproject.toml").write_text(ini, encoding="utf-8")
    (project / "unit").mkdir()
    (project / "unit" / "test_one.py").write_text("def test_one():\n    pass\n", encoding="utf-8")
    pytester.runpytest("--gyoji-update").assert_outcomes(passed=4)
    pytester.runpytest("unit").assert_outcomes(passed=1)  # what is named alone runs alone


def test_projects_without_annotated_pages_notice_nothing(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("def test_one():\n    pass\n")
    result = pytester.runpytest()
    result.assert_outcomes(passed=1)
    result.stdout.no_fnmatch_line("gyoji*")


@pytest.mark.parametrize("drop", ["much", ""])
def test_a_setting_that_is_no_number(project: Path, pytester: pytest.Pytester, drop: str) -> None:
    result = pytester.runpytest(f"--override-ini=gyoji_page_drop={drop}")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*gyoji_page_drop is * it must be a number of points*"])


def test_a_file_of_floors_that_is_none(pinned: Path, pytester: pytest.Pytester) -> None:
    (pinned / "tests" / "floors.json").write_text("[]", encoding="utf-8")
    result = pytester.runpytest("-k", "kome")
    result.stdout.fnmatch_lines(["*floors.json holds no floors: *"])


def test_the_fixture_gives_the_tables(pinned: Path, pytester: pytest.Pytester) -> None:
    docs = (Path(__file__).parents[2] / "docs" / "regression-tests.md").read_text(encoding="utf-8")
    code = re.search(r"```python\n(.*?)```", docs, re.S)
    assert code
    (pinned / "tests" / "test_own.py").write_text(code[1], encoding="utf-8")
    pytester.runpytest("tests/test_own.py").assert_outcomes(passed=1)


def test_the_docs_show_the_three_lines() -> None:
    root = Path(__file__).parents[2]
    for name in ("README.md", "docs/regression-tests.md"):
        text = re.sub(r" +#.*", "", (root / name).read_text(encoding="utf-8"))
        assert THREE_LINES.split("\n\n")[1] in text, name


def test_every_option_and_setting_is_in_the_docs() -> None:
    from pipeline.evaluate import plugin_config

    docs = (Path(__file__).parents[2] / "docs" / "regression-tests.md").read_text(encoding="utf-8")
    names = [getattr(plugin_config, name) for name in ("CORPORA", "IF_PRESENT", "FLOORS", "DROP")]
    for name in (*names, "--gyoji-update", "--allow-regression"):
        assert f"`{name}`" in docs
