import json

import pytest

from pipeline import extract
from pipeline.model import EventStatement

EVENT = {"@type": "Festival", "name": "みなと水まつり", "startDate": "2024-08-03T10:00:00+09:00"}
PLACE = {"@type": "Place", "name": "みなと広場", "address": {"addressLocality": "酒田市", "addressCountry": "JP"}}


def events(event: dict[str, object], body: str, aside: str = "") -> tuple[EventStatement, ...]:
    script = f'<script type="application/ld+json">{json.dumps(event)}</script>'
    html = f"<html><head><title>{event['name']}</title>{script}</head><body><aside>{aside}</aside>{body}</body></html>"
    return extract(html).document.events


def test_what_the_page_does_not_show_is_added() -> None:
    body = "<main><h1>みなと水まつり</h1><p>酒田市のみなと広場で、ことしも水のまつりを開きます。お楽しみに。</p></main>"
    (found,) = events({**EVENT, "location": PLACE, "eventStatus": "EventPostponed"}, body)
    assert (found.start, found.end, found.precision) == ("2024-08-03T10:00+09:00", "2024-08-03T10:00+09:00", "minute")
    assert (found.venue, found.city, found.country_code) == ("みなと広場", "酒田市", "JP")
    assert (found.rule, found.status, found.kind) == ("declared", "postponed", "festival")
    assert {e.method for e in found.evidence} == {"markup"}


def test_the_page_goes_before_its_markup() -> None:
    body = (
        "<main><h1>みなと水まつり</h1><dl><dt>日時</dt><dd>2024年8月3日（土）10時から15時まで</dd>"
        "<dt>会場</dt><dd>酒田市みなと広場</dd></dl></main>"
    )
    (found,) = events({**EVENT, "startDate": "2024-08-03"}, body)
    assert (found.start, found.end) == ("2024-08-03T10:00+09:00", "2024-08-03T15:00+09:00")
    assert found.rule != "declared"


@pytest.mark.parametrize("name", ["かわ舟くだり大会", "水"])
def test_an_event_that_the_body_does_not_name_is_refused(name: str) -> None:
    body = "<main><h1>ごみの出し方</h1><p>ごみは決められた曜日の朝8時までに出してください。お願いします。</p></main>"
    assert events({**EVENT, "name": name}, body, aside=f"<p>{name}</p>") == ()
