"""The contract of the tables, in one place: CSV order, SQL, datapackage.json and docs/tables.md derive from it.

A column is `name: type = f.column(title, description, …)`; the types are text (`str`, "" where empty), `int`, `float`
and `bool`. `key=True` makes it part of the primary key, `ref="table.column"` a foreign key, `required=True` forbids an
empty cell, `values` lists what it may hold; a number stands in every row unless `empty=True`. `frame.py` makes pandera
schemas of it.
"""

from pipeline.tables.fields import Table
from pipeline.tables.schemas.explaining import Aliases, Evidence, FormerIds, Merges, Problems, Rejects
from pipeline.tables.schemas.links import EventCities, EventOrganizations, EventPeople
from pipeline.tables.schemas.statements import CityPages, EventPages, Mentions, Pages, PersonPages, Times
from pipeline.tables.schemas.things import Cities, Events, Organizations, People

CONTRACT = "1"  # the version of the contract; a column that is renamed or dropped makes it 2

TABLES: dict[str, type[Table]] = {
    "pages": Pages,
    "cities": Cities,
    "people": People,
    "organizations": Organizations,
    "events": Events,
    "event_pages": EventPages,
    "person_pages": PersonPages,
    "city_pages": CityPages,
    "times": Times,
    "mentions": Mentions,
    "event_people": EventPeople,
    "event_cities": EventCities,
    "event_organizations": EventOrganizations,
    "evidence": Evidence,
    "rejects": Rejects,
    "merges": Merges,
    "problems": Problems,
    "aliases": Aliases,
    "former_ids": FormerIds,
}
