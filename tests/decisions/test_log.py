"""The file of decisions: it only grows, several may write, git may merge it, and no line can harm another."""

from __future__ import annotations

import json
import multiprocessing
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.decisions import Anchor, Decision, Log, Target, append, decision, read, standing
from pipeline.decisions.record import from_line, to_line
from pipeline.errors import InputError, OutputError

TARGET = Target("events", Anchor("pg_a", "a.txt", "第4回水辺会議", before="会館で", after="を開"), "第4回水辺会議")


def made(n: int, who: str = "評価者", **parts: object) -> Decision:
    parts = {"targets": (TARGET,), **parts}
    return decision(who, f"2024-09-01T00:00:{n % 60:02}.{n // 60:03}Z", "accept", **parts)


def test_what_was_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "decisions" / "decisions.jsonl"
    assert read(path) == Log()
    rows = [made(1), made(2, why="「正しい」\\ , \t\0"), replace(made(3), what="undo")]
    for row in rows[:2]:
        append(path, [row])
    assert read(path) == Log(tuple(rows[:2]))
    assert rows[1].why == "「正しい」\\ ,"  # one line
    before = path.read_bytes()
    append(path, [made(4)])
    assert path.read_bytes().startswith(before)


TEXTS = st.text(st.characters(blacklist_categories=("Cs",)), max_size=30)


@given(TEXTS, TEXTS, TEXTS, st.integers(0, 9))
def test_a_line_is_one_line_and_comes_back(words: str, before: str, value: str, nth: int) -> None:
    a = Anchor("pg_a", "a.txt", words, before=before, after=value, nth=nth)
    one = decision(
        "w", "2024-09-01T00:00:00.000Z", "edit", targets=(Target("events", a),), column="venue", value=value, at=a
    )
    line = to_line(one)
    assert "\n" not in line
    assert from_line(line) == one


def test_an_id_is_a_hash_of_what_is_said() -> None:
    assert made(1).id == made(1).id
    assert len({made(1).id, made(2).id, made(1, who="b").id, made(1, why="x").id, made(1, targets=()).id}) == 5


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("<<<<<<< HEAD", "JSON"),
        ("[1]", "object"),
        ('{"id": "a"', "JSON"),
        ('{"id": "a", "who": "b", "when": "2024-09-01T00:00:00.000Z"}', "lacks 'what'"),
        ('{"id": "a", "who": "b", "when": "yesterday", "what": "accept"}', "yesterday"),
        ('{"id": "a", "who": "b", "when": "2024-09-01T00:00:00.000Z", "what": "erase"}', "erase"),
        ('{"id": "a", "who": 3, "when": "2024-09-01T00:00:00.000Z", "what": "accept"}', "who"),
        ('{"id": "a", "who": "b\\u0000", "when": "2024-09-01T00:00:00.000Z", "what": "accept"}', "control"),
        ('{"id": "a", "who": "\\ud800", "when": "2024-09-01T00:00:00.000Z", "what": "accept"}', "half"),
        ('{"id": "a", "who": "b", "when": "2024-09-01T00:00:00.000Z", "what": "accept", "eval": 1}', "eval"),
        ('{"id": "a", "who": "b", "when": "2024-09-01T00:00:00.000Z", "what": "accept", "targets": 1}', "list"),
        ('{"id": "a", "who": "b", "when": "2024-09-01T00:00:00.000Z", "what": "accept", "targets": [{}]}', "lacks"),
        ("[" * 100_000, "JSON"),
    ],
)
def test_a_line_that_is_no_decision_is_told_and_costs_only_itself(tmp_path: Path, line: str, why: str) -> None:
    path = tmp_path / "log.jsonl"
    append(path, [made(1)])
    with path.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    append(path, [made(2)])
    log = read(path)
    assert log.decisions == (made(1), made(2))
    assert len(log.faults) == 1
    assert log.faults[0][0] == 2
    assert why in log.faults[0][1]


def test_a_line_that_a_crash_has_cut_off_does_not_swallow_the_next(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    append(path, [made(1), made(2)])
    path.write_bytes(path.read_bytes()[:-20])
    append(path, [made(3)])
    log = read(path)
    assert log.decisions == (made(1), made(3))
    assert len(log.faults) == 1


def write_many(path: Path, who: str, n: int) -> None:
    for i in range(n):
        append(path, [made(i, who, why="理由" * 2_000)])  # far longer than a pipe's buffer


def test_two_who_write_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    context = multiprocessing.get_context("fork")
    writers = [context.Process(target=write_many, args=(path, who, 60)) for who in ("a", "b", "c")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    log = read(path)
    assert log.faults == ()
    assert {who: sum(d.who == who for d in log.decisions) for who in "abc"} == {"a": 60, "b": 60, "c": 60}


def test_two_branches_merge_in_git(tmp_path: Path) -> None:
    """With `merge=union`, as the README says; the order and the doubles of lines make no difference."""

    def git(*words: str) -> None:
        call = ["git", "-c", "user.name=a", "-c", "user.email=a@example.jp", *words]
        subprocess.run(call, cwd=tmp_path, check=True, capture_output=True)

    path = tmp_path / "decisions.jsonl"
    git("init", "-q", "-b", "main")
    (tmp_path / ".gitattributes").write_text("*.jsonl merge=union\n")
    append(path, [made(1)])
    git("add", "."), git("commit", "-qm", "one")
    git("checkout", "-qb", "other")
    append(path, [made(2, "b"), made(3, "b")])
    git("commit", "-qam", "two")
    git("checkout", "-q", "main")
    append(path, [made(4, "a")])
    git("commit", "-qam", "three")
    git("merge", "-q", "other", "-m", "both")
    assert read(path) == Log((made(1), made(2, "b"), made(3, "b"), made(4, "a")))


def test_lines_in_any_order_and_twice_say_the_same(tmp_path: Path) -> None:
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    rows = [made(n) for n in range(1, 6)]
    append(one, rows)
    append(two, [*reversed(rows), *rows[::2]])
    assert read(one) == read(two)


def test_two_different_lines_of_one_id_are_told(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    append(path, [made(1), replace(made(1), why="another")])
    assert read(path).decisions == (made(1),)
    assert len(read(path).faults) == 1


def undo(n: int, of: Decision) -> Decision:
    return decision("b", f"2024-09-01T00:01:{n:02}.000Z", "undo", of=of.id)


def test_an_undo_is_a_line_and_can_be_undone() -> None:
    one, two = made(1), made(2)
    first = undo(1, one)
    second = undo(2, first)
    third = undo(3, second)
    assert standing([one, two, first]) == [two]
    assert standing([one, two, first, second]) == [one, two]
    assert standing([third, second, first, two, one]) == [two]
    assert standing([one, undo(1, two)]) == [one]  # of something that is not here


def test_what_cannot_be_written_or_read_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        append(tmp_path / "file" / "log.jsonl", [made(1)])
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError, match="cannot be read"):
        read(tmp_path / "folder")


def test_the_line_says_all_that_is_needed() -> None:
    assert set(json.loads(to_line(made(1, why="w")))) == {"id", "who", "when", "what", "targets", "why"}
