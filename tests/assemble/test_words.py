from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.assemble import roles, words
from pipeline.settings import DEFAULT


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("第3回灯台シンポジウム", "conference"),
        ("岬講座(全5回)", "seminar"),
        ("灯台写真展", "exhibition"),
        ("港まつり2031", "festival"),
        ("包括連携協定の締結", "signing"),
        ("市長表敬訪問", "visit"),
        ("定例記者会見", "press_conference"),
        ("読書を楽しむ会", "meeting"),
    ],
)
def test_kind_by_the_noun_at_the_end(name: str, kind: str) -> None:
    noun = words.noun_at_end(name)
    assert noun is not None
    assert noun.kind == kind


@pytest.mark.parametrize("run", [" ", "　", "7", "-", "in ", "（a）"])
def test_long_runs_behind_a_noun_end(run: str) -> None:
    assert words.noun_at_end("港まつり" + run * 3000 + "終") is None


@pytest.mark.parametrize("name", ["灯台保存協会", "みなと市教育委員会事務局", "総合計画", "自治会", "くらしの情報"])
def test_bodies_and_things_are_no_events(name: str) -> None:
    assert words.noun_at_end(name) is None


@pytest.mark.parametrize(
    ("line", "is_noun"),
    [("岬町で開催し", False), ("沖町と共催し", False), ("港の記念催し", True), ("岬町の催し", True)],
)
def test_a_verb_of_holding_is_no_event(line: str, is_noun: bool) -> None:
    assert (words.noun_at_end(line) is not None) is is_noun
    assert (words.noun_inside(f"{line}ました") is not None) is is_noun


@pytest.mark.parametrize(
    ("heading", "wanted"),
    [
        ("市長の公務日誌", True),
        ("イベントのお知らせ", False),
        ("お知らせ・イベント", True),
        ("沿革", False),
        ("アクセス", None),
    ],
)
def test_context_of_lines(heading: str, wanted: bool | None) -> None:
    assert words.context_of(heading) is wanted


@pytest.mark.parametrize(
    ("name", "filler"),
    [
        *(
            (w, True)
            for w in ("休憩", "開会挨拶", "羽田空港発", "議案調査のため休会", "発言通告期限", "会場準備（机など）")
        ),
        *((w, True) for w in ("リガ経由", "ナント港へ（飛行時間9時間）", "投票締め切り", "発表終了", "出席行事なし")),
        *((w, False) for w in ("開会式", "基調講演", "戦争終了記念式典", "準備委員会", "休会中の付託事件審査")),
    ],
)
def test_filler(name: str, filler: bool) -> None:
    assert words.is_filler(name) is filler


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("日　時", "when"),
        ("開催日（予定）", "when"),
        ("会場", "where"),
        ("日時・場所", "when"),
        ("とても長い見出しなので役割のないもの", ""),
    ],
)
def test_roles_of_labels(label: str, role: str) -> None:
    assert roles.role_of(label, roles.label_roles(DEFAULT)) == role


@given(st.text(max_size=400) | st.text(" 　\u200b\x1c\n\u3000Ａａ会", max_size=400))
def test_a_folded_text_has_no_blank_of_any_kind(text: str) -> None:
    assert words.fold(text) == re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
