"""What is known of statements about people beside their own words: whether their names turn out to be family names."""

import pytest

from pipeline.link.memo import Forgetful
from pipeline.model import Document, Office, Page, PersonStatement
from tests.link.test_settling import concluded

CHIEF, OTHER = Office("課長", "浜辺市"), Office("教授", "山手大学")


def page(n: int, name: str, office: Office) -> Document:
    return Document(
        Page(f"pg_{n}", f"{n}.txt"), people=(PersonStatement(f"pg_{n}", name, 0, 0, name, offices=(office,)),)
    )


def digest(*pages: Document) -> int:
    """Of the first page's statement."""
    return int(concluded(pages, Forgetful()).linked.people.statements.digests[0])


ALONE = page(1, "見上沢", CHIEF)


@pytest.mark.parametrize(
    ("other", "changes"),
    [
        (page(2, "見上沢修平", CHIEF), True),
        (page(2, "見上沢修平", OTHER), False),
        (page(2, "山手修平", CHIEF), False),
        (page(2, "見上沢", CHIEF), False),
    ],
)
def test_a_name_that_turns_out_to_be_a_family_name_is_another_statement(other: Document, changes: bool) -> None:
    assert (digest(ALONE) != digest(ALONE, other)) == changes
