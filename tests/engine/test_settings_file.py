"""Settings: every key is checked, every fault is one sentence with file, key and what is allowed."""

from pathlib import Path

import pytest

from pipeline.engine.settings_file import VOCABULARY_FILES, choose, find_settings, load_settings
from pipeline.errors import SettingsError
from pipeline.settings import DEFAULT


def write(folder: Path, text: str, name: str = "gyoji.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ('ner = "none"', "ner", "none"),
        ('timezone = "Europe/Rome"', "timezone", "Europe/Rome"),
        ("max_bytes = 5", "max_bytes", 5),
        ("page_seconds = 9", "page_seconds", 9),
        ("jump_events = 2", "jump_events", 2.0),
        ("jump_rejected = 0.25", "jump_rejected", 0.25),
        ("most_rejected = 1", "most_rejected", 1.0),
        ('decisions = ""', "decisions", ""),
        ('decisions = "/a/b.jsonl"', "decisions", "/a/b.jsonl"),
    ],
)
def test_a_key_is_read(tmp_path: Path, text: str, key: str, value: object) -> None:
    assert getattr(load_settings(write(tmp_path, text)), key) == value


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('nre = "none"', ("'nre'", "'ner'")),
        ('ner = "bert"', ("'ner'", "'ja_ginza'")),
        ("ner = 3", ("'ner'", "'none'")),
        ('max_bytes = "many"', ("'max_bytes'", "whole number")),
        ("max_bytes = true", ("'max_bytes'", "whole number")),
        ("max_bytes = 0", ("'max_bytes'", "above 0")),
        ("page_seconds = -1", ("'page_seconds'", "above 0")),
        ("page_seconds = 1.5", ("'page_seconds'", "whole number")),
        ("jump_events = nan", ("'jump_events'", "above 0")),
        ("jump_events = inf", ("'jump_events'", "above 0")),
        ("jump_rejected = true", ("'jump_rejected'", "a number")),
        ("jump_rejected = 7", ("'jump_rejected'", "at most 1")),
        ("most_rejected = 1.5", ("'most_rejected'", "at most 1")),
        ("max_bytes = 99999999999999999999", ("'max_bytes'", "at most 2000000000")),
        ("page_seconds = 100000", ("'page_seconds'", "at most 86400: that is a day")),
        ('decisions = "a\\u0000b"', ("'decisions'", "can be printed")),
        ("decisions = 3", ("'decisions'", "in quotes")),
        ('timezone = "Asia/Edo"', ("'timezone'", "IANA")),
        ('vocabulary = "x"', ("'vocabulary'", "table")),
        ("[vocabulary]\nofices = []", ("'vocabulary.ofices'", "'offices'")),
        ('[vocabulary]\noffices = ["市長"]', ("'vocabulary.offices'", "[[vocabulary.offices]]")),
        ('[[vocabulary.city_aliases]]\nnickname = "浪速"', ("'nickname'", "allowed")),
        ("ner = ", ("TOML",)),
    ],
)
def test_a_fault_is_one_sentence(tmp_path: Path, text: str, said: tuple[str, ...]) -> None:
    path = write(tmp_path, text)
    with pytest.raises(SettingsError) as fault:
        load_settings(path)
    message = str(fault.value)
    assert message.startswith(f"{path}: ")
    assert "\n" not in message.replace(str(path), "")[:200]
    for part in said:
        assert part in message


ROWS = {
    "offices": {"office": "交流特使", "kind": "role"},
    "field_labels": {"label": "催行日", "role": "when"},
    "city_aliases": {"alias": "狼の都", "country": "LT", "name_en": "Vilnius"},
    "named_events": {"name": "水の都市会議2031", "start": "2031-05-12", "end": "2031-05-14", "country_code": "NL"},
    "sites": {"site": "www.city.example.jp", "name": "例示市公式サイト"},
    "site_rules": {"site": "*", "pattern": "^今月の広告", "keep": "no"},
}


def toml(key: str, **row: str) -> str:
    return f"[[vocabulary.{key}]]\n" + "".join(f"{column} = '{value}'\n" for column, value in row.items())


@pytest.mark.parametrize("key", VOCABULARY_FILES)
def test_a_user_adds_a_row_to_every_vocabulary(tmp_path: Path, key: str) -> None:
    from pipeline import vocabulary

    settings = load_settings(write(tmp_path, toml(key, **ROWS[key])))
    rows = vocabulary.extended(*VOCABULARY_FILES[key], getattr(settings.vocabulary, key))
    assert {column: value for column, value in rows[0].items() if value} == ROWS[key]
    assert len(rows) == 1 + len(vocabulary.read(*VOCABULARY_FILES[key]))


@pytest.mark.parametrize(
    ("key", "changed", "said"),
    [
        ("offices", {"kind": "nonsense"}, "one of academic, head"),
        ("field_labels", {"role": "dance"}, "one of access, apply"),
        ("field_labels", {"role": ""}, "lacks 'role'"),
        ("field_labels", {"alone": "perhaps"}, "one of field, heading"),
        ("city_aliases", {"country": "Q1"}, "ISO 3166-1"),
        ("city_aliases", {"country": "lt"}, "ISO 3166-1"),
        ("city_aliases", {"name_en": "Wilno"}, "'Wilno' in LT, which the gazetteer does not have"),
        ("named_events", {"start": ""}, "lacks 'start'"),
        ("named_events", {"start": "2031-13-45"}, "a day such as"),
        ("named_events", {"start": "20310512"}, "a day such as"),
        ("named_events", {"end": "2030"}, "a day such as"),
        ("named_events", {"end": "2030-01-01"}, "ends on 2030-01-01, before it starts"),
        ("named_events", {"country_code": "ZZZ"}, "ISO 3166-1"),
        ("named_events", {"timezone": "Mars/Base"}, "IANA"),
        ("sites", {"name": ""}, "lacks 'name'"),
        ("site_rules", {"pattern": "(("}, "a regular expression (missing )"),
        ("site_rules", {"pattern": ""}, "lacks 'pattern'"),
        ("site_rules", {"keep": "maybe"}, "true or false"),
    ],
)
def test_a_row_that_makes_no_sense_is_a_fault(tmp_path: Path, key: str, changed: dict[str, str], said: str) -> None:
    """Told when settings are read: each page would fail on it."""
    path = write(tmp_path, toml(key, **{**ROWS[key], **changed}))
    with pytest.raises(SettingsError) as fault:
        load_settings(path)
    assert str(fault.value).startswith(f"{path}: {next(iter(ROWS[key].values()))!r} of 'vocabulary.{key}' ")
    assert said in str(fault.value)


def test_a_row_without_its_first_column_is_a_fault(tmp_path: Path) -> None:
    from pipeline import vocabulary

    second = vocabulary.columns("gazetteer", "city_aliases")[1]
    with pytest.raises(SettingsError, match="lacks"):
        load_settings(write(tmp_path, f'[[vocabulary.city_aliases]]\n{second} = "x"'))


def test_pyproject_holds_where_there_is_no_gyoji_toml(tmp_path: Path) -> None:
    assert find_settings(tmp_path) == DEFAULT
    write(tmp_path, '[tool.gyoji]\nner = "none"', "pyproject.toml")
    assert find_settings(tmp_path).ner == "none"
    write(tmp_path, 'ner = "ja_ginza"')
    assert find_settings(tmp_path).ner == "ja_ginza"


@pytest.mark.parametrize("text", ["tool = 3", "[tool]\ngyoji = 3"])
def test_settings_of_a_project_are_a_table(tmp_path: Path, text: str) -> None:
    write(tmp_path, text, "pyproject.toml")
    with pytest.raises(SettingsError, match=r"pyproject\.toml: '.*' is 3; settings are a table \[tool\.gyoji\]"):
        find_settings(tmp_path)


def test_a_file_that_is_not_there_is_no_fault_of_toml(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.toml: cannot be read: No such file"):
        load_settings(tmp_path / "none.toml")


def test_the_command_line_goes_first(tmp_path: Path) -> None:
    path = write(tmp_path, 'ner = "ja_ginza"')
    assert choose(path, tmp_path, "none").ner == "none"
    assert choose(path, tmp_path).ner == "ja_ginza"
    with pytest.raises(SettingsError, match="--ner"):
        choose(path, tmp_path, "bert")


def test_the_log_of_decisions_is_seen_from_the_file_that_names_it(tmp_path: Path) -> None:
    """And not from wherever a scheduler happens to stand."""
    path = write(tmp_path, 'decisions = "ours/log.jsonl"')
    assert load_settings(path).decisions == str(tmp_path / "ours" / "log.jsonl")


def test_settings_are_hashable(tmp_path: Path) -> None:
    assert hash(load_settings(write(tmp_path, "max_bytes = 5"))) != hash(DEFAULT)
