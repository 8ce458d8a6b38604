"""Whatever lines the log holds, a run goes on, its tables keep to their contract, and each line is accounted for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.decisions import Anchor, Decision, Target, anchor, apply, conclude, decision
from pipeline.decisions.edits import COLUMNS, TAKING_PART
from pipeline.decisions.record import REVIEWED, WHATS, from_line, to_line
from pipeline.link import link
from pipeline.model import Document
from pipeline.tables import faults, frames

VALUES = st.one_of(
    st.sampled_from(
        ["", "2024", "2024-05-18", "--02-30", "T10:00+09:00", "横浜市", "JP", "Asia/Tokyo", "visit", "水辺会議"]
    ),
    st.text(max_size=8),
    st.integers(),
    st.none(),
    st.lists(
        st.dictionaries(st.sampled_from(["name", "role", "title"]), st.sampled_from(["山田太郎", "host", "横浜市"]))
    ),
    st.dictionaries(
        st.sampled_from([*COLUMNS, *TAKING_PART, "x"]), st.sampled_from(["2024-05-18", "横浜市", "", "visit"])
    ),
)


def decisions(data: st.DataObject, documents: list[Document]) -> list[Decision]:
    """Any decisions, about words that the pages have and about words that they have not."""
    out: list[Decision] = []
    for n in range(data.draw(st.integers(1, 8))):
        parts: dict[str, Any] = {
            "targets": tuple(target(data, documents) for _ in range(data.draw(st.integers(0, 3)))),
            "column": data.draw(st.sampled_from([*COLUMNS, *TAKING_PART, "event_id", ""])),
            "value": data.draw(VALUES),
            "of": data.draw(st.sampled_from(["", *(d.id for d in out)])),
            "at": data.draw(st.sampled_from([None, words(data, documents)])),
        }
        out.append(decision("a", f"2024-09-01T00:00:{n:02}.000Z", data.draw(st.sampled_from(WHATS)), **parts))  # type: ignore[arg-type]
    return out


def words(data: st.DataObject, documents: list[Document]) -> Anchor:
    page = data.draw(st.sampled_from(documents)).page
    start = data.draw(st.integers(0, len(page.text)))
    return anchor(page, start, data.draw(st.integers(start, min(len(page.text), start + 12))))


def target(data: st.DataObject, documents: list[Document]) -> Target:
    document = data.draw(st.sampled_from(documents))
    said = data.draw(st.sampled_from([*document.events, *document.people]))
    own = anchor(document.page, said.start_char, said.end_char)
    chosen = data.draw(st.sampled_from([own, own, words(data, documents), replace(own, page_id="pg_x", source="x")]))
    start = getattr(said, "start", "")
    table = data.draw(st.sampled_from(REVIEWED))
    return Target(table, chosen, said.name, start, start, data.draw(st.integers(0, 1)))  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_lines_leave_tables_that_keep_to_their_contract(page: Any, data: st.DataObject) -> None:
    documents = [page(), page(source="b.txt")]
    log = decisions(data, documents)
    assert [from_line(to_line(d)) for d in log] == log
    found = apply(documents, log)
    assert [o.id for o in found.outcomes] == [d.id for d in log]
    for document in found.documents:
        assert faults(document) == []
    frames(conclude(link(found.documents, ties=found.ties), found))
    assert apply(documents, list(reversed(log))).documents == found.documents
