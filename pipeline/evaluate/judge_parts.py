"""The people and cities of an event that was found, and the roles of the people."""

from __future__ import annotations

from collections import defaultdict

from pipeline.annotate import EventRow, Part
from pipeline.annotate.extracted import Row
from pipeline.evaluate.likeness import norm, same_city
from pipeline.evaluate.scores import Finding, PageScore, Verdict
from pipeline.evaluate.sheet import Sheet


class Parts:
    """Who and what takes part in the events of one page."""

    def __init__(self, sheet: Sheet, score: PageScore) -> None:
        self.sheet, self.score = sheet, score
        page = sheet.page
        self.people_names = page.names("event_people", "people") if page else {}
        self.city_names = page.names("event_cities", "cities") if page else {}
        self.people, self.cities = (_by_event(sheet.rows(table)) for table in ("event_people", "event_cities"))
        self.spellings = {norm(p.name): {norm(name) for name in p.names} for p in sheet.annotation.people}

    def judge(self, want: EventRow, event_id: str) -> None:
        """Count and note the people and cities of an event that was found."""
        self._people(want, self.people[event_id])
        self._cities(want, self.cities[event_id])

    def missed(self, want: EventRow) -> None:
        """Whoever takes part in an event that was missed is missed, too."""
        self.score.score("event_people").add(0, 0, len(want.people))
        self.score.score("event_cities").add(0, 0, len(want.cities))
        self.score.value("person_role").unasked += len(want.people)

    def _people(self, want: EventRow, rows: list[Row]) -> None:
        got: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            got[row["person_id"]].append(row)
        left = set(got)
        for part in want.people:
            spellings = self.spellings.get(norm(part.name), {norm(part.name)})
            fits = (i for i in sorted(left) if {norm(name) for name in self.people_names[i]} & spellings)
            hit = next(fits, None)
            if hit is None:
                self._note("event_people", "missed", want, part.name, part.role)
                self.score.value("person_role").unasked += 1
                continue
            left.discard(hit)
            roles = sorted({row["role"] for row in got[hit]})
            self._note("event_people", "found", want, part.name, part.role)
            self.score.judge(self._role(want, part, roles), part.role in roles)
        for person in sorted(left):
            self._note("event_people", "extra", want, got[person][0]["name"], got[person][0]["role"])
        found = len(got) - len(left)
        self.score.score("event_people").add(found, len(left), len(want.people) - found)

    def _cities(self, want: EventRow, rows: list[Row]) -> None:
        got = {row["city_id"]: row for row in rows if row.get("role") != "venue"}
        left = set(got)
        for city in want.cities:
            hit = next((i for i in sorted(left) if any(same_city(city, name) for name in self.city_names[i])), None)
            self._note("event_cities", "missed" if hit is None else "found", want, city)
            if hit is not None:
                left.discard(hit)
        for city in sorted(left):
            self._note("event_cities", "extra", want, got[city]["name"])
        found = len(got) - len(left)
        self.score.score("event_cities").add(found, len(left), len(want.cities) - found)

    def _role(self, event: EventRow, part: Part, roles: list[str]) -> Finding:
        name, got = f"{event.name} ← {part.name}", ";".join(roles)
        return Finding(self.sheet.stem, "event_people", "found", name, 0, "person_role", part.role, got)

    def _note(self, kind: str, verdict: Verdict, event: EventRow, name: str, role: str = "") -> None:
        expected, got = (role, "") if verdict != "extra" else ("", role)
        name = f"{event.name} ← {name}"
        self.score.note(Finding(self.sheet.stem, kind, verdict, name, expected=expected, got=got))


def _by_event(rows: list[Row]) -> dict[str, list[Row]]:
    out: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        out[row["event_id"]].append(row)
    return out
