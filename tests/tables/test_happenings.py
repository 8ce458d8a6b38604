"""Events with their ids resolved; and where a browser may be sent."""

from pathlib import Path

import pytest

from pipeline.engine import batch
from pipeline.settings import Settings
from pipeline.tables import read
from pipeline.tables.happenings import happenings, web_address

PAGE = """水の会議の報告

2024年5月18日に川越市で水の会議を開催しました。
川越市の山田太郎市長と、中国・杭州市の李明副市長が出席しました。
"""


def test_what_belongs_to_an_event_stands_with_it(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text(PAGE, encoding="utf-8")
    batch.run(raw, tmp_path / "out", Settings(ner="none"))
    (event,) = [h for h in happenings(read(tmp_path / "out")) if h.start == "2024-05-18"]
    assert {"山田太郎", "李明"} == {p.name for p in event.people}
    assert [p.source for p in event.pages] == ["a.txt"]
    assert event.city is not None
    assert (event.city.name, event.city.country_code) == ("川越市", "JP")


@pytest.mark.parametrize("url", ["https://www.example.jp/a?b=c#d", "HTTP://www.example.jp/", "http://例.jp/"])
def test_addresses_of_the_web(url: str) -> None:
    assert web_address(url) == url


@pytest.mark.parametrize(
    "url", ["", "javascript:alert(1)", " https://a.jp", "data:text/html,x", "//a.jp", "https://a.jp/\nx", "file:///etc"]
)
def test_other_addresses_are_no_links(url: str) -> None:
    assert web_address(url) == ""
