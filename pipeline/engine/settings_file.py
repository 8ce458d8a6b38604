"""Read gyoji.toml, or [tool.gyoji] of a pyproject.toml, and check every key of it.

Every fault is one sentence with the file, the key and what is allowed.
"""

from __future__ import annotations

import tomllib
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, get_args, get_type_hints
from zoneinfo import available_timezones

from pipeline import vocabulary
from pipeline.engine import settings_rows
from pipeline.errors import SettingsError
from pipeline.settings import DEFAULT, Settings, UserRow, Vocabulary

# Which file of the package each vocabulary key extends: (room, file name).
VOCABULARY_FILES = {
    "offices": ("recognize", "offices"),
    "field_labels": ("clean", "field_labels"),
    "city_aliases": ("gazetteer", "city_aliases"),
    "named_events": ("temporal", "named_events"),
    "sites": ("clean", "sites"),
    "site_rules": ("strip", "site_rules"),
}
MOST: dict[str, tuple[int, str]] = {  # and what it is
    "max_bytes": (2_000_000_000, "a page is held in memory"),
    "page_seconds": (86_400, "that is a day"),
    "most_rejected": (1, "it is a share of all pages"),
    "jump_rejected": (1, "it is a share of all pages"),
}
TYPES = {int: "a whole number", float: "a number", str: "text in quotes"}


def find_settings(folder: Path) -> Settings:
    """The settings of a folder: its gyoji.toml, else [tool.gyoji] of its pyproject.toml, else the defaults."""
    if (folder / "gyoji.toml").exists():
        return load_settings(folder / "gyoji.toml")
    if (folder / "pyproject.toml").exists():
        return load_settings(folder / "pyproject.toml")
    return DEFAULT


def load_settings(path: Path) -> Settings:
    """The settings of one file.

    Raises:
        SettingsError: the file cannot be read, or a key of it is unknown or of a wrong type.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read as TOML: {error}") from error
    if path.name == "pyproject.toml":
        data = _inside(_inside(data, "tool", path), "gyoji", path)
    return _settings(data, path)


def _inside(data: dict[str, Any], key: str, path: Path) -> dict[str, Any]:
    """A table of a table, {} where there is none."""
    inner = data.get(key, {})
    if not isinstance(inner, dict):
        raise SettingsError(f"{path}: '{key}' is {inner!r}; settings are a table [tool.gyoji]")
    return inner


def _settings(data: dict[str, Any], path: Path) -> Settings:
    values: dict[str, Any] = {}
    hints = get_type_hints(Settings)
    for key, value in data.items():
        if key not in hints:
            raise SettingsError(f"{path}: unknown key '{key}'; allowed are {_names(hints)}")
        values[key] = _vocabulary(value, path) if key == "vocabulary" else _value(key, value, hints[key], path)
    if values.get("decisions"):
        values["decisions"] = str(path.parent / values["decisions"])
    return Settings(**values)


def _value(key: str, value: Any, hint: Any, path: Path) -> Any:
    choices = get_args(hint)
    if choices and value not in choices:
        raise SettingsError(f"{path}: '{key}' is {value!r}; allowed are {_names(choices)}")
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if not choices and (not isinstance(value, hint) or isinstance(value, bool)):
        raise SettingsError(f"{path}: '{key}' is {value!r}; it must be {TYPES[hint]}")
    if key == "timezone" and value not in available_timezones():
        raise SettingsError(f"{path}: 'timezone' is {value!r}; it must be an IANA name such as Asia/Tokyo")
    if hint in (int, float) and not 0 < value < float("inf"):
        raise SettingsError(f"{path}: '{key}' is {value!r}; it must be above 0")
    if key in MOST and value > MOST[key][0]:
        raise SettingsError(f"{path}: '{key}' is {value!r}; it must be at most {MOST[key][0]}: {MOST[key][1]}")
    if hint is str and not value.isprintable():
        raise SettingsError(f"{path}: '{key}' is {value!r}; it must be text that can be printed")
    return value


def _vocabulary(data: Any, path: Path) -> Vocabulary:
    names = [f.name for f in fields(Vocabulary)]
    if not isinstance(data, dict):
        raise SettingsError(f"{path}: 'vocabulary' must be a table with any of the keys {_names(names)}")
    for key in data:
        if key not in names:
            raise SettingsError(f"{path}: unknown key 'vocabulary.{key}'; allowed are {_names(names)}")
    return Vocabulary(**{key: _rows(key, rows, path) for key, rows in data.items()})


def _rows(key: str, rows: Any, path: Path) -> tuple[UserRow, ...]:
    where = f"'vocabulary.{key}'"
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise SettingsError(f"{path}: {where} must be a list of tables, each written as [[vocabulary.{key}]]")
    columns = vocabulary.columns(*VOCABULARY_FILES[key])
    out = []
    for row in rows:
        for column, value in row.items():
            if column not in columns:
                raise SettingsError(f"{path}: {where} has the unknown key '{column}'; allowed are {_names(columns)}")
            if not isinstance(value, str):
                raise SettingsError(f"{path}: '{column}' of {where} is {value!r}; it must be text in quotes")
        if not row.get(columns[0]):
            raise SettingsError(f"{path}: a row of {where} lacks '{columns[0]}'")
        whole = {column: row.get(column, "") for column in columns}
        if fault := settings_rows.fault(key, whole):
            raise SettingsError(f"{path}: {row[columns[0]]!r} of {where} {fault}")
        out.append(tuple(whole.items()))
    return tuple(out)


def _names(names: Any) -> str:
    return ", ".join(f"'{name}'" for name in names)


def choose(path: Path | None, folder: Path, ner: str | None = None) -> Settings:
    """The settings of `path`, else those that hold in `folder`; a model named on the command line goes before both."""
    settings = find_settings(folder) if path is None else load_settings(path)
    if ner is None:
        return settings
    return replace(settings, ner=_value("ner", ner, get_type_hints(Settings)["ner"], Path("--ner")))
