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
        ('max_bytes = "many"', ("'max_bytes'", "int")),
        ("max_bytes = true", ("'max_bytes'", "int")),
        ("max_bytes = 0", ("'max_bytes'", "above 0")),
        ("page_seconds = -1", ("'page_seconds'", "above 0")),
        ("page_seconds = 1.5", ("'page_seconds'", "int")),
        ("jump_events = nan", ("'jump_events'", "above 0")),
        ("jump_events = inf", ("'jump_events'", "above 0")),
        ("jump_rejected = true", ("'jump_rejected'", "float")),
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


@pytest.mark.parametrize("key", VOCABULARY_FILES)
def test_a_user_adds_a_row_to_every_vocabulary(tmp_path: Path, key: str) -> None:
    from pipeline import vocabulary

    first = vocabulary.columns(*VOCABULARY_FILES[key])[0]
    settings = load_settings(write(tmp_path, f'[[vocabulary.{key}]]\n{first} = "浪速"'))
    rows = vocabulary.extended(*VOCABULARY_FILES[key], getattr(settings.vocabulary, key))
    assert rows[0][first] == "浪速"
    assert len(rows) == 1 + len(vocabulary.read(*VOCABULARY_FILES[key]))


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


def test_the_command_line_goes_first(tmp_path: Path) -> None:
    path = write(tmp_path, 'ner = "ja_ginza"')
    assert choose(path, tmp_path, "none").ner == "none"
    assert choose(path, tmp_path).ner == "ja_ginza"
    with pytest.raises(SettingsError, match="--ner"):
        choose(path, tmp_path, "bert")


def test_settings_are_hashable(tmp_path: Path) -> None:
    assert hash(load_settings(write(tmp_path, "max_bytes = 5"))) != hash(DEFAULT)
