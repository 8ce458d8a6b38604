import json

import pytest

from pipeline.clean import clean, linked
from pipeline.model import DeclaredEvent, Source

EVENT = {
    "@context": "https://schema.org",
    "@type": "EducationEvent",
    "name": "水の講座",
    "startDate": "2024-05-18T14:00:00",
    "endDate": "2024-05-18T16:00:00+09:00",
    "eventStatus": "https://schema.org/EventCancelled",
    "location": {
        "@type": "Place",
        "name": "川越市中央公民館",
        "address": {"@type": "PostalAddress", "addressLocality": "川越市", "addressCountry": "JP"},
    },
    "organizer": [{"@type": "Organization", "name": "水の会"}, "川の会"],
}
MICRODATA = """<div itemscope itemtype="http://schema.org/Festival"><h1 itemprop="name">水まつり</h1>
<time itemprop="startDate" datetime="2024-08-03">8月3日</time>
<p itemprop="location" itemscope itemtype="http://schema.org/Place"><span itemprop="name">みなと広場</span>
<span itemprop="address" itemscope itemtype="http://schema.org/PostalAddress">
<span itemprop="addressLocality">酒田市</span></span></p></div>"""


def read(*scripts: object, source: str = "") -> linked.Linked:
    return linked.read([s if isinstance(s, str) else json.dumps(s) for s in scripts], source, "Asia/Tokyo")


def test_an_event_of_json_ld() -> None:
    (event,) = read(EVENT).events
    assert event == linked.Event(
        type="EducationEvent",
        name="水の講座",
        start="2024-05-18T14:00+09:00",
        end="2024-05-18T16:00+09:00",
        venue="川越市中央公民館",
        city="川越市",
        country="JP",
        status="EventCancelled",
        organizers=("水の会", "川の会"),
    )


def test_an_event_of_microdata() -> None:
    (event,) = read(source=MICRODATA).events
    assert (event.type, event.name, event.start) == ("Festival", "水まつり", "2024-08-03")
    assert (event.venue, event.city) == ("みなと広場", "酒田市")


def test_facts_of_a_page() -> None:
    graph = {
        "@graph": [
            {"@type": "WebSite", "name": "みどり市"},
            {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "name": "ホーム"}]},
            {"@type": ["NewsArticle"], "headline": "水の会議", "datePublished": "2024-05-01T20:00:00+00:00"},
            {"@type": "WebPage", "dateModified": "2024-06-02"},
        ]
    }
    found = read("{broken", graph)
    assert (found.headline, found.site) == ("水の会議", "みどり市")
    assert (found.published_on, found.updated_on) == ("2024-05-02", "2024-06-02")
    assert found.events == ()


@pytest.mark.parametrize(
    "item",
    [
        {"@type": "BroadcastEvent", "name": "中継"},
        {"@type": "Event"},
        {"@type": "Event", "name": {"@value": []}},
        {"@type": 5, "name": "甲"},
        {"name": "甲", "startDate": "2024-05-01"},
        "[" * 20_000,
        "null",
        "// nothing",
        "",
    ],
)
def test_what_is_no_event(item: object) -> None:
    assert read(item).events == ()


def test_whole_days_and_dates_on_no_calendar() -> None:
    days = {**EVENT, "startDate": "2024-05-18T00:00:00+09:00", "endDate": "2024-05-19T23:59:59+09:00"}
    wrong = {**EVENT, "startDate": "2024-02-31", "endDate": "soon"}
    assert [(e.start, e.end) for e in read(days, wrong).events] == [("2024-05-18", "2024-05-19"), ("", "")]


def test_many_scopes_are_left() -> None:
    assert read(source=MICRODATA + "<p itemscope>" * linked.MAX_SCOPES).events == ()


def test_a_page_carries_what_it_declares() -> None:
    html = (
        f'<html><head><title>講座 | みどり市</title><script type="application/ld+json">{json.dumps(EVENT)}</script>'
        '<script type="application/ld+json">{"@type": "Article", "dateModified": "2024-05-02"}</script></head>'
        "<body><h1>水の講座</h1><p>川越市中央公民館で開きます。</p></body></html>"
    )
    document = clean(Source("a.html", html.encode()))
    assert document.page.updated_on == "2024-05-02"
    (declared,) = document.declared
    assert isinstance(declared, DeclaredEvent)
    assert (declared.page_id, declared.name) == (document.page.page_id, "水の講座")
    assert clean(Source("a.html", b"<h1>a</h1><p>b</p>")).declared == ()
