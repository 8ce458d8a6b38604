"""Reports in prose: the event that the title names, and events that single sentences tell with their own date."""

from __future__ import annotations

import re

from pipeline.assemble import words
from pipeline.assemble.lines_of import sentences
from pipeline.assemble.record import Record
from pipeline.assemble.view import NUMBERED, View
from pipeline.assemble.words import noun_pattern
from pipeline.model import Block, Span, Time

HELD = re.compile(
    r"開催|実施(?:さ|し|い)|挙行|行われ|行なわ|行いま|開かれ|開きま|開いて|執り行|出席|参加(?:し|い)|登壇|訪問|面会|会談|懇談|表敬|締結|調印|来訪|来庁|来日|視察|授与|贈呈|講演|開設|開幕|オープン|招集|お話|滞在|来[一-龠]しま|訪[米中韓独仏英伊台豪加欧印]|意見交換|発表会|終了しま"
)
REPORT = re.compile(
    r"開催|実施|行いました|行われ|訪問|出席|参加しま|登壇|表敬|面会|会談|締結|調印|授与|贈呈|視察|来庁|来訪|訪[米中韓独仏英伊台豪加欧印]$|受入|来日|参列|受賞|講演|懇談"
)
QUOTED = re.compile(r"[「『“]([^「」『』“”\n]{2,120}(?:[「『][^「」『』\n]{1,60}[」』][^「」『』\n]{0,40})?)[」』”]")
AFTER_QUOTE = re.compile(r"[\s　]*(?:[（(][^（）()]{0,60}[）)])?(?:が|を|の|に|は|へ|も|で|と題した?|において|にて)")
EVENT_VERB = re.compile(
    r"開催|実施|行わ|行な|行い|開か|開き|開い|執り行|出席|参加|登壇|参列|開設|開幕|オープン|開講|主催|挙行"
)
RELATIVE = re.compile(
    r"(?:に|で|から|まで|より|の)?(?:開催|実施|開か|行わ|挙行|予定)(?:が)?(?:された|されている|される|され|した|する|れた|れる|予定の|を予定している|予定である)+[、，]?(?=([^、。\n]{2,60}))"
)
NAME_RUN = re.compile(
    rf"(?:[「『“](?P<q>[^「」『』“”\n]{{2,100}})[」』”])|(?P<n>[^、。「」『』（）()\s　]{{1,40}}?{noun_pattern()})"
    r"(?=[はがをにでのへとも、。（(「]|において|$)"
)
BEHIND = re.compile(
    rf"の?[^、。\s「」『』はがをにで]{{0,12}}?{noun_pattern()}(?=が|を|は|に|へ|で|の(?!{noun_pattern()}))"
)
THEME = re.compile(r"[\s　]*(?:を|という)?(?:テーマ|題|主題|キーワード|スローガン|合言葉)|と題")
TAGGED = re.compile(
    r"[【\[［＜<](?:[^】\]］＞>]{0,8})(?:報告|開催|レポート|イベント|終了|参加者募集)(?:[^】\]］＞>]{0,6})[】\]］＞>]"
)
MINUTES = re.compile(r"速記録|会議録|議事録|会議要旨|議事要旨|会見記録")
SELF = re.compile(
    r"(?:本|当|この|今回の|同)(?:イベント|会議|セミナー|シンポジウム|フォーラム|講座|式典|大会|会合|催し|事業|展示|展|講演会|研修|ワークショップ|会|祭|回)"
)
BEFORE = re.compile(r"(?:前回|昨年度?(?![0-9０-９])|一昨年|次回|来年度?|過去|これまで|毎年|例年|従来|以前)")
DEADLINE = re.compile(
    r"締切|締め切り|〆切|必着|期限|まで(?:に)?(?:お|申|応募|提出)|申し?込み(?:開始|期間|は)|受付(?:開始|期間)|募集期間|更新|掲載"
)
HISTORY = re.compile(r"制定|施行|発行|設立|創設|創立|発足|採択|閣議決定|策定|改正|誕生|就任|生まれ|卒業|入社|着任|公布")
PAGE_VETO = re.compile(
    r"よくある質問|Q&A|一覧|について知|とは$|制度|条例|計画$|方針$|ビジョン$|統計|補助|助成|手当|申請|届出|入札|職員採用|募集要項|プロフィール|事例|まとめ$|ガイド$|一覧$|情報$|カレンダー$"
)


def records(view: View, settled: frozenset[int] = frozenset()) -> list[Record]:
    """The page's (or each section's) own event, then events told by sentences with their own date. `settled` are the
    starts of headings that another layout has made a record of."""
    out: list[Record] = []
    for head in _heads(view):
        if view.body[head].start in settled:
            continue
        record = _headed(view, head)
        if record is not None:
            out.append(record)
    for span in _sentences(view):
        out += _told(view, span)
    return out + _deferred(view)


def _prose(block: Block) -> bool:
    alone = block.kind == "table_row" and len(block.cells) <= 1  # a caption cell beside running text
    return alone or block.kind in ("paragraph", "list_item", "other", "caption")


def _sentences(view: View) -> list[Span]:
    return [
        s
        for i, b in enumerate(view.body)
        if _prose(b)
        for s in sentences(view.text, b.start, b.end)
        if not _notice(view, i, s)
    ]


def _notice(view: View, position: int, span: Span) -> bool:
    """A line of a list of notices or of a history: its date is the notice's, not an event's."""
    if view.text[span[1] - 1] == "。" or view.dated_lines < 3 or not view.times_in(span[0], span[0] + 4):
        return False
    return view.context(view.above[position]) is False


def _is_title(view: View, head: int) -> bool:
    if head == view.title or head != view.lead:
        return head == view.title
    level = view.body[head].level
    return not level or not any(b.level == level and b.kind == "heading" for b in view.body[head + 1 :])


def _heads(view: View) -> list[int]:
    """The line that names the page's event, and the headings that can name one."""
    out = [i for i, b in enumerate(view.body) if b.kind in ("title", "heading") and not view.is_generic(i)]
    return out if view.lead in out or view.lead < 0 else sorted([*out, view.lead])


def _headed(view: View, head: int) -> Record | None:
    """The event that a title or heading names, with the date that its section's first sentences tell."""
    block = view.body[head]
    name = view.block_text(head)
    own_noun = words.noun_at_end(_bare(name))
    strong = bool(REPORT.search(name)) or (own_noun is not None and not own_noun.weak)
    strong = strong or bool(MINUTES.search(name)) or bool(TAGGED.match(name.lstrip(" 　")))
    weak = own_noun is not None or words.noun_inside(name) is not None or bool(NUMBERED.search(name))
    bare = (
        own_noun is not None
        and words.fold(_bare(name)) == own_noun.word
        and (not _is_title(view, head) or own_noun.weak)
    )
    if bare and not _dated_below(view, head):
        return None
    if not (strong or weak) or PAGE_VETO.search(name.strip()):
        return None
    if _is_title(view, head) and view.dated_lines >= 3 and view.times_in(block.start, block.start + 3):
        return None  # the first line of a list of notices was taken for the title
    scope = _scope(view, head)
    told, times = _date(view, head, scope, strong)
    if not times:
        return None
    return Record(
        layout="prose_title" if _is_title(view, head) else "prose_heading",
        name=(block.start, block.end),
        scope=((block.start, block.end), scope),
        times=tuple(times),
        told=told,
        main=_is_title(view, head),
        trust=0.75 if strong else 0.6,
    )


def _dated_below(view: View, head: int) -> bool:
    """Whether the block right under a heading is little more than a day: 授賞式 / 10月17日(土) 午後3時から."""
    if head + 1 >= len(view.body):
        return False
    block = view.body[head + 1]
    rows = [t for t in view.times_in(block.start, block.end) if not _long(t)]
    length = sum(t.end_char - t.start_char for t in rows)
    return bool(rows) and rows[0].precision == "day" and length * 10 >= (block.end - block.start) * 6


def _bare(name: str) -> str:
    return words.decorations().sub("", name.strip(" 　。")).strip()


def _scope(view: View, head: int) -> Span:
    """The section of a heading; of the title the whole body."""
    return view.section(-1) if _is_title(view, head) else view.section(head)


def _date(view: View, head: int, scope: Span, strong: bool) -> tuple[Span, list[Time]]:
    """The sentence that says when, and its time rows: the first with an event verb, else the title's own, else the
    first day in the beginning of the section, else the day that the section stands under."""
    block = view.body[head]
    title_times = [
        t for t in view.times_in(block.start, block.end) if t.precision in ("day", "minute") and t.kind != "fiscal_year"
    ]
    if title_times and not re.match(
        r"[\s　]*(?:付|発表|更新|掲載|公開|現在)", view.text[title_times[-1].end_char :][:6]
    ):
        return (block.start, block.end), title_times
    first: tuple[Span, list[Time]] | None = None
    count = 0
    for span in _section_sentences(view, head):
        count += 1
        if count > 12:
            break
        rows = _rows(view, span)
        text = view.text[slice(*span)]
        if not rows or _not_when(view, head, span, rows):
            continue
        if DEADLINE.search(text) or HISTORY.search(text) or BEFORE.match(text.lstrip(" 　・")):
            continue
        if HELD.search(text):
            return span, rows
        first = first or (span, rows)
    if title_times:
        return (block.start, block.end), title_times
    if first is not None and strong:
        return first
    over = _day_over(view, head)
    return ((block.start, block.end), over) if over and strong else ((0, 0), [])


def _section_sentences(view: View, head: int) -> list[Span]:
    """The sentences of a section before its next naming heading (of the title: before the first such heading)."""
    out: list[Span] = []
    for k in range(head + 1, min(len(view.body), len(view.body) if _is_title(view, head) else view.ends[head])):
        block = view.body[k]
        if block.kind == "heading" and not view.is_generic(k) and words.noun_at_end(_bare(view.block_text(k))):
            break
        if _prose(block) or block.kind in ("heading", "date_line"):
            out += list(sentences(view.text, block.start, block.end))
        if len(out) > 14:
            break
    return out


def _rows(view: View, span: Span) -> list[Time]:
    """The first date of a sentence and what belongs to it: its clock times, further days in the same list."""
    rows = [t for t in view.times_in(*span) if t.precision in ("day", "minute", "month") and not _long(t)]
    if not rows:
        return []
    best = [t for t in rows if t.precision in ("day", "minute")] or rows[:1]
    out = [best[0]]
    for t in best[1:]:
        between = view.text[out[-1].end_char : t.start_char]
        if len(between) > 12 or re.search(r"。|[「」]|は|を", between):
            break
        out.append(t)
    return out


def _not_when(view: View, head: int, span: Span, rows: list[Time]) -> bool:
    """Dates that are not the event's: the page's own date alone on a line, a programme's clock, a mere month, the
    days of a diary."""
    first, text = rows[0], view.text[slice(*span)]
    if first.precision == "month":
        return not SELF.search(text)
    if "T" in first.start and first.start_char - span[0] <= 2 and not any("T" not in t.start for t in rows):
        return True
    if first.start_char - span[0] <= 2 and not text.rstrip().endswith("。") and view.dated_lines >= 3:
        return True
    own = (view.page.published_on, view.page.updated_on)
    alone = sum(len(t.text) for t in rows) * 10 >= len(words.fold(text)) * 6
    if not alone:
        return False
    top = _is_title(view, head) or head <= 1
    undated = len(rows) == 1 and first.start == first.end and not first.weekday_ok
    return first.start in own or (top and (undated or view.bare_days > 1))


def _long(row: Time) -> bool:
    """A fiscal year, said or counted (今年度), is no day."""
    return row.kind == "fiscal_year" or (row.kind == "relative" and row.start != row.end)


def _day_over(view: View, head: int) -> list[Time]:
    """The day of the date line that a section stands under."""
    for h in reversed(view.above[head]):
        block = view.body[h]
        rows = [t for t in view.times_in(block.start, block.end) if t.precision == "day"]
        if block.kind == "date_line" and rows:
            return rows
    return []


def _told(view: View, span: Span) -> list[Record]:
    """Events that one sentence tells with a date of its own."""
    rows = _rows(view, span)
    text = view.text[slice(*span)]
    coarse = [t for t in view.times_in(*span) if t.kind == "fiscal_year" or t.precision in ("month", "year")]
    if not rows and not (coarse and "予定" in text):
        return []
    if HISTORY.search(text) and not EVENT_VERB.search(text):
        return []
    found = _relative(view, span, rows or coarse[:1])
    return (
        found
        or _quoted(view, span, rows)
        or _plain(view, span, rows)
        or _before(view, span, rows)
        or _signed(view, span, rows)
    )


def _relative(view: View, span: Span, rows: list[Time]) -> list[Record]:
    """11月3日から4日に開催された○○会合; 2021年度に開催予定の「○○サミット」."""
    m = RELATIVE.search(view.text, *span)
    if not m or not rows or rows[0].start_char > m.start() or m.start() - rows[-1].end_char > 40:
        return []
    if "\n" in view.text[rows[0].start_char : m.start()]:
        return []
    name = NAME_RUN.match(view.text, m.end(), span[1])
    if not name:
        return []
    at = name.span("q") if name["q"] else name.span("n")
    text = view.text[slice(*at)]
    noun = words.noun_at_end(text) or words.noun_inside(text)
    if noun is None or len(text) <= len(noun.word):
        return []
    used = [t for t in rows if t.start_char < m.start()]
    return [Record("prose", at, _clause(view, at, span), tuple(used), told=(span[0], at[1]), trust=0.66)]


def _clause(view: View, name: Span, span: Span) -> tuple[Span, ...]:
    """Where the people and cities of an event told in passing stand: behind 〜において or 〜に…出席, else nowhere."""
    m = re.compile(r"[」』”）)]*(?:において|では|にて|で、|に(?:は)?[^。、]{0,24}(?:出席|参加|登壇))").match(
        view.text, name[1], span[1]
    )
    return (name, (name[1], span[1])) if m else (name,)


BEFORE_DATE = re.compile(
    rf"(?:[「『“](?P<q>[^「」『』“”\n]{{2,100}})[」』”]|(?P<n>(?:第[0-9０-９]{{1,3}}回)?[^、。「」『』（）()\s　をはがにで]{{1,30}}?{noun_pattern()}))"
    r"(?:[（(][^（）()]{0,40}[）)])?(?:を|は|が)、?[\s　]{0,2}$"
)
HELD_LATER = re.compile(r"開催|行われ|行いま|実施(?:さ|し|いた)|開かれ|開きま")


def _before(view: View, span: Span, rows: list[Time]) -> list[Record]:
    """第42回○○まつりを4月29日に…で開催; 「○○展」は4月27日から…開催: the name right before its day."""
    days = [t for t in rows if t.precision in ("day", "minute")]
    if not days or DEADLINE.search(view.text, *span) or not HELD_LATER.search(view.text, days[-1].end_char, span[1]):
        return []
    m = BEFORE_DATE.search(view.text[max(span[0], days[0].start_char - 130) : days[0].start_char])
    if not m:
        return []
    offset = max(span[0], days[0].start_char - 130)
    at = m.span("q") if m["q"] else m.span("n")
    at = (at[0] + offset, at[1] + offset)
    number = re.compile(r"第[0-9０-９]{1,3}回").search(view.text, *at)
    at = (number.start(), at[1]) if number and not m["q"] else at
    noun = words.noun_at_end(view.text[slice(*at)])
    if not m["q"] and (noun is None or noun.weak or at[1] - at[0] <= len(noun.word)):
        return []
    return [Record("prose", at, (span,), tuple(days), told=span, trust=0.64)]


SIGNED = re.compile(
    r"(?P<name>[^\s、。「」『』（）()にのをはがと]{2,40}(?:協定|覚書|議定書|共同宣言|合意書))(?:書)?[」』]?(?:を|に|の)(?P<verb>締結|調印|署名)"
    r"(?:いたし|致し|し|が行われ)(?:ました|た)"
)
PARTIES = re.compile(r"(?P<a>[^、。\s]{2,30}?)(?:と|、)(?P<b>[^、。]{2,50}?)は、?")


def _signed(view: View, span: Span, rows: list[Time]) -> list[Record]:
    """令和6年8月22日付けで包括連携協定を締結しました, with the parties that the sentence begins with."""
    days = [t for t in rows if t.precision == "day"]
    m = SIGNED.search(view.text, *span)
    if not m or not days or days[0].start_char > m.start():
        return []
    parties = PARTIES.match(view.text, span[0], m.start())
    who = f"{parties['a']}と{parties['b']}の" if parties else ""
    return [
        Record(
            "prose",
            m.span("name"),
            (span,),
            tuple(days[:1]),
            told=span,
            prefix=who,
            suffix="の" + m["verb"],
            trust=0.62,
        )
    ]


PLAIN = re.compile(rf"[^、。「」『』（）()\n]{{0,40}}?{noun_pattern()}(?:[（(][^（）()]{{0,40}}[）)])?(?=は|が|を)")


def _plain(view: View, span: Span, rows: list[Time]) -> list[Record]:
    """7月6日の○○シンポジウムは…終了しました; 5月3日、○○大会が開催されました: a name without quotes right behind its day."""
    days = [t for t in rows if t.precision in ("day", "minute")]
    if not days or DEADLINE.search(view.text, *span):
        return []
    at = days[-1].end_char
    lead = re.compile(
        r"[\s　]*(?:[（(][^（）()]{1,6}[）)])?[\s　]*(?:の|に|、)?[\s　]*(?:[^、。「」\n]{1,20}(?:で|において|にて)、?)?"
    ).match(view.text, at, span[1])
    m = PLAIN.match(view.text, lead.end() if lead else at, span[1])
    if not m or not re.search(
        r"開催(?:され|しま|いた)|行われ|行いました|終了(?:しま|いた)|開かれ", view.text[m.end() : span[1]]
    ):
        return []
    noun = words.noun_at_end(m[0])
    if noun is None or noun.weak or len(m[0]) <= len(noun.word):
        return []
    return [Record("prose", m.span(), (span,), tuple(days), told=span, trust=0.62)]


def _quoted(view: View, span: Span, rows: list[Time]) -> list[Record]:
    """「○○」を開催しました, with a day in the sentence before the name."""
    days = [t for t in rows if t.precision in ("day", "minute")]
    if not days or DEADLINE.search(view.text, *span):
        return []
    for m in QUOTED.finditer(view.text, *span):
        after = AFTER_QUOTE.match(view.text, m.end(), span[1])
        if not after or days[0].start_char > m.start() or THEME.match(view.text, m.end()):
            continue
        rest = view.text[after.end() : min(span[1], after.end() + 60)]
        name = view.text[m.start(1) : m.end(1)]
        noun = words.noun_at_end(name) or words.noun_inside(name)
        if not EVENT_VERB.search(rest) and noun is None:
            continue
        if noun is None and not re.match(r"[^。、]{0,12}(?:開催|実施|出席|参加|登壇|行わ|開講)", rest):
            continue
        behind = BEHIND.match(view.text, m.end(), span[1])
        at = (m.start(), behind.end()) if behind else m.span(1)
        return [Record("prose", at, (span,), tuple(days), told=span, trust=0.66)]
    return []


def _deferred(view: View) -> list[Record]:
    """「○○」を開設します。 … 本イベントは、11日から22日まで開催します: name and date in two sentences."""
    out: list[Record] = []
    open_names: list[tuple[Span, Span, int]] = []
    for n, span in enumerate(_sentences(view)):
        rows = _rows(view, span)
        text = view.text[slice(*span)].lstrip(" 　・")
        open_names = [o for o in open_names if n - o[2] <= 8][-4:]
        if rows and EVENT_VERB.search(text) and not DEADLINE.search(text):
            for name, first, _ in open_names:
                if _subject(view.text[slice(*name)], text):
                    at = (first[0], span[1])
                    out.append(Record("prose", name, (first, span), tuple(rows), told=at, trust=0.7, main=True))
                    open_names = []
                    break
        if rows:
            continue
        for m in QUOTED.finditer(view.text, *span):
            rest = view.text[m.end() : min(span[1], m.end() + 40)]
            if (
                AFTER_QUOTE.match(rest)
                and re.search(r"開催|開設|実施|行い|行う|オープン", rest)
                and (words.noun_at_end(m[1]) or words.noun_inside(m[1]))
            ):
                open_names.append((m.span(1), span, n))
    return out


def _subject(name: str, sentence: str) -> bool:
    """Whether a sentence begins by speaking of that event: 本イベントは, パビリオンは."""
    if SELF.match(sentence):
        return True
    noun = words.noun_at_end(name)
    short = noun.word if noun else ""
    return len(short) >= 3 and bool(re.match(rf"(?:本|当|同|この)?{re.escape(short)}(?:は|が|の開催)", sentence))
