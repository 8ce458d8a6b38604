"""GeoJSON, held to the parts of RFC 7946 that we write."""

import json

import jsonschema

from pipeline.export.geojson import geojson

NUMBER = {"type": "array", "prefixItems": [{"minimum": -180, "maximum": 180}, {"minimum": -90, "maximum": 90}]}
POINT = {
    "type": "object",
    "required": ["type", "coordinates"],
    "properties": {
        "type": {"const": "Point"},
        "coordinates": {**NUMBER, "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
    },
}
SCHEMA = {
    "type": "object",
    "required": ["type", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "geometry", "properties", "id"],
                "properties": {
                    "type": {"const": "Feature"},
                    "geometry": POINT,
                    "properties": {
                        "type": "object",
                        "required": ["type", "name"],
                        "properties": {"pages": {"items": {"pattern": "^https?://"}}},
                    },
                },
            },
        },
    },
}


def test_it_is_geojson_and_counts_what_it_leaves_out(tables) -> None:
    made = geojson(tables)
    collection = json.loads(made.content)
    jsonschema.Draft202012Validator(SCHEMA).validate(collection)
    kinds = [f["properties"]["type"] for f in collection["features"]]
    assert kinds.count("event") == made.events > 0
    assert kinds.count("city") == tables["cities"].latitude.notna().sum()
    assert made.events + sum(made.left_out.values()) == len(tables["events"])


def test_longitude_comes_first_and_an_event_is_where_its_city_is(tables) -> None:
    features = {f["id"]: f for f in json.loads(geojson(tables).content)["features"]}
    city = tables["cities"].set_index("name").loc["松江市"]
    assert features[city.city_id]["geometry"]["coordinates"] == [city.longitude, city.latitude]
    held = tables["events"][tables["events"].city_id == city.city_id].event_id
    assert len(held) == features[city.city_id]["properties"]["events"] > 0
    for key in held:
        assert features[key]["geometry"] == features[city.city_id]["geometry"]


def test_hostile_texts_stay_in_their_strings(hostile) -> None:
    text = geojson(hostile).content.decode()
    collection = json.loads(text)
    jsonschema.Draft202012Validator(SCHEMA).validate(collection)
    assert not set(text) & set("\x1b\x00\u202e")
    assert not any("pages" in f["properties"] for f in collection["features"])


def test_the_same_bytes(tables) -> None:
    assert geojson(tables).content == geojson(tables).content
