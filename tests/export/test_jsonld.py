"""JSON-LD, read back by an RDF library: the events are schema.org Events, and no text leaves its string."""

import json

import pytest
import rdflib

from pipeline.export.jsonld import jsonld

SCHEMA = rdflib.Namespace("https://schema.org/")
EVENTS = ["Event", "BusinessEvent", "EducationEvent", "ExhibitionEvent", "Festival"]


def graph(tables) -> rdflib.Graph:  # type: ignore[no-untyped-def]
    """The graph, with schema.org's vocabulary given here: the library would fetch its context."""
    document = json.loads(jsonld(tables).content)
    assert document["@context"] == "https://schema.org"
    document["@context"] = {"@vocab": str(SCHEMA)}
    return rdflib.Graph().parse(data=json.dumps(document), format="json-ld")


def test_every_event_is_an_event_with_its_name(tables) -> None:
    found = graph(tables)
    subjects = {s for kind in EVENTS for s in found.subjects(rdflib.RDF.type, SCHEMA[kind])}
    assert {str(s) for s in subjects} == {f"urn:gyoji:{key}" for key in tables["events"].event_id}
    names = {str(name) for s in subjects for name in found.objects(s, SCHEMA.name)}
    assert names == set(tables["events"].name)


def test_people_stand_in_their_role(tables) -> None:
    found = graph(tables)
    row = tables["event_people"].query("role == 'speaker'").iloc[0]
    event, person = (rdflib.URIRef(f"urn:gyoji:{key}") for key in (row.event_id, row.person_id))
    assert (event, SCHEMA.performer, person) in found


@pytest.mark.parametrize(
    ("start", "told"),
    [("2024-11-12T16:30+04:00", "2024-11-12T16:30+04:00"), ("2024-11", "2024-11"), ("--01-15", None), ("", None)],
)
def test_a_date_without_a_year_is_left_out(one, start: str, told: str | None) -> None:
    (event,) = json.loads(jsonld(one(start=start)).content)["@graph"]
    assert event.get("startDate") == told


@pytest.mark.parametrize(
    ("venue", "mode", "place"),
    [
        ("公民館", "OfflineEventAttendanceMode", "Place"),
        ("オンライン", "OnlineEventAttendanceMode", "VirtualLocation"),
        ("公民館・オンライン", "MixedEventAttendanceMode", "Place"),
    ],
)
def test_where(one, venue: str, mode: str, place: str) -> None:
    (event,) = json.loads(jsonld(one(venue=venue)).content)["@graph"]
    assert event["eventAttendanceMode"].endswith(f"/{mode}")
    assert event["location"]["@type"] == place


def test_a_parent_that_is_left_out_is_not_named(tables) -> None:
    events = tables["events"].copy()
    parents = set(events.parent_event_id) - {""}
    assert parents
    events.loc[events.event_id.isin(parents), "review"] = "rejected"
    made = jsonld({**tables, "events": events})
    assert b"superEvent" not in made.content
    assert dict(made.left_out) == {"rejected by a reviewer": len(parents)}


def test_it_may_stand_in_a_script_element(hostile) -> None:
    made = jsonld(hostile)
    assert not set(made.content.decode()) & set("<>&\x1b\x00\u202e")
    event = json.loads(made.content)["@graph"][0]
    assert "</script>" in event["name"]
    assert "subjectOf" not in event


def test_the_same_bytes(tables) -> None:
    assert jsonld(tables).content == jsonld(tables).content
