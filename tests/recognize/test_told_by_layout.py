"""Names, offices and bodies that stand in forms of their own: set wide, glued, in brackets, behind a slash."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Read = Callable[[str], dict[str, list[str]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # two names a line, and no wider blank between them
        ("出席委員\n木 原 大 輔 重 信 元 子", {"木原大輔": ["委員/"], "重信元子": ["委員/"]}),
        ("日 本 の 水 と 森 の 道", {}),
        # behind an office that is set wide, some letters by themselves
        ("委 員 長  琴 尾 みさと  副委員長  清 原 和 幸", {"琴尾みさと": ["委員長/"], "清原和幸": ["副委員長/"]}),
        ("税務課長          相 川 留美子", {"相川留美子": ["税務課長/"]}),
        ("2 出 席 者 みどり町政策部", {}),
    ],
)
def test_names_set_wide(read: Read, text: str, expected: dict[str, list[str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("出席委員(3人)\n木原大輔 重信元子\n関三郎", ["木原大輔", "重信元子", "関三郎"]),
        ("〇出席議員\n◎木原大輔 ○重信元子", ["木原大輔", "重信元子"]),
        ("出席者\n木原大輔 重信元子", []),
        ("出席委員は多く、市からは木原大輔さん、重信元子さんが来た。", []),
    ],
)
def test_a_roster_right_under_its_label(read: Read, text: str, expected: list[str]) -> None:
    assert [name for name, held in read(text).items() if any(o.startswith(("委員", "議員")) for o in held)] == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("講師：橋村 直樹（当館学芸員）", "橋村直樹", ["学芸員/"]),
        ("釧路市立美術館\n講師：橋村 直樹（当館学芸員）", "橋村直樹", ["学芸員/釧路市立美術館"]),
        ("遠藤 功氏（IGES森林資源領域タスクマネージャー）が報告。", "遠藤功", ["タスクマネージャー/IGES森林資源領域"]),
        ("話し手：佐伯百々子（みどり県庭園美術館インターン）", "佐伯百々子", ["インターン/みどり県庭園美術館"]),
        ("長田大輝（おさだ ひろき）さん／環境NGO みどりスタッフ", "長田大輝", ["スタッフ/環境NGOみどり"]),
        ("啓明大学（韓国）Dr.シン・イルヒ総長が参加した。", "シン・イルヒ", ["総長/啓明大学"]),
        ("女性会の清水祐子会長や青年部の荒木将之介会長も話した。", "荒木将之介", ["会長/青年部"]),
        ("芸術家の会田 誠 氏が話した。", "会田誠", ["芸術家/"]),
        ("参加者の会田 誠 氏が話した。", "会田誠", []),
        ("鶴田真理子多文化共生部会部会長が承認された。", "鶴田真理子", ["部会長/多文化共生部会"]),
        ("廣瀬正史多文化共生部会副部会長が承認された。", "廣瀬正史", ["多文化共生部会副部会長/"]),
        ("神谷学前みどり市長が会長になった。", "神谷学", ["市長/みどり市"]),
        ("岬ガス株式会社有吉慶祐（ありよしけいすけ）代表取締役は語った。", "有吉慶祐", ["代表取締役/岬ガス株式会社"]),
        ("呼吸器内科萩原医長が講演した。", "萩原", ["医長/呼吸器内科"]),
        ("西川眞由美グローバルセンター長が会談した。", "西川眞由美", ["グローバルセンター長/"]),
        ("谷本県知事が祝辞を述べた。", "谷本", ["知事/"]),
        ("みどり中3年佐藤小梅さんは走った。", "佐藤小梅", []),
        ("岬の町出身のノディーラ・クルバンバエバを講師に迎え、話を聞いた。", "ノディーラ・クルバンバエバ", []),
    ],
)
def test_who_is_told_beside_a_name(read: Read, text: str, name: str, expected: list[str]) -> None:
    found = read(text)
    assert found.get(name) == expected


@pytest.mark.parametrize(
    "text",
    [
        "群馬県市長会（会長、みどり市長）は決めた。",
        "ローバーズ応援大使の表敬訪問",
        "日本語を話すノディーラ・クルバンバエバの国を訪れた。",
        "株式会社有吉慶祐は休みです。",
    ],
)
def test_nobody(read: Read, text: str) -> None:
    assert read(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the page's own university is not the one that it sets beside itself
        (
            "第9回鳴門大学・釧路大学合同シンポジウム\n"
            "本学と鳴門大学は1997年に協定を結んだ。\n本学 佐伯 浩総長が話した。",
            ["総長/釧路大学"],
        ),
        ("本学の協定校である鳴門大学の一行が来た。\n本学の佐伯 浩学長が迎えた。", ["学長/"]),
        ("公立大学法人釧路大学\n学長室から\n佐伯 浩学長が迎えた。", ["学長/釧路大学"]),
        ("2003年度第2回研修委員会議事録\n出席者：佐伯 浩（委員長）", ["委員長/研修委員会"]),
        ("釧路商工会議所青年部 第29回通常総会\n佐伯 浩会長が話した。", ["会長/釧路商工会議所青年部"]),
    ],
)
def test_whose_page_it_is(read: Read, text: str, expected: list[str]) -> None:
    assert read(text)["佐伯浩"] == expected
