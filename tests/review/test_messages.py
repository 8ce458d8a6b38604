"""Every word that the app uses is in the catalogue, in both languages, and the catalogue has no other."""

import re
from pathlib import Path
from typing import get_args

import pytest

from pipeline import model
from pipeline.decisions.edits import COLUMNS, TAKING_PART
from pipeline.decisions.record import WHATS
from pipeline.review import messages as room
from pipeline.review.messages import LANGUAGES, messages, preferred

ROOM = Path(room.__file__).parent
CODE = "\n".join(
    p.read_text("utf-8") for p in [*ROOM.glob("static/*.js"), *ROOM.glob("templates/*"), *ROOM.glob("*.py")]
)
OPEN = {  # keys that the app puts together, and what their last part may be
    "kind": get_args(model.EventKind),
    "status": get_args(model.EventStatus),
    "role": (*get_args(model.PersonRole), *get_args(model.CityRole), *get_args(model.OrganizationRole)),
    "method": get_args(model.Method),
    "basis": get_args(model.Basis),
    "label": (*get_args(model.Label), "TIME"),
    "sign": (*get_args(model.Label), "TIME"),
    "what": WHATS,
    "did": WHATS,
    "refused.value": (*COLUMNS, *TAKING_PART),
    "outcome": ("pending", "applied", "partly", "not_applied"),
}


def test_both_languages_have_the_same_keys_and_no_gaps() -> None:
    ja, en = (messages(language) for language in LANGUAGES)
    assert set(ja) == set(en)
    assert all(ja.values())
    assert all(en.values())
    for key in ja:
        assert set(re.findall(r"\{\w+\}", ja[key])) == set(re.findall(r"\{\w+\}", en[key])), key


@pytest.mark.parametrize("prefix", OPEN)
def test_every_word_of_the_tables_has_a_message(prefix: str) -> None:
    for word in OPEN[prefix]:
        assert f"{prefix}.{word}" in messages("ja"), word


def test_every_key_in_the_code_is_in_the_catalogue() -> None:
    used = set(re.findall(r"""\b(?:t|phrase)\(\s*['"]([a-z_.]+)['"]""", CODE))
    used |= set(re.findall(r"""t\[["']([a-z_.]+)["']\]""", CODE)) | set(re.findall(r'Refused\("([a-z_.]+)"\)', CODE))
    assert len(used) > 60
    assert used - set(messages("ja")) == set()


def test_the_catalogue_has_no_word_that_nothing_uses() -> None:
    built = ("kind", "status", "role", "method", "basis", "label", "sign", "what", "did", "refused", "field", "state",
             "review", "sort", "table", "fields", "problem", "outcome")  # fmt: skip
    idle = {k for k in messages("ja") if k not in CODE and k.split(".")[0] not in built}
    assert idle == set()


@pytest.mark.parametrize(
    ("accepted", "language"), [("en-US,en;q=0.9", "en"), ("fr,ja;q=0.5,en", "ja"), ("", "ja"), ("de", "ja")]
)
def test_the_browser_says_which(accepted: str, language: str) -> None:
    assert preferred(accepted) == language
