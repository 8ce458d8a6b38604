"""A page in the terminal: marked, dimmed, explained; with colours, without, and when it is hostile."""

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from pipeline.report.sheet import Mark, Sheet, Told, find_page
from pipeline.report.terminal import shown

PAGE = {
    "page_id": "pg_1", "source": "a.txt", "url": "", "site": "", "title": "会議", "published_on": "", "updated_on": "",
    "fetched_at": "", "same_as": "", "status": "ok", "reason": "",
}  # fmt: skip
TEXT = "トップ\n松江市の佐藤市長が5月3日に出席\n"
MARKS = (Mark(4, 7, "CITY"), Mark(8, 10, "PERSON"), Mark(10, 12, "TITLE"), Mark(13, 17, "TIME"))
SHEET = Sheet(PAGE, TEXT, ((0, 3, "navigation"),), MARKS, (), (), (), ())


def printed(sheet: Sheet, colours: bool = False, **options: object) -> str:
    file = io.StringIO()
    system = "truecolor" if colours else None
    console = Console(file=file, width=100, force_terminal=colours, color_system=system, soft_wrap=True, **options)  # type: ignore[arg-type]
    for part in shown(sheet, console):
        console.print(part)
    return file.getvalue()


def test_without_colours_names_stand_in_brackets() -> None:
    text = printed(SHEET)
    assert "\x1b" not in text
    assert "│ トップ\n⟪松江市:CITY⟫の⟪佐藤:PERSON⟫⟪市長:TITLE⟫が⟪5月3日:TIME⟫に出席\n" in text


def test_with_colours_names_are_coloured_and_boilerplate_is_dim() -> None:
    text = printed(SHEET, colours=True)
    assert "\x1b[2mトップ" in text
    assert re.search(r"\x1b\[[0-9;]*34m松江市\x1b\[0m", text)
    assert "⟪" not in text


def test_no_color_means_no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    text = printed(SHEET, colours=True)
    assert not re.search(r"\x1b\[(?:\d;)*3\d", text)
    assert "⟪松江市:CITY⟫" in re.sub(r"\x1b\[[0-9;]*m", "", text)


def test_marks_in_one_another_and_across() -> None:
    nested = replace(
        SHEET, text="松江市長会議", dropped=(), marks=(Mark(0, 6, "EVENT"), Mark(0, 3, "CITY"), Mark(2, 4, "TITLE"))
    )
    assert "⟪⟪松江⟪市:CITY⟫長:TITLE⟫会議:EVENT⟫" in printed(nested)


def test_a_hostile_page_cannot_speak_to_the_terminal() -> None:
    hostile = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e[bold red]x[/]\r"
    row = {
        "event_id": "ev_1", "name": hostile, "kind": "other", "status": "held", "confidence": 0.5, "start": "",
        "end": "", "dates": "", "timezone": "", "venue": hostile, "city": "", "country_code": "", "parent": "",
        "basis": "none",
    }  # fmt: skip
    evidence = {
        "column": "venue",
        "text": hostile,
        "start_char": 0,
        "end_char": 3,
        "method": "rule",
        "rule": "r",
        "confidence": 1.0,
    }
    guest = {"role": "host", "name": hostile, "affiliation": hostile, "title": hostile}
    problem = {"code": "no_date", "detail": hostile}
    reject = {"label": "PERSON", "text": hostile, "reason": hostile, "rule": "r", "start_char": 0}
    page = {**PAGE, "title": hostile, "source": hostile, "url": hostile}
    sheet = Sheet(
        page, hostile * 2, ((0, 4, "x"),), (Mark(0, len(hostile), "EVENT"),),
        (Told(row, (guest,), (evidence,)),), (), (problem,), (reject,),
    )  # fmt: skip
    text = printed(sheet)
    assert not set(text) & set("\x1b\x07\x9b\r\u202e")
    assert text.count("⟦U+001B⟧") >= 8
    assert "[bold red]x[/]" in text


def test_values_stand_with_their_evidence(extracted: Path) -> None:
    text = printed(find_page(extracted, "cop28-tsunagu-mizu.txt"))
    line = next(line for line in text.splitlines() if line.lstrip().startswith("start") and "2023-12-06" in line)
    assert "「12月6日」" in line
    assert "named_event" in line


def test_a_rejected_page_says_why() -> None:
    page = {**PAGE, "status": "rejected", "reason": "empty"}
    assert "empty" in printed(Sheet(page, "", (), (), (), (), (), ()))
