"""Invented pages of twelve sites (scripts/sites): body, titles and dates, as HTML and as scraped text."""

import importlib.util
import json
import pathlib
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from types import ModuleType

import pytest

from pipeline.clean import clean
from pipeline.model import Document, Source
from pipeline.strip import strip

ROOT = pathlib.Path(__file__).parents[1]
SITES = ROOT / "tests" / "fixtures" / "sites"
NAMES = sorted(p.stem for p in (SITES / "gold").glob("*.json"))
# body F1 over characters of whole lines, and right values of titles and dates; `alone`: each page by itself
FLOORS = {
    ("html", "site"): {"body": 0.998, "title": 1.0, "published_on": 1.0, "updated_on": 1.0},
    ("html", "alone"): {"body": 0.996, "title": 1.0, "published_on": 1.0, "updated_on": 1.0},
    ("text", "site"): {"body": 0.98, "title": 0.95, "published_on": 0.98, "updated_on": 1.0},
    ("text", "alone"): {"body": 0.97, "title": 0.95, "published_on": 0.98, "updated_on": 1.0},
}
LAYOUT = {"html": 0.97, "text": 0.84}  # body of the weakest site


def documents(form: str, together: bool) -> Iterator[tuple[str, Document]]:
    folder, suffix = ("pages", "html") if form == "html" else ("text", "txt")
    read = [clean(Source(f"{n}.{suffix}", (SITES / folder / f"{n}.{suffix}").read_bytes())) for n in NAMES]
    yield from zip(NAMES, strip(read) if together else [strip([d])[0] for d in read], strict=True)


def lines(text: list[str]) -> Counter[str]:
    return Counter(bare for line in text for part in line.split("\n") if (bare := "".join(part.split())))


def own(name: str, gold: dict) -> Counter[str]:
    inside = {n for a, b in gold["body_lines"] for n in range(a, b + 1)}
    text = (SITES / "text" / f"{name}.txt").read_text(encoding="utf-8").split("\n")
    return lines([line for n, line in enumerate(text, start=1) if n in inside])


def f1(counts: list[int]) -> float:
    return 2 * counts[0] / (2 * counts[0] + counts[1] + counts[2])


@pytest.mark.parametrize(("form", "way"), FLOORS)
def test_no_score_falls_below_its_floor(form: str, way: str) -> None:
    body: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    right: Counter[str] = Counter()
    for name, document in documents(form, way == "site"):
        gold = json.loads((SITES / "gold" / f"{name}.json").read_text(encoding="utf-8"))
        want, got = own(name, gold), lines([document.text_of(b) for b in document.body])
        sizes = [sum(len(line) * n for line, n in c.items()) for c in (want & got, got - want, want - got)]
        for key in ("", name.rpartition("-")[0]):
            body[key] = [a + b for a, b in zip(body[key], sizes, strict=True)]
        for fact in ("title", "published_on", "updated_on"):
            right[fact] += getattr(document.page, fact) == (gold["page"][fact] or "")
    found = {"body": f1(body.pop("")), **{fact: n / len(NAMES) for fact, n in right.items()}}
    floors = FLOORS[form, way]
    assert {k: (v, floors[k]) for k, v in found.items() if v < floors[k]} == {}
    assert {site: f1(c) for site, c in body.items() if f1(c) < LAYOUT[form]} == {}


def builder() -> ModuleType:
    folder = ROOT / "scripts" / "sites"
    sys.path.insert(0, str(folder))
    try:
        spec = importlib.util.spec_from_file_location("sites_build", folder / "build.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(folder))
    return module


def test_the_pages_are_what_their_script_builds() -> None:
    build = builder()
    sites = tomllib.loads((build.HERE / "sites.toml").read_text(encoding="utf-8"))["site"]
    names = []
    for place, site in enumerate(sites):
        for name, page, gold, text in build.pages(site, place):
            names.append(name)
            assert (SITES / "pages" / f"{name}.html").read_bytes() == page.encode(site["encoding"])
            assert json.loads((SITES / "gold" / f"{name}.json").read_text(encoding="utf-8")) == gold
            assert (SITES / "text" / f"{name}.txt").read_text(encoding="utf-8") == "".join(f"{t}\n" for t, _ in text)
    assert sorted(names) == NAMES
    assert len(names) >= 60
    assert len({site["layout"] for site in sites}) >= 10
