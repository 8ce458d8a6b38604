"""Who and what belongs to which event."""

from __future__ import annotations

from typing import get_args

from pipeline import model
from pipeline.tables import fields as f


class EventPeople(f.Table):
    """Who takes part in an event, in which role, according to which page."""

    event_id: str = f.column("Event", "The event.", key=True, ref="events.event_id")
    person_id: str = f.column("Person", "The person.", key=True, ref="people.person_id")
    page_id: str = f.page(key=True)
    name: str = f.column("Name", "As the page writes it here.", required=True)
    title: str = f.column("Title", "Office or job.")
    affiliation: str = f.column("Affiliation", "The body that is served.")
    organization_id: str = f.column(
        "Organization", "That body, where it is known.", ref="organizations.organization_id"
    )
    role: str = f.column("Role", "What the person does there.", key=True, values=get_args(model.PersonRole))


class EventCities(f.Table):
    """Which cities take part in an event or hold it, according to which page."""

    event_id: str = f.column("Event", "The event.", key=True, ref="events.event_id")
    city_id: str = f.column("City", "The city.", key=True, ref="cities.city_id")
    page_id: str = f.page(key=True)
    name: str = f.column("Name", "As the page writes it here.", required=True)
    role: str = f.column("Role", "What the city does there.", key=True, values=get_args(model.CityRole))


class EventOrganizations(f.Table):
    """Which bodies hold, support or attend an event, according to which page."""

    event_id: str = f.column("Event", "The event.", key=True, ref="events.event_id")
    organization_id: str = f.column("Organization", "The body.", key=True, ref="organizations.organization_id")
    page_id: str = f.page(key=True)
    role: str = f.column("Role", "What it does there.", key=True, values=get_args(model.OrganizationRole))
