"""The pieces that the readers are built from: regular expressions over normalised text, every repeat bounded."""

from __future__ import annotations

import re

from pipeline.temporal.numerals import NUMBER

S = r"[ \t]{0,4}"
SN = r"[ \t]{0,4}\n?[ \t]{0,4}"  # a date broken over a line, between a number and its unit
N = rf"(?:{NUMBER})"
DASH = "~〜\\-‐–—―−ー∼"
ERA = "明治|大正|昭和|平成|令和"
_AFTER_WEEKDAY = "[・･,、/ ]?(?:祝日?|休日?|振休|振替休日|国民の休日|祝・休日?|[^()\\[\\]〔〕【】0-9\\n]{1,8})"

_BRACKET = (
    rf"{S}[(\[〔【〈<]{S}(?:[祝休][日・、,/]{{0,2}})?(?P<w>[月火水木金土日])"
    rf"(?:曜日?(?:{_AFTER_WEEKDAY})?|(?=[・･,、/ )\]〕】〉>祝休振])(?:{_AFTER_WEEKDAY})?){S}[)\]〕】〉>]"
)
_ENGLISH_DAY = r"(?P<e>Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]{0,6})\.?"
_PLAIN_DAY = r"[ \t]{1,2}(?P<f>Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?(?![A-Za-z])"
WEEKDAY = re.compile(
    rf"{_BRACKET}|(?:{S}・(?=[月火水木金土日]曜))?{S}(?P<v>[月火水木金土日])(?:曜日?|(?=[ \t、,。~〜(|]|$|[0-9]))"
    rf"|{S}\({S}{_ENGLISH_DAY}{S}\)|{_PLAIN_DAY}",
    re.IGNORECASE,
)
WEEKDAYS = {char: i for i, char in enumerate("月火水木金土日")}
ENGLISH_WEEKDAYS = {name: i for i, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}

_TO = rf"[{DASH}](?:[{DASH}])?|から|より|→|\?|/(?=(?:19|20)[0-9]{{2}}-[0-9]{{2}}-)|to(?= )|until(?= )"
RANGE = re.compile(rf"{S}(?:{_TO}){S}(?:\n{S})?(?=[^\n])")
CHANGED = re.compile(
    "に(?:繰り|変更|前倒し|早め|遅らせ|延長|短縮|移し)"
)  # 18時から17時30分に繰り上げ: two points, no range
LIST = re.compile(rf"{S}(?:[、,，・･/＆&;]|及び|および|並びに|ならびに|または|又は|と|か){S}")
GOES_ON = frozenset(" \t~〜‐–—―−ー∼-かよ→?tu、,，・･/＆&;及お並なまた又と")  # what RANGE and LIST begin with

# After a number and its unit: it is a duration, a count or an ordinal.
NOT_DATE = re.compile(rf"{S}(?:間(?!近)|目)")  # behind a day whose month is written
NOT_DAY = re.compile(
    rf"{S}(?:間|かん(?!こう)|目|時(?!点)|程|以内|前(?!後)|後(?!半)|分(?!の)|程度|ほど|々|本|中(?!旬)|数|給|経|当たり|あたり|弱|強|余|を要|ごと|毎"
    r"|おき|以上|未満|ぶり|単位|違い|遅|早|で終|がかり|限り|系|米)"
)
NOT_MONTH = re.compile(rf"{S}(?:間|刊|齢|次|々|分の)")
NOT_YEAR = re.compile(rf"{S}(?:間|前(?!半|期)|後(?!半|期)|余|ぶり|物|以内|未満|目|もの)")
NOT_HOUR = re.compile(
    rf"{S}(?:間|かん|[ゅょゃっく]|代|点|期|限|刻|給|事|短|制|(?:台分?の?|分の?|の)1)"
    r"|1(?![0-9]?[月階号F])"  # 16時10月: an hour and a month
)
