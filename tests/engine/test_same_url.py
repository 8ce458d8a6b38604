"""The same URL scraped twice is one page: the readable, later fetch stands, the other is told of."""

from pipeline.engine import stages
from pipeline.model import Source
from pipeline.settings import DEFAULT

URL = "https://a.example/1.html"
PAGE = "<h1>水の会議</h1><p>市民会館で水の会議を開催し、多くの方が訪れました。</p>"


def source(name: str, fetched_at: str = "", content: str = PAGE, reason: str = "") -> Source:
    return Source(name, content.encode(), url=URL, fetched_at=fetched_at, reason=reason)


def test_the_later_fetch_stands_whatever_the_order() -> None:
    fetches = [source("a.html", "2024-05-01"), source("b.warc.gz#3", "2024-06-01"), source("c.jsonl#1", "2024-04-01")]
    for order in (fetches, fetches[::-1]):
        (page,) = stages.clean(order, DEFAULT)
        assert page.page.source == "b.warc.gz#3"
        assert sorted(r.reason.split()[0] for r in page.rejects) == ["a.html", "c.jsonl#1"]


def test_a_readable_fetch_stands_before_a_later_one_that_is_none() -> None:
    gone = source("b.warc.gz#4", "2024-06-01", content="", reason="a WARC record of type revisit, no response")
    (page,) = stages.clean([source("a.html", "2024-05-01"), gone], DEFAULT)
    assert (page.page.source, page.page.status) == ("a.html", "ok")
    assert "b.warc.gz#4" in page.rejects[0].reason
