"""Phrases of running text that can name an event: a noun phrase with an event noun at its end, a title in quotes, a
visit or a signing told by its verb. Whether one is an event of the page is decided by its evidence, not here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.assemble import words
from pipeline.assemble.patterns import BRACKET
from pipeline.assemble.spans import once_a_page
from pipeline.assemble.view import View
from pipeline.assemble.visit_forms import FORMS, VERB
from pipeline.assemble.words import noun_pattern, sign
from pipeline.model import Span

LONGEST = 60  # characters of a name
NOUN = re.compile(noun_pattern())
INSIDE = re.compile(  # right behind a noun: it is a part of a longer word, or the stem of a verb (集いました, 催します)
    rf"(?!{sign('holding')}(?:[。、\s　]|[しさ]|$))[一-龠々ァ-ヶーA-Za-zＡ-Ｚａ-ｚ]|ま(?:した|す(?!ます))"
)
TITLED = re.compile(r"[「『“][^「」『』“”\n]{1,80}[」』”]")
QUOTED = re.compile(
    r"[「『“](?P<name>[^「」『』“”\n]{3,80}(?:[「『][^「」『』\n]{1,40}[」』][^「」『』\n]{0,30})?)[」』”]"
)
WORD = re.compile(r"[一-龠々ァ-ヶーA-Za-zＡ-Ｚａ-ｚ0-9０-９・＆&.\-－―～]+$")
EDGE = re.compile(
    r"[、，,。！!？?\s　「」『』“”（）()【】\[\]［］：:｜|]|(?:において|にて|では|には|とは|から|まで(?:に|は)?|より"
    r"|による|によって|として|ための|のため|について"
    r"|に関する|という|といった|である|などの|うち|ごと|までの)"
    r"|(?<=[一-龠々ァ-ヶー])に(?=[ぁ-ん]{3})"
    r"|(?<=[^ぁ-ん\s】］〉》＞・、])(?:で(?!き|あ)|に(?!ぎ|ほ|じ)|は(?!じ|な|た)|が(?!ん|く|っ)|を|へ(?!い)|も(?!ち|の|み|こ)|や(?!ま))(?=[^\sぁ-ん]|お|ま|ふ|は|つ)"
    r"|(?:する|される|された|している|していた|した|います|ました|いる|れる|った|んだ|予定の|中の|など|ほか|また)(?=[^\sぁ-ん])"
)
RELATIVE = re.compile(
    r"(?<=[一-龠々ァ-ヶー])[ぁ-ん]{0,3}?(?:[うくすつむるぐぶ]|[いきしちりえけせてねめれ]?た|った|んだ|いだ)(?=[一-龠々ァ-ヶー「『A-Za-zＡ-Ｚ0-9０-９])"
)
JOINED = re.compile(r"[とや](?![ぁ-ん]{2})")
PARTICLES = re.compile(rf"[\s　]*[のには]{{0,2}}(?:[\s　、・]|{BRACKET}(?:には|[のには])?)*")
CEREMONY = re.compile(  # a ceremony that only its noun names: 2月27日に閉講式を迎えました
    rf"(?:(?![開閉]会式)[一-龠]{{2,4}}式|{sign('welcome')}会)(?=(?:を|が)(?:迎え|{sign('holding', 'hold')}))"
)
SPACES = re.compile(r"[\s　、・]*")
OPENS = " 　\n\t】］]〉》>＞・■●○◆◇▼☆★※、，"  # behind these a kana is the first letter of a name: 【募集】はこだて祭
LEADING = re.compile(
    rf"^じめ(?:と(?:する|した|して)|、)|^{sign('coming')}(?:中の|していた|した)"
    r"|^(?:翌|同|当|前|両|初|最終|[0-9０-９一二三四五]{1,2})日(?:間|目)?(?:に)?(?:は|の)?|^日(?:には?|は|の)"
    rf"|^{sign('then', 'then_too', 'and')}"
)
CLAUSE = re.compile(rf"(?:{sign('holding', 'hold')}|続けら)れ(?:た|る|ている|ていた)")
POINTING = re.compile(rf"^{sign('pointing')}")
OWNER = re.compile(rf"(?:^|と){sign('ours')}$|{sign('each_time')}$")
GIVER = re.compile(r"の(?=[^\s]{3})")
DURATION = re.compile(r"[～〜~\s　]*約?[0-9０-９一二三四五六七八九十]{1,3}週間")
SIGNED = re.compile(
    r"(?P<name>(?:[^\s、。「」『』（）()はがを]{2,40}と(?:の|[^\s、。「」『』（）()はがをと]{1,20}の)?)?[「『]?[^\s、。「」『』（）()にのをはがと]{2,30}"
    rf"{sign('agreement')}(?:書)?)[」』]?(?:を|に|の|へ)(?P<verb>{sign('signing')}|結(?=[びん]))"
)
SIGNING = re.compile(rf"{sign('signing')}|結[びん]")  # a verb of SIGNED, as VERB of visits


@dataclass(frozen=True, slots=True)
class Phrase:
    name: Span
    form: str  # noun, quote, visit, signing
    prefix: str = ""
    suffix: str = ""


@once_a_page
def phrases(view: View, span: Span) -> tuple[Phrase, ...]:
    """The phrases of a sentence that can name events: visits, signings, nouns, quotes."""
    found: list[Phrase] = []
    for phrase in (*_visits(view, span), *_signings(view, span), *_nouns(view, span), *_quotes(view, span)):
        if not any(p.name[0] < phrase.name[1] and phrase.name[0] < p.name[1] for p in found):
            found.append(phrase)
    return tuple(found)


def _nouns(view: View, span: Span) -> Iterator[Phrase]:
    text = view.text
    at = span[0]
    for m in NOUN.finditer(text, *span):
        if m.start() < at:
            continue
        end = m.end()
        title = TITLED.match(text, end, span[1])
        end = title.end() if title else end
        if INSIDE.match(text, end, span[1]) or text[end : end + 1] == "・":
            continue
        begin = begin_of(view, max(span[0], at, m.start() - LONGEST), m.start())
        if begin == at and JOINED.match(text, begin):
            begin += 1  # 「○○館」見学と花見会
        noun = words.noun_at_end(text[begin : m.end()])
        if noun is None or end - begin > LONGEST + 60 or POINTING.match(text[begin:end]):
            continue
        if DURATION.fullmatch(text, begin, m.end()):
            continue
        own = len("".join(text[begin : m.end()].split())) - len(noun.word)
        begin = _after_clause(text, begin, m.start())
        if own < (2 if noun.weak else 1) and not title and not CEREMONY.match(text, begin, span[1]):
            continue
        at = end
        yield Phrase((begin, end), "noun")


def _after_clause(text: str, begin: int, noun: int) -> int:
    """Without the clause that ends right before the noun: 開かれた記念式典, 行われる抽選会."""
    m = CLAUSE.match(text, begin, noun)
    return m.end() if m else begin


def begin_of(view: View, floor: int, noun: int) -> int:
    """Where the name that has its noun at `noun` begins."""
    text = view.text
    floor = max(
        [floor, *(t.end_char for t in view.times_in(floor, noun) if t.end_char <= noun and t.precision != "year")]
    )
    begin = floor
    for m in EDGE.finditer(text, floor, noun + 1):
        if m.end() <= noun:
            begin = m.end()
    if text[begin - 1 : begin] in "」』”" and begin > floor:  # 京菓子展「手のひら」授賞式
        opened = max(text.rfind(c, floor, begin) for c in "「『“")
        if opened >= floor and begin - opened < 60:
            before = WORD.search(text, floor, opened)
            begin = before.start() if before else opened
    lead = (SPACES if begin and text[begin - 1] in OPENS else PARTICLES).match(text, begin, noun)
    begin = lead.end() if lead else begin
    while m2 := LEADING.match(text[begin:noun]):
        begin += m2.end()
    cut = [m.end() for m in RELATIVE.finditer(text, begin, noun + 1) if m.end() < noun - 1]
    begin = cut[-1] if cut and text.find("「", begin, noun) < 0 else begin
    return _after_owner(view, begin, noun)


def _after_owner(view: View, begin: int, noun: int) -> int:
    """Without whose it is: 久留米市の友好都市提携35周年記念式典, 本学の入学式, 合肥市と久留米市の…."""
    for m in reversed(list(GIVER.finditer(view.text, begin, noun + 3))):
        if m.end() > noun:
            continue
        owner = view.text[begin : m.start()]
        marks = view.mentions_in(begin, m.start())
        whole = any(k.end == m.start() and k.label in ("CITY", "ORG") for k in marks)
        if whole or OWNER.search(owner):
            return m.end()
    return begin


def _quotes(view: View, span: Span) -> Iterator[Phrase]:
    for m in QUOTED.finditer(view.text, *span):
        yield Phrase(m.span("name"), "quote")


def _visits(view: View, span: Span) -> Iterator[Phrase]:
    text = view.text
    if not VERB.search(text, *span):
        return
    for form in FORMS:
        for m in form.pattern.finditer(text, *span):
            start, stop = m.span(form.first)
            begin = begin_of(view, start, stop)
            if stop - begin < 2 or view.times_in(begin, stop):
                continue
            yield Phrase((begin, m.end(form.last)), "visit", suffix=form.suffix(m))


def _signings(view: View, span: Span) -> Iterator[Phrase]:
    for m in SIGNED.finditer(view.text, *span) if SIGNING.search(view.text, *span) else ():
        begin = begin_of(view, m.start("name"), m.end("name"))
        if m.end("name") - begin >= 4:
            yield Phrase(
                (begin, m.end("name")), "signing", suffix="を" + m["verb"].replace("結", "締結").replace("締締", "締")
            )
