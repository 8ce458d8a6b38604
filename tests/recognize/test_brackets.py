"""Offices and bodies in brackets behind a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.recognize.brackets import is_job

Read = Callable[[str], dict[str, list[str]]]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("講師：橋村 直樹（当館学芸員）", "橋村直樹", ["学芸員/"]),
        ("釧路市立美術館\n講師：橋村 直樹（当館学芸員）", "橋村直樹", ["学芸員/釧路市立美術館"]),
        ("講師：橋村 直樹（本校教諭）", "橋村直樹", ["教諭/"]),
        ("講師：橋村 直樹（当日学芸員）", "橋村直樹", ["当日学芸員/"]),
        ("遠藤 功氏（IGES森林資源領域タスクマネージャー）が報告。", "遠藤功", ["タスクマネージャー/IGES森林資源領域"]),
        ("講師：橋村 直樹（みどり研究室プロジェクトリーダー）", "橋村直樹", ["プロジェクトリーダー/みどり研究室"]),
        ("話し手：佐伯百々子（みどり県庭園美術館インターン）", "佐伯百々子", ["インターン/みどり県庭園美術館"]),
        ("橋村 直樹（ みどり大学 / 教授 ）", "橋村直樹", ["教授/みどり大学"]),
        ("橋村 直樹（みどりセミナー）", "橋村直樹", []),
    ],
)
def test_who_is_told_in_brackets(read: Read, text: str, name: str, expected: list[str]) -> None:
    assert read(text).get(name) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("鳥類標識調査員", True), ("日本語教師", True), ("員", False), ("2年生", False), ("みなと", False)],
)
def test_jobs_by_their_endings(word: str, expected: bool) -> None:
    assert is_job(word) is expected
