"""Names that the layout gives away: behind a label, before brackets with a body, at the head of a line."""

from __future__ import annotations

import re
from functools import cache

from pipeline import vocabulary
from pipeline.gazetteer import Gazetteer
from pipeline.recognize import names
from pipeline.recognize.bodies import is_body, is_organization, unsure_ending
from pipeline.recognize.brackets import STUDENT, is_job
from pipeline.recognize.candidates import WEIGHT, Pool, without_honorific
from pipeline.recognize.lexicon import is_family
from pipeline.recognize.names import FOREIGN, HIRAGANA, KANJI, Shape, Window
from pipeline.recognize.reading import Reading
from pipeline.recognize.signs import POLITE, sign
from pipeline.recognize.windows_foreign import foreign_starting_at

BRACKET = re.compile(r"\(((?:[^()\n]|\([^()\n]{1,6}\)){2,60})(?:\)|$)|\[([^\[\]\n]{2,60})\]")
ITEM = re.compile(r"[^、,・/;()\[\]:。×]+(?:・[ァ-ヺー]+){0,5}")
OPENING = re.compile(r"[\s○◯●・■□◆◇▪▫※•\-*〇►▶➤◎☆★×0-9.)]*")
HONORIFIC = re.compile(rf"[ ]{{0,2}}{POLITE}?[ ]{{0,2}}$")
LONG = 80  # characters of a line that a name may begin
AMONG = re.compile(r"(?<=、)[^、。 ]{2,10} [^、。]{2,40}")  # an item between commas with a blank in it
LOW = 0.2  # of a name's form, where a body in brackets stands behind it
NOTE = re.compile(r"\([^()]{0,40}\)")
LATIN_BODY = re.compile(sign("latin_body", "latin_firm"))
OF_SOMEBODY = re.compile(rf"{sign('of_somebody')}の(?=[ァ-ヺ])")
TO_SPEAK = re.compile(sign("to_speak"))
AUTHOR = re.compile(
    rf"(?<![{KANJI}])([{KANJI}]{{2,4}}[ ]?[{KANJI}{HIRAGANA}]{{1,3}})[ ]?"
    rf"{sign('author')}[ ]?[『「]"
)
SPEAKS = re.compile(
    rf"{sign('speaks')}の"
    rf"(?=([{KANJI}]{{1,4}})(?:です|から|が|より|も|は|と申し))"
)
IN_CHARGE = re.compile(rf"{sign('in_charge')}[ :/]{{1,3}}([{KANJI}]{{1,4}})[ ]?(?=\)|$)")
LAST = re.compile(rf"[ ]([{KANJI}]{{1,4}})[ ]?$")
HALF_KANA = re.compile(rf"([{KANJI}]{{1,3}})[{HIRAGANA}]{{2,4}}(?=[、,)( \n]|$)")
READING = re.compile(
    rf"[ ]?[(\[【]([ぁ-んァ-ヶー・ ]{{2,20}}|[{KANJI}]{{2,5}}(?=[)])|[A-Z][A-Za-z.,' -]{{3,40}})[)\]】]"
)
PARTS = re.compile(r"[・/、, ]")


def by_brackets(pool: Pool, r: Reading) -> None:
    """小暮 一颯（群馬森林研究所）, Thomas Hale（Univ. of Dover）: a body or an office in brackets behind a name."""
    for m in BRACKET.finditer(r.text, r.segment.start, r.segment.end) if r.has("([") else ():
        inside = m.group(1) or m.group(2)
        tail = HONORIFIC.search(r.text, max(r.segment.start, m.start() - 8), m.start())
        end = tail.start() if tail else m.start()
        window = r.ending_at(end)
        if not window or not window.shape.full or window.shape.score < LOW:
            _list_in_brackets(pool, r, m.start() + 1, inside)
        elif tells_a_body(r, m.start() + 1, m.end() - 1, window.kind == "latin"):
            pool.add(window, "in_brackets", 0.9 if window.kind == "katakana" else None)


def tells_a_body(r: Reading, start: int, end: int, sure: bool = False) -> bool:
    """Is what stands there a body or an office? `sure`: one that tells itself by more than 会 or グループ."""
    text = NOTE.sub("", r.text[start:end]).strip()
    if LATIN_BODY.search(text) or any(start <= t.start and t.end <= end for t in r.titles):
        return True
    if sure:
        return is_organization(text) and not unsure_ending(text)
    return is_job(text) or is_body(STUDENT.sub("", text)) or any(is_body(p) for p in PARTS.split(text) if len(p) > 2)


def _list_in_brackets(pool: Pool, r: Reading, start: int, inside: str) -> None:
    """ネパール舞踊（マヤ・シュレスタ、タマン・アンジュ）: names alone, one of them sure by its form."""
    items = [(m.start(), m.group()) for m in re.finditer(r"[^、,]+", inside)]
    shapes = [(start + a, w.strip(), names.katakana(w.strip())) for a, w in items if FOREIGN.fullmatch(w.strip())]
    if len(shapes) == len(items) and any(s.score >= 0.65 for _, _, s in shapes):
        for at, word, shape in shapes:
            at += len(r.text[at:]) - len(r.text[at:].lstrip()) if r.text[at : at + 1] == " " else 0
            pool.add(Window(at, at + len(word), Shape(max(0.6, shape.score), shape.family, True), "katakana"), "list")


@cache
def _inline() -> re.Pattern[str]:
    """A label of people anywhere in a line: 司会：, 講師　."""
    words = sorted(vocabulary.words("recognize", "people_labels"), key=lambda w: (-len(w), w))
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?:者)?(?:[ ]{{0,2}}[:/][ ]{{0,3}}|[ ]{{1,4}})")


def by_label(pool: Pool, r: Reading) -> None:
    """座長：長湯 正臣, (総合司会：堅田 莉子、マクシム・フォーゲル): a label within the line."""
    for m in _inline().finditer(r.text, r.segment.start, r.segment.end) if r.has(":/ ") else ():
        at = m.end()
        colon = m.group().rstrip().endswith((":", "/"))
        _behind_a_body(pool, r, at)
        while at < r.segment.end:
            window = r.starting_at(at)
            if (window is None or not window.shape.full) and (m_kana := HALF_KANA.match(r.text, at, r.segment.end)):
                window = _half_kana(m_kana) or window
            if window is None or window.shape.score < LOW or window.kind == "latin" or not window.shape.full:
                break
            pool.add(window, "field", None if colon else 0.65)
            gap = re.compile(r"[ ]?(?:\([^()]{1,40}\))?[ ]?[、,×][ ]?").match(r.text, window.end, r.segment.end)
            if not gap:
                break
            at = gap.end()


def _behind_a_body(pool: Pool, r: Reading, start: int) -> None:
    """司会:一般財団法人 みどり機構 原田: a family name at the end, and a body between the label and it."""
    m = LAST.search(r.text, start, r.segment.end)
    if m and is_organization(r.text[start : m.start()]) and is_family(m.group(1)):
        pool.add(Window(*m.span(1), names.japanese(m.group(1)), "japanese"), "field")


def _half_kana(m: re.Match[str]) -> Window | None:
    """三刀屋ひなの between a label and a comma."""
    return Window(m.start(), m.end(), Shape(0.6, m.group(1), True), "japanese") if is_family(m.group(1)) else None


def by_beside(pool: Pool, r: Reading) -> None:
    """レ・クイン・アイン | フエ都城保存基金 理事; マルコ・デ・ヴィータ　カターニア市 局長: what follows is a body."""
    if r.segment.is_label:
        return
    if r.segment.end - r.segment.start <= LONG:
        _beside(pool, r, r.segment.start, r.segment.end)
    for m in AMONG.finditer(r.text, r.segment.start, r.segment.end) if r.has("、") else ():
        _beside(pool, r, m.start(), m.end())


def _beside(pool: Pool, r: Reading, begin: int, stop: int) -> None:
    """The name at the head of a line, or of an item between commas."""
    m = OPENING.match(r.text, begin, stop)
    start = m.end() if m else begin
    window = r.starting_at(start) if start < stop else None
    if window is None or not window.shape.full or window.kind == "latin" or window.shape.score < LOW:
        return
    rest = r.text[window.end : stop]
    bare = without_honorific(rest)
    if not bare.strip():
        if r.beside_office and begin == r.segment.start:
            pool.add(window, "beside", 0.9 if window.kind == "katakana" else None)
    elif bare != rest or rest[0] == " ":
        end = stop
        while r.text[end - 1].isspace():
            end -= 1
        if tells_a_body(r, window.end, end) and not (window.end in r.edges and rest[0] != " "):
            weight = 0.9 if window.kind == "katakana" else 0.8
            pool.add(window, "beside", weight if rest.startswith(" ") else 0.6)


def by_words_beside(pool: Pool, r: Reading, places: Gazetteer) -> None:
    """友人のテレーザ・バラータ; 岩永汐里著『…』; 担当の渋谷です; マイケル・ジャクソン, both parts of it known."""
    text, segment = r.text, r.segment
    here = text[segment.start : segment.end]
    for m in OF_SOMEBODY.finditer(text, segment.start, segment.end) if "の" in here else ():
        window = foreign_starting_at(text, m.end(), segment.end)
        if window and window.shape.full:
            pool.add(window, "in_brackets")
    for m in AUTHOR.finditer(text, segment.start, segment.end) if "『" in here or "「" in here else ():
        shape = names.japanese(m.group(1))
        if shape.full and shape.score >= 0.6:
            pool.add(Window(m.start(1), m.end(1), shape, "japanese"), "reading")
    for m in (
        *SPEAKS.finditer(text, segment.start, segment.end),
        *IN_CHARGE.finditer(text, segment.start, segment.end),
    ):
        if is_family(m.group(1)):
            pool.add(Window(*m.span(1), names.japanese(m.group(1)), "japanese"), "honorific", 0.8)
    for m in FOREIGN.finditer(text, segment.start, segment.end) if "・" in here or "=" in here else ():
        window = foreign_starting_at(text, m.start(), segment.end)
        speaks = window and window.shape.full and TO_SPEAK.match(text, window.end)
        sure = window and window.shape.full and window.shape.score >= (0.4 if speaks else 0.85)
        if window and sure and not places.lookup(text[window.start : window.end]):
            pool.add(window, "field" if speaks else "both_known")


def by_reading(pool: Pool, r: Reading) -> list[tuple[int, int]]:
    """清水 勇人（しみず はやと）, パク・ウォンスン（朴元淳）. Returns what stands in the brackets: no other person."""
    inside: list[tuple[int, int]] = []
    for m in READING.finditer(r.text, r.segment.start, r.segment.end):
        window = r.ending_at(m.start())
        kanji = bool(names.ONLY_KANJI.fullmatch(m.group(1)))
        if (
            window
            and window.kind != "latin"
            and window.shape.full
            and (window.kind == "katakana") >= kanji
            and (not kanji or " " not in m.group(1))
        ):
            if kanji and names.japanese(m.group(1)).score < 0.3:
                continue
            pool.add(window, "reading", WEIGHT["reading"] if window.shape.score > 0.4 else 0.3)
            inside.append(m.span(1))
    return inside


def by_degree(pool: Pool, r: Reading) -> None:
    """Dr. Jane Smith, Dr.ユリア・ミュンヒ."""
    for m in names.DEGREE.finditer(r.text, r.segment.start, r.segment.end):
        if m.end() < r.segment.end and not r.text[m.start() - 1 : m.start()].isalpha():
            pool.add(foreign_starting_at(r.text, m.end(), r.segment.end), "degree")
