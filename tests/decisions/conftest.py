"""A small page with what it says written down by hand, and how to decide about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from pipeline.decisions import Decision, Target, anchor, decision
from pipeline.decisions.record import What
from pipeline.ids import make_id
from pipeline.model import (
    Block,
    Document,
    EventPerson,
    EventStatement,
    Evidence,
    Mention,
    Page,
    PersonStatement,
)

TEXT = """港町だより
2024年5月18日、青葉市民会館で第4回水辺会議を開きました。
司会は山田太郎氏、講演は佐藤花子氏です。
2024年6月2日、横浜市で親子観察会を開きました。
次の例会は7月1日、その次の例会は8月1日です。"""
EVENTS = {"第4回水辺会議": "2024-05-18", "親子観察会": "2024-06-02"}

Decide = Callable[..., Decision]
Pages = Callable[..., Document]


@pytest.fixture
def page() -> Pages:
    """A page of a source with this text: its events are those of EVENTS that it names, its people those it names."""

    def made(
        text: str = TEXT, source: str = "a/dayori.txt", url: str = "", events: dict[str, str] = EVENTS
    ) -> Document:
        page = Page(make_id("pg", url or source), source, text, url, sha256="0" * 64, language="ja")
        people = [name for name in ("山田太郎", "佐藤花子") if name in text]
        told = [_event(page, name, when, people) for name, when in events.items() if name in text]
        return Document(
            page,
            _blocks(page),
            mentions=tuple(_mention(page, name) for name in people),
            events=tuple(sorted(told, key=lambda e: e.start_char)),
            people=tuple(PersonStatement(page.page_id, n, *_at(page, n), n, confidence=0.8) for n in people),
        )

    return made


def _blocks(page: Page) -> tuple[Block, ...]:
    out: list[Block] = []
    at = 0
    for i, line in enumerate(page.text.split("\n")):
        out.append(Block(page.page_id, i, at, at + len(line), "paragraph"))
        at += len(line) + 1
    return tuple(out)


def _at(page: Page, words: str) -> tuple[int, int]:
    start = page.text.index(words)
    return start, start + len(words)


def _mention(page: Page, name: str) -> Mention:
    return Mention(page.page_id, 0, *_at(page, name), name, "PERSON", name, "rule", "test", 0.8, entity=name)


def _event(page: Page, name: str, when: str, people: list[str]) -> EventStatement:
    where = _at(page, name)
    own = people if "会議" in name else []
    return EventStatement(
        *(page.page_id, name, *where, name, "line"),
        start=when,
        end=when,
        precision="day",
        confidence=0.7,
        people=tuple(EventPerson(n, n, "attendee") for n in own),
        evidence=(Evidence("name", *where, name, "layout", "line"),),
    )


@pytest.fixture
def decide() -> Decide:
    """A decision about statements of documents, each later than the one before."""
    count = 0

    def made(what: What, *about: tuple[Document, Any], sides: tuple[int, ...] = (), **parts: Any) -> Decision:
        nonlocal count
        count += 1
        targets = tuple(replace(target(d, s), side=sides[i] if sides else 0) for i, (d, s) in enumerate(about))
        when = f"2024-09-01T00:00:{count:02}.000Z"
        return decision(parts.pop("who", "評価者"), when, what, targets=targets, **parts)

    return made


def target(document: Document, said: Any) -> Target:
    """What a decision about a statement, or about words of a page, names."""
    if isinstance(said, str):
        return Target("events", anchor(document.page, *_at(document.page, said)))
    words = anchor(document.page, said.start_char, said.end_char)
    if isinstance(said, PersonStatement):
        return Target("people", words, said.name)
    return Target("events", words, said.name, said.start, said.end)
