"""What is missing, what conflicts, what was refused."""

import pandas as pd

from pipeline.report.quality import quality
from pipeline.report.sites import sites
from pipeline.tables.happenings import Tables, happenings


def changed(tables: Tables, name: str, **columns: object) -> dict[str, pd.DataFrame]:
    """The tables, the first row of one of them with other values."""
    table = tables[name].copy()
    for column, value in columns.items():
        table.loc[0, column] = value
    return {**tables, name: table}


def test_counts_add_up(tables: Tables) -> None:
    made = quality(tables, happenings(tables))
    assert sum(m.count for m in made.bases) == (tables["event_pages"].start != "").sum()
    assert sum(r.count for r in made.refused) == made.refused_in_all == len(tables["rejects"])
    assert {t.code: t.count for t in made.troubles if t.code != "no_date"} == dict(
        tables["problems"].code.value_counts()
    )


def test_what_events_lack(event, tables: Tables) -> None:
    told = [
        event("a"),
        event("b", start="--01-15", venue="公民館"),
        event("c", start="2024-05", country_code="JP"),
        event("d", start="2024-05-03", confidence=0.3, country_code="JP"),
    ]
    measures = {m.key: m.count for m in quality(tables, told).measures}
    assert measures == {"no_date": 1, "no_year": 1, "no_day": 1, "no_place": 1, "no_people": 4, "unsure": 1}


def test_rejected_pages_stand_with_their_reason(tables: Tables) -> None:
    pages = tables["pages"].assign(status="ok", reason="")
    assert quality({**tables, "pages": pages}, []).pages == ()
    lost = changed({**tables, "pages": pages}, "pages", status="rejected", reason="clean: ValueError: at 17")
    assert quality(lost, []).pages == (("clean", 1),)


def test_a_problem_shows_its_row_and_page(tables: Tables) -> None:
    rows = [row for trouble in quality(tables, []).troubles for row in trouble.rows]
    assert rows
    assert all(row.page is not None and row.text for row in rows)


def test_events_without_a_date_are_rows_to_look_at(event, tables: Tables) -> None:
    troubles = {t.code: t for t in quality(tables, [event("年度計画")]).troubles}
    assert [r.text for r in troubles["no_date"].rows] == ["年度計画"]


def test_sites_are_counted_once_for_each_thing(tables: Tables) -> None:
    made = sites(tables)
    assert sum(s.pages for s in made) == len(tables["pages"])
    assert all(s.kept <= s.pages for s in made)
    matsue = next(s for s in made if s.name == "松江市")
    pages = tables["pages"][tables["pages"].site == "松江市"].page_id
    told = tables["event_pages"][tables["event_pages"].page_id.isin(pages)]
    assert matsue.events == told.event_id.nunique() > 0
