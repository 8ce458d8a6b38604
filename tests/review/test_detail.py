"""What the app tells of one field."""

from pipeline.review.detail import _field


def test_a_page_that_says_otherwise_is_told_and_one_that_calls_the_same_city_by_another_name_is_not() -> None:
    row = {"venue": "中央公民館", "city": "新潟市", "city_id": "ci_1"}
    statements = [
        {"page_id": "pg_1", "venue": "公民館", "city": "新潟", "city_id": "ci_1"},
        {"page_id": "pg_2", "venue": "中央公民館", "city": "佐渡", "city_id": "ci_2"},
        {"page_id": "pg_3", "venue": "", "city": "", "city_id": ""},
    ]
    assert _field("venue", row, statements, [], None)["others"] == {"pg_1": "公民館"}
    assert _field("city", row, statements, [], None)["others"] == {"pg_2": "佐渡"}
