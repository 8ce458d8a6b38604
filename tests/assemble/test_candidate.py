"""What is put off for a candidate, and what is remembered of a page, changes nothing that is told."""

from __future__ import annotations

from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.assemble import called, mentioned, roles
from pipeline.assemble.build import statement
from pipeline.assemble.candidate import Candidate, named
from pipeline.assemble.line_times import bare_day
from pipeline.assemble.view import View
from pipeline.model import Reject
from pipeline.settings import DEFAULT

DAY = "«6月2日=2031-06-02»"
HERE, THERE = "«午後2時=2031-06-02T14:00+09:00»", "«7時=2031-06-02T07:00+02:00»"
LINES = [
    f"paragraph|{DAY}、漁協総会、港湾組合定例会があり、市長が出席しました。",
    f"paragraph|{DAY}{HERE}から潮見会館で朗読イベント「波のことば」を開催しました。",
    f"paragraph|{DAY}{HERE}（現地時間{THERE}）から港の式典「夜明け」を開催しました。",
]


def candidates(lined: ModuleType, line: str) -> list[Candidate]:
    view = View(lined.page(line), DEFAULT)
    return named(view, mentioned.candidates(view))


@pytest.mark.parametrize("line", LINES)
def test_an_outline_tells_what_the_statement_tells_but_place_and_people(lined: ModuleType, line: str) -> None:
    found = candidates(lined, line)
    assert found
    for candidate in found:
        for field in ("name", "start_char", "end_char", "rule", "kind", "status", "start", "end", "parent", "times"):
            assert getattr(candidate.outline, field) == getattr(candidate.event, field), field


@pytest.mark.parametrize("line", LINES)
def test_a_candidate_is_stated_as_any_record(lined: ModuleType, line: str) -> None:
    view = View(lined.page(line), DEFAULT)
    built = [statement(view, r) for r in mentioned.candidates(view)]
    assert [c.event for c in named(view, mentioned.candidates(view))] == [
        b[0] for b in built if not isinstance(b, Reject)
    ]


def test_what_a_page_remembers_is_its_own(lined: ModuleType) -> None:
    dated, undated = (View(lined.page(f"paragraph|{line}"), DEFAULT) for line in (DAY, "6月2日"))
    spans = [(v.body[0].start, v.body[0].end) for v in (dated, undated)]
    assert spans[0] == spans[1]
    for _ in range(2):
        assert bare_day(dated, spans[0])
        assert not bare_day(undated, spans[1])


BESIDE = (
    "司会は",
    "主催者挨拶",
    "講師に",
    "が出席",
    "を訪問",
    "と会談",
    "の、",
    "",
    "潮見",
    "は、",
    "が講演し",
    "（新任）",
)


@given(st.lists(st.sampled_from(BESIDE) | st.text(max_size=3), max_size=4).map("".join))
def test_where_the_guard_of_role_words_is_silent_no_row_fits(text: str) -> None:
    for where in ("before", "subject", "object", "behind"):
        rows = [w.pattern for w in roles.role_words() if w.where == where]
        assert bool(roles.role_pattern(where).search(text)) == any(p.search(text) for p in rows)
        assert bool(roles.role_pattern(where).match(text)) == any(p.match(text) for p in rows)


WHOLES = ("港まつり", "の", "会場内", "期間中", "一環として", "「波」", "期間", "会")


@given(st.lists(st.sampled_from(WHOLES), max_size=6).map("".join))
def test_where_a_sentence_has_no_word_of_a_whole_none_is_found(told: str) -> None:
    assert called.WITHIN.search(told) or not called.DURING.search(told)
