"""Archives with any bytes of theirs changed, cut or doubled: something comes of each, and nothing is raised."""

import pathlib
import tempfile
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.clean import clean, sources
from pipeline.settings import Settings

SAMPLES = {p.name: p.read_bytes() for p in (pathlib.Path(__file__).parents[3] / "raw" / "archives").iterdir()}
EDITS = st.lists(
    st.tuples(st.sampled_from(("set", "cut", "double")), st.floats(0, 1), st.floats(0, 0.3), st.binary(max_size=12)),
    min_size=1,
    max_size=5,
)


def edited(content: bytes, edits: list[tuple[str, float, float, bytes]]) -> bytes:
    for kind, at, share, piece in edits:
        begin = int(at * len(content))
        end = min(begin + int(share * len(content)), len(content))
        middle = {"set": piece, "cut": b"", "double": content[begin:end] * 2}[kind]
        content = content[:begin] + middle + content[end:]
    return content


@pytest.mark.parametrize("name", sorted(SAMPLES))
@settings(max_examples=60, deadline=None)
@given(edits=EDITS)
def test_every_page_is_read_or_has_a_reason(name: str, edits: list[tuple[str, float, float, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile warns of doubled names
        path = pathlib.Path(folder) / name
        path.write_bytes(edited(SAMPLES[name], edits))
        for source in sources(pathlib.Path(folder), Settings(max_bytes=100_000)):
            assert source.content or source.reason
            assert source.source.startswith(name)
            document = clean(source)
            assert document.page.reason or document.page.text
        assert [p.name for p in pathlib.Path(folder).iterdir()] == [name]


@given(content=st.binary(max_size=200))
@settings(max_examples=60, deadline=None)
@pytest.mark.parametrize("suffix", ["jsonl", "warc", "warc.gz", "zip", "jsonl.gz"])
def test_any_bytes_under_any_suffix(suffix: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / f"a.{suffix}").write_bytes(content)
        assert all(s.content or s.reason for s in sources(pathlib.Path(folder)))
