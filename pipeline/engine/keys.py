"""What a cached result was made from: the code, the settings and the input, as one short digest.

A result is used again only under the same digest, so a change of a rule, a word list, the model, a library that reads
pages or a setting makes the work anew, and nothing else does.
"""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable

from pipeline.model import Document
from pipeline.settings import DEFAULT, Settings
from pipeline.strip import Verdict

# The rooms whose files can change what a stage makes of a page.
READ = (
    *("model.py", "text.py", "outline.py", "ids.py", "settings.py", "vocabulary.py", "gazetteer", "clean", "strip"),
    *("grouped.py", "packing.py", "engine/stages.py", "engine/tasks.py", "engine/seal.py"),
)
ANALYSE = (*READ, "recognize", "temporal", "assemble", "tables/checks.py", "tables/contract.py", "tables/schemas")
ROOMS = {
    "read": READ,
    "analyse": (*ANALYSE, "tables/fields.py", "engine/sound.py"),
    "tables": ("decisions", "link", "tables", "engine"),  # and, with the other two, all that the tables come from
}
LIBRARIES = {
    "read": ("beautifulsoup4", "lxml", "extruct", "warcio", "icalendar", "dateparser"),
    "analyse": ("dateparser", "kanjize", "numpy", "sudachidict-core", "sudachipy"),
    "tables": ("babel", "numpy", "pandas", "pyarrow", "rapidfuzz"),
}
MODEL_LIBRARIES = {"ja_ginza": ("spacy", "ginza", "ja-ginza")}
SIZE = 16  # bytes of a digest: a billion pages collide with a chance of one in 10^20


def digest(*parts: str | bytes) -> bytes:
    """Parts are kept apart, so ("ab", "c") is not ("a", "bc")."""
    out = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        out.update(len(data).to_bytes(8, "big"))
        out.update(data)
    return out.digest()[:SIZE]


def read_key(source: bytes, settings: Settings) -> bytes:
    """Of a page's text and blocks, and why its own rules drop some of them; `source` is Fetch.digest."""
    return digest(version("read", settings), source)


def analysis_key(read: bytes, stripped: Document, verdict: Verdict, settings: Settings) -> bytes:
    """Of what is found and stated on a page: also by which of its blocks are kept, which other pages decide.

    Nothing else that they decide, such as the name of the site, is seen by the analysis (tasks.analyse_here).
    `stripped` may be without text and blocks, which its reading tells.
    """
    before = repr((stripped.page.status, stripped.rejects, verdict.repeated))
    return digest(version("analyse", settings), read, before)


@cache
def version(work: str, settings: Settings) -> bytes:
    """Of the code, the libraries and the settings that do a piece of work (a key of ROOMS)."""
    names = LIBRARIES[work] + (MODEL_LIBRARIES.get(settings.ner, ()) if work == "analyse" else ())
    versions = ",".join(f"{name} {_installed(name)}" for name in names)
    return digest(code(work), versions, platform.python_version(), repr(_of_pages(settings)))


def everything(settings: Settings = DEFAULT) -> bytes:
    """Of all that does any work: what linking makes of statements hangs on their words' dictionary, too."""
    return digest(*(version(work, settings) for work in ROOMS))


def _of_pages(settings: Settings) -> Settings:
    """Without what says how a batch is run, and what is applied after single pages were read."""
    return replace(
        settings,
        page_seconds=DEFAULT.page_seconds,
        most_rejected=DEFAULT.most_rejected,
        jump_rejected=DEFAULT.jump_rejected,
        jump_events=DEFAULT.jump_events,
        decisions=DEFAULT.decisions,
    )


@cache
def code(work: str) -> bytes:
    """Of the files of the rooms that do a piece of work, their data and model among them."""
    out = hashlib.sha256()
    root = resources.files("pipeline")
    for room in ROOMS[work]:
        for name, file in _files(room, root.joinpath(room)):
            content = file.read_bytes()
            out.update(f"{name} {len(content)}\n".encode())
            out.update(content)
    return out.digest()


def _files(name: str, at: Traversable) -> Iterator[tuple[str, Traversable]]:
    if at.is_file():
        if not name.endswith((".pyc", ".md")):
            yield name, at
    elif at.is_dir() and not name.endswith("__pycache__"):
        for inner in sorted(at.iterdir(), key=lambda t: t.name):
            yield from _files(f"{name}/{inner.name}", inner)


def _installed(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""
