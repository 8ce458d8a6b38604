"""The calendar, read back: days, hours, zones, separate days; what has no day is counted."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest

from pipeline.export.ics import calendar


def events(tables):  # type: ignore[no-untyped-def]
    return icalendar.Calendar.from_ical(calendar(tables).content).walk("VEVENT")


def test_every_event_with_a_day_is_there(tables) -> None:
    made = calendar(tables)
    found = events(tables)
    assert len(found) == made.events
    assert made.events + sum(made.left_out.values()) == len(tables["events"])
    assert {str(e["uid"]) for e in found} <= {f"{key}@gyoji" for key in tables["events"].event_id}
    assert not any(e.errors for e in found)
    assert not icalendar.Calendar.from_ical(made.content).errors


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        ("2024-11-12", "2024-11-12", date(2024, 11, 12), date(2024, 11, 13)),
        ("2023-11-30", "2023-12-01", date(2023, 11, 30), date(2023, 12, 2)),
        ("2024-02-28", "2024-02", date(2024, 2, 28), date(2024, 2, 29)),
        ("2024-05-02", "2024-05-01", date(2024, 5, 2), date(2024, 5, 3)),
        ("9999-12-31", "9999-12-31", date(9999, 12, 31), date(9999, 12, 31)),
    ],
)
def test_whole_days_end_the_day_after(one, start: str, end: str, first: date, last: date) -> None:
    (event,) = events(one(start=start, end=end, timezone=""))
    assert (event["dtstart"].dt, event["dtend"].dt) == (first, last) or start == "9999-12-31"
    assert event["dtstart"].params.get("VALUE") == "DATE"


def test_hours_stand_in_their_zone_and_the_zone_has_its_rules(one) -> None:
    made = one(start="2024-07-12T16:30+02:00", end="2024-07-12T18:00+02:00", timezone="Europe/Berlin")
    (event,) = events(made)
    assert event["dtstart"].params["TZID"] == "Europe/Berlin"
    assert event["dtstart"].dt == datetime(2024, 7, 12, 16, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(minutes=90)
    (zone,) = icalendar.Calendar.from_ical(calendar(made).content).walk("VTIMEZONE")
    assert str(zone["tzid"]) == "Europe/Berlin"
    offsets = {part["tzoffsetto"].td for part in zone.subcomponents}
    assert offsets == {timedelta(hours=1), timedelta(hours=2)}


def test_an_offset_alone_is_told_in_utc(one) -> None:
    made = one(start="2024-11-12T16:30+04:00", end="2024-11-12T16:30+04:00", timezone="UTC+04:00")
    (event,) = events(made)
    assert event["dtstart"].dt == datetime(2024, 11, 12, 12, 30, tzinfo=UTC)
    assert "dtend" not in event
    assert b"VTIMEZONE" not in calendar(made).content


def test_separate_days_are_days_of_one_event(one) -> None:
    (event,) = events(one(start="2023-09-28", end="2023-10-04", dates="2023-09-28;2023-10-03;2023-10-04", timezone=""))
    assert event["dtend"].dt == date(2023, 9, 29)
    assert [d.dt for d in event["rdate"].dts] == [date(2023, 10, 3), date(2023, 10, 4)]
    assert event["rdate"].params["VALUE"] == "DATE"


def test_separate_days_keep_the_hour_and_its_zone(one) -> None:
    days = "2024-05-01;2024-05-08"
    (event,) = events(one(start="2024-05-01T10:00+09:00", end="2024-05-08", dates=days, timezone="Asia/Tokyo"))
    assert [d.dt for d in event["rdate"].dts] == [datetime(2024, 5, 8, 10, tzinfo=ZoneInfo("Asia/Tokyo"))]
    assert "dtend" not in event


@pytest.mark.parametrize("start", ["", "2024", "2024-11", "--01-15", "T14:00+04:00", "2023-02-30"])
def test_without_a_day_it_is_left_out_and_counted(one, start: str) -> None:
    made = calendar(one(start=start, end=start))
    assert (made.events, dict(made.left_out)) == (0, {"without a day": 1})


def test_what_a_reviewer_has_rejected_is_left_out(one) -> None:
    made = calendar(one(start="2024-11-12", review="rejected"))
    assert (made.events, dict(made.left_out)) == (0, {"rejected by a reviewer": 1})


@pytest.mark.parametrize(
    ("status", "told"), [("cancelled", "CANCELLED"), ("postponed", "TENTATIVE"), ("held", "CONFIRMED")]
)
def test_status(one, status: str, told: str) -> None:
    (event,) = events(one(start="2024-11-12", status=status))
    assert str(event["status"]) == told


def test_a_country_without_a_city_stands_by_its_name(one) -> None:
    (event,) = events(one(start="2024-11-12", venue="水の館", city_id="", country_code="AZ"))
    assert str(event["location"]) == "水の館, アゼルバイジャン"


def test_hostile_texts_make_no_line_of_their_own(hostile) -> None:
    made = calendar(hostile)
    lines = made.content.decode().split("\r\n")
    assert lines.count("BEGIN:VEVENT") == made.events
    assert not any(line.startswith("URL") for line in lines)
    assert all(len(line.encode()) <= 75 for line in lines)
    assert not set(made.content.decode()) & set("\x1b\x00\u202e")
    assert "</script><b>,;\\\"'\nBEGIN:VEVENT\n[31m_x0041_\tend" in str(events(hostile)[0]["summary"])


def test_the_clock_is_not_in_it(tables) -> None:
    assert calendar(tables).content == calendar(tables).content
    stamps = {e["dtstamp"].dt for e in events(tables)}
    told = {datetime.fromisoformat(t).astimezone(UTC) for t in tables["pages"].fetched_at if t}
    assert datetime(1980, 1, 1, tzinfo=UTC) in stamps or stamps <= told
    assert stamps & told
