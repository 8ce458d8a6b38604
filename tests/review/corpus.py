"""Invented pages with what they say written down by hand, so that no change of extraction changes these tests."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline import tables
from pipeline.engine import store
from pipeline.engine.deciding import decided, link_decided
from pipeline.engine.stages import STAGES
from pipeline.ids import make_id
from pipeline.model import (
    Block,
    Document,
    EventCity,
    EventPerson,
    EventStatement,
    Evidence,
    Label,
    Mention,
    Office,
    Page,
    PersonRole,
    PersonStatement,
    Time,
)


@dataclass(frozen=True)
class Told:
    """An event of a page: its name, the words of its day, and what they mean."""

    name: str
    words: str
    start: str
    sure: float = 0.8
    people: tuple[tuple[str, PersonRole], ...] = ()
    cities: tuple[str, ...] = ()
    venue: str = ""
    kind: str = "meeting"


AOBA = """ホーム > お知らせ > 国際交流
第4回世界水辺都市会議を開催しました
2024年5月18日（土）、青葉市民会館において第4回世界水辺都市会議を開催しました。
高橋健一市長が開会のあいさつに立ち、ハンス・デ・フリース副市長が講演しました。
前日の5月17日（金）には、水辺のまちづくり分科会を開きました。
6月2日（日）には親子水辺観察会があります。
お問い合わせ 青葉市役所 国際交流課"""

MINATO = """世界水辺都市会議 青葉大会の報告
2024年5月18日（土）、第4回世界水辺都市会議が青葉市民会館で開かれ、高橋健一市長が出席しました。
市長は7月3日に副市長を表敬訪問しました。
8月1日（木）には国際交流サロンを開きます。"""

HOSTILE = """<script>document.title="owned"</script>催しのお知らせ
9月1日<img src=x onerror="document.title='owned'">会議「<svg onload=alert(1)>水の集い」を開きました。
司会は<b onmouseover="document.title='owned'">山田太郎</b>氏、javascript:document.title='owned' を見てください。
<style>body{display:none}</style>{{7*7}} ${7*7} "><script src="//example.invalid/x.js"></script>
9月2日、場所は../../../../etc/passwd 会館、\u202e会議の夜\u202c と\u2066隠れた\u2069\u200b𠮷講演会"""

SAME = "第4回世界水辺都市会議"
DROPPED = ("ホーム", "お問い合わせ")


def documents() -> list[Document]:
    """Three pages with eight statements about seven events."""
    both = (("高橋健一", "host"), ("ハンス・デ・フリース", "speaker"))
    return sorted(
        (
            document(
                *("aoba/taikai.txt", "https://www.city.aoba.example/taikai.html", "www.city.aoba.example", AOBA),
                Told(SAME, "2024年5月18日（土）", "2024-05-18", 0.9, both, ("青葉市",), "青葉市民会館", "conference"),
                Told("水辺のまちづくり分科会", "5月17日（金）", "2024-05-17", 0.6, kind="session"),
                Told("親子水辺観察会", "6月2日（日）", "2024-06-02", 0.7),
            ),
            document(
                *("minato/kaigi.txt", "https://minato.example/kaigi", "minato.example", MINATO),
                Told(SAME, "2024年5月18日（土）", "2024-05-18", 0.85, (("高橋健一", "attendee"),), kind="conference"),
                Told("表敬訪問", "7月3日", "2024-07-03", 0.5, kind="visit"),
                Told("国際交流サロン", "8月1日（木）", "2024-08-01", 0.75),
            ),
            document(
                *("minato/hostile.txt", "javascript:alert(1)//<img src=x onerror=alert(1)>", "<b>site</b>", HOSTILE),
                Told("<svg onload=alert(1)>水の集い", "9月1日", "2024-09-01", 0.4, (("山田太郎", "moderator"),)),
                Told("\u202e会議の夜\u202c と\u2066隠れた\u2069\u200b𠮷講演会", "9月2日", "2024-09-02", 0.3),
            ),
        ),
        key=lambda d: d.page.page_id,
    )


def document(source: str, url: str, site: str, text: str, *told: Told) -> Document:
    """One page, its blocks its lines; names stand where the text first has them."""
    page_id = make_id("pg", url)
    title = text.splitlines()[0] if not text.startswith("ホーム") else text.splitlines()[1]
    page = Page(page_id, source, text, url, site, title, "ja", updated_on="2024-06-10", sha256="0" * 64)
    names = dict.fromkeys(name for one in told for name, _ in one.people)
    people = [_person(page, name) for name in names]
    times = [_time(page, one) for one in told]
    return Document(
        page,
        _blocks(page),
        mentions=tuple(_mention(page, p.text, "PERSON", p.offices) for p in people),
        times=tuple(times),
        events=tuple(_event(page, one, time) for one, time in zip(told, times, strict=True)),
        people=tuple(people),
    )


def _blocks(page: Page) -> tuple[Block, ...]:
    out: list[Block] = []
    at = 0
    for i, line in enumerate(page.text.split("\n")):
        kept = not line.startswith(DROPPED)
        out.append(Block(page.page_id, i, at, at + len(line), "paragraph", kept=kept, reason="" if kept else "menu"))
        at += len(line) + 1
    return tuple(out)


def _at(page: Page, words: str) -> tuple[int, int]:
    start = page.text.index(words)
    return start, start + len(words)


def _person(page: Page, name: str) -> PersonStatement:
    title = "副市長" if f"{name}副市長" in page.text else "市長" if f"{name}市長" in page.text else ""
    offices = (Office(title),) if title else ()
    return PersonStatement(page.page_id, name, *_at(page, name), name, offices=offices, confidence=0.9)


def _mention(page: Page, name: str, label: Label, offices: tuple[Office, ...] = ()) -> Mention:
    where = _at(page, name)
    return Mention(page.page_id, 0, *where, name, label, name, "rule", "test", 0.9, entity=name, offices=offices)


def _time(page: Page, one: Told) -> Time:
    start, end = _at(page, one.words)
    return Time(
        page.page_id, 0, start, end, one.words, one.start, one.start, "day", "date", rule="date", confidence=0.9
    )


def _event(page: Page, one: Told, time: Time) -> EventStatement:
    where = _at(page, one.name)
    evidence = [Evidence("name", *where, one.name, "layout", "line", 0.9)]
    evidence += [
        Evidence(c, time.start_char, time.end_char, time.text, "rule", "sentence", 0.9) for c in ("start", "end")
    ]
    if one.venue:
        evidence.append(Evidence("venue", *_at(page, one.venue), one.venue, "rule", "place", 0.9))
    return EventStatement(
        *(page.page_id, one.name, *where, one.name, "line"),
        kind=one.kind,  # type: ignore[arg-type]
        start=one.start,
        end=one.start,
        precision="day",
        venue=one.venue,
        country_code="JP",
        basis="sentence",
        confidence=one.sure,
        people=tuple(EventPerson(name, name, role, "市長" if role == "host" else "") for name, role in one.people),
        cities=tuple(EventCity(name, name, "participant") for name in ()),
        times=(time.start_char,),
        evidence=tuple(evidence),
    )


def write(pages: list[Document], extracted: Path) -> None:
    """What a run writes from its assembled pages on: with the decisions that stand beside `raw`."""
    for stage in STAGES:
        store.save(pages, stage.name, extracted)
    tables.write(link_decided(decided(pages, extracted)), extracted)
