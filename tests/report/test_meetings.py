"""Who meets whom."""

from itertools import permutations

from pipeline.report.meetings import CROWD, MOST_PEOPLE, meetings


def test_people_of_one_event_meet(event, person) -> None:
    made = meetings([event("a", people=(person("甲"), person("乙"))), event("b", people=(person("乙"), person("丙")))])
    assert [(p.one.name, p.other.name, len(p.events)) for p in made.pairs] == [("丙", "乙", 1), ("乙", "甲", 1)]
    assert (made.met, made.all_pairs) == (3, 2)


def test_the_matrix_is_the_same_from_both_sides(event, person) -> None:
    made = meetings([event("a", people=(person("甲"), person("乙"))), event("b", people=(person("甲"), person("乙")))])
    assert made.cells == ((0, 2), (2, 0))
    assert made.guests[0].office == "川辺市 市長"


def test_alone_or_in_an_audience_nobody_meets(event, person) -> None:
    crowd = tuple(person(f"客{i}") for i in range(CROWD + 1))
    made = meetings([event("a", people=(person("甲"),)), event("b", people=crowd)])
    assert (made.guests, made.pairs, made.cells) == ((), (), ())


def test_one_person_in_two_roles_meets_nobody(event, person) -> None:
    assert meetings([event("a", people=(person("甲"), person("甲")))]).pairs == ()


def test_those_who_met_stand_side_by_side(event, person) -> None:
    groups = [[person(f"{g}{i}") for i in range(3)] for g in "甲乙丙"]
    made = meetings([event(f"e{n}", people=tuple(g)) for n, g in enumerate(groups)])
    assert [g.name[0] for g in made.guests] in (list(a * 3 + b * 3 + c * 3) for a, b, c in _orders())


def test_the_matrix_has_room_for_some(event, person) -> None:
    made = meetings([event(f"e{i}", people=(person(f"甲{i}"), person(f"乙{i}"))) for i in range(40)])
    assert len(made.guests) == MOST_PEOPLE
    assert all(any(row) for row in made.cells)


def test_nobody_stands_in_the_matrix_without_one_they_met(event, person) -> None:
    """An odd group before it would leave room for one of a pair."""
    three = event("三人", people=tuple(person(f"客{i}") for i in range(3)))
    twice = [three, event("再会", people=three.people)]
    made = meetings([*twice, *(event(f"e{i}", people=(person(f"甲{i}"), person(f"乙{i}"))) for i in range(40))])
    assert len(made.guests) == MOST_PEOPLE - 1
    assert all(any(row) for row in made.cells)


def _orders() -> list[tuple[str, str, str]]:
    return list(permutations("甲乙丙"))
