"""Dates as the tables write them, ISO 8601 cut to what is known, as Python's own values."""

from __future__ import annotations

from datetime import date, datetime


def year(text: str) -> int | None:
    """The year of a date that has one."""
    return int(text[:4]) if text[:4].isdigit() and text[:4] != "0000" else None


def day(text: str) -> date | None:
    """The day of a date that has one: not of 2024-11, --01-15 or T14:00+04:00."""
    try:
        return date.fromisoformat(text[:10]) if len(text) >= 10 and text[4] == text[7] == "-" else None
    except ValueError:
        return None


def moment(text: str) -> datetime | None:
    """The moment of a date with a clock time; aware where the text gives the offset."""
    try:
        return datetime.fromisoformat(text) if "T" in text and day(text) else None
    except ValueError:
        return None
